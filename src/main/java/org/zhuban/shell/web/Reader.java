package org.zhuban.shell.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;

/** Who reads a plain page: its frame asks for it as {@code @reader}. */
@Component("reader")
public class Reader {

    private final LoggedIn loggedIn;

    Reader(LoggedIn loggedIn) {
        this.loggedIn = loggedIn;
    }

    /** Null for a visitor. */
    public @Nullable String name() {
        return loggedIn.account().map(CurrentAccount::displayName).orElse(null);
    }
}
