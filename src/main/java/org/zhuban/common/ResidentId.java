package org.zhuban.common;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 居民身份证号码 (GB 11643-1999; RULES, Identifiers). The region part may be a retired code and is not checked. Never shown whole by {@link #toString}.
 *
 * @param value 17 digits and a check character
 */
public record ResidentId(String value) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    public ResidentId {
        value = HalfWidth.code(value);
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /**
     * Message code of the first fault: {@code resident-id.format}, {@code resident-id.date}, {@code resident-id.check-digit}; null when it is right.
     * Whether the birthday lies ahead needs a day: {@link #fault(String, LocalDate)}.
     */
    public static @Nullable String fault(String text) {
        return fault(text, LocalDate.MAX);
    }

    /** As {@link #fault(String)}, and {@code resident-id.future} for a birthday after {@code today} (Asia/Shanghai). */
    public static @Nullable String fault(String text, LocalDate today) {
        String id = HalfWidth.code(text);
        if (!isShaped(id)) {
            return "resident-id.format";
        }
        LocalDate birthday = birthday(id);
        if (birthday == null) {
            return "resident-id.date";
        }
        if (birthday.isAfter(today)) {
            return "resident-id.future";
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (id.charAt(i) - '0') * WEIGHTS[i];
        }
        return id.charAt(17) == "10X98765432".charAt(sum % 11) ? null : "resident-id.check-digit";
    }

    private static boolean isShaped(String id) {
        if (id.length() != 18) {
            return false;
        }
        for (int i = 0; i < 18; i++) {
            char character = id.charAt(i);
            if (!(character >= '0' && character <= '9') && !(i == 17 && character == 'X')) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable LocalDate birthday(String id) {
        try {
            return LocalDate.of(
                    Integer.parseInt(id.substring(6, 10)),
                    Integer.parseInt(id.substring(10, 12)),
                    Integer.parseInt(id.substring(12, 14)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    public LocalDate birthday() {
        LocalDate birthday = birthday(value);
        if (birthday == null) {
            throw new IllegalStateException("resident-id.date");
        }
        return birthday;
    }

    /** The 17th digit is odd for a man. */
    public boolean male() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    @Override
    public String toString() {
        return value.substring(0, 3) + "***********" + value.substring(14);
    }
}
