package org.zhuban.common;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Number of a 安管人员安全生产考核合格证书 (RULES, Identifiers), e.g. {@code 苏建安C2(2021)0001234}: province, kind, year, serial of seven digits.
 * Brackets of any kind are one. Kinds: A head of an enterprise, B head of a project, C1 machinery, C2 civil, C3 both.
 *
 * @param value in that very form
 */
public record SafetyCertificateNumber(String value) {

    /** Such a certificate, and each renewal of it, is valid that long (RULES, Identifiers). */
    public static final int YEARS_VALID = 3;

    private static final Pattern SHAPE =
            Pattern.compile("(\\p{IsHan})建安(A|B|C[123])\\(((?:19|20)[0-9]{2})\\)([0-9]{7})");

    public SafetyCertificateNumber {
        value = normal(value);
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** In round brackets; what has another shape stays as typed, narrowed. */
    public static String normal(String text) {
        String number = Brackets.round(text);
        return SHAPE.matcher(number).matches() ? number : HalfWidth.code(text);
    }

    /** {@code safety-certificate.format}, or null when it is right. */
    public static @Nullable String fault(String text) {
        return SHAPE.matcher(Brackets.round(text)).matches() ? null : "safety-certificate.format";
    }

    /** {@code A}, {@code B}, {@code C1}, {@code C2} or {@code C3}; empty for a number of another shape. */
    public static Optional<String> kind(String text) {
        Matcher number = SHAPE.matcher(Brackets.round(text));
        return number.matches() ? Optional.of(number.group(2)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
