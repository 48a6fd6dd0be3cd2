package org.zhuban.identity.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The password was right, the second factor is missing: the session has no account yet, so no role at all. */
record PendingLogin(UUID account, int epoch, String maskedMobile, Instant until) implements Serializable {

    private static final String NAME = PendingLogin.class.getName();

    static @Nullable PendingLogin of(@Nullable HttpSession session, Instant now) {
        var pending = session == null ? null : (PendingLogin) session.getAttribute(NAME);
        return pending != null && now.isBefore(pending.until()) ? pending : null;
    }

    void keep(HttpSession session) {
        session.setAttribute(NAME, this);
    }

    static void forget(HttpSession session) {
        session.removeAttribute(NAME);
    }
}
