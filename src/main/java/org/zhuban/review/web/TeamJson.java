package org.zhuban.review.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Programme;
import org.zhuban.filing.Fault;
import org.zhuban.review.AskedTask;
import org.zhuban.review.Proposal;
import org.zhuban.review.Substitution;
import org.zhuban.review.TaskAct;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskTeam;

/** What the API says about working together 会办. */
final class TeamJson {

    private static final UUID NOBODY = new UUID(0, 0);

    private TeamJson() {}

    /** What is left out names nobody, which the service refuses at its field. */
    private static UUID id(@Nullable UUID id) {
        return Objects.requireNonNullElse(id, NOBODY);
    }

    private static String words(@Nullable String words) {
        return Objects.requireNonNullElse(words, "");
    }

    @Schema(name = "TaskGiven")
    record Give(
            @Schema(description = "Account of a reviewer of the task's desk; with reassign, null = back on the desk")
                    @Nullable
                    UUID to,
            @Schema(description = "Up to 500 characters") @Nullable String reason) {

        UUID receiver() {
            return id(to);
        }

        String why() {
            return words(reason);
        }
    }

    @Schema(name = "TaskAsked")
    record Ask(
            @Schema(description = "DELEGATE, SIGN_BEFORE, SIGN_AFTER, OPINION or COPY") TaskRequest.@Nullable Kind kind,
            @Schema(description = "Account of a reviewer of the task's desk") @Nullable UUID of,
            @Schema(description = "What is asked, up to 500 characters") @Nullable String question) {

        TaskRequest.Kind what() {
            if (kind == null) {
                throw new InvalidInputException(new FieldError("/kind", "teamwork.kind"));
            }
            return kind;
        }

        UUID colleague() {
            return id(of);
        }

        String wanted() {
            return words(question);
        }
    }

    @Schema(name = "TaskReason")
    record Reason(@Schema(description = "Up to 500 characters") @Nullable String reason) {

        String why() {
            return words(reason);
        }
    }

    @Schema(name = "RequestAnswer")
    record Answer(
            @Schema(description = "Of a signer; null for the others") @Nullable Boolean agrees,
            @Schema(
                            description =
                                    "Needed of all but who agrees or takes notice; up to 500 characters, of a delegated task 2,000: words for its opinion")
                    @Nullable
                    String answer,
            @Schema(description = "Fields and attachment slots at fault; only of a delegated task that can be returned")
                    @Nullable
                    List<TaskJson.@Nullable Pin> faults) {

        String said() {
            return words(answer);
        }

        List<Fault> found() {
            return TaskJson.pinned(faults);
        }
    }

    @Schema(name = "TaskCommented")
    record Comment(
            @Schema(description = "Up to 500 characters") @Nullable String text,
            @Schema(description = "Accounts of reviewers of the desk, who are told") @Nullable
                    List<@Nullable UUID> mentions) {

        String said() {
            return words(text);
        }

        Set<UUID> mentioned() {
            Set<UUID> all = new LinkedHashSet<>();
            if (mentions != null) {
                mentions.forEach(each -> all.add(id(each)));
            }
            return all;
        }
    }

    @Schema(name = "TaskRequest", description = "What one reviewer asks of another about a task")
    record Request(
            UUID id,
            @Schema(description = "Id of the task") String task,
            @Schema(description = "Id of its filing") UUID filing,
            TaskRequest.Kind kind,
            @Schema(
                            description =
                                    "PLANNED: waits for the decision; OPEN: waits for the one asked; OVER: the task ended without it")
                    TaskRequest.State state,
            UUID asker,
            String askerName,
            UUID asked,
            String askedName,
            String question,
            Instant askedAt,
            @Schema(description = "Of a signer who answered") @Nullable Boolean agrees,
            @Nullable String answer,
            @Schema(description = "Found by the one it was delegated to: fields and attachment slots at fault")
                    List<Fault> faults,
            @Schema(description = "Who answered: the one asked, or who stood in for him") @Nullable String answererName,
            @Nullable Instant endedAt) {

        static Request of(TaskRequest request) {
            return new Request(
                    request.id(),
                    request.task(),
                    request.filing(),
                    request.kind(),
                    request.state(),
                    request.asker(),
                    request.askerName(),
                    request.asked(),
                    request.askedName(),
                    request.question(),
                    request.askedAt(),
                    request.agrees(),
                    request.answer(),
                    request.faults(),
                    request.answererName(),
                    request.endedAt());
        }
    }

    @Schema(name = "TaskProposal", description = "A decision that takes effect when the signers after it agreed")
    record Proposed(String outcome, String opinion, List<Fault> faults, String by, Instant at) {

        static Proposed of(Proposal proposal) {
            return new Proposed(
                    proposal.verdict().outcome(),
                    proposal.verdict().opinion(),
                    proposal.verdict().faults(),
                    proposal.actorName(),
                    proposal.at());
        }
    }

    @Schema(name = "TaskAct", description = "Something done with a task besides deciding it")
    record Act(
            TaskAct.Kind kind,
            @Schema(description = "Name of the step") String stepName,
            @Schema(description = "Empty = the program") String by,
            @Schema(description = "For whom he stood in") @Nullable String behalf,
            @Schema(description = "Who it was given to, who was asked or mentioned") @Nullable String other,
            String words,
            @Schema(description = "How many the one it was delegated to found") int faults,
            Instant at) {

        static Act of(TaskAct act) {
            return new Act(
                    act.kind(),
                    act.taskName(),
                    act.actorName(),
                    act.behalf(),
                    act.other(),
                    act.words(),
                    act.faults(),
                    act.at());
        }
    }

    @Schema(name = "TaskTeam", description = "Who else is at work on a task, and what was done with it")
    record Team(
            @Schema(description = "Oldest first, ended ones too") List<Request> requests,
            @Nullable Proposed proposal,
            @Schema(description = "Of all tasks of the filing, oldest first") List<Act> acts) {

        static Team of(TaskTeam team) {
            Proposal proposal = team.proposal();
            return new Team(
                    team.requests().stream().map(Request::of).toList(),
                    proposal == null ? null : Proposed.of(proposal),
                    team.acts().stream().map(Act::of).toList());
        }
    }

    @Schema(name = "AskedTask")
    record Asked(
            Request request,
            @Schema(description = "Filing number") String number,
            @Schema(description = "Key of the filing type") String type,
            String programme,
            String title,
            @Schema(description = "Is its task still open? A copy outlives it") boolean open) {

        static Asked of(AskedTask asked) {
            return new Asked(
                    Request.of(asked.request()),
                    asked.number(),
                    asked.type(),
                    asked.programme().name(),
                    asked.title(),
                    asked.open());
        }
    }

    @Schema(name = "NewSubstitution")
    record Absence(
            @Schema(description = "Who is absent; null = myself") @Nullable UUID absent,
            @Schema(description = "A reviewer who shares a desk with him") @Nullable UUID substitute,
            @Schema(description = "null = all") @Nullable Programme programme,
            @Nullable LocalDate starts,
            @Schema(description = "The last day") @Nullable LocalDate ends,
            @Schema(description = "Up to 200 characters") @Nullable String reason) {

        UUID absentOr(UUID self) {
            return Objects.requireNonNullElse(absent, self);
        }

        UUID instead() {
            return id(substitute);
        }

        LocalDate first() {
            return day(starts, "/starts");
        }

        LocalDate last() {
            return day(ends, "/ends");
        }

        String why() {
            return words(reason);
        }

        private static LocalDate day(@Nullable LocalDate day, String field) {
            if (day == null) {
                throw new InvalidInputException(new FieldError(field, "substitution.day"));
            }
            return day;
        }
    }

    @Schema(name = "Substitution", description = "Who stands in for whom")
    record Standing(
            UUID id,
            UUID absent,
            String absentName,
            UUID substitute,
            String substituteName,
            @Schema(description = "null = all") @Nullable Programme programme,
            LocalDate starts,
            @Schema(description = "The last day") LocalDate ends,
            String reason,
            @Schema(description = "Who arranged it") String by) {

        static Standing of(Substitution made) {
            return new Standing(
                    made.id(),
                    made.absent(),
                    made.absentName(),
                    made.substitute(),
                    made.substituteName(),
                    made.programme(),
                    made.starts(),
                    made.ends(),
                    made.reason(),
                    made.makerName());
        }
    }
}
