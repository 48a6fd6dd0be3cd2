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

    /** How entries stand by the register's date of expiry; the last three are no longer valid. */
    public enum Expiry {
        VALID,
        /** RULES XC 2, what is warned of: valid, and over within the next 90 days, the day of expiry included. */
        SOON,
        EXPIRED,
        /** {@link Register#takenOut}. */
        TAKEN_OUT,
        /** Its approval was revoked 撤销. */
        REVOKED
    }

    public boolean filtered() {
        return q != null || region != null || expiry != null || !choices.isEmpty();
    }
}
