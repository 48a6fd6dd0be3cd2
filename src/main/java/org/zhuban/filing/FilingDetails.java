package org.zhuban.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;

/**
 * Everything a filing's page shows, read in a handful of statements.
 *
 * @param model    the version it runs on; for a draft the newest
 * @param data     opened; the caller was allowed to see it
 * @param changes  last revision against the one before; empty on the first
 * @param inForce  while it is open, or once it was revoked: what is approved about the same, and the differences; null for nothing
 * @param path     BPMN ids passed, in order, of the present process instance
 * @param onDesk   the open reviewing task
 * @param waits    what it waits for while it stands at no task 等待; null = nothing, or it is not in review
 * @param withdrawable it is in review, and its applicant may take it back 撤回 where it stands
 * @param holder   whose move it is, by name ({@link Desks#holder}); null when it is nobody's
 * @param signature of the last submission; null for none
 * @param provenance where answers came from, by key of the field; the answer may be another by now
 */
public record FilingDetails(
        Filing filing,
        ProcessModel model,
        FormDefinition form,
        Map<String, Object> data,
        List<Attachment> attachments,
        List<FilingEvent> events,
        List<Finding> findings,
        List<FieldChange> changes,
        @Nullable InForce inForce,
        List<String> path,
        Optional<OpenTasks.OnDesk> onDesk,
        @Nullable Wait waits,
        boolean withdrawable,
        @Nullable String holder,
        @Nullable FilingSignature signature,
        Map<String, Provenance> provenance) {

    /**
     * A day that it waits for 等待, e.g. the end of 公示期.
     *
     * @param element BPMN id of the event
     * @param name    of the event
     * @param until   then it goes on by itself
     * @param withdrawable its applicant may take it back 撤回 there
     */
    public record Wait(String element, String name, Instant until, boolean withdrawable) {}

    /** The same after a save: everything else stands as it was read. */
    public FilingDetails saved(Filing now, Map<String, Object> answers) {
        return new FilingDetails(
                now,
                model,
                form,
                answers,
                attachments,
                events,
                findings,
                changes,
                inForce,
                path,
                onDesk,
                waits,
                withdrawable,
                holder,
                signature,
                provenance);
    }

    /** The user task where it stands: the reviewing one, or while it is returned the correction; empty when it is nobody's. */
    public Optional<ProcessModel.UserTask> present() {
        if (filing.state() != FilingState.RETURNED) {
            return onDesk.map(desk -> model.tasks().get(desk.element()));
        }
        return path.stream()
                .map(model.tasks()::get)
                .filter(task -> task != null && task.desk().equals(Progress.APPLICANT))
                .reduce((first, second) -> second);
    }

    /** BPMN id of the user task or event where it stands; null when it is over or at neither. */
    public @Nullable String at() {
        return waits != null
                ? waits.element()
                : present().map(ProcessModel.UserTask::id).orElse(null);
    }

    /** Name of the user task or event where it stands; null when it is over or at neither. */
    public @Nullable String stepName() {
        return waits != null
                ? waits.name()
                : present().map(ProcessModel.UserTask::name).orElse(null);
    }

    /** The faults of the last return, empty unless it is returned. */
    public List<Fault> openFaults() {
        if (filing.state() != FilingState.RETURNED) {
            return List.of();
        }
        return FilingEvent.verdict(events).stream()
                .flatMap(event -> event.faults().stream())
                .distinct()
                .toList();
    }

    /** Message code of what happened: only after a return is a submission a correction, after a withdrawal it is one anew. */
    public String words(FilingEvent event) {
        if (event.outcome() != null) {
            return "outcome." + event.outcome() + (event.round() == null ? ".done" : ".signed");
        }
        boolean anew = event.kind() == FilingEvent.Kind.RESUBMITTED
                && events.stream()
                        .takeWhile(before -> !before.id().equals(event.id()))
                        .filter(before -> before.kind() == FilingEvent.Kind.WITHDRAWN
                                || before.kind() == FilingEvent.Kind.DECIDED)
                        .reduce((first, second) -> second)
                        .filter(before -> before.kind() == FilingEvent.Kind.WITHDRAWN)
                        .isPresent();
        return anew ? "filing.event.submitted-anew" : "filing.event." + event.kind();
    }

    /** The latest one; {@link Filing#submittedAt} is the first. Null before any. */
    public @Nullable Instant lastSubmission() {
        return events.stream()
                .filter(event ->
                        event.kind() == FilingEvent.Kind.SUBMITTED || event.kind() == FilingEvent.Kind.RESUBMITTED)
                .reduce((first, second) -> second)
                .map(FilingEvent::at)
                .orElse(filing.submittedAt());
    }

    /** Of a countersigned step, the last signature that was as they all decided. */
    public @Nullable FilingEvent lastDecision() {
        List<FilingEvent> verdict = FilingEvent.verdict(events);
        return verdict.isEmpty() ? null : verdict.get(verdict.size() - 1);
    }

    /** What the automated review 自动审查 found where it decided alone; empty where a person did, or nobody yet. */
    public List<Finding> decidedBy() {
        FilingEvent decision = lastDecision();
        return decision != null && decision.actor().equals(DecideByChecks.ACTOR) ? findings : List.of();
    }

    /** What the authority said last: of a revoked filing why it was revoked, else the opinion of the last decision; null for nothing. */
    public @Nullable String lastWord() {
        if (filing.state() == FilingState.REVOKED) {
            FilingEvent revoked = last(FilingEvent.Kind.REVOKED);
            return revoked == null ? null : revoked.opinion();
        }
        List<FilingEvent> said = FilingEvent.verdict(events);
        return said.size() < 2
                ? said.stream().findFirst().map(FilingEvent::opinion).orElse(null)
                : said.stream()
                        .map(FilingEvent::opinion)
                        .filter(opinion -> opinion != null && !opinion.isBlank())
                        .distinct()
                        .collect(Collectors.joining("；"));
    }

    private @Nullable FilingEvent last(FilingEvent.Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
