package org.zhuban.common.ui;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.util.List;
import org.zhuban.common.Texts;

/** The calendar of every date field, in the reader's language; weeks begin on Monday. */
public final class CalendarWords {

    private CalendarWords() {}

    /** A date is shown as {@code 2026-11-20} and may be typed in other ways too. */
    public static DatePickerI18n of(Texts texts) {
        return new DatePickerI18n()
                .setDateFormats("yyyy-MM-dd", "yyyyMMdd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日")
                .setMonthNames(words(texts, "form.date.months"))
                .setWeekdays(words(texts, "form.date.weekdays"))
                .setWeekdaysShort(words(texts, "form.date.weekdays-short"))
                .setFirstDayOfWeek(1)
                .setToday(texts.text("form.date.today"))
                .setCancel(texts.text("form.date.cancel"));
    }

    private static List<String> words(Texts texts, String code) {
        return List.of(texts.text(code).split(",", -1));
    }
}
