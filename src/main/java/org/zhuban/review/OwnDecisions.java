package org.zhuban.review;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Recalls;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;

/** 撤回: a reviewer takes his own decision back while nothing has followed from it. */
@Service
public class OwnDecisions {

    private static final int LARGEST_PAGE = 500;
    private static final String ACTION = "filing-recall";

    private final DecisionStandings standings;
    private final JdbcOpenTasks tasks;
    private final TaskActs acts;
    private final Recalls recalls;
    private final FilingWorkflow workflow;
    private final Audit audit;

    OwnDecisions(
            DecisionStandings standings,
            JdbcOpenTasks tasks,
            TaskActs acts,
            Recalls recalls,
            FilingWorkflow workflow,
            Audit audit) {
        this.standings = standings;
        this.tasks = tasks;
        this.acts = acts;
        this.recalls = recalls;
        this.workflow = workflow;
        this.audit = audit;
    }

    /**
     * Which of these filings the account may recall now: a page of a list, in one statement.
     *
     * @param filings up to 500
     */
    @Transactional(readOnly = true)
    public Set<UUID> recallable(CurrentAccount account, Collection<UUID> filings) {
        if (filings.size() > LARGEST_PAGE) {
            throw new IllegalArgumentException("more than a page of filings");
        }
        Set<UUID> found = new HashSet<>();
        for (DecisionStanding standing : standings.of(filings)) {
            if (decides(account, standing) && refusal(account, standing) == null) {
                found.add(standing.filing());
            }
        }
        return found;
    }

    /**
     * Takes the account's decision back; the task that opens anew is its own.
     *
     * @param reason said to the applicant as well
     * @throws NotFoundException                       {@code filing.unknown}
     * @throws DeniedException                         {@code review.not-reviewer}
     * @throws ConflictException                       {@code recall.*}: what followed from it
     * @throws org.zhuban.common.InvalidInputException at {@code /reason}
     */
    @Transactional
    public OpenTask recall(CurrentAccount account, UUID filing, String reason) {
        standings.lock(filing);
        DecisionStanding standing = standings.of(List.of(filing)).stream()
                .filter(found -> DeskScopes.seenBy(account).cover(found.decider(), found.programme(), found.region()))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("filing.unknown"));
        if (!decides(account, standing)) {
            audit.denied(ACTION, "filing:" + standing.number(), Map.of("reason", "review.not-reviewer"));
            throw new DeniedException("review.not-reviewer");
        }
        ZhubanException refusal = refusal(account, standing);
        if (refusal != null) {
            throw refusal;
        }
        TaskColleagues.checkWords("/reason", reason);
        recalls.recall(new Recalls.Recall(
                filing,
                Objects.requireNonNull(standing.task()),
                present(standing),
                standing.dueAt(),
                account.id().toString(),
                standing.actorName(),
                reason.strip()));
        OpenTask task = tasks.of(filing)
                .flatMap(opened -> tasks.find(opened.taskId()))
                .orElseThrow(() -> new NotFoundException("task.unknown"));
        workflow.assign(task.id(), account.id());
        acts.add(task, TaskAct.Kind.RECALLED, TaskActs.Who.of(account), null, null, reason.strip());
        return tasks.find(task.id()).orElseThrow(() -> new NotFoundException("task.unknown"));
    }

    private static boolean decides(CurrentAccount account, DecisionStanding standing) {
        return DeskScopes.decidedBy(account).cover(standing.decider(), standing.programme(), standing.region());
    }

    /** Why this decision stands; null = it may be taken back. */
    private @Nullable ConflictException refusal(CurrentAccount account, DecisionStanding standing) {
        if (!standing.kind().equals(FilingEvent.Kind.DECIDED.name())) {
            return switch (standing.kind()) {
                case "RECALLED" -> new ConflictException("recall.recalled", standing.actorName(), standing.at());
                case "WITHDRAWN", "ABANDONED", "RESUBMITTED" ->
                    new ConflictException(
                            "recall." + standing.kind().toLowerCase(java.util.Locale.ROOT), standing.at());
                default -> new ConflictException("recall.nothing");
            };
        }
        if (!standing.actor().equals(account.id().toString())) {
            return new ConflictException("recall.anothers", standing.actorName());
        }
        ProcessModel.UserTask decided =
                workflow.model(standing.definition()).tasks().get(String.valueOf(standing.task()));
        if (decided != null && decided.countersign() != null) {
            return new ConflictException("recall.countersign");
        }
        return switch (standing.state()) {
            case RETURNED -> standing.touched() ? new ConflictException("recall.touched") : refusedSteps(standing);
            case IN_REVIEW -> refusedNext(standing);
            case APPROVED -> new ConflictException("recall.approved");
            case REJECTED -> new ConflictException("recall.rejected");
            default -> new ConflictException("recall.nothing");
        };
    }

    private @Nullable ConflictException refusedNext(DecisionStanding standing) {
        if (standing.suspended()) {
            return new ConflictException("task.suspended");
        }
        ProcessModel.UserTask next =
                workflow.model(standing.definition()).tasks().get(String.valueOf(standing.nextElement()));
        boolean several = next != null && next.countersign() != null;
        if (standing.tasks() != 1
                || several
                || String.valueOf(standing.nextElement()).equals(standing.task())) {
            return new ConflictException("recall.steps");
        }
        if (standing.nextAssignee() != null || standing.acted()) {
            return new ConflictException("recall.taken", Objects.requireNonNullElse(standing.nextAssigneeName(), ""));
        }
        return refusedSteps(standing);
    }

    /** What was entered in a register, issued or sent elsewhere stays so. */
    private @Nullable ConflictException refusedSteps(DecisionStanding standing) {
        Set<String> lasting = workflow.model(standing.definition()).lasting();
        return standing.passed().stream().anyMatch(lasting::contains) ? new ConflictException("recall.steps") : null;
    }

    private String present(DecisionStanding standing) {
        if (standing.state() == FilingState.IN_REVIEW) {
            return Objects.requireNonNull(standing.nextElement());
        }
        Map<String, ProcessModel.UserTask> known =
                workflow.model(standing.definition()).tasks();
        return standing.passed().stream()
                .filter(known::containsKey)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new ConflictException("recall.steps"));
    }
}
