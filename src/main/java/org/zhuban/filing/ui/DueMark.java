package org.zhuban.filing.ui;

import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.reference.WorkingDays;

/** How a time limit stands, in working days: overdue since, due today, left. */
@Component
public class DueMark {

    private final WorkingDays workingDays;
    private final Texts texts;
    private final Clock clock;

    DueMark(WorkingDays workingDays, Texts texts, Clock clock) {
        this.workingDays = workingDays;
        this.texts = texts;
        this.clock = clock;
    }

    public String text(Instant dueAt) {
        Instant now = clock.instant();
        if (!dueAt.isAfter(now)) {
            int days = workingDays.left(dueAt.minusNanos(1), now);
            return days == 0 ? texts.text("filing.due.just-over") : texts.text("filing.due.over", days);
        }
        return today(dueAt, now)
                ? texts.text("filing.due.today")
                : texts.text("filing.due.left", workingDays.left(now, dueAt));
    }

    /** Class of {@code zb-badge}. */
    public String colour(Instant dueAt) {
        Instant now = clock.instant();
        if (!dueAt.isAfter(now)) {
            return "red";
        }
        return today(dueAt, now) || workingDays.left(now, dueAt) <= 1 ? "amber" : "";
    }

    /** {@code late}, {@code today} or {@code later}: the groups of a list in order of time limits. */
    public String group(Instant dueAt) {
        Instant now = clock.instant();
        return !dueAt.isAfter(now) ? "late" : today(dueAt, now) ? "today" : "later";
    }

    /** The mark as a badge: its words say it, its colour only repeats it. */
    public Span badge(Instant dueAt) {
        var badge = new Span(text(dueAt));
        badge.addClassName("zb-badge");
        String colour = colour(dueAt);
        if (!colour.isEmpty()) {
            badge.addClassName(colour);
        }
        return badge;
    }

    private boolean today(Instant dueAt, Instant now) {
        return LocalDate.ofInstant(dueAt.minusNanos(1), clock.getZone())
                .equals(LocalDate.ofInstant(now, clock.getZone()));
    }
}
