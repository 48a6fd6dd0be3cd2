package org.zhuban.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.Fault;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.message.Messages;
import org.zhuban.review.TaskActs.Who;
import org.zhuban.review.TaskRequest.Kind;
import org.zhuban.review.TaskRequest.State;

@Service
class DeskTeamwork implements Teamwork {

    private static final int MOST = 200;
    private static final int MOST_SIGNERS = 20;
    private static final Map<Kind, TaskAct.Kind> ASKED = Map.of(
            Kind.DELEGATE, TaskAct.Kind.DELEGATED,
            Kind.SIGN_BEFORE, TaskAct.Kind.SIGNER_ADDED_BEFORE,
            Kind.SIGN_AFTER, TaskAct.Kind.SIGNER_ADDED_AFTER,
            Kind.OPINION, TaskAct.Kind.OPINION_ASKED,
            Kind.COPY, TaskAct.Kind.COPIED);

    private final TaskDesk desk;
    private final TaskColleagues colleagues;
    private final JdbcOpenTasks tasks;
    private final TaskRequests requests;
    private final TaskActs acts;
    private final Decisions decisions;
    private final VerdictRules rules;
    private final StandIns standIns;
    private final FilingWorkflow workflow;
    private final Accounts accounts;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    DeskTeamwork(
            TaskDesk desk,
            TaskColleagues colleagues,
            JdbcOpenTasks tasks,
            TaskRequests requests,
            TaskActs acts,
            Decisions decisions,
            VerdictRules rules,
            StandIns standIns,
            FilingWorkflow workflow,
            Accounts accounts,
            Messages messages,
            Audit audit,
            Clock clock) {
        this.desk = desk;
        this.colleagues = colleagues;
        this.tasks = tasks;
        this.requests = requests;
        this.acts = acts;
        this.decisions = decisions;
        this.rules = rules;
        this.standIns = standIns;
        this.workflow = workflow;
        this.accounts = accounts;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public TaskTeam team(CurrentAccount account, String taskId) {
        OpenTask task = desk.visible(account, taskId, "filing-read");
        return new TaskTeam(
                requests.of(taskId),
                requests.proposal(taskId).orElse(null),
                acts.of(task.filing()),
                standIns.standsInFor(account.id(), task.programme()),
                DeskScopes.supervisedBy(account).cover(task));
    }

    @Override
    @Transactional
    public TaskRequest ask(CurrentAccount account, String taskId, Kind kind, UUID of, String question) {
        OpenTask task = desk.mine(account, taskId, "task-ask");
        List<TaskRequest> before = requests.of(taskId);
        if (kind != Kind.OPINION && kind != Kind.COPY) {
            Decisions.refuseIfBound(task, requests);
        }
        Who colleague = colleagues.other(task, account.id(), of, "/of", "/question", question);
        if (before.stream()
                .anyMatch(each ->
                        each.waits() && each.kind() == kind && each.asked().equals(of))) {
            throw new ConflictException("request.twice", colleague.name());
        }
        if (before.stream().filter(TaskRequest::waits).count() >= MOST_SIGNERS) {
            throw new ConflictException("request.too-many", MOST_SIGNERS);
        }
        if (task.assignee() == null) {
            workflow.assign(taskId, account.id());
        }
        var request = new TaskRequest(
                Ids.next(),
                task.filing(),
                taskId,
                kind,
                kind == Kind.SIGN_AFTER ? State.PLANNED : State.OPEN,
                account.id(),
                account.displayName(),
                of,
                colleague.name(),
                question.strip(),
                clock.instant(),
                null,
                null,
                List.of(),
                null,
                null,
                null);
        requests.add(request);
        acts.add(task, Objects.requireNonNull(ASKED.get(kind)), Who.of(account), null, colleague, request.question());
        audit.done("task-ask", TaskDesk.object(task), Map.of("kind", kind.name(), "of", of.toString()));
        if (request.state() == State.OPEN) {
            decisions.tell(task, request);
        }
        return request;
    }

    @Override
    @Transactional
    public void takeBack(CurrentAccount account, UUID id, String reason) {
        TaskRequest known = requests.find(id).orElseThrow(DeskTeamwork::unknown);
        OpenTask task = desk.mine(account, known.task(), "request-take-back");
        TaskColleagues.checkWords("/reason", reason);
        TaskRequest request = waiting(id);
        requests.takeBack(request);
        ended(account, task, request, reason);
        if (request.kind() == Kind.SIGN_AFTER) {
            carryOutIfAllAgreed(task);
        }
    }

    private void ended(CurrentAccount account, OpenTask task, TaskRequest request, String reason) {
        acts.add(
                task,
                TaskAct.Kind.REQUEST_TAKEN_BACK,
                Who.of(account),
                null,
                new Who(request.asked(), request.askedName()),
                reason.strip());
        audit.done(
                "request-take-back",
                TaskDesk.object(task),
                Map.of("kind", request.kind().name(), "of", request.asked().toString()));
        if (request.state() == State.OPEN) {
            notice(request.asked(), "notice.request-taken-back", task, account, reason);
        }
    }

    @Override
    @Transactional
    public TaskRequest answer(
            CurrentAccount account, UUID id, @Nullable Boolean agrees, String answer, List<Fault> faults) {
        TaskRequest known = requests.find(id)
                .filter(request -> standIns.standsInFor(account.id()).contains(request.asked()))
                .orElseThrow(DeskTeamwork::unknown);
        tasks.oneAtATime(known.task());
        TaskRequest request = waiting(id);
        if (request.state() == State.PLANNED) {
            throw new ConflictException("request.not-yet");
        }
        OpenTask task = tasks.find(request.task()).orElse(null);
        check(request, task, agrees, answer, faults);
        requests.answer(request, request.kind().signs() ? agrees : null, answer.strip(), faults, account);
        if (task == null) {
            return requests.find(id).orElseThrow(DeskTeamwork::unknown); // a copy outlives its task
        }
        desk.visible(account, task.id(), "request-answer");
        if (!standIns.standsInFor(account.id(), task.programme()).contains(request.asked())) {
            throw unknown();
        }
        if (request.kind().signs() && account.id().equals(decider(task))) {
            throw desk.denied(task, "request-answer", "request.own-signature");
        }
        Who behalf = account.id().equals(request.asked()) ? null : new Who(request.asked(), request.askedName());
        acts.add(
                task,
                kindOfAnswer(request.kind(), agrees),
                Who.of(account),
                behalf,
                new Who(request.asker(), request.askerName()),
                answer.strip(),
                faults.size());
        audit.done(
                "request-answer",
                TaskDesk.object(task),
                Map.of("kind", request.kind().name(), "agrees", String.valueOf(agrees), "faults", faults.size()));
        if (request.kind() != Kind.COPY) {
            notice(request.asker(), "notice.request-answered", task, account, answer);
        }
        if (request.kind() == Kind.SIGN_AFTER) {
            afterSigner(account, task, agrees, answer);
        }
        return requests.find(id).orElseThrow(DeskTeamwork::unknown);
    }

    /** Who decided what is to be signed, or is about to. */
    private @Nullable UUID decider(OpenTask task) {
        return requests.proposal(task.id()).map(Proposal::actor).orElse(task.assignee());
    }

    private void afterSigner(CurrentAccount account, OpenTask task, @Nullable Boolean agrees, String answer) {
        if (Boolean.TRUE.equals(agrees)) {
            carryOutIfAllAgreed(task);
        } else {
            requests.dropProposal(task.id());
            acts.add(task, TaskAct.Kind.PROPOSAL_TAKEN_BACK, Who.of(account), null, null, answer.strip());
        }
    }

    /** Who decided must still be able to: else the decision is off, and the task waits for another. */
    private void carryOutIfAllAgreed(OpenTask task) {
        Proposal proposal = requests.proposal(task.id()).orElse(null);
        if (proposal == null
                || requests.of(task.id()).stream()
                        .anyMatch(request -> request.kind() == Kind.SIGN_AFTER && request.waits())) {
            return;
        }
        boolean may = accounts.live(proposal.actor())
                .filter(actor -> desk.barrier(actor, task) == null)
                .isPresent();
        if (may && !task.suspended()) {
            decisions.carryOut(task, proposal);
        } else {
            requests.dropProposal(task.id());
            acts.add(task, TaskAct.Kind.PROPOSAL_TAKEN_BACK, new Who(null, ""), null, null, "");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<AskedTask> asked(CurrentAccount account) {
        DeskScopes.seenBy(account);
        return requests.askedOf(account.id(), MOST);
    }

    @Override
    @Transactional(readOnly = true)
    public int countAsked(CurrentAccount account) {
        return requests.countAskedOf(account.id());
    }

    @Override
    @Transactional
    public void takeBackProposal(CurrentAccount account, String taskId, String reason) {
        OpenTask task = desk.mine(account, taskId, "proposal-take-back");
        TaskColleagues.checkWords("/reason", reason);
        if (requests.proposal(taskId).isEmpty()) {
            throw new ConflictException("request.no-proposal");
        }
        requests.dropProposal(taskId);
        acts.add(task, TaskAct.Kind.PROPOSAL_TAKEN_BACK, Who.of(account), null, null, reason.strip());
        audit.done("proposal-take-back", TaskDesk.object(task), Map.of("reason", reason.strip()));
    }

    @Override
    @Transactional
    public void comment(CurrentAccount account, String taskId, String text, Set<UUID> mentions) {
        OpenTask task = desk.visible(account, taskId, "task-comment");
        TaskColleagues.checkWords("/text", text);
        Map<UUID, String> names = colleagues.sitting(task);
        Set<UUID> mentioned = new LinkedHashSet<>(mentions);
        if (!names.keySet().containsAll(mentioned)) {
            throw new InvalidInputException(new FieldError("/mentions", "teamwork.colleague"));
        }
        String told = mentioned.stream().map(names::get).collect(Collectors.joining("、"));
        acts.add(
                task,
                TaskAct.Kind.COMMENTED,
                Who.of(account),
                null,
                mentioned.isEmpty() ? null : new Who(null, told),
                text.strip());
        audit.done("task-comment", TaskDesk.object(task), Map.of("mentions", mentioned.size()));
        mentioned.stream()
                .filter(each -> !each.equals(account.id()))
                .forEach(each -> notice(each, "notice.task-comment", task, account, text));
    }

    private void notice(UUID to, String template, OpenTask task, CurrentAccount by, String words) {
        messages.notice(
                to, template, "tasks/" + task.id(), by.displayName(), task.title(), task.number(), words.strip());
    }

    private void check(
            TaskRequest request, @Nullable OpenTask task, @Nullable Boolean agrees, String answer, List<Fault> faults) {
        if (request.kind().signs() && agrees == null) {
            throw new InvalidInputException(new FieldError("/agrees", "teamwork.agrees-missing"));
        }
        List<FieldError> errors = new ArrayList<>();
        if (request.kind() == Kind.DELEGATE && task != null) {
            TaskColleagues.wordsFault("/answer", answer, Verdict.LONGEST_OPINION, errors);
            errors.addAll(rules.faults(faults, workflow.model(task.definition()), task.task()));
        } else {
            boolean wordless = request.kind() == Kind.COPY || Boolean.TRUE.equals(agrees);
            if (!wordless || answer.strip().length() > LONGEST_WORDS) {
                TaskColleagues.wordsFault("/answer", answer, LONGEST_WORDS, errors);
            }
            if (!faults.isEmpty()) {
                errors.add(new FieldError("/faults", "request.faults-delegate"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private TaskRequest waiting(UUID id) {
        return requests.find(id).filter(TaskRequest::waits).orElseThrow(() -> new ConflictException("request.ended"));
    }

    private static TaskAct.Kind kindOfAnswer(Kind kind, @Nullable Boolean agrees) {
        return switch (kind) {
            case DELEGATE -> TaskAct.Kind.GIVEN_BACK;
            case OPINION -> TaskAct.Kind.OPINION_GIVEN;
            case COPY -> TaskAct.Kind.NOTED;
            case SIGN_BEFORE, SIGN_AFTER -> Boolean.TRUE.equals(agrees) ? TaskAct.Kind.AGREED : TaskAct.Kind.OBJECTED;
        };
    }

    private static NotFoundException unknown() {
        return new NotFoundException("request.unknown");
    }
}
