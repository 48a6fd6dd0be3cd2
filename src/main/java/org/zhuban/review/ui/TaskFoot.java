package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.ui.FilingForm;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskTeam;

/** At the foot of a task's page: the decision, or what the reader gives back 交回, or why there is neither. What is typed there stays. */
final class TaskFoot extends Composite<Div> {

    private final Delegations delegations;
    private final FilingForm form;
    private final @Nullable DecisionBar decision;
    private final Acts acts;
    private final Div why = new Div();
    private @Nullable GiveBackBar work;
    private @Nullable VerdictEditor open;

    /**
     * What the page does.
     *
     * @param answered the reader gave back what he was asked
     * @param late     what he wrote came too late
     */
    record Acts(BiConsumer<TaskRequest, Boolean> answered, Runnable late) {}

    /** @param decision null where the reader can't decide at this desk */
    TaskFoot(TaskDetails details, FilingForm form, @Nullable DecisionBar decision, Delegations delegations, Acts acts) {
        this.delegations = delegations;
        this.form = form;
        this.decision = decision;
        this.acts = acts;
        getContent().addClassName("review-frame");
        why.addClassName("review-frame");
        getContent().add(why);
        if (decision != null) {
            getContent().add(decision);
        }
        if (DecisionBar.returns(details.outcomes())) {
            form.onPick(this::pin);
        }
    }

    /** @param barred why the reader can't decide it now */
    void show(TaskDetails details, TaskTeam team, Optional<Component> barred) {
        TaskRequest asked = Delegations.asked(team);
        working(details, asked);
        why.removeAll();
        if (asked == null) {
            barred.ifPresent(why::add);
        }
        DecisionBar deciding = asked == null && barred.isEmpty() ? decision : null;
        if (decision != null) {
            decision.setVisible(deciding != null);
        }
        if (deciding != null) {
            delegations.offer(deciding, details, team);
        }
        if (asked != null && work != null) {
            open = work.editor();
        } else {
            open = deciding == null ? null : deciding.editor();
        }
        form.getElement().getClassList().set("zbf-still", open == null); // pointing leads nowhere
        form.setPicked(open == null ? Map.of() : open.reasons());
    }

    /** The bar of what is not asked any more stays as long as something stands in it. */
    private void working(TaskDetails details, @Nullable TaskRequest asked) {
        GiveBackBar former = work;
        if (former != null && left(former, asked)) {
            former.removeFromParent();
            work = null;
        }
        if (asked != null && work == null) {
            GiveBackBar made = delegations.bar(details, asked, form, acts.answered(), acts.late());
            work = made;
            getContent().add(made);
        }
        if (work != null) {
            work.over(asked == null);
        }
    }

    private static boolean left(GiveBackBar former, @Nullable TaskRequest asked) {
        boolean givenBack = former.getParent().isEmpty();
        return givenBack
                || (asked == null ? former.editor().isEmpty() : !asked.id().equals(former.request()));
    }

    private void pin(FormElement element) {
        if (open != null) {
            open.pin(element);
        }
    }

    /** Whether the reader can't act on it any more. */
    void over(boolean over) {
        if (decision != null) {
            decision.over(over);
        }
        if (work != null && open == work.editor()) {
            work.over(over);
        }
    }
}
