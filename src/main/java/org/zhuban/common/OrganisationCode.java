package org.zhuban.common;

import org.jspecify.annotations.Nullable;

/**
 * 组织机构代码 (GB 11714-1997; RULES, Identifiers): 8 characters and a check character; {@code 12345678-9} is read too.
 *
 * @param value 9 characters, upper case, without hyphen
 */
public record OrganisationCode(String value) {

    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    public OrganisationCode {
        value = normal(value);
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** Message code of the first fault: {@code organisation-code.length}, {@code .alphabet}, {@code .check-digit}; null when it is right. */
    public static @Nullable String fault(String text) {
        String code = normal(text);
        if (code.length() != 9) {
            return "organisation-code.length";
        }
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            char character = code.charAt(i);
            if (!(character >= '0' && character <= '9') && !(character >= 'A' && character <= 'Z')) {
                return "organisation-code.alphabet";
            }
            sum += Character.digit(character, 36) * WEIGHTS[i];
        }
        return code.charAt(8) == "0123456789X0".charAt(11 - sum % 11) ? null : "organisation-code.check-digit";
    }

    /** Narrowed, upper case, without blanks and without the hyphen before the check character. */
    public static String normal(String text) {
        String code = HalfWidth.code(text);
        return code.length() == 10 && code.charAt(8) == '-' ? code.substring(0, 8) + code.charAt(9) : code;
    }

    @Override
    public String toString() {
        return value;
    }
}
