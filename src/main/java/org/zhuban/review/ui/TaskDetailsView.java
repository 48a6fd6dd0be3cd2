package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ConflictException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.FiguresChanged;
import org.zhuban.filing.ui.FilingForm;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.OpenTask;
import org.zhuban.review.ReviewService;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskTeam;
import org.zhuban.review.Verdict;

/** A task's page. The inbox it was opened from stands in the address, so that the next task is that list's next. */
@Route("tasks/:" + TaskDetailsView.ID)
@RolesAllowed({"REVIEWER", "SUPERVISOR", "ENTERPRISE", "PROCESS_ADMIN"})
@StyleSheet("context://review.css")
@JavaScript("context://keys.js")
class TaskDetailsView extends TaskPage implements BeforeEnterObserver {

    private final ReviewService reviews;
    private final TaskPanels panels;
    private final TeamParts team;
    private final DecisionBars bars;
    private final TaskNews news;
    private final LoggedIn loggedIn;
    private final Div top = new Div();
    private @Nullable TaskFoot foot;
    private TaskNews.@Nullable Shown shown;
    private @Nullable TaskHeader header;
    private @Nullable TaskNotice notice;
    private @Nullable TeamPanel beside;

    TaskDetailsView(
            ReviewService reviews,
            TaskWays ways,
            TaskPanels panels,
            TeamParts team,
            DecisionBars bars,
            TaskNews news,
            LoggedIn loggedIn,
            Texts texts) {
        super(ways, texts);
        this.reviews = reviews;
        this.panels = panels;
        this.team = team;
        this.bars = bars;
        this.news = news;
        this.loggedIn = loggedIn;
        addClassName("review-task");
        top.addClassName("review-frame");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get(ID).orElse("");
        address = InboxAddress.of(event.getLocation().getQueryParameters());
        read(this::show);
    }

    private void read(Consumer<TaskDetails> reader) {
        try {
            reader.accept(reviews.details(loggedIn.require(), id));
        } catch (ConflictException | NotFoundException gone) {
            over(texts.text("review.over.gone"), texts.of(gone), null);
        }
    }

    private void show(TaskDetails details) {
        OpenTask task = details.task();
        title = task.title();
        removeAll();
        notice = null;
        boolean mayAct = details.barrier() == null;
        beside = team.apply() ? team.panel(id, this::refresh) : null;
        FilingForm form = panels.form(details.filing());
        var body = new Div(
                panels.filed(details, form, mayAct ? () -> reviews.reveal(loggedIn.require(), id) : null),
                panels.beside(details, beside));
        body.addClassName("review-body");
        TaskFoot made = bars.foot(
                details,
                form,
                mayAct ? (verdict, pressed) -> decide(details.task(), verdict, pressed) : null,
                new TaskFoot.Acts(this::answered, this::refresh));
        foot = made;
        if (mayAct) {
            notice = new TaskNotice(
                    () -> news.since(Objects.requireNonNull(shown)),
                    texts,
                    onNews(task, made, () -> Objects.requireNonNull(header), this::refresh));
            add(notice);
        }
        add(top, body, made);
        frame(details);
    }

    /** What changes while others work on it: who has it, what is asked, whether it can be decided. The rest stays as it was left. */
    private void frame(TaskDetails details) {
        TaskTeam now = team.of(id);
        shown = new TaskNews.Shown(details.task(), now);
        top.removeAll();
        Component menu = beside == null ? new Span() : team.menu(details, now, this::refresh);
        header = panels.header(details, now, menu, ways.steps(address, details.task(), this::open), acts());
        top.add(header);
        team.asked(details, now, this::answered, this::refresh).forEach(top::add);
        if (beside != null) {
            beside.show(details, now);
        }
        Objects.requireNonNull(foot).show(details, now, team.barred(details, now, this::refresh));
        Keys.ofTask(this);
    }

    private void refresh() {
        FiguresChanged.tell(this);
        read(this::again);
        if (notice != null && notice.isAttached()) {
            notice.look();
        }
    }

    /** Another version of its process 流程迁移 decides what follows, and may offer other outcomes: the page is made anew, what is written stays. */
    private void again(TaskDetails details) {
        TaskNews.Shown before = shown;
        if (before != null && !before.task().definition().equals(details.task().definition())) {
            show(details);
        } else {
            frame(details);
        }
    }

    /** The last signature lets the decision take effect. */
    private void answered(TaskRequest request, @Nullable Boolean agrees) {
        OpenTask task = Objects.requireNonNull(shown).task();
        boolean letsPass = request.kind() == TaskRequest.Kind.SIGN_AFTER && Boolean.TRUE.equals(agrees);
        if (letsPass && news.since(shown).filter(TaskNews.News::over).isPresent()) {
            over(
                    texts.text("team.over.effective"),
                    texts.text("review.over.done.text", task.title(), task.number()),
                    task);
        } else {
            team.said(request, agrees);
            refresh();
        }
    }

    private void decide(OpenTask task, Verdict verdict, DecisionBar bar) {
        try {
            reviews.decideAsRead(
                    loggedIn.require(), id, Objects.requireNonNull(shown).task().definition(), verdict);
        } catch (InvalidInputException invalid) {
            bar.editor().show(invalid.errors());
            return;
        } catch (ConflictException | NotFoundException conflict) {
            if (Refusal.leaves(conflict)) {
                Refusal.tell(texts, conflict);
                refresh();
            } else {
                over(texts.text("review.over.gone"), texts.of(conflict), task);
            }
            return;
        } catch (ZhubanException refused) {
            Refusal.tell(texts, refused);
            return;
        }
        boolean proposed = team.proposed(id);
        over(
                texts.text(
                        proposed ? "team.over.proposed" : "review.over.done",
                        texts.text("outcome." + verdict.outcome() + ".done")),
                texts.text("review.over.done.text", task.title(), task.number()),
                task);
        if (proposed) { // a signer may object
            VerdictDrafts.here().keep(id, new Verdict("", verdict.opinion(), verdict.faults()));
        }
    }

    private TaskHeader.Acts acts() {
        return new TaskHeader.Acts(
                this::back,
                () -> act(() -> reviews.claim(loggedIn.require(), id)),
                () -> act(() -> reviews.release(loggedIn.require(), id)));
    }

    private void act(Runnable act) {
        try {
            act.run();
        } catch (ZhubanException refused) {
            Refusal.tell(texts, refused);
            if (notice != null) {
                notice.look();
                if (notice.over()) {
                    return; // what is written stays
                }
            }
        }
        refresh();
    }

    /** What stands on the page, for tests. */
    List<String> words() {
        return getElement().getTextRecursively().lines().toList();
    }
}
