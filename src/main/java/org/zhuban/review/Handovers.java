package org.zhuban.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.message.Messages;
import org.zhuban.review.TaskActs.Who;
import org.zhuban.review.TaskRequest.Kind;

/** 转办, 改派: a task goes from one reviewer to another, with a reason, recorded. */
@Service
public class Handovers {

    private final TaskDesk desk;
    private final TaskColleagues colleagues;
    private final JdbcOpenTasks tasks;
    private final TaskRequests requests;
    private final TaskActs acts;
    private final FilingWorkflow workflow;
    private final Messages messages;
    private final Audit audit;

    Handovers(
            TaskDesk desk,
            TaskColleagues colleagues,
            JdbcOpenTasks tasks,
            TaskRequests requests,
            TaskActs acts,
            FilingWorkflow workflow,
            Messages messages,
            Audit audit) {
        this.desk = desk;
        this.colleagues = colleagues;
        this.tasks = tasks;
        this.requests = requests;
        this.acts = acts;
        this.workflow = workflow;
        this.messages = messages;
        this.audit = audit;
    }

    /** Who else decides at the task's desk: the present first, fewest claimed tasks first; without its applicant. */
    @Transactional(readOnly = true)
    public List<Colleague> colleagues(CurrentAccount account, String taskId) {
        return colleagues.others(desk.visible(account, taskId, "filing-read"), account.id());
    }

    /**
     * 转办: gives the task to a colleague for good.
     *
     * @throws org.zhuban.common.InvalidInputException at {@code /to}, {@code /reason}
     * @throws org.zhuban.common.ConflictException     {@code task.claimed-by}, {@code task.delegated}, {@code task.proposed}
     */
    @Transactional
    public OpenTask transfer(CurrentAccount account, String taskId, UUID to, String reason) {
        OpenTask task = desk.mine(account, taskId, "task-transfer");
        Decisions.refuseIfBound(task, requests);
        Who colleague = colleagues.other(task, account.id(), to, "/to", "/reason", reason);
        return give(account, task, colleague, TaskAct.Kind.TRANSFERRED, reason);
    }

    /**
     * 改派: a supervisor of the desk gives the task to a reviewer, or puts it back on the desk, whoever has it.
     *
     * @param to null = back on the desk
     * @throws org.zhuban.common.InvalidInputException at {@code /to}, {@code /reason}
     * @throws org.zhuban.common.DeniedException       {@code review.not-supervisor}
     */
    @Transactional
    public OpenTask reassign(CurrentAccount account, String taskId, @Nullable UUID to, String reason) {
        tasks.oneAtATime(taskId);
        OpenTask task = desk.visible(account, taskId, "task-reassign");
        if (!DeskScopes.supervisedBy(account).cover(task)) {
            throw desk.denied(task, "task-reassign", "review.not-supervisor");
        }
        TaskDesk.refuseIfSuspended(task);
        Who colleague = to == null ? null : colleagues.other(task, null, to, "/to", "/reason", reason);
        if (colleague == null) {
            TaskColleagues.checkWords("/reason", reason);
        }
        unbind(account, task, reason);
        return give(
                account,
                task,
                colleague,
                colleague == null ? TaskAct.Kind.BACK_ON_DESK : TaskAct.Kind.REASSIGNED,
                reason);
    }

    /** What the former one asked to be done first, and what he decided without effect, ends with his having it. */
    private void unbind(CurrentAccount account, OpenTask task, String reason) {
        if (task.held() == OpenTask.Held.PROPOSED) {
            requests.dropProposal(task.id());
            acts.add(task, TaskAct.Kind.PROPOSAL_TAKEN_BACK, Who.of(account), null, null, reason);
        }
        requests.of(task.id()).stream()
                .filter(request -> request.kind() == Kind.DELEGATE && request.waits())
                .forEach(request -> {
                    requests.takeBack(request);
                    acts.add(
                            task,
                            TaskAct.Kind.REQUEST_TAKEN_BACK,
                            Who.of(account),
                            null,
                            new Who(request.asked(), request.askedName()),
                            reason.strip());
                    notice(request.asked(), "notice.request-taken-back", task, account, reason);
                });
    }

    private OpenTask give(CurrentAccount account, OpenTask task, @Nullable Who to, TaskAct.Kind kind, String reason) {
        workflow.assign(task.id(), to == null ? null : to.id());
        UUID former = task.assignee();
        Who behalf = former == null || former.equals(account.id()) || kind != TaskAct.Kind.TRANSFERRED
                ? null
                : new Who(former, Objects.requireNonNullElse(task.assigneeName(), ""));
        acts.add(task, kind, Who.of(account), behalf, to, reason.strip());
        audit.done(
                kind == TaskAct.Kind.TRANSFERRED ? "task-transfer" : "task-reassign",
                TaskDesk.object(task),
                Map.of("to", to == null ? "" : String.valueOf(to.id()), "reason", reason.strip()));
        if (to != null && to.id() != null) {
            notice(to.id(), "notice.task-given", task, account, reason);
        }
        if (former != null && !former.equals(account.id()) && (to == null || !former.equals(to.id()))) {
            notice(former, "notice.task-taken", task, account, reason);
        }
        return tasks.find(task.id()).orElseThrow(() -> new NotFoundException("task.unknown"));
    }

    private void notice(UUID to, String template, OpenTask task, CurrentAccount by, String words) {
        messages.notice(
                to, template, "tasks/" + task.id(), by.displayName(), task.title(), task.number(), words.strip());
    }
}
