package org.zhuban.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An enterprise 企业 of the register.
 *
 * @param version               null before it is stored
 * @param kind                  code of table {@code enterprise-kind}, e.g. {@code LABOUR}
 * @param creditCode            统一社会信用代码 or 组织机构代码
 * @param certificateValidUntil null = 长期有效
 * @param contactMobile         sealed
 * @param certifiedBy           the filing that brought it here
 * @param endReason             null with {@code endedAt} while it is active
 */
@Table("enterprise")
public record Enterprise(
        @Id UUID id,
        @Version @Nullable Integer version,
        String name,
        String kind,
        String creditCode,
        String certificateKind,
        @Nullable LocalDate certificateValidUntil,
        LocalDate registeredOn,
        String region,
        String contactName,
        String contactMobile,
        byte[] contactMobileIndex,
        State state,
        UUID certifiedBy,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /** With what the market supervision registered anew. */
    public Enterprise registered(String newName, LocalDate on, String in, Instant at) {
        return new Enterprise(
                id,
                version,
                newName,
                kind,
                creditCode,
                certificateKind,
                certificateValidUntil,
                on,
                in,
                contactName,
                contactMobile,
                contactMobileIndex,
                state,
                certifiedBy,
                createdAt,
                at,
                endedAt,
                endReason);
    }

    /** With another kind and certificate. @param validUntil null = 长期有效 */
    public Enterprise certified(String newKind, String newCertificateKind, @Nullable LocalDate validUntil) {
        return new Enterprise(
                id,
                version,
                name,
                newKind,
                creditCode,
                newCertificateKind,
                validUntil,
                registeredOn,
                region,
                contactName,
                contactMobile,
                contactMobileIndex,
                state,
                certifiedBy,
                createdAt,
                changedAt,
                endedAt,
                endReason);
    }

    /** With another contact. @param mobile sealed */
    public Enterprise contacted(String newContact, String mobile, byte[] mobileIndex) {
        return new Enterprise(
                id,
                version,
                name,
                kind,
                creditCode,
                certificateKind,
                certificateValidUntil,
                registeredOn,
                region,
                newContact,
                mobile,
                mobileIndex,
                state,
                certifiedBy,
                createdAt,
                changedAt,
                endedAt,
                endReason);
    }

    Enterprise markEnded(String reason, Instant at) {
        return new Enterprise(
                id,
                version,
                name,
                kind,
                creditCode,
                certificateKind,
                certificateValidUntil,
                registeredOn,
                region,
                contactName,
                contactMobile,
                contactMobileIndex,
                State.ENDED,
                certifiedBy,
                createdAt,
                at,
                at,
                reason);
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    /** States of an enterprise in the register. */
    public enum State {
        ACTIVE,
        /** 已终止. */
        ENDED
    }
}
