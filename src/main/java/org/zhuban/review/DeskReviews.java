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
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.DecidedTasks;
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

    private static final String NOT_REVIEWER = "review.not-reviewer";
    private static final String OWN_FILING = "review.own-filing";

    private final JdbcOpenTasks tasks;
    private final DecidedTasks decided;
    private final FilingService filings;
    private final FilingWorkflow workflow;
    private final VerdictRules rules;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final TransactionTemplate each;

    DeskReviews(
            JdbcOpenTasks tasks,
            DecidedTasks decided,
            FilingService filings,
            FilingWorkflow workflow,
            VerdictRules rules,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.decided = decided;
        this.filings = filings;
        this.workflow = workflow;
        this.rules = rules;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.each = new TransactionTemplate(transactions);
        // a batch may itself run in a transaction, that of its idempotency key
        each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    @Transactional
    public TaskDetails details(CurrentAccount account, String taskId) {
        OpenTask task = visible(account, taskId, "filing-read");
        FilingDetails filing = filings.forReview(task.filing());
        audit.done("filing-read", object(task), Map.of("task", task.task()));
        return new TaskDetails(
                task,
                PersonalFields.masked(filing),
                VerdictRules.outcomes(filing.model(), task.task()),
                barrier(account, task));
    }

    @Override
    @Transactional
    public Map<String, Object> reveal(CurrentAccount account, String taskId) {
        OpenTask task = permitted(account, taskId, "personal-data-reveal");
        FilingDetails filing = filings.forReview(task.filing());
        Map<String, Object> personal = PersonalFields.of(filing);
        audit.done("personal-data-reveal", object(task), Map.of("fields", List.copyOf(personal.keySet())));
        return personal;
    }

    @Override
    @Transactional
    public OpenTask claim(CurrentAccount account, String taskId) {
        tasks.oneAtATime(taskId);
        OpenTask task = permitted(account, taskId, "task-claim");
        refuseIfSuspended(task);
        if (task.assignee() == null) {
            workflow.assign(taskId, account.id());
            audit.done("task-claim", object(task), Map.of("task", task.task()));
        } else {
            refuseIfAnothers(account, task);
        }
        return visible(account, taskId, "task-claim");
    }

    @Override
    @Transactional
    public OpenTask release(CurrentAccount account, String taskId) {
        tasks.oneAtATime(taskId);
        OpenTask task = permitted(account, taskId, "task-release");
        refuseIfSuspended(task);
        refuseIfAnothers(account, task);
        if (task.assignee() != null) {
            workflow.assign(taskId, null);
            audit.done("task-release", object(task), Map.of("task", task.task()));
        }
        return visible(account, taskId, "task-release");
    }

    @Override
    public Filing decide(CurrentAccount account, String taskId, Verdict verdict) {
        return Objects.requireNonNull(transaction.execute(status -> decideNow(account, taskId, verdict)));
    }

    private Filing decideNow(CurrentAccount account, String taskId, Verdict verdict) {
        tasks.oneAtATime(taskId);
        OpenTask task = permitted(account, taskId, "task-decide");
        refuseIfSuspended(task);
        refuseIfAnothers(account, task);
        rules.check(verdict, workflow.model(task.definition()), task.task());
        return filings.decide(new FilingService.Decision(
                task.filing(),
                taskId,
                task.task(),
                verdict.outcome(),
                verdict.opinion().strip(),
                verdict.faults(),
                account.id().toString(),
                account.displayName()));
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
                Filing filing = Objects.requireNonNull(each.execute(status -> decideNow(account, id, verdict)));
                answers.add(new BatchAnswer(id, filing.state(), null));
            } catch (ZhubanException refusal) {
                answers.add(new BatchAnswer(id, null, refusal));
            }
        }
        return answers;
    }

    /** The task, if it lies on a desk that the account sees. */
    private OpenTask visible(CurrentAccount account, String taskId, String action) {
        DeskScopes desks = DeskScopes.seenBy(account);
        OpenTask task = tasks.find(taskId).orElse(null);
        if (task == null) {
            decided.find(taskId)
                    .filter(former -> desks.cover(former.decider(), former.programme(), former.region()))
                    .ifPresent(former -> {
                        throw former.withdrawn()
                                ? new ConflictException("task.withdrawn", former.number(), former.at())
                                : new ConflictException("task.already-handled", former.by(), former.at());
                    });
            throw new NotFoundException("task.unknown");
        }
        if (!desks.cover(task)) {
            audit.denied(action, object(task), Map.of("reason", "task.unknown"));
            throw new NotFoundException("task.unknown");
        }
        return task;
    }

    /** The task, if the account may act on it. */
    private OpenTask permitted(CurrentAccount account, String taskId, String action) {
        OpenTask task = visible(account, taskId, action);
        String barrier = barrier(account, task);
        if (barrier != null) {
            audit.denied(action, object(task), Map.of("reason", barrier));
            throw new DeniedException(barrier);
        }
        return task;
    }

    private static void refuseIfSuspended(OpenTask task) {
        if (task.suspended()) {
            throw new ConflictException("task.suspended");
        }
    }

    private static @Nullable String barrier(CurrentAccount account, OpenTask task) {
        if (!DeskScopes.decidedBy(account).cover(task)) {
            return NOT_REVIEWER;
        }
        boolean own = account.id().equals(task.applicant())
                || (account.organisation() != null && account.organisation().equals(task.organisation()));
        return own ? OWN_FILING : null;
    }

    private static void refuseIfAnothers(CurrentAccount account, OpenTask task) {
        if (task.assignee() != null && !task.assignee().equals(account.id())) {
            throw new ConflictException("task.claimed-by", Objects.requireNonNullElse(task.assigneeName(), ""));
        }
    }

    private static String object(OpenTask task) {
        return "filing:" + task.number();
    }
}
