package org.zhuban.common;

import org.jspecify.annotations.Nullable;

/**
 * A personal bank card 银行卡号 (RULES, Identifiers): 16 to 19 digits, Luhn. The number of a 工资专用账户 is none. Never shown whole by {@link #toString}.
 *
 * @param value 16 to 19 digits
 */
public record BankCard(String value) {

    public BankCard {
        value = HalfWidth.code(value);
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** {@code bank-card.format} or {@code bank-card.check-digit}; null when it is right. */
    public static @Nullable String fault(String text) {
        String card = HalfWidth.code(text);
        if (!card.matches("[0-9]{16,19}")) {
            return "bank-card.format";
        }
        int sum = 0;
        for (int i = 0; i < card.length(); i++) {
            int digit = card.charAt(card.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0 ? null : "bank-card.check-digit";
    }

    @Override
    public String toString() {
        return "************" + value.substring(value.length() - 4);
    }
}
