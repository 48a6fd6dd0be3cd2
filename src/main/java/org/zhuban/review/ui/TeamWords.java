package org.zhuban.review.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.Fault;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.review.Colleague;
import org.zhuban.review.OpenTask;
import org.zhuban.review.Proposal;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskRequest.Kind;
import org.zhuban.review.TaskRequest.State;
import org.zhuban.review.TaskTeam;

/** What stands about requests and about a task that waits for somebody. */
final class TeamWords {

    private TeamWords() {}

    /** Why the reader can't decide it now; empty = he can. */
    static Optional<String> barred(TaskDetails details, TaskTeam team, Texts texts, Times times) {
        OpenTask task = details.task();
        String barrier = details.barrier();
        if (barrier != null) {
            return Optional.of(texts.text(barrier));
        }
        if (!team.free(task)) {
            return Optional.of(texts.text(
                    team.askedOfReader().isEmpty() ? "task.claimed-by" : "team.anothers",
                    Objects.requireNonNullElse(task.assigneeName(), "")));
        }
        if (task.held() == null) {
            return Optional.empty();
        }
        return switch (task.held()) {
            case DELEGATE -> Optional.of(texts.text("task.delegated", names(team, Kind.DELEGATE)));
            case SIGN_BEFORE -> Optional.of(texts.text("task.awaits-signer", names(team, Kind.SIGN_BEFORE)));
            case PROPOSED ->
                Optional.ofNullable(team.proposal()).map(proposal -> proposal(proposal, team, texts, times));
        };
    }

    private static String names(TaskTeam team, Kind kind) {
        return team.requests().stream()
                .filter(request -> request.kind() == kind && request.state() == State.OPEN)
                .map(TaskRequest::askedName)
                .collect(Collectors.joining("、"));
    }

    /** Who decided what and when, and whose signature it waits for. */
    static String proposal(Proposal proposal, TaskTeam team, Texts texts, Times times) {
        return texts.text(
                "team.proposed",
                proposal.actorName(),
                times.shown(proposal.at()),
                texts.text("outcome." + proposal.verdict().outcome()),
                names(team, Kind.SIGN_AFTER));
    }

    static String state(TaskRequest request, Texts texts) {
        String code = request.state().name();
        if (request.agrees() != null) {
            code = request.agrees() ? "AGREED" : "OBJECTED";
        } else if (request.kind() == Kind.COPY) {
            code = "COPY." + code;
        }
        return texts.text("team.state." + code);
    }

    static String colour(TaskRequest request) {
        return switch (request.state()) {
            case PLANNED -> "plain";
            case OPEN -> "amber";
            case ANSWERED -> Boolean.FALSE.equals(request.agrees()) ? "red" : "green";
            case TAKEN_BACK, OVER -> "plain";
        };
    }

    /** What the one it was delegated to found. */
    static Div fault(Fault fault, FormDefinition form, Texts texts) {
        String label = form.field(fault.field()).map(FormElement::label).orElse(fault.field());
        var line = new Div(texts.text("team.fault", label, fault.reason()));
        line.addClassNames("team-words", "team-fault");
        return line;
    }

    /** 减签 of a signer, 收回 of the others. */
    static String takeBack(TaskRequest request) {
        return request.kind().signs() ? "team.remove-signer" : "team.take-back";
    }

    /** Does the decision wait for nobody but this signer? */
    static boolean last(TaskRequest request, TaskTeam team) {
        return request.kind() == TaskRequest.Kind.SIGN_AFTER
                && team.waiting().stream()
                        .noneMatch(other ->
                                other.kind() == request.kind() && !other.id().equals(request.id()));
    }

    /** What an act led to. @param to null = back on the desk */
    static String done(TeamAct act, List<Colleague> colleagues, @Nullable UUID to, Texts texts) {
        return colleagues.stream()
                .filter(one -> one.id().equals(to))
                .findFirst()
                .map(one -> texts.text(act.code() + ".done", one.name()))
                .orElseGet(() -> texts.text(act.code() + ".done.desk"));
    }

    /** Of the text that tells who answered what he said. */
    static String said(TaskRequest request, @Nullable Boolean agrees, boolean proposed) {
        if (!request.kind().signs()) {
            return "team.said." + request.kind();
        }
        String answer = Boolean.TRUE.equals(agrees) ? "agreed" : "objected";
        boolean off = request.kind() == TaskRequest.Kind.SIGN_AFTER && "agreed".equals(answer) && !proposed;
        return "team.said." + request.kind() + "." + (off ? "off" : answer);
    }
}
