package org.zhuban.review;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.message.Messages;
import org.zhuban.review.TaskRequest.Kind;
import org.zhuban.review.TaskRequest.State;

/** Makes a decision, or keeps it until those agreed who sign after it. The caller has asked {@link TaskDesk#mine}. */
@Component
class Decisions {

    private final TaskRequests requests;
    private final TaskActs acts;
    private final VerdictRules rules;
    private final Overrides overrides;
    private final FilingService filings;
    private final FilingWorkflow workflow;
    private final Messages messages;
    private final Texts texts;

    Decisions(
            TaskRequests requests,
            TaskActs acts,
            VerdictRules rules,
            Overrides overrides,
            FilingService filings,
            FilingWorkflow workflow,
            Messages messages,
            Texts texts) {
        this.requests = requests;
        this.acts = acts;
        this.rules = rules;
        this.overrides = overrides;
        this.filings = filings;
        this.workflow = workflow;
        this.messages = messages;
        this.texts = texts;
    }

    /** @return the filing, still in review while signers are waited for */
    Filing decide(CurrentAccount account, OpenTask task, Verdict verdict) {
        List<TaskRequest> asked = requests.of(task.id());
        refuseIfBound(task, requests);
        refuseIfHeld(asked, verdict);
        rules.check(verdict, workflow.model(task.definition()), task.task());
        askForReason(task, verdict);
        var stripped = new Verdict(verdict.outcome(), verdict.opinion().strip(), verdict.faults());
        UUID assignee = task.assignee();
        TaskActs.Who behalf = assignee == null || assignee.equals(account.id())
                ? null
                : new TaskActs.Who(assignee, Objects.requireNonNullElse(task.assigneeName(), ""));
        if (behalf != null) {
            acts.add(task, TaskAct.Kind.STOOD_IN, TaskActs.Who.of(account), behalf, null, "");
        }
        if (asked.stream().noneMatch(request -> request.kind() == Kind.SIGN_AFTER && request.waits())) {
            return carryOut(task, stripped, account.id(), name(account.displayName(), behalf));
        }
        if (assignee == null) {
            workflow.assign(task.id(), account.id());
        }
        requests.propose(task, stripped, account);
        acts.add(task, TaskAct.Kind.PROPOSED, TaskActs.Who.of(account), behalf, null, stripped.opinion());
        asked.stream().filter(request -> request.state() == State.PLANNED).forEach(request -> tell(task, request));
        return filings.forReview(task.filing()).filing();
    }

    /** Everybody agreed: it takes effect, as the decision of who made it. */
    Filing carryOut(OpenTask task, Proposal proposal) {
        return carryOut(task, proposal.verdict(), proposal.actor(), proposal.actorName());
    }

    private Filing carryOut(OpenTask task, Verdict verdict, UUID actor, String actorName) {
        if (VerdictRules.favourable(verdict.outcome())) {
            overrides.add(task, actor, actorName, verdict.opinion());
        }
        return filings.decide(new FilingService.Decision(
                task.filing(),
                task.id(),
                task.task(),
                verdict.outcome(),
                verdict.opinion(),
                verdict.faults(),
                actor.toString(),
                actorName));
    }

    /** A favourable decision against a rule of the automated review 自动审查 says why. */
    private void askForReason(OpenTask task, Verdict verdict) {
        if (VerdictRules.favourable(verdict.outcome()) && !verdict.explained() && overrides.needed(task)) {
            throw new InvalidInputException(new FieldError("/opinion", "review.override-reason"));
        }
    }

    /** @throws ConflictException {@code review.override-alone} where words meant for many would be the reason */
    void refuseToOverride(OpenTask task, Verdict verdict) {
        if (VerdictRules.favourable(verdict.outcome()) && overrides.needed(task)) {
            throw new ConflictException("review.override-alone");
        }
    }

    private String name(String actor, TaskActs.@Nullable Who behalf) {
        return behalf == null ? actor : texts.text(Locale.CHINA, "review.on-behalf", actor, behalf.name());
    }

    /** The one asked hears of it. */
    void tell(OpenTask task, TaskRequest request) {
        messages.notice(
                request.asked(),
                "notice.request."
                        + request.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "tasks/" + task.id(),
                request.askerName(),
                task.title(),
                task.number(),
                request.question());
    }

    private static void refuseIfHeld(List<TaskRequest> asked, Verdict verdict) {
        asked.stream()
                .filter(request -> request.kind() == Kind.SIGN_BEFORE && request.state() == State.OPEN)
                .findFirst()
                .ifPresent(open -> {
                    throw new ConflictException("task.awaits-signer", open.askedName());
                });
        Map<UUID, TaskRequest> last = new java.util.LinkedHashMap<>();
        asked.stream()
                .filter(request -> request.kind() == Kind.SIGN_BEFORE && request.state() == State.ANSWERED)
                .forEach(request -> last.put(request.asked(), request));
        if (VerdictRules.favourable(verdict.outcome())) {
            last.values().stream()
                    .filter(request -> Boolean.FALSE.equals(request.agrees()))
                    .findFirst()
                    .ifPresent(objection -> {
                        throw new ConflictException("task.signer-objects", objection.askedName());
                    });
        }
    }

    /** While a colleague works on it for another, or a decision waits for signers, nothing else happens to it. */
    static void refuseIfBound(OpenTask task, TaskRequests requests) {
        if (task.held() == OpenTask.Held.DELEGATE) {
            String name = requests.of(task.id()).stream()
                    .filter(request -> request.kind() == Kind.DELEGATE && request.state() == State.OPEN)
                    .map(TaskRequest::askedName)
                    .findFirst()
                    .orElse("");
            throw new ConflictException("task.delegated", name);
        }
        if (task.held() == OpenTask.Held.PROPOSED) {
            throw new ConflictException("task.proposed");
        }
    }
}
