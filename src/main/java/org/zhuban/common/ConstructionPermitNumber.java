package org.zhuban.common;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/** 施工许可证编号 (RULES, Identifiers): 18 digits, region 6 + date 8 + serial 2 + category 2; older certificates have shapes of their own. */
public final class ConstructionPermitNumber {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private ConstructionPermitNumber() {}

    /** Half width, upper case, no blanks, round brackets. */
    public static String normal(String text) {
        return DocumentNumber.normal(text);
    }

    /** Has it the shape of 18 digits? Any other is doubtful, not wrong. */
    public static boolean regular(String text) {
        return date(text) != null;
    }

    /** The region in it; null if it has another shape. */
    public static @Nullable String region(String text) {
        return regular(text) ? normal(text).substring(0, 6) : null;
    }

    /** The date in it; null if it has another shape. */
    public static @Nullable LocalDate date(String text) {
        String number = normal(text);
        if (!number.matches("[1-9][0-9]{17}")) {
            return null;
        }
        try {
            return LocalDate.parse(number.substring(6, 14), DATE);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
