package org.zhuban.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Ids;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;

/** Records what was decided and moves the process: by one, by one of several who sign 会签, or by lapse of time 逾期未决. */
@Component
class FilingDecisions {

    /** Who decided, when nobody did in time. */
    static final String NOBODY = "lapse";

    private final Filings filings;
    private final FilingHistory history;
    private final OpenTasks openTasks;
    private final FilingWorkflow workflow;
    private final Audit audit;
    private final Clock clock;

    FilingDecisions(
            Filings filings,
            FilingHistory history,
            OpenTasks openTasks,
            FilingWorkflow workflow,
            Audit audit,
            Clock clock) {
        this.filings = filings;
        this.history = history;
        this.openTasks = openTasks;
        this.workflow = workflow;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Filing decide(FilingService.Decision decision) {
        Filing filing = filings.lock(decision.filing())
                .orElseThrow(FilingOffice::notFound)
                .filing();
        history.decisionOf(decision.taskId()).ifPresent(former -> {
            throw new ConflictException("task.already-handled", former.actorName(), former.at());
        });
        if (filing.state() != FilingState.IN_REVIEW) {
            throw new ConflictException("task.gone." + filing.state().name().toLowerCase(Locale.ROOT));
        }
        ProcessModel.UserTask task = task(filing, decision.element());
        if (task == null || task.countersign() == null) {
            history.addEvent(filing.id(), event(filing, decision, null), decision.taskId());
            workflow.complete(decision.taskId(), decision.outcome());
        } else {
            sign(filing, decision, task.countersign());
        }
        return decided(filing, decision.element(), decision.outcome());
    }

    private FilingEvent event(Filing filing, FilingService.Decision decision, FilingEvent.@Nullable Round round) {
        return new FilingEvent(
                Ids.next(),
                clock.instant(),
                FilingEvent.Kind.DECIDED,
                decision.actor(),
                decision.actorName(),
                filing.revision(),
                decision.element(),
                decision.outcome(),
                decision.opinion(),
                decision.faults(),
                round);
    }

    /** Who settles it ends it for all: what he says is what they decided together. */
    private void sign(Filing filing, FilingService.Decision decision, ProcessModel.Countersign rule) {
        List<OpenTasks.OnDesk> open = openTasks.all(filing.id());
        String round = open.stream()
                .filter(one -> one.taskId().equals(decision.taskId()))
                .map(OpenTasks.OnDesk::signed)
                .filter(Objects::nonNull)
                .map(OpenTasks.Signed::round)
                .findFirst()
                .orElseThrow(() -> new ConflictException("task.handled"));
        List<FilingEvent> before = history.signed(round);
        if (before.stream().anyMatch(one -> one.actor().equals(decision.actor()))) {
            throw new ConflictException("review.signed-already");
        }
        List<String> outcomes = new ArrayList<>(before.stream()
                .map(FilingEvent::outcome)
                .filter(Objects::nonNull)
                .toList());
        outcomes.add(decision.outcome());
        String verdict = rule.verdict(outcomes);
        FilingEvent event = event(filing, decision, new FilingEvent.Round(round, verdict));
        history.addEvent(filing.id(), event, decision.taskId());
        openTasks.signed(round, outcomes.size());
        workflow.sign(
                round,
                decision.taskId(),
                decision.outcome(),
                verdict == null ? ProcessModel.Countersign.approvals(outcomes) : rule.needed());
        history.addEnded(event.id(), endedBeside(filing, decision.taskId(), open));
    }

    /** Those of the others that are open no longer. */
    private List<String> endedBeside(Filing filing, String own, List<OpenTasks.OnDesk> before) {
        Set<String> still = openTasks.all(filing.id()).stream()
                .map(OpenTasks.OnDesk::taskId)
                .collect(Collectors.toSet());
        return before.stream()
                .map(OpenTasks.OnDesk::taskId)
                .filter(id -> !id.equals(own) && !still.contains(id))
                .toList();
    }

    /**
     * 逾期未决: ends the step of a filing whose time limit is over, as its model says.
     *
     * @return false if it was decided just now, or does not lapse
     */
    @Transactional
    public boolean lapse(UUID id) {
        Filing filing = filings.lock(id).map(Filings.Row::filing).orElse(null);
        List<OpenTasks.OnDesk> open = filing == null ? List.of() : openTasks.all(id);
        if (filing == null || open.isEmpty()) {
            return false;
        }
        OpenTasks.OnDesk first = open.get(0);
        ProcessModel.UserTask task = task(filing, first.element());
        Instant now = clock.instant();
        if (task == null
                || task.lapse() == null
                || first.suspended()
                || first.dueAt().isAfter(now)) {
            return false;
        }
        var event = new FilingEvent(
                Ids.next(),
                now,
                FilingEvent.Kind.DECIDED,
                NOBODY,
                task.name(),
                filing.revision(),
                task.id(),
                ProcessModel.LAPSED,
                task.lapse().name(),
                List.of());
        history.addEvent(id, event, first.taskId());
        workflow.lapse(first.taskId());
        history.addEnded(
                event.id(), open.stream().skip(1).map(OpenTasks.OnDesk::taskId).toList());
        decided(filing, task.id(), ProcessModel.LAPSED);
        return true;
    }

    private ProcessModel.@Nullable UserTask task(Filing filing, String element) {
        return filing.processDefinition() == null
                ? null
                : workflow.model(filing.processDefinition()).tasks().get(element);
    }

    private Filing decided(Filing filing, String element, String outcome) {
        audit.done(
                "filing-decide",
                "filing:" + filing.number(),
                Map.of("task", element, "outcome", outcome, "revision", filing.revision()));
        return filings.find(filing.id()).orElseThrow(FilingOffice::notFound).filing();
    }
}
