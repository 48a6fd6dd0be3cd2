package org.zhuban.common;

import org.jspecify.annotations.Nullable;

/**
 * A mobile number of the mainland 手机号 (RULES, Identifiers): {@code 1[3-9]} and 9 digits. Never shown whole by {@link #toString}.
 *
 * @param value 11 digits
 */
public record Mobile(String value) {

    public Mobile {
        value = HalfWidth.code(value);
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** {@code mobile.format}, or null when it is right. */
    public static @Nullable String fault(String text) {
        return HalfWidth.code(text).matches("1[3-9][0-9]{9}") ? null : "mobile.format";
    }

    @Override
    public String toString() {
        return value.substring(0, 3) + "****" + value.substring(7);
    }
}
