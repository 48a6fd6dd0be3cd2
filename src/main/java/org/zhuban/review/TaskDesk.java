package org.zhuban.review;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.DecidedTasks;
import org.zhuban.identity.CurrentAccount;

/** Who may see an open task and act on it. */
@Component
class TaskDesk {

    private static final String NOT_REVIEWER = "review.not-reviewer";
    private static final String OWN_FILING = "review.own-filing";

    private final JdbcOpenTasks tasks;
    private final DecidedTasks decided;
    private final StandIns standIns;
    private final TaskBarriers barriers;
    private final Audit audit;

    TaskDesk(JdbcOpenTasks tasks, DecidedTasks decided, StandIns standIns, TaskBarriers barriers, Audit audit) {
        this.tasks = tasks;
        this.decided = decided;
        this.standIns = standIns;
        this.barriers = barriers;
        this.audit = audit;
    }

    /** The task, if it lies on a desk that the account sees. */
    OpenTask visible(CurrentAccount account, String taskId, String action) {
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

    /** The task, if the account decides at its desk; one act on a filing at a time, until its transaction ends. */
    OpenTask permitted(CurrentAccount account, String taskId, String action) {
        tasks.oneAtATime(taskId);
        OpenTask task = visible(account, taskId, action);
        String barrier = barrier(account, task);
        if (barrier != null) {
            boolean anothersTurn = barrier.equals(TaskBarriers.SIGNED) || barrier.equals(TaskBarriers.SIGNS);
            throw anothersTurn ? new ConflictException(barrier) : denied(task, action, barrier);
        }
        return task;
    }

    /** The same, and nobody else has claimed it but one for whom the account stands in. */
    OpenTask mine(CurrentAccount account, String taskId, String action) {
        OpenTask task = permitted(account, taskId, action);
        refuseIfSuspended(task);
        refuseIfAnothers(account, task);
        return task;
    }

    DeniedException denied(OpenTask task, String action, String reason) {
        audit.denied(action, object(task), Map.of("reason", reason));
        return new DeniedException(reason);
    }

    /** Why the account can't decide it: a message code; null = it can. */
    @Nullable
    String barrier(CurrentAccount account, OpenTask task) {
        if (!DeskScopes.decidedBy(account).cover(task)) {
            return NOT_REVIEWER;
        }
        boolean own = account.id().equals(task.applicant())
                || (account.organisation() != null && account.organisation().equals(task.organisation()));
        return own ? OWN_FILING : barriers.of(account.id(), task);
    }

    static void refuseIfSuspended(OpenTask task) {
        if (task.suspended()) {
            throw new ConflictException("task.suspended");
        }
    }

    void refuseIfAnothers(CurrentAccount account, OpenTask task) {
        if (task.assignee() != null
                && !task.assignee().equals(account.id())
                && !standIns.standsIn(account.id(), task.assignee(), task.programme())) {
            throw new ConflictException("task.claimed-by", Objects.requireNonNullElse(task.assigneeName(), ""));
        }
    }

    static String object(OpenTask task) {
        return "filing:" + task.number();
    }
}
