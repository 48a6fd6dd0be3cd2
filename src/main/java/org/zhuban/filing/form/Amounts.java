package org.zhuban.filing.form;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.HalfWidth;

/** Amounts of yuan as people read and write them; never a double. */
public final class Amounts {

    private Amounts() {}

    /** {@code 1234567.5} as {@code 1,234,567.50}; more decimals than fen, and what is no number, as they are. */
    public static String grouped(Object value) {
        String text = value.toString();
        if (!text.matches("[+-]?[0-9]{1,20}(\\.[0-9]{1,10})?")) {
            return text;
        }
        BigDecimal amount = new BigDecimal(text);
        return new DecimalFormat("#,##0.00########", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }

    /** A number if it is one; grouping commas of either width are left out. */
    public static @Nullable Object read(String typed) {
        String text = HalfWidth.code(typed).replace(",", "").replace("¥", "");
        if (text.isEmpty()) {
            return null;
        }
        return text.matches("[+-]?[0-9]{1,20}(\\.[0-9]{1,10})?") ? new BigDecimal(text) : typed.strip();
    }
}
