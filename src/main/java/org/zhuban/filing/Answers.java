package org.zhuban.filing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers of a filing, typed, for the classes of filing types. A blank answer is none. */
public record Answers(Map<String, Object> data) {

    /** What stands for "no end" in days. */
    private static final int LONG_TERM = 36_500;

    public @Nullable String text(String key) {
        Object value = data.get(key);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /** Of a field that the form requires. */
    public String needed(String key) {
        String text = text(key);
        if (text == null) {
            throw new IllegalStateException(key + " is missing from the answers");
        }
        return text;
    }

    /** Null for none, or what is no date. */
    public @Nullable LocalDate date(String key) {
        String text = text(key);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** Whole days from today until that date; negative after it, 36,500 without one. */
    public long daysLeft(String key, LocalDate today) {
        LocalDate end = date(key);
        return end == null ? LONG_TERM : ChronoUnit.DAYS.between(today, end);
    }

    public boolean yes(String key) {
        return Boolean.TRUE.equals(data.get(key));
    }
}
