package org.zhuban.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ConflictException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.FiguresChanged;
import org.zhuban.filing.ui.DueMark;
import org.zhuban.filing.ui.FilingForm;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.Inbox;
import org.zhuban.review.OpenTask;
import org.zhuban.review.ReviewService;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.Verdict;
import org.zhuban.review.WatchedFilings;

/** A task's page. The inbox it was opened from stands in the address, so that the next task is that list's next. */
@Route("tasks/:" + TaskDetailsView.ID)
@RolesAllowed({"REVIEWER", "SUPERVISOR", "ENTERPRISE"})
@StyleSheet("context://review.css")
@JavaScript("context://keys.js")
class TaskDetailsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String ID = "id";
    private static final int TOLD_FOR_MILLIS = 8_000;

    private final ReviewService reviews;
    private final Inbox inbox;
    private final WatchedFilings watched;
    private final TaskPanels panels;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private final DueMark dueMark;
    private InboxAddress address = InboxAddress.START;
    private String id = "";
    private String title = "";

    TaskDetailsView(
            ReviewService reviews,
            Inbox inbox,
            WatchedFilings watched,
            TaskPanels panels,
            LoggedIn loggedIn,
            Texts texts,
            Times times,
            DueMark dueMark) {
        this.reviews = reviews;
        this.inbox = inbox;
        this.watched = watched;
        this.panels = panels;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        this.dueMark = dueMark;
        addClassName("review-task");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get(ID).orElse("");
        address = InboxAddress.of(event.getLocation().getQueryParameters());
        show();
    }

    private void show() {
        try {
            show(reviews.details(loggedIn.require(), id));
        } catch (ConflictException | NotFoundException gone) {
            over(texts.text("review.over.gone"), texts.of(gone), null);
        }
    }

    private void show(TaskDetails details) {
        CurrentAccount account = loggedIn.require();
        OpenTask task = details.task();
        title = task.title();
        removeAll();
        boolean mayAct = details.barrier() == null;
        FilingForm form = panels.form(details.filing());
        var body = new Div(
                panels.filed(details, form, mayAct ? () -> reviews.reveal(loggedIn.require(), id) : null),
                panels.beside(details));
        body.addClassName("review-body");
        var header = new TaskHeader(details, account.id(), texts, times, dueMark, acts());
        header.getElement()
                .insertChild(
                        1,
                        new TaskSteps(
                                        texts,
                                        () -> step(inbox.preceding(account, address.query(), task)),
                                        () -> step(inbox.following(account, address.query(), task)))
                                .getElement());
        if (account.organisation() == null) {
            header.getElement().appendChild(new WatchButton(watched, loggedIn, texts, task.filing()).getElement());
        }
        add(header, body);
        String barrier = details.barrier();
        boolean anothers = task.assignee() != null && !task.assignee().equals(account.id());
        if (barrier != null) {
            add(barred(texts.text(barrier)));
        } else if (anothers) {
            add(barred(texts.text("task.claimed-by", String.valueOf(task.assigneeName()))));
        } else {
            var bar = new DecisionBar[1];
            bar[0] = new DecisionBar(
                    details.outcomes(), texts, form::setPicked, verdict -> decide(task, verdict, bar[0]));
            if (details.outcomes().contains("returned")) {
                form.onPick(bar[0]::pin);
            }
            add(bar[0]);
        }
        Keys.ofTask(this);
    }

    private void step(Optional<OpenTask> other) {
        other.ifPresentOrElse(
                this::open,
                () -> Notification.show(
                        texts.text("review.no-other-task"), TOLD_FOR_MILLIS / 2, Notification.Position.TOP_CENTER));
    }

    private static Div barred(String sentence) {
        var barred = new Div(sentence);
        barred.addClassNames("review-bar", "review-barred");
        return barred;
    }

    private void decide(OpenTask task, Verdict verdict, DecisionBar bar) {
        try {
            reviews.decide(loggedIn.require(), id, verdict);
        } catch (InvalidInputException invalid) {
            bar.show(invalid.errors());
            return;
        } catch (ConflictException | NotFoundException conflict) {
            if (conflict.code().equals("task.claimed-by") || conflict.code().equals("task.suspended")) {
                tell(conflict);
                show();
            } else {
                over(texts.text("review.over.gone"), texts.of(conflict), task);
            }
            return;
        } catch (ZhubanException refused) {
            tell(refused);
            return;
        }
        over(
                texts.text("review.over.done", texts.text("outcome." + verdict.outcome() + ".done")),
                texts.text("review.over.done.text", task.title(), task.number()),
                task);
    }

    private TaskHeader.Acts acts() {
        return new TaskHeader.Acts() {
            @Override
            public void back() {
                TaskDetailsView.this.back();
            }

            @Override
            public void claim() {
                act(() -> reviews.claim(loggedIn.require(), id));
            }

            @Override
            public void release() {
                act(() -> reviews.release(loggedIn.require(), id));
            }
        };
    }

    private void act(Runnable act) {
        try {
            act.run();
        } catch (ZhubanException refused) {
            tell(refused);
        }
        show();
    }

    /** In place of the task: what became of it, and the next one. */
    private void over(String heading, String sentence, @Nullable OpenTask task) {
        title = heading;
        removeAll();
        FiguresChanged.tell(this);
        add(new TaskOver(heading, sentence, next(task), texts, this::open, this::back));
        Keys.ofTask(this);
    }

    private Optional<OpenTask> next(@Nullable OpenTask task) {
        CurrentAccount account = loggedIn.require();
        return task != null
                ? inbox.following(account, address.query(), task)
                : inbox.page(account, address.query(), null, 1).items().stream().findFirst();
    }

    private void open(OpenTask task) {
        UI.getCurrent().navigate(TaskDetailsView.class, new RouteParameters(ID, task.id()), address.parameters());
    }

    private void back() {
        UI.getCurrent().navigate(TaskListView.class, address.parameters());
    }

    private void tell(ZhubanException refusal) {
        Notification told = Notification.show(texts.of(refusal), TOLD_FOR_MILLIS, Notification.Position.TOP_CENTER);
        told.addThemeVariants(NotificationVariant.LUMO_ERROR);
        told.setAssertive(true);
    }

    /** What stands on the page, for tests. */
    List<String> words() {
        return getElement().getTextRecursively().lines().toList();
    }

    @Override
    public String getPageTitle() {
        return title + " · " + texts.text("shell.product");
    }
}
