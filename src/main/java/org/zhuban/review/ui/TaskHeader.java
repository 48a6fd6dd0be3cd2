package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Objects;
import java.util.UUID;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.ui.DueMark;
import org.zhuban.filing.ui.FilingBadge;
import org.zhuban.review.OpenTask;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.TaskTeam;

/** Number, title, state and due date of a task; who has it; claim and release. */
final class TaskHeader extends Composite<Div> {

    private final Div desk;

    /** What can be done from here. */
    record Acts(Runnable back, Runnable claim, Runnable release) {}

    /** @param more acts beside claim and release */
    TaskHeader(
            TaskDetails details,
            TaskTeam team,
            UUID reader,
            Component more,
            Texts texts,
            Times times,
            DueMark dueMark,
            Acts acts) {
        OpenTask task = details.task();
        var back =
                new Button(VaadinIcon.ARROW_LEFT.create(), click -> acts.back().run());
        back.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        back.setAriaLabel(texts.text("review.back"));
        back.setTooltipText(texts.text("review.back"));
        back.setId("back");
        var title = new H2(task.title());
        title.addClassName("zb-title");
        var number = new Span(task.number());
        number.addClassName("review-number");
        var line = new Div(
                number,
                new Span(details.filing().model().name()),
                new Span(task.name()),
                new Span(texts.text(
                        "review.submitted", times.shown(details.filing().lastSubmission()))));
        line.addClassName("review-line");
        var heading = new Div(title, line);
        heading.addClassName("review-heading");
        var marks = new Div(new FilingBadge(details.filing().filing().state(), texts));
        marks.addClassName("review-marks");
        if (task.revision() > 1) {
            marks.add(badge(texts.text("review.again", task.revision()), "blue"));
        }
        marks.add(badge(
                texts.text("review.due-on", times.day(task.dueAt()), dueMark.text(task.dueAt())),
                dueMark.colour(task.dueAt())));
        if (task.signed() != null) {
            marks.add(badge(
                    texts.text(
                            "filing.countersigned",
                            task.signed().signed(),
                            task.signed().of()),
                    "blue"));
        }
        details.filing().present().map(ProcessModel.UserTask::lapse).ifPresent(lapse -> {
            var mark = badge(lapse.name(), "amber");
            mark.setTitle(texts.text("filing.lapses", lapse.name()));
            marks.add(mark);
        });
        if (task.remindedAt() != null) {
            marks.add(badge(texts.text("review.reminded", times.shown(task.remindedAt())), "amber"));
        }
        getContent().addClassName("review-top");
        desk = desk(details, team, reader, texts, acts);
        desk.add(more);
        getContent().add(back, heading, marks, desk);
    }

    /** Whether the task can't be decided any more: its acts would lead away from what is written. */
    void over(boolean over) {
        desk.setEnabled(!over);
    }

    private static Div desk(TaskDetails details, TaskTeam team, UUID reader, Texts texts, Acts acts) {
        OpenTask task = details.task();
        var desk = new Div();
        desk.addClassName("review-desk");
        if (task.assignee() == null) {
            if (details.barrier() == null) {
                var claim = new Button(
                        texts.text("review.claim"), click -> acts.claim().run());
                claim.setTooltipText(texts.text("review.claim.hint"));
                claim.setId("claim");
                desk.add(claim);
            }
        } else if (team.free(task)) {
            var release = new Button(
                    texts.text("review.release"), click -> acts.release().run());
            release.setId("release");
            release.setEnabled(task.held() == null || task.held() == OpenTask.Held.SIGN_BEFORE);
            String whose = task.assignee().equals(reader)
                    ? texts.text("review.claimed-by-me")
                    : texts.text("team.stand-in", Objects.requireNonNullElse(task.assigneeName(), ""));
            desk.add(badge(whose, "green"), release);
        } else {
            desk.add(badge(
                    texts.text("review.claimed-by", Objects.requireNonNullElse(task.assigneeName(), "")), "amber"));
        }
        return desk;
    }

    private static Span badge(String text, String colour) {
        var badge = new Span(text);
        badge.addClassName("zb-badge");
        if (!colour.isEmpty()) {
            badge.addClassName(colour);
        }
        return badge;
    }
}
