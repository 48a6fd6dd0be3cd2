package org.zhuban.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document 文书 issued for an approved filing. It never changes, except that it can be revoked.
 *
 * @param id            128 random bits; printed as {@link VerificationCode}, which is the only key to its public page
 * @param number        文书编号 {@code <programme>-<region 6>-<year>-<sequence 6>}
 * @param revision      the submission that was approved
 * @param formDigest    SHA-256 of the form's file
 * @param holder        name of the enterprise or person it is about; a person's name is masked
 * @param creditCode    统一社会信用代码, null if it has none
 * @param recordDigest  SHA-256 of the {@link CanonicalRecord}
 * @param approvedBy    who decided, as shown; null where a decision table did alone
 * @param validUntil    last day of validity; null = no end
 * @param keyId         8 bytes, of the key that signed
 * @param seal          COSE_Sign1 as printed in the QR
 * @param revokedReason public
 */
public record Document(
        UUID id,
        String number,
        UUID filing,
        String type,
        int revision,
        String processDefinition,
        int processVersion,
        byte[] formDigest,
        String holder,
        @Nullable String creditCode,
        String region,
        byte[] recordDigest,
        @Nullable String approvedBy,
        @Nullable String opinion,
        Instant issuedAt,
        @Nullable LocalDate validUntil,
        byte[] keyId,
        byte[] seal,
        @Nullable Instant revokedAt,
        @Nullable String revokedReason) {}
