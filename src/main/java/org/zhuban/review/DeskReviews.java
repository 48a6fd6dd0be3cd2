package org.zhuban.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.identity.CurrentAccount;

/**
 * Reviewing at the desks; acts on one task go one at a time. Who decides without having claimed isn't made the assignee first: the engine
 * keeps no history, the decision's event names him.
 */
@Service
class DeskReviews implements ReviewService {

    private final TaskDesk desk;
    private final Decisions decisions;
    private final TaskRequests requests;
    private final FilingService filings;
    private final FilingWorkflow workflow;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final TransactionTemplate each;

    DeskReviews(
            TaskDesk desk,
            Decisions decisions,
            TaskRequests requests,
            FilingService filings,
            FilingWorkflow workflow,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.desk = desk;
        this.decisions = decisions;
        this.requests = requests;
        this.filings = filings;
        this.workflow = workflow;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.each = new TransactionTemplate(transactions);
        // a batch may itself run in a transaction, that of its idempotency key
        each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    @Transactional
    public TaskDetails details(CurrentAccount account, String taskId) {
        OpenTask task = desk.visible(account, taskId, "filing-read");
        FilingDetails filing = filings.forReview(task.filing());
        audit.done("filing-read", TaskDesk.object(task), Map.of("task", task.task()));
        return new TaskDetails(
                task,
                PersonalFields.masked(filing),
                VerdictRules.outcomes(filing.model(), task.task()),
                desk.barrier(account, task));
    }

    @Override
    @Transactional
    public OpenTask now(CurrentAccount account, String taskId) {
        return desk.visible(account, taskId, "filing-read");
    }

    @Override
    @Transactional
    public Map<String, Object> reveal(CurrentAccount account, String taskId) {
        OpenTask task = desk.permitted(account, taskId, "personal-data-reveal");
        FilingDetails filing = filings.forReview(task.filing());
        Map<String, Object> personal = PersonalFields.of(filing);
        audit.done("personal-data-reveal", TaskDesk.object(task), Map.of("fields", List.copyOf(personal.keySet())));
        return personal;
    }

    @Override
    @Transactional
    public OpenTask claim(CurrentAccount account, String taskId) {
        OpenTask task = desk.permitted(account, taskId, "task-claim");
        TaskDesk.refuseIfSuspended(task);
        if (task.assignee() == null) {
            workflow.assign(taskId, account.id());
            audit.done("task-claim", TaskDesk.object(task), Map.of("task", task.task()));
        } else {
            desk.refuseIfAnothers(account, task);
        }
        return desk.visible(account, taskId, "task-claim");
    }

    @Override
    @Transactional
    public OpenTask release(CurrentAccount account, String taskId) {
        OpenTask task = desk.mine(account, taskId, "task-release");
        Decisions.refuseIfBound(task, requests);
        if (task.assignee() != null) {
            workflow.assign(taskId, null);
            audit.done("task-release", TaskDesk.object(task), Map.of("task", task.task()));
        }
        return desk.visible(account, taskId, "task-release");
    }

    @Override
    public Filing decide(CurrentAccount account, String taskId, Verdict verdict) {
        return Objects.requireNonNull(transaction.execute(status -> decideNow(account, taskId, verdict)));
    }

    private Filing decideNow(CurrentAccount account, String taskId, Verdict verdict) {
        return decisions.decide(account, desk.mine(account, taskId, "task-decide"), verdict);
    }

    @Override
    public Filing decideAsRead(CurrentAccount account, String taskId, String definition, Verdict verdict) {
        return Objects.requireNonNull(transaction.execute(status -> {
            OpenTask task = desk.mine(account, taskId, "task-decide");
            refuseIfUpdated(task, definition);
            return decisions.decide(account, task, verdict);
        }));
    }

    private static void refuseIfUpdated(OpenTask task, String definition) {
        if (!task.definition().equals(definition)) {
            throw new ConflictException("task.process-updated");
        }
    }

    @Override
    public Filing decideAmongMany(CurrentAccount account, String taskId, String definition, Verdict verdict) {
        return Objects.requireNonNull(
                transaction.execute(status -> decideAmongManyNow(account, taskId, definition, verdict)));
    }

    private Filing decideAmongManyNow(
            CurrentAccount account, String taskId, @Nullable String definition, Verdict verdict) {
        OpenTask task = desk.mine(account, taskId, "task-decide");
        if (definition != null) {
            refuseIfUpdated(task, definition);
        }
        decisions.refuseToOverride(task, verdict);
        return decisions.decide(account, task, verdict);
    }

    @Override
    public List<BatchAnswer> decideAll(CurrentAccount account, List<String> taskIds, Verdict verdict) {
        DeskScopes.seenBy(account);
        var ids = new LinkedHashSet<>(taskIds);
        if (ids.isEmpty() || ids.size() > LARGEST_BATCH) {
            throw new InvalidInputException(new FieldError("/ids", "review.batch-size", LARGEST_BATCH));
        }
        List<BatchAnswer> answers = new ArrayList<>();
        for (String id : ids) {
            try {
                Filing filing =
                        Objects.requireNonNull(each.execute(status -> decideAmongManyNow(account, id, null, verdict)));
                answers.add(new BatchAnswer(id, filing.state(), null));
            } catch (ZhubanException refusal) {
                answers.add(new BatchAnswer(id, null, refusal));
            }
        }
        return answers;
    }
}
