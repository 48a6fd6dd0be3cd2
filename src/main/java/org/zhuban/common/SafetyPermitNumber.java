package org.zhuban.common;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Number of a 安全生产许可证 (RULES, Identifiers), e.g. {@code (苏)JZ安许证字[2018]000115}: province, year, serial. Brackets of any kind are one.
 *
 * @param value in that very form
 */
public record SafetyPermitNumber(String value) {

    private static final Pattern SHAPE =
            Pattern.compile("\\((\\p{IsHan})\\)JZ安许证字\\(((?:19|20)[0-9]{2})\\)第?([0-9A-Z]{4,10}(?:-[0-9A-Z]{1,4})?)号?");

    public SafetyPermitNumber {
        value = normal(value);
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** In the usual brackets; what has another shape stays as typed, narrowed. */
    public static String normal(String text) {
        Matcher number = SHAPE.matcher(Brackets.round(text));
        return number.matches()
                ? "(" + number.group(1) + ")JZ安许证字[" + number.group(2) + "]" + number.group(3)
                : HalfWidth.code(text);
    }

    /** {@code safety-permit.format}, or null when it is right. */
    public static @Nullable String fault(String text) {
        return SHAPE.matcher(Brackets.round(text)).matches() ? null : "safety-permit.format";
    }

    @Override
    public String toString() {
        return value;
    }
}
