package org.zhuban.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A construction permit 施工许可证 of a project (JM (2)3(3)); a project may have several.
 *
 * @param version null before it is stored
 * @param number  18 digits, or an older shape
 * @param content what it allows, e.g. lots or buildings
 * @param filing  whose attachments show it
 */
@Table("construction_permit")
public record Permit(
        @Id UUID id,
        @Version @Nullable Integer version,
        UUID project,
        String number,
        @Nullable String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable String content,
        UUID filing,
        Instant createdAt) {

    Permit changed(@Nullable String by, @Nullable LocalDate on, @Nullable String newContent, UUID newFiling) {
        return new Permit(id, version, project, number, by, on, newContent, newFiling, createdAt);
    }
}
