package org.zhuban.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.register.RegisterQuery.Expiry;

/**
 * An entry of a register as a reader may see it.
 *
 * @param filing the last one that made it so; null where only the authority said anything
 * @param revoked the approval of that filing was taken back 撤销
 * @param values by key of the form's field; personal numbers masked unless they were asked for in clear
 */
public record Entry(
        UUID id,
        UUID enterprise,
        String enterpriseName,
        String enterpriseCode,
        String region,
        @Nullable UUID filing,
        int version,
        Instant changedAt,
        boolean revoked,
        Map<String, Object> values) {

    /** On that day; always valid in a register whose entries do not end. */
    public Expiry standing(Register register, LocalDate today) {
        if (revoked) {
            return Expiry.REVOKED;
        }
        if (register.takenOut().map(values::get).isPresent()) {
            return Expiry.TAKEN_OUT;
        }
        LocalDate end = register.expiry()
                .map(values::get)
                .map(day -> LocalDate.parse(day.toString()))
                .orElse(LocalDate.MAX);
        if (end.isBefore(today)) {
            return Expiry.EXPIRED;
        }
        return end.isBefore(today.plusDays(RegisterSearch.WARN_DAYS)) ? Expiry.SOON : Expiry.VALID;
    }
}
