package org.zhuban.reference;

import java.time.Instant;
import java.time.LocalDate;

/** Working days 工作日 of the State Council's calendar (RULES, Working days); civil dates in Asia/Shanghai. */
public interface WorkingDays {

    boolean isWorkingDay(LocalDate day);

    /** End (24:00, Asia/Shanghai) of the n-th working day after the day of {@code from}; n ≥ 1. */
    Instant due(Instant from, int days);

    /** Working days still left on {@code now} until {@code due}: the days after today up to the due day; 0 when due today or overdue. */
    int left(Instant now, Instant due);
}
