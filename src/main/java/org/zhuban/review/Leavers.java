package org.zhuban.review;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.StaffChanged;
import org.zhuban.message.Messages;
import org.zhuban.review.TaskActs.Who;
import org.zhuban.review.TaskRequest.Kind;

/**
 * 离岗: an account was disabled or lost a desk. What it had there goes back or ends at once, so that nothing waits for somebody who cannot
 * come; what it still may do stays with it.
 */
@Component
class Leavers {

    private static final Who PROGRAM = new Who(null, "");

    private final TaskDesk desk;
    private final JdbcOpenTasks tasks;
    private final TaskRequests requests;
    private final TaskActs acts;
    private final Substitutions substitutions;
    private final FilingWorkflow workflow;
    private final Accounts accounts;
    private final Messages messages;
    private final Audit audit;

    Leavers(
            TaskDesk desk,
            JdbcOpenTasks tasks,
            TaskRequests requests,
            TaskActs acts,
            Substitutions substitutions,
            FilingWorkflow workflow,
            Accounts accounts,
            Messages messages,
            Audit audit) {
        this.desk = desk;
        this.tasks = tasks;
        this.requests = requests;
        this.acts = acts;
        this.substitutions = substitutions;
        this.workflow = workflow;
        this.accounts = accounts;
        this.messages = messages;
        this.audit = audit;
    }

    @EventListener
    @Transactional
    public void changed(StaffChanged changed) {
        leave(changed.account());
    }

    /** Tasks that were suspended when who had them left. */
    @Transactional
    public void sweep() {
        tasks.assignees().stream().filter(each -> accounts.live(each).isEmpty()).forEach(this::leave);
    }

    private void leave(UUID id) {
        CurrentAccount account = accounts.find(id).orElse(null);
        if (account == null || account.organisation() != null) {
            return;
        }
        CurrentAccount still = accounts.live(id).orElse(null);
        var gone = new Who(id, account.displayName());
        for (OpenTask task : tasks.heldBy(id)) {
            tasks.oneAtATime(task.id());
            tasks.find(task.id()).ifPresent(now -> leave(now, gone, still));
        }
        endRequests(gone, still);
        substitutions.ended(id, still);
    }

    private void leave(OpenTask task, Who gone, @Nullable CurrentAccount still) {
        if (task.suspended() || mayDecide(still, task)) {
            return;
        }
        boolean had = Objects.equals(task.assignee(), gone.id());
        requests.proposal(task.id())
                .filter(proposal -> had || proposal.actor().equals(gone.id()))
                .ifPresent(proposal -> dropProposal(task, gone));
        if (!had) {
            return;
        }
        requests.of(task.id()).stream()
                .filter(request -> request.kind() == Kind.DELEGATE && request.waits())
                .forEach(request -> {
                    end(task, request);
                    notice(request.asked(), "notice.delegation-void", task, gone);
                });
        workflow.assign(task.id(), null);
        acts.add(task, TaskAct.Kind.BACK_ON_DESK, PROGRAM, null, gone, "");
        audit.done("task-back-on-desk", TaskDesk.object(task), Map.of("from", String.valueOf(gone.id())));
    }

    /** A signer that was waited for does not let the decision through by leaving. */
    private void endRequests(Who gone, @Nullable CurrentAccount still) {
        for (TaskRequest known : requests.waitingFor(Objects.requireNonNull(gone.id()))) {
            tasks.oneAtATime(known.task());
            TaskRequest request =
                    requests.find(known.id()).filter(TaskRequest::waits).orElse(null);
            OpenTask task = tasks.find(known.task()).orElse(null);
            if (request == null || (task == null ? still != null : mayDecide(still, task))) {
                continue;
            }
            if (task == null) {
                requests.takeBack(request);
                continue;
            }
            end(task, request);
            notice(request.asker(), "notice.request-void", task, gone);
            if (request.kind() == Kind.SIGN_AFTER
                    && requests.proposal(task.id()).isPresent()) {
                dropProposal(task, gone);
            }
        }
    }

    private void end(OpenTask task, TaskRequest request) {
        requests.takeBack(request);
        acts.add(
                task,
                TaskAct.Kind.REQUEST_TAKEN_BACK,
                PROGRAM,
                null,
                new Who(request.asked(), request.askedName()),
                "");
        audit.done(
                "request-take-back",
                TaskDesk.object(task),
                Map.of("kind", request.kind().name(), "of", request.asked().toString()));
    }

    private void dropProposal(OpenTask task, Who gone) {
        requests.dropProposal(task.id());
        acts.add(task, TaskAct.Kind.PROPOSAL_TAKEN_BACK, PROGRAM, null, gone, "");
        audit.done("proposal-take-back", TaskDesk.object(task), Map.of("of", String.valueOf(gone.id())));
        UUID assignee = task.assignee();
        if (assignee != null && !assignee.equals(gone.id())) {
            notice(assignee, "notice.proposal-void", task, gone);
        }
    }

    private boolean mayDecide(@Nullable CurrentAccount still, OpenTask task) {
        return still != null && desk.barrier(still, task) == null;
    }

    private void notice(UUID to, String template, OpenTask task, Who gone) {
        messages.notice(to, template, "tasks/" + task.id(), gone.name(), task.title(), task.number());
    }
}
