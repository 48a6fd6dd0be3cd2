package org.zhuban.common;

import org.jspecify.annotations.Nullable;

/**
 * 统一社会信用代码 (GB 32100-2015; RULES, Identifiers): 18 characters, the last a check character over weights 3^(i−1) mod 31.
 *
 * @param value 18 characters, upper case
 */
public record CreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public CreditCode {
        value = HalfWidth.code(value);
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** Message code of the first fault: {@code uscc.length}, {@code uscc.alphabet}, {@code uscc.check-digit}; null when it is right. */
    public static @Nullable String fault(String text) {
        String code = HalfWidth.code(text);
        if (code.length() != 18) {
            return "uscc.length";
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 18; i++) {
            int digit = ALPHABET.indexOf(code.charAt(i));
            if (digit < 0) {
                return "uscc.alphabet";
            }
            if (i < 17) {
                sum += digit * weight;
                weight = weight * 3 % 31;
            }
        }
        return ALPHABET.indexOf(code.charAt(17)) == (31 - sum % 31) % 31 ? null : "uscc.check-digit";
    }

    /** {@code uscc.inner-check} when only the organisation code in characters 9–17 (GB 11714) fails: doubtful, not wrong. */
    public static @Nullable String warning(String text) {
        String code = HalfWidth.code(text);
        return fault(code) == null && OrganisationCode.fault(code.substring(8, 17)) != null ? "uscc.inner-check" : null;
    }

    /** The organisation code 组织机构代码 in characters 9–17, 9 characters. */
    public String organisationCode() {
        return value.substring(8, 17);
    }

    @Override
    public String toString() {
        return value;
    }
}
