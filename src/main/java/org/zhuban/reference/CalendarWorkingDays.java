package org.zhuban.reference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Monday to Friday except where {@code calendar_day} says otherwise. */
@Service
class CalendarWorkingDays implements WorkingDays {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private volatile @Nullable Map<LocalDate, Boolean> exceptions;

    CalendarWorkingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        Boolean exception = exceptions().get(day);
        return exception != null
                ? exception
                : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    @Override
    public Instant due(Instant from, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("A time limit of " + days + " working days");
        }
        LocalDate day = LocalDate.ofInstant(from, ZONE);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    @Override
    public int left(Instant now, Instant due) {
        LocalDate last = LocalDate.ofInstant(due.minusNanos(1), ZONE);
        int left = 0;
        for (LocalDate day = LocalDate.ofInstant(now, ZONE).plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                left++;
            }
        }
        return left;
    }

    /** After an administrator's change. */
    @Scheduled(fixedDelay = 5 * 60_000, initialDelay = 5 * 60_000)
    void reload() {
        exceptions = load();
    }

    private Map<LocalDate, Boolean> exceptions() {
        Map<LocalDate, Boolean> loaded = exceptions;
        if (loaded == null) {
            loaded = load();
            exceptions = loaded;
        }
        return loaded;
    }

    private Map<LocalDate, Boolean> load() {
        record Day(LocalDate day, boolean work) {}
        return jdbc
                .sql("select day, kind = 'WORK' as work from calendar_day")
                .query((row, n) -> new Day(row.getObject("day", LocalDate.class), row.getBoolean("work")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Day::day, Day::work));
    }
}
