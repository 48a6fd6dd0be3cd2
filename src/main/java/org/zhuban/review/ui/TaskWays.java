package org.zhuban.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.common.ui.ReasonDialog;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.Inbox;
import org.zhuban.review.OpenTask;
import org.zhuban.review.OwnDecisions;

/** Ways on from a task: to its neighbours in the list it was opened from, and back to it by taking the decision back. */
@Component
class TaskWays {

    private static final int TOLD_FOR_MILLIS = 4_000;

    private final Inbox inbox;
    private final OwnDecisions decisions;
    private final LoggedIn loggedIn;
    private final Texts texts;

    TaskWays(Inbox inbox, OwnDecisions decisions, LoggedIn loggedIn, Texts texts) {
        this.inbox = inbox;
        this.decisions = decisions;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    /** @param task null where it is not known any more: the first of the list */
    Optional<OpenTask> next(InboxAddress address, @Nullable OpenTask task) {
        CurrentAccount account = loggedIn.require();
        return task != null
                ? inbox.following(account, address.query(), task)
                : inbox.page(account, address.query(), null, 1).items().stream().findFirst();
    }

    TaskSteps steps(InboxAddress address, OpenTask task, Consumer<OpenTask> open) {
        return new TaskSteps(
                texts,
                () -> step(inbox.preceding(loggedIn.require(), address.query(), task), open),
                () -> step(inbox.following(loggedIn.require(), address.query(), task), open));
    }

    private void step(Optional<OpenTask> other, Consumer<OpenTask> open) {
        other.ifPresentOrElse(
                open,
                () -> Notification.show(
                        texts.text("review.no-other-task"), TOLD_FOR_MILLIS, Notification.Position.TOP_CENTER));
    }

    /** What became of it, to read. */
    void see(OpenTask task) {
        UI.getCurrent()
                .navigate(
                        ReviewedView.class,
                        new RouteParameters(ReviewedView.FILING, task.filing().toString()));
    }

    /** Asks for the reason and opens the task again; null when something followed from the decision. */
    @Nullable
    Runnable recall(com.vaadin.flow.component.Component page, @Nullable UUID filing, Consumer<OpenTask> open) {
        if (filing == null
                || decisions.recallable(loggedIn.require(), List.of(filing)).isEmpty()) {
            return null;
        }
        var reopened = new AtomicReference<OpenTask>();
        return () -> OneDialog.open(
                page,
                new ReasonDialog(
                        texts,
                        texts.text("recall.title"),
                        "recall",
                        reason -> {
                            reopened.set(decisions.recall(loggedIn.require(), filing, reason));
                            Success.tell(texts.text("recall.done"));
                        },
                        () -> Optional.ofNullable(reopened.get()).ifPresent(open)));
    }
}
