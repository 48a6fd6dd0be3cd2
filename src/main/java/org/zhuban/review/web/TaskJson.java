package org.zhuban.review.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.filing.Fault;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Finding;
import org.zhuban.filing.InForce;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.review.BatchAnswer;
import org.zhuban.review.OpenTask;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.Verdict;

/** What the API says about tasks. */
final class TaskJson {

    private TaskJson() {}

    @Schema(name = "Task", description = "An open reviewing task, as the inbox lists it")
    record Row(
            @Schema(description = "Id of the task") String id,
            @Schema(description = "Id of its filing") UUID filing,
            @Schema(description = "Filing number", example = "ZZ20261120320507000001") String number,
            @Schema(description = "Key of the filing type", example = "enterprise-certification") String type,
            @Schema(description = "Programme", example = "ZZ") String programme,
            String title,
            @Schema(description = "Credit code, where the filing has one") @Nullable String creditCode,
            @Schema(description = "Region code, GB/T 2260", example = "320507") String region,
            @Schema(description = "BPMN id of the step", example = "review-certification") String step,
            @Schema(description = "Name of the step") String stepName,
            @Schema(description = "1 on the first submission, more after corrections") int revision,
            Instant createdAt,
            @Schema(description = "End of the step's time limit") Instant dueAt,
            boolean overdue,
            @Schema(description = "Account that claimed it, null if nobody") @Nullable UUID assignee,
            @Nullable String assigneeName,
            @Schema(
                            description =
                                    "What holds its decision back: a colleague at work on it, a signer before, or decided and waiting for signers")
                    OpenTask.@Nullable Held held,
            @Schema(description = "Of a step that several sign, how many have; null where one decides") @Nullable
                    Integer signed,
            @Schema(description = "Of a step that several sign, how many are to") @Nullable Integer signers) {

        static Row of(OpenTask task, Instant now) {
            return new Row(
                    task.id(),
                    task.filing(),
                    task.number(),
                    task.type(),
                    task.programme().name(),
                    task.title(),
                    task.subject(),
                    task.region(),
                    task.task(),
                    task.name(),
                    task.revision(),
                    task.createdAt(),
                    task.dueAt(),
                    task.overdue(now),
                    task.assignee(),
                    task.assigneeName(),
                    task.held(),
                    task.signed() == null ? null : task.signed().signed(),
                    task.signed() == null ? null : task.signed().of());
        }
    }

    @Schema(name = "TaskPage")
    record Rows(
            List<Row> items,
            @Schema(description = "Cursor of the next page, null at the end") @Nullable String next,
            @Schema(description = "All that match; only with count=true") @Nullable Long count) {}

    @Schema(name = "TaskDetails", description = "A task with its filing; personal fields are masked")
    record View(
            Row task,
            @Schema(
                            description = "Outcomes that the task offers",
                            example = "[\"approved\", \"returned\", \"rejected\"]")
                    List<String> outcomes,
            boolean mayDecide,
            @Schema(description = "Why this account may not decide it") @Nullable String barrier,
            FilingState state,
            @Nullable Instant submittedAt,
            Map<String, Object> data,
            List<File> attachments,
            @Schema(description = "Result of each rule of the automated review") List<Check> findings,
            @Schema(description = "Fields that differ from the revision before") List<FieldChange> changes,
            @Schema(description = "What is approved about the same, and the fields that differ from it") @Nullable
                    InForce inForce,
            @Schema(description = "Submissions, decisions and withdrawals so far") List<Event> events,
            @Schema(description = "BPMN ids passed, in order") List<String> path) {

        static View of(TaskDetails details, Instant now, Texts texts) {
            FilingDetails filing = details.filing();
            return new View(
                    Row.of(details.task(), now),
                    details.outcomes(),
                    details.barrier() == null,
                    details.barrier() == null ? null : texts.text(details.barrier()),
                    filing.filing().state(),
                    filing.filing().submittedAt(),
                    filing.data(),
                    filing.attachments().stream().map(File::of).toList(),
                    filing.findings().stream().map(Check::of).toList(),
                    filing.changes(),
                    filing.inForce(),
                    filing.events().stream().map(Event::of).toList(),
                    filing.path());
        }
    }

    @Schema(name = "TaskAttachment", description = "Content at /api/v1/filings/{filing}/attachments/{id}")
    record File(UUID id, String slot, String name, String mediaType, long size, int pages, String sha256) {

        static File of(Attachment attachment) {
            return new File(
                    attachment.id(),
                    attachment.slot(),
                    attachment.name(),
                    attachment.mediaType(),
                    attachment.size(),
                    attachment.pages(),
                    attachment.sha256());
        }
    }

    @Schema(name = "Finding")
    record Check(
            String rule,
            Finding.Result result,
            String message,
            @Nullable String field,
            @Schema(description = "Where the fact came from") @Nullable String source,
            Instant at) {

        static Check of(Finding finding) {
            return new Check(
                    finding.rule(),
                    finding.result(),
                    finding.message(),
                    finding.field(),
                    finding.source(),
                    finding.at());
        }
    }

    @Schema(name = "TaskEvent")
    record Event(
            Instant at,
            FilingEvent.Kind kind,
            String by,
            int revision,
            @Nullable String task,
            @Nullable String outcome,
            @Nullable String opinion,
            List<Fault> faults) {

        static Event of(FilingEvent event) {
            return new Event(
                    event.at(),
                    event.kind(),
                    event.actorName(),
                    event.revision(),
                    event.task(),
                    event.outcome(),
                    event.opinion(),
                    event.faults());
        }
    }

    @Schema(name = "TaskDecision")
    record Decision(
            @Schema(description = "One of the outcomes that the task offers", example = "returned") @Nullable
                    String outcome,
            @Schema(description = "Needed for every outcome but approved and accepted; up to 2,000 characters")
                    @Nullable
                    String opinion,
            @Schema(description = "Fields and attachment slots at fault; only with returned") @Nullable
                    List<Pin> faults) {

        Verdict verdict() {
            return TaskJson.verdict(outcome, opinion, faults);
        }
    }

    @Schema(name = "TaskFault")
    record Pin(
            @Schema(description = "Key of the field or slot", example = "creditCode") @Nullable String field,
            @Schema(description = "What is wrong and what to do") @Nullable String reason) {}

    @Schema(name = "TaskBatch")
    record Batch(
            @Schema(description = "1 to 500 task ids") @Nullable List<String> ids,
            @Nullable String outcome,
            @Nullable String opinion) {

        Verdict verdict() {
            return TaskJson.verdict(outcome, opinion, null);
        }
    }

    @Schema(name = "TaskDecided")
    record Decided(String id, UUID filing, String number, FilingState state) {}

    @Schema(name = "TaskBatchAnswer", description = "An answer per id, in their order")
    record Answers(List<Answer> items) {

        static Answers of(List<BatchAnswer> answers, Texts texts) {
            return new Answers(
                    answers.stream().map(answer -> Answer.of(answer, texts)).toList());
        }
    }

    @Schema(name = "TaskBatchItem")
    record Answer(
            String id,
            @Schema(description = "decided or refused") String result,
            @Schema(description = "State of the filing after it") @Nullable FilingState state,
            @Schema(description = "Message code of the refusal") @Nullable String code,
            @Nullable String detail,
            List<Error> errors) {

        static Answer of(BatchAnswer answer, Texts texts) {
            var refusal = answer.refusal();
            if (refusal == null) {
                return new Answer(answer.id(), "decided", answer.state(), null, null, List.of());
            }
            List<FieldError> errors = refusal instanceof InvalidInputException invalid ? invalid.errors() : List.of();
            return new Answer(
                    answer.id(),
                    "refused",
                    null,
                    refusal.code(),
                    texts.of(refusal),
                    errors.stream()
                            .map(error -> new Error(error.field(), error.code(), texts.of(error)))
                            .toList());
        }
    }

    /** A fault of a field, as in problem+json. */
    record Error(String field, String code, String message) {}

    private static Verdict verdict(
            @Nullable String outcome, @Nullable String opinion, @Nullable List<@Nullable Pin> faults) {
        return new Verdict(
                Objects.requireNonNullElse(outcome, ""), Objects.requireNonNullElse(opinion, ""), pinned(faults));
    }

    static List<Fault> pinned(@Nullable List<@Nullable Pin> faults) {
        return faults == null
                ? List.of()
                : faults.stream()
                        .map(pin -> pin == null ? new Pin(null, null) : pin)
                        .map(pin -> new Fault(
                                Objects.requireNonNullElse(pin.field(), ""),
                                Objects.requireNonNullElse(pin.reason(), "")))
                        .toList();
    }
}
