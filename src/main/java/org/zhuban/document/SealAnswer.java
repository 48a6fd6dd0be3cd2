package org.zhuban.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a seal is worth by its signature, as JSON.
 *
 * @param result {@code GENUINE}, {@code UNREADABLE}, {@code UNKNOWN_KEY} or {@code FORGED}
 * @param claims what it says; null unless genuine
 */
public record SealAnswer(String result, @Nullable Said claims) {

    /** What the QR says. */
    public record Said(
            String code,
            String type,
            String number,
            String holder,
            @Nullable String creditCode,
            String region,
            LocalDate issuedOn,
            @Nullable LocalDate validUntil,
            String digest) {}

    static SealAnswer of(SealCheck check) {
        Claims claims = check.claims();
        return new SealAnswer(
                check.result().name(),
                claims == null
                        ? null
                        : new Said(
                                VerificationCode.of(claims.id()),
                                claims.type(),
                                claims.number(),
                                claims.holder(),
                                claims.creditCode(),
                                claims.region(),
                                claims.issuedOn(),
                                claims.validUntil(),
                                java.util.HexFormat.of().formatHex(claims.recordDigest())));
    }
}
