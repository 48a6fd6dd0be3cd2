package org.zhuban.register;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list of a register asks for.
 *
 * @param q       part of a searched column, the enterprise's name or code; a whole personal number
 * @param region  with the regions in it
 * @param expiry  by the register's date of expiry
 * @param choices by field: the code chosen in its filter
 * @param standing without those whose approval was revoked
 */
public record RegisterQuery(
        @Nullable String q,
        @Nullable String region,
        @Nullable Expiry expiry,
        Map<String, String> choices,
        boolean standing) {

    public static final RegisterQuery ALL = new RegisterQuery(null, null, null, Map.of());

    /** Of all entries. */
    public RegisterQuery(
            @Nullable String q, @Nullable String region, @Nullable Expiry expiry, Map<String, String> choices) {
        this(q, region, expiry, choices, false);
    }

    /** RULES XC 2: what is warned of. */
    public enum Expiry {
        /** Within the next 90 days, the day of expiry included. */
        SOON,
        EXPIRED
    }

    public boolean filtered() {
        return q != null || region != null || expiry != null || !choices.isEmpty();
    }
}
