package org.zhuban.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that stands for an enterprise 证书绑定.
 *
 * @param fingerprint SHA-256, hex
 * @param endedBy     who reported it lost, revoked or replaced it; null while active
 * @param endReason   null while active
 */
public record Binding(
        UUID id,
        UUID enterprise,
        String fingerprint,
        String subject,
        String issuer,
        String serial,
        String algorithm,
        Instant validFrom,
        Instant validUntil,
        State state,
        Instant boundAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endReason) {

    /** Whoever holds it should renew it by then. */
    private static final Duration SOON = Duration.ofDays(90);

    /** Anything but active is for good. */
    public enum State {
        ACTIVE,
        /** 已挂失. */
        LOST,
        /** 已撤销, by a supervisor. */
        REVOKED,
        /** 已更换. */
        REPLACED
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    public boolean expired(Instant now) {
        return now.isAfter(validUntil);
    }

    /** Within 90 days. */
    public boolean expiresSoon(Instant now) {
        return !expired(now) && now.plus(SOON).isAfter(validUntil);
    }
}
