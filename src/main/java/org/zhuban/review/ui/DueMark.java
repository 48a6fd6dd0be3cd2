package org.zhuban.review.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.reference.WorkingDays;

/** How a time limit stands: overdue since, due today, working days left. */
@Component
class DueMark {

    private final WorkingDays workingDays;
    private final Texts texts;
    private final Clock clock;

    DueMark(WorkingDays workingDays, Texts texts, Clock clock) {
        this.workingDays = workingDays;
        this.texts = texts;
        this.clock = clock;
    }

    String text(Instant dueAt) {
        Instant now = clock.instant();
        if (!dueAt.isAfter(now)) {
            long days = Math.max(1, Duration.between(dueAt, now).toDays() + 1);
            return texts.text("review.due.over", days);
        }
        return today(dueAt, now)
                ? texts.text("review.due.today")
                : texts.text("review.due.left", workingDays.left(now, dueAt));
    }

    /** Class of {@code zb-badge}. */
    String colour(Instant dueAt) {
        Instant now = clock.instant();
        if (!dueAt.isAfter(now)) {
            return "red";
        }
        return today(dueAt, now) || workingDays.left(now, dueAt) <= 1 ? "amber" : "";
    }

    private boolean today(Instant dueAt, Instant now) {
        return LocalDate.ofInstant(dueAt.minusNanos(1), clock.getZone())
                .equals(LocalDate.ofInstant(now, clock.getZone()));
    }
}
