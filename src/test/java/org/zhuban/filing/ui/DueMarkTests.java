package org.zhuban.filing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.zhuban.common.Texts;
import org.zhuban.reference.WorkingDays;

/** 期限: what is left and what is over are counted alike. */
class DueMarkTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Monday to Friday. */
    private static final WorkingDays WEEK = new WorkingDays() {
        @Override
        public boolean isWorkingDay(LocalDate day) {
            return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
        }

        @Override
        public Instant due(Instant from, int days) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int left(Instant now, Instant due) {
            LocalDate last = LocalDate.ofInstant(due.minusNanos(1), ZONE);
            return (int) LocalDate.ofInstant(now, ZONE)
                    .plusDays(1)
                    .datesUntil(last.plusDays(1))
                    .filter(this::isWorkingDay)
                    .count();
        }
    };

    /** Due at the end of Friday, 20 November 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-18T09:00:00Z, 还剩 2 个工作日",
        "2026-11-20T01:00:00Z, 今天到期",
        "2026-11-21T02:00:00Z, 已超期",
        "2026-11-23T02:00:00Z, 超期 1 个工作日",
        "2026-11-30T02:00:00Z, 超期 6 个工作日"
    })
    void days_left_and_days_over_are_working_days(Instant now, String words) {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/filing");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var mark = new DueMark(WEEK, new Texts(messages), Clock.fixed(now, ZONE));
        Instant due = LocalDate.of(2026, 11, 21).atStartOfDay(ZONE).toInstant();
        assertThat(mark.text(due)).isEqualTo(words);
    }
}
