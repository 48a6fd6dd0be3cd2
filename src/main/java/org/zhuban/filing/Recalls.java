package org.zhuban.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.Ids;
import org.zhuban.filing.engine.FilingWorkflow;

/**
 * 撤回决定: a filing goes back to the reviewing task before. For the review module, which has asked whether the account may and whether nothing
 * followed from the decision, with the filing locked.
 */
@Service
public class Recalls {

    private final Filings filings;
    private final FilingHistory history;
    private final FilingData data;
    private final OpenTasks openTasks;
    private final NotifyApplicant notify;
    private final FilingWorkflow workflow;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    Recalls(
            Filings filings,
            FilingHistory history,
            FilingData data,
            OpenTasks openTasks,
            NotifyApplicant notify,
            FilingWorkflow workflow,
            Audit audit,
            Clock clock) {
        this.filings = filings;
        this.history = history;
        this.data = data;
        this.openTasks = openTasks;
        this.notify = notify;
        this.workflow = workflow;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A permitted act.
     *
     * @param decided BPMN id of the task whose decision is taken back
     * @param present BPMN id of the user task where the filing stands
     * @param dueAt   end of the decided task's time limit, as it stood at the decision
     */
    public record Recall(
            UUID filing,
            String decided,
            String present,
            @Nullable Instant dueAt,
            String actor,
            String actorName,
            String reason) {}

    /**
     * The clock goes on from where it stood: it did not run while the filing was with its applicant, and an overdue one stays overdue.
     *
     * @throws org.zhuban.common.ConflictException if the process went on meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Filing recall(Recall act) {
        Filings.Row row = filings.lock(act.filing()).orElseThrow(FilingOffice::notFound);
        Filing filing = row.filing();
        boolean returned = filing.state() == FilingState.RETURNED;
        boolean daysLeft = returned && Objects.requireNonNullElse(row.clockLeft(), 0) > 0;
        Instant now = clock.instant();
        String instance = Objects.requireNonNull(filing.processInstance());
        filings.recalled(filing.id(), now);
        history.addEvent(
                filing.id(),
                new FilingEvent(
                        Ids.next(),
                        now,
                        FilingEvent.Kind.RECALLED,
                        act.actor(),
                        act.actorName(),
                        filing.revision(),
                        act.decided(),
                        null,
                        act.reason(),
                        List.of()),
                null);
        workflow.goBack(instance, act.present(), act.decided());
        if (!daysLeft && act.dueAt() != null) {
            filings.due(filing.id(), act.dueAt(), instance, Objects.requireNonNull(filing.processDefinition()));
            openTasks.due(filing.id(), act.dueAt());
        }
        audit.done(
                "filing-recall",
                "filing:" + filing.number(),
                Map.of("task", act.decided(), "revision", filing.revision(), "reason", act.reason()));
        Filing result =
                filings.find(filing.id()).orElseThrow(FilingOffice::notFound).filing();
        if (returned) { // else he was not told of the decision either
            notify.tell(
                    result, data.open(filing.id(), row.data()), "filing-recalled", NotifyApplicant.open(act.reason()));
        }
        return result;
    }
}
