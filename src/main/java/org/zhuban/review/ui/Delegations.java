package org.zhuban.review.ui;

import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.ui.FilingForm;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskTeam;
import org.zhuban.review.Teamwork;
import org.zhuban.review.Verdict;

/** 委派 on a task's page: the bar of the one who works on it for another, and what he gave back in the bar of the one who decides. */
@Component
class Delegations {

    private final Teamwork teamwork;
    private final DecisionWords words;
    private final LoggedIn loggedIn;
    private final Texts texts;

    Delegations(Teamwork teamwork, DecisionWords words, LoggedIn loggedIn, Texts texts) {
        this.teamwork = teamwork;
        this.words = words;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    /** What the reader works on; null = nothing. */
    static @Nullable TaskRequest asked(TaskTeam team) {
        return team.askedOfReader().stream()
                .filter(request -> request.kind() == TaskRequest.Kind.DELEGATE)
                .findFirst()
                .orElse(null);
    }

    /**
     * With what the reader had written before he left the page.
     *
     * @param answered as by {@link TeamParts#asked}
     * @param late     it came too late
     */
    GiveBackBar bar(
            TaskDetails details,
            TaskRequest request,
            FilingForm form,
            BiConsumer<TaskRequest, Boolean> answered,
            Runnable late) {
        VerdictDrafts drafts = VerdictDrafts.here();
        String draft = request.id().toString();
        var bar = new GiveBackBar(
                request,
                details.outcomes(),
                words.of(loggedIn.require(), details.task()),
                texts,
                form::setPicked,
                (written, made) -> {
                    try {
                        teamwork.answer(loggedIn.require(), request.id(), null, written.opinion(), written.faults());
                    } catch (InvalidInputException invalid) {
                        made.editor().show(invalid.errors());
                        return;
                    } catch (ZhubanException refused) {
                        Refusal.tell(texts, refused);
                        late.run();
                        return;
                    }
                    made.removeFromParent();
                    drafts.forget(draft);
                    answered.accept(request, null);
                });
        bar.editor()
                .draft(
                        drafts.of(draft).orElse(VerdictDrafts.NOTHING),
                        details.filing().form(),
                        written -> drafts.keep(draft, written));
        return bar;
    }

    /** The last answer stands in the bar of who has the task, if he has written nothing; else, and for others, there is a button that adds it. */
    void offer(DecisionBar bar, TaskDetails details, TaskTeam team) {
        team.requests().stream()
                .filter(request ->
                        request.kind() == TaskRequest.Kind.DELEGATE && request.state() == TaskRequest.State.ANSWERED)
                .reduce((first, second) -> second)
                .ifPresent(request -> offer(bar, details, team, request));
    }

    private void offer(DecisionBar bar, TaskDetails details, TaskTeam team, TaskRequest request) {
        FormDefinition form = details.filing().form();
        VerdictEditor editor = bar.editor();
        VerdictDrafts drafts = VerdictDrafts.here();
        String taken = request.id().toString();
        var back = new Verdict("", Objects.requireNonNullElse(request.answer(), ""), request.faults());
        Runnable take = () -> {
            editor.add(back, form);
            drafts.keep(taken, back); // deleted, it does not come back by itself
        };
        boolean has = details.task().assignee() != null && team.free(details.task());
        if (has && editor.isEmpty() && drafts.of(taken).isEmpty()) {
            take.run();
        }
        String by = Objects.requireNonNullElse(request.answererName(), request.askedName());
        int found = request.faults().size();
        if (editor.has(back, form)) {
            bar.given(texts.text("team.given.filled", by, found), null);
        } else {
            bar.given(texts.text("team.given", by, found), () -> {
                take.run();
                bar.given(texts.text("team.given.filled", by, found), null);
                editor.opinion().focus();
            });
        }
    }
}
