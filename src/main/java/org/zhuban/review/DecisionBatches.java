package org.zhuban.review;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhuban.audit.Audit;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.identity.CurrentAccount;

/**
 * 批量办理: one decision for up to {@value ReviewService#LARGEST_BATCH} tasks, in the background, each in a transaction of its own, by the
 * rights that the account has when its turn comes. Who started one sees it, nobody else.
 */
@Service
public class DecisionBatches {

    /** What may be decided without looking at each. */
    private static final Set<String> PLAIN = Set.of("approved", "accepted", "returned", "rejected", "refused");

    private static final Duration RECENT = Duration.ofDays(1);
    private static final int MOST_RECENT = 10;

    private final JdbcOpenTasks tasks;
    private final TaskDesk desk;
    private final StandIns standIns;
    private final DecisionBatchRows rows;
    private final DecisionBatchRunner runner;
    private final Overrides overrides;
    private final FilingWorkflow workflow;
    private final Audit audit;

    DecisionBatches(
            JdbcOpenTasks tasks,
            TaskDesk desk,
            StandIns standIns,
            DecisionBatchRows rows,
            DecisionBatchRunner runner,
            Overrides overrides,
            FilingWorkflow workflow,
            Audit audit) {
        this.tasks = tasks;
        this.desk = desk;
        this.standIns = standIns;
        this.rows = rows;
        this.runner = runner;
        this.overrides = overrides;
        this.workflow = workflow;
        this.audit = audit;
    }

    /**
     * What deciding these would meet.
     *
     * @throws InvalidInputException at {@code /ids}: none or too many
     */
    @Transactional(readOnly = true)
    public BatchPlan plan(CurrentAccount account, Collection<String> ids) {
        DeskScopes desks = DeskScopes.seenBy(account);
        Set<String> wanted = new LinkedHashSet<>(ids);
        if (wanted.isEmpty() || wanted.size() > ReviewService.LARGEST_BATCH) {
            throw new InvalidInputException(new FieldError("/ids", "review.batch-size", ReviewService.LARGEST_BATCH));
        }
        List<OpenTask> open = tasks.all(wanted).stream().filter(desks::cover).toList();
        Set<UUID> own = standIns.standsInFor(account.id());
        int anothers = 0;
        int held = 0;
        int barred = 0;
        List<OpenTask> free = new ArrayList<>();
        for (OpenTask task : open) {
            if (desk.barrier(account, task) != null || task.suspended()) {
                barred++;
            } else if (task.assignee() != null && !own.contains(task.assignee())) {
                anothers++;
            } else if (task.held() != null) {
                held++;
            } else {
                free.add(task);
            }
        }
        return new BatchPlan(open, outcomes(open), anothers, held, barred, overrides.needed(free));
    }

    private List<String> outcomes(List<OpenTask> open) {
        List<String> common = new ArrayList<>();
        boolean first = true;
        for (OpenTask task : open) {
            List<String> offered = VerdictRules.outcomes(workflow.model(task.definition()), task.task());
            if (first) {
                common.addAll(offered);
                common.retainAll(PLAIN);
                first = false;
            } else {
                common.retainAll(offered);
            }
        }
        return List.copyOf(common);
    }

    /**
     * Starts it; it goes on when the page is left, and after a restart.
     *
     * @throws InvalidInputException at {@code /ids}, {@code /outcome}, {@code /opinion}
     */
    @Transactional
    public UUID start(CurrentAccount account, Collection<String> ids, String outcome, String opinion) {
        BatchPlan plan = plan(account, ids);
        List<FieldError> errors = new ArrayList<>();
        if (plan.tasks().isEmpty()) {
            errors.add(new FieldError("/ids", "task.unknown"));
        } else if (!plan.outcomes().contains(outcome)) {
            errors.add(new FieldError("/outcome", "review.outcome-unknown"));
        } else if (!VerdictRules.favourable(outcome) && opinion.isBlank()) {
            errors.add(new FieldError("/opinion", "review.opinion-missing"));
        }
        if (opinion.length() > Verdict.LONGEST_OPINION) {
            errors.add(new FieldError("/opinion", "review.opinion-long", Verdict.LONGEST_OPINION));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        UUID id = rows.add(
                account,
                LocaleContextHolder.getLocale(),
                plan.tasks(),
                new Verdict(outcome, opinion.strip(), List.of()));
        audit.done("decision-batch", "batch:" + id, Map.of("tasks", plan.tasks().size(), "outcome", outcome));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.submit(id);
            }
        });
        return id;
    }

    /** @throws NotFoundException {@code batch.unknown}: another's too */
    @Transactional(readOnly = true)
    public DecisionBatch get(CurrentAccount account, UUID id) {
        return rows.find(account.id(), id).orElseThrow(() -> new NotFoundException("batch.unknown"));
    }

    /** An answer for each, in their order. */
    @Transactional(readOnly = true)
    public List<DecisionBatch.Item> items(CurrentAccount account, UUID id) {
        return rows.items(get(account, id).id());
    }

    /** Running ones and those of the last day, newest first, at most ten. */
    @Transactional(readOnly = true)
    public List<DecisionBatch> recent(CurrentAccount account) {
        return rows.recent(account.id(), RECENT, MOST_RECENT);
    }
}
