package org.zhuban.review.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.ui.FilingForm;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.ApprovalQuestions;
import org.zhuban.review.Proposal;
import org.zhuban.review.TaskAct;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.TaskTeam;
import org.zhuban.review.Verdict;

/** Makes the decision bar 审核决定 of a task, with the words it offers, what was written before, and what it asks before an approval. */
@Component
class DecisionBars {

    private final DecisionWords words;
    private final ApprovalQuestions questions;
    private final TeamParts team;
    private final Delegations delegations;
    private final LoggedIn loggedIn;
    private final Texts texts;

    DecisionBars(
            DecisionWords words,
            ApprovalQuestions questions,
            TeamParts team,
            Delegations delegations,
            LoggedIn loggedIn,
            Texts texts) {
        this.words = words;
        this.questions = questions;
        this.team = team;
        this.delegations = delegations;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    /** @param decide null where the reader can't decide at this desk */
    TaskFoot foot(
            TaskDetails details,
            FilingForm form,
            @Nullable BiConsumer<Verdict, DecisionBar> decide,
            TaskFoot.Acts acts) {
        return new TaskFoot(details, form, decide == null ? null : of(details, form, decide), delegations, acts);
    }

    private DecisionBar of(TaskDetails details, FilingForm form, BiConsumer<Verdict, DecisionBar> decide) {
        var made = new DecisionBar[1];
        made[0] = new DecisionBar(
                details.outcomes(),
                details.filing().findings(),
                words.of(loggedIn.require(), details.task()),
                texts,
                form::setPicked,
                new DecisionBar.Acts() {
                    @Override
                    public void decide(Verdict verdict) {
                        decide.accept(verdict, made[0]);
                    }

                    @Override
                    public boolean ask(Verdict verdict, Focusable<?> button) {
                        return DecisionBars.this.ask(details, verdict, made[0], button, () -> decide(verdict));
                    }

                    @Override
                    public void askAgain() {
                        questions.ask(loggedIn.require(), true);
                    }
                });
        String task = details.task().id();
        VerdictDrafts drafts = VerdictDrafts.here();
        made[0].editor()
                .draft(
                        drafts.of(task)
                                .or(() -> unsigned(task))
                                .or(() -> recalled(details))
                                .orElse(VerdictDrafts.NOTHING),
                        details.filing().form(),
                        written -> drafts.keep(task, written));
        made[0].unasked(!questions.asked(loggedIn.require()));
        return made[0];
    }

    /** The reader's own decision that waits for signers 后加签, or that they objected to; of the latter only the words are recorded. */
    private Optional<Verdict> unsigned(String task) {
        UUID reader = loggedIn.require().id();
        TaskTeam now = team.of(task);
        Proposal proposal = now.proposal();
        if (proposal != null) {
            return reader.equals(proposal.actor())
                    ? Optional.of(new Verdict(
                            "", proposal.verdict().opinion(), proposal.verdict().faults()))
                    : Optional.empty();
        }
        return now.acts().stream()
                .filter(act -> act.task().equals(task) && act.kind() == TaskAct.Kind.PROPOSED)
                .reduce((first, second) -> second)
                .filter(act -> reader.equals(act.actor()) && !act.words().isBlank())
                .map(act -> new Verdict("", act.words(), List.of()));
    }

    /** The reader's own decision that he took back last 撤回: it is there to be put right. */
    private Optional<Verdict> recalled(TaskDetails details) {
        List<FilingEvent> events = details.filing().events();
        String reader = loggedIn.require().id().toString();
        for (int i = events.size() - 1; i > 0; i--) {
            FilingEvent last = events.get(i);
            if (last.kind() == FilingEvent.Kind.REMINDED || last.kind() == FilingEvent.Kind.MIGRATED) {
                continue;
            }
            FilingEvent decision = decision(events.subList(0, i), last);
            return last.kind() == FilingEvent.Kind.RECALLED
                            && reader.equals(last.actor())
                            && details.task().task().equals(last.task())
                            && decision != null
                    ? Optional.of(
                            new Verdict("", Objects.requireNonNullElse(decision.opinion(), ""), decision.faults()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static @Nullable FilingEvent decision(List<FilingEvent> before, FilingEvent recalled) {
        return before.stream()
                .filter(event -> event.kind() == FilingEvent.Kind.DECIDED
                        && recalled.actor().equals(event.actor()))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** @return false where it can be taken back, or the reader does not want to be asked */
    private boolean ask(TaskDetails details, Verdict verdict, DecisionBar bar, Focusable<?> button, Runnable decide) {
        @Nullable ConfirmDialog dialog;
        if (DecisionBar.FINAL.contains(verdict.outcome())) {
            dialog = ending(verdict.outcome(), team.waits(details.task().id()), decide);
        } else if (DecisionBar.FAVOURABLE.contains(verdict.outcome())
                && questions.asked(loggedIn.require())
                && !team.waits(details.task().id())) {
            dialog = Consequence.ofApproval(details, verdict.outcome(), texts)
                    .map(sentence -> approval(details, verdict.outcome(), sentence, bar, decide))
                    .orElse(null);
        } else {
            dialog = null;
        }
        if (dialog == null) {
            return false;
        }
        dialog.setCancelable(true);
        dialog.setCancelText(texts.text("review.cancel"));
        dialog.addCancelListener(cancelled -> DecisionBar.backTo(button));
        OneDialog.open(bar, dialog);
        return true;
    }

    /** @param waits it takes effect when the signers agreed */
    private ConfirmDialog ending(String outcome, boolean waits, Runnable decide) {
        String key = "review.confirm." + outcome;
        var dialog = new ConfirmDialog(
                texts.text(key),
                texts.text(key + (waits ? ".waits" : ".text")),
                texts.text("outcome." + outcome),
                confirmed -> decide.run());
        dialog.setConfirmButtonTheme("error primary");
        return dialog;
    }

    private ConfirmDialog approval(
            TaskDetails details, String code, String sentence, DecisionBar bar, Runnable decide) {
        String outcome = texts.text("outcome." + code);
        var never = new Checkbox(texts.text("review.approve.never"));
        never.setId("approve-unasked");
        var dialog = new ConfirmDialog();
        dialog.setHeader(texts.text("review.approve.title", outcome));
        dialog.add(new Div(new Span(sentence)));
        Consequence.overridden(details, texts).ifPresent(failed -> dialog.add(new Div(new Span(failed))));
        dialog.add(never);
        dialog.setConfirmText(texts.text("review.approve.confirm", outcome));
        dialog.addConfirmListener(confirmed -> {
            if (never.getValue()) {
                questions.ask(loggedIn.require(), false);
                bar.unasked(true);
            }
            decide.run();
        });
        return dialog;
    }
}
