package org.zhuban.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.audit.Audit;
import org.zhuban.filing.DecidedTasks;
import org.zhuban.filing.Desks;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingProgress;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.engine.OpenUserTask;
import org.zhuban.reference.WorkingDays;

/**
 * Every night: makes the inbox say what the engine says, and reports each mend in audit and log. The engine's hooks keep the two together;
 * a mend means that something went past them and wants looking into.
 */
@Component
class InboxReconcile {

    private static final Logger log = LoggerFactory.getLogger(InboxReconcile.class);
    private static final String LOCK = "inbox-reconcile";

    private final InboxComparison comparison;
    private final JdbcOpenTasks tasks;
    private final FilingService filings;
    private final DecidedTasks decided;
    private final WorkingDays workingDays;
    private final Audit audit;
    private final TransactionTemplate outer;
    private final TransactionTemplate each;

    InboxReconcile(
            InboxComparison comparison,
            JdbcOpenTasks tasks,
            FilingService filings,
            DecidedTasks decided,
            WorkingDays workingDays,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.comparison = comparison;
        this.tasks = tasks;
        this.filings = filings;
        this.decided = decided;
        this.workingDays = workingDays;
        this.audit = audit;
        this.outer = new TransactionTemplate(transactions);
        this.each = new TransactionTemplate(transactions);
        each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Scheduled(cron = "${zhuban.review.reconcile:0 20 2 * * *}", zone = "Asia/Shanghai")
    void nightly() {
        reconcile();
    }

    /**
     * Mends what differs; of several nodes one at a time.
     *
     * @return a sentence for each mend
     */
    List<String> reconcile() {
        return Objects.requireNonNull(outer.execute(status -> {
            if (!tasks.first(LOCK)) {
                return List.<String>of();
            }
            List<String> mended = comparison.differences().stream()
                    .filter(difference -> Boolean.TRUE.equals(each.execute(inner -> mend(difference))))
                    .map(InboxComparison.Difference::sentence)
                    .toList();
            mended.forEach(sentence -> log.warn("Inbox mended: {}", sentence));
            log.info("Inbox reconciled with the engine: {} mended", mended.size());
            return mended;
        }));
    }

    private boolean mend(InboxComparison.Difference difference) {
        tasks.oneAtATime(difference.taskId());
        boolean mended =
                switch (difference.kind()) {
                    case MISSING -> restore(Objects.requireNonNull(difference.engine()));
                    case LEFT_OVER -> {
                        tasks.remove(difference.taskId());
                        yield true;
                    }
                    case ASSIGNEE -> {
                        tasks.assign(
                                difference.taskId(),
                                Objects.requireNonNull(difference.engine()).assignee());
                        yield true;
                    }
                    case SUSPENDED -> {
                        tasks.suspend(
                                difference.filing(),
                                Objects.requireNonNull(difference.engine()).suspended());
                        yield true;
                    }
                };
        if (mended) {
            audit.done(
                    "inbox-mend",
                    "filing:" + difference.filing(),
                    Map.of(
                            "task",
                            difference.taskId(),
                            "kind",
                            difference.kind().name()));
        }
        return mended;
    }

    /** Unless it was decided or withdrawn since the comparison. */
    private boolean restore(OpenUserTask open) {
        FilingProgress.Task task = open.task();
        Filing filing = filings.forReview(task.filing()).filing();
        if (decided.find(task.id()).isPresent() || filing.state() != FilingState.IN_REVIEW) {
            return false;
        }
        tasks.add(
                task,
                filing,
                Desks.group(task.desk(), filing),
                Objects.requireNonNullElseGet(filing.dueAt(), () -> workingDays.due(task.at(), task.timeLimit())));
        if (open.assignee() != null) {
            tasks.assign(task.id(), open.assignee());
        }
        if (open.suspended()) {
            tasks.suspend(filing.id(), true);
        }
        return true;
    }
}
