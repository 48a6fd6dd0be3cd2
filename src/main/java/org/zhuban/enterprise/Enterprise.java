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
        Instant changedAt) {

    /** States of an enterprise in the register. */
    public enum State {
        ACTIVE,
        ENDED
    }
}
