package org.zhuban.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Persons have pages of their own, without a session: who logs in with a password goes on there. */
@FunctionalInterface
public interface PersonalLogin {

    /** @return where he goes on */
    String begin(HttpServletRequest request, HttpServletResponse response, AccountState account);
}
