package org.zhuban.identity.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.identity.AccountState;

/**
 * What a session remembers of its login.
 *
 * @param active      the last time a person did something; a page left open does nothing
 * @param certificate that it began with; null = with a password
 */
record SessionMark(int epoch, int sessionEpoch, Instant started, Instant active, @Nullable UUID certificate)
        implements Serializable {

    /** A session without activity ends after this (SECURITY 4). */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** Every session ends after this. */
    static final Duration ABSOLUTE = Duration.ofHours(12);

    private static final String NAME = SessionMark.class.getName();

    static @Nullable SessionMark of(HttpSession session) {
        return (SessionMark) session.getAttribute(NAME);
    }

    void keep(HttpSession session) {
        session.setAttribute(NAME, this);
    }

    SessionMark activeAt(Instant now) {
        return new SessionMark(epoch, sessionEpoch, started, now, certificate);
    }

    boolean over(Instant now) {
        return !now.isBefore(started.plus(ABSOLUTE)) || !now.isBefore(active.plus(IDLE));
    }

    /** Still of the account as it is now? */
    boolean goodFor(AccountState account) {
        return account.enabled() && account.epoch() == epoch && account.sessionEpoch() == sessionEpoch;
    }
}
