package org.zhuban.filing.form;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.HalfWidth;

/** Civil dates as people write them: 2026-01-31, 20260131, 2026/1/31, 2026年1月31日. */
final class CivilDates {

    private static final Pattern SEPARATED =
            Pattern.compile("([0-9]{4})(?:-|/|\\.|年)([0-9]{1,2})(?:-|/|\\.|月)([0-9]{1,2})日?");
    private static final Pattern JOINED = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

    private CivilDates() {}

    static Optional<LocalDate> read(@Nullable Object value) {
        if (value instanceof LocalDate date) {
            return Optional.of(date);
        }
        if (value == null) {
            return Optional.empty();
        }
        String text = HalfWidth.code(value.toString());
        Matcher matcher = SEPARATED.matcher(text);
        if (!matcher.matches()) {
            matcher = JOINED.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** {@code today} or a date. */
    static Optional<LocalDate> bound(@Nullable String bound, LocalDate today) {
        return "today".equals(bound) ? Optional.of(today) : read(bound);
    }
}
