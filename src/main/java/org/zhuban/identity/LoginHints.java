package org.zhuban.identity;

import java.util.List;

/** Logins the login page may list: the demo has such a bean, nothing else. */
public interface LoginHints {

    List<Hint> hints();

    /**
     * @param login    login name
     * @param password in clear: it's no secret
     * @param who      who it is, in words
     */
    record Hint(String login, String password, String who) {}
}
