package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.ReasonDialog;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.Colleague;
import org.zhuban.review.Handovers;
import org.zhuban.review.OpenTask;
import org.zhuban.review.Proposal;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskTeam;
import org.zhuban.review.Teamwork;

/** 会办 on a task's page: the parts of the page that show it and act. */
@org.springframework.stereotype.Component
class TeamParts {

    private final Teamwork teamwork;
    private final Handovers handovers;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;

    TeamParts(Teamwork teamwork, Handovers handovers, LoggedIn loggedIn, Texts texts, Times times) {
        this.teamwork = teamwork;
        this.handovers = handovers;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
    }

    TaskTeam of(String task) {
        return teamwork.team(loggedIn.require(), task);
    }

    /** Was it decided with signers after it, so that it is still there? */
    boolean proposed(String task) {
        try {
            return of(task).proposal() != null;
        } catch (ConflictException | NotFoundException over) {
            return false;
        }
    }

    /** Will a decision wait for signers? One about a task that is over by now as well: whoever decides it is told. */
    boolean waits(String task) {
        try {
            return of(task).requests().stream()
                    .anyMatch(request -> request.kind() == TaskRequest.Kind.SIGN_AFTER && request.waits());
        } catch (ConflictException | NotFoundException over) {
            return true;
        }
    }

    /** Reviewers of an authority work together; at an enterprise's desk nobody can be asked. */
    boolean apply() {
        return loggedIn.require().organisation() == null;
    }

    /** @param changed what was done changed the task or its team */
    Component menu(TaskDetails details, TaskTeam team, Runnable changed) {
        return new TeamMenu(details, team, texts, act -> open(act, details.task(), changed));
    }

    private void open(TeamAct act, OpenTask task, Runnable changed) {
        boolean gives = act.kind() == null;
        List<Colleague> colleagues = handovers.colleagues(loggedIn.require(), task.id()).stream()
                .filter(one -> !gives || !one.id().equals(task.assignee()))
                .toList();
        new TeamDialog(
                        act,
                        colleagues,
                        texts,
                        (to, words) -> {
                            run(act, task.id(), to, words);
                            Success.tell(TeamWords.done(act, colleagues, to, texts));
                        },
                        changed)
                .open();
    }

    private void run(TeamAct act, String task, @Nullable UUID to, String words) {
        CurrentAccount account = loggedIn.require();
        UUID colleague = Objects.requireNonNullElse(to, account.id()); // himself: refused at the field
        switch (act) {
            case TRANSFER -> handovers.transfer(account, task, colleague, words);
            case REASSIGN -> handovers.reassign(account, task, to, words);
            default -> teamwork.ask(account, task, Objects.requireNonNull(act.kind()), colleague, words);
        }
    }

    /** Of a filing that is only read. */
    TeamPanel read(TaskTeam team, FormDefinition form) {
        TeamPanel panel = panel("", () -> {});
        panel.read(team, form);
        return panel;
    }

    TeamPanel panel(String task, Runnable changed) {
        return new TeamPanel(texts, times, () -> handovers.colleagues(loggedIn.require(), task), new TeamPanel.Acts() {
            @Override
            public void takeBack(TaskRequest request) {
                new ReasonDialog(
                                texts,
                                texts.text("team.take-back.title", request.askedName()),
                                TeamWords.takeBack(request),
                                reason -> {
                                    teamwork.takeBack(loggedIn.require(), request.id(), reason);
                                    Success.tell(
                                            texts.text(TeamWords.takeBack(request) + ".done", request.askedName()));
                                },
                                changed)
                        .open();
            }

            @Override
            public void takeBackProposal() {
                TeamParts.this.takeBackProposal(task, changed);
            }

            @Override
            public void comment(String text, List<Colleague> mentions) {
                teamwork.comment(
                        loggedIn.require(),
                        task,
                        text,
                        mentions.stream().map(Colleague::id).collect(Collectors.toSet()));
                changed.run();
            }
        });
    }

    private void takeBackProposal(String task, Runnable changed) {
        new ReasonDialog(
                        texts,
                        texts.text("team.take-back-proposal"),
                        "team.take-back-proposal",
                        reason -> {
                            teamwork.takeBackProposal(loggedIn.require(), task, reason);
                            Success.tell(texts.text("team.take-back-proposal.done"));
                        },
                        changed)
                .open();
    }

    /**
     * On top of the page: who objected, and what the reader is asked.
     *
     * @param answered by the reader
     */
    List<Component> asked(
            TaskDetails details, TaskTeam team, BiConsumer<TaskRequest, Boolean> answered, Runnable changed) {
        CurrentAccount account = loggedIn.require();
        List<Component> all = new ArrayList<>(team.requests().stream()
                .filter(request -> request.kind().signs() && Boolean.FALSE.equals(request.agrees()))
                .map(this::objection)
                .toList());
        team.askedOfReader().stream()
                .map(request -> new AnswerCard(
                        request,
                        account.id(),
                        team.proposal(),
                        texts,
                        times,
                        answering(details, team, request, answered, changed)))
                .forEach(all::add);
        return all;
    }

    private AnswerCard.Acts answering(
            TaskDetails details,
            TaskTeam team,
            TaskRequest request,
            BiConsumer<TaskRequest, Boolean> answered,
            Runnable changed) {
        return new AnswerCard.Acts() {
            @Override
            public void answer(@Nullable Boolean agrees, String words) {
                teamwork.answer(loggedIn.require(), request.id(), agrees, words);
            }

            @Override
            public List<String> consequence() {
                Proposal proposal = team.proposal();
                return proposal != null && TeamWords.last(request, team)
                        ? Consequence.ofLastSignature(
                                details, proposal.verdict().outcome(), texts)
                        : List.of();
            }

            @Override
            public void answered(@Nullable Boolean agrees) {
                answered.accept(request, agrees);
            }

            @Override
            public void late() {
                changed.run();
            }
        };
    }

    /** Tells who answered what he said, and what became of the decision. */
    void said(TaskRequest request, @Nullable Boolean agrees) {
        boolean proposed = request.kind().signs() && proposed(request.task());
        Success.tell(texts.text(TeamWords.said(request, agrees, proposed), request.askerName()));
    }

    private Component objection(TaskRequest request) {
        var note = new Div(texts.text(
                "team.objected",
                Objects.requireNonNullElse(request.answererName(), request.askedName()),
                Objects.requireNonNullElse(request.answer(), "")));
        note.addClassNames("zb-note", "warn");
        note.getElement().setAttribute("role", "note");
        return note;
    }

    /** In place of the decision: why there is none to make, and what the reader can do about it. */
    Optional<Component> barred(TaskDetails details, TaskTeam team, Runnable changed) {
        return TeamWords.barred(details, team, texts, times).map(sentence -> {
            var bar = new Div(new Span(sentence));
            bar.addClassNames("review-bar", "review-barred");
            bar.getElement().setAttribute("role", "status");
            Proposal proposal = team.proposal();
            if (proposal != null && details.barrier() == null && team.free(details.task())) {
                var back = new Button(texts.text("team.take-back-proposal"));
                back.addClickListener(click -> takeBackProposal(details.task().id(), changed));
                back.addThemeVariants(ButtonVariant.LUMO_SMALL);
                bar.add(back);
            }
            return bar;
        });
    }
}
