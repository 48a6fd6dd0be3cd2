package org.zhuban.filing.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.OwnFilings;

/** What the API answers about filings. */
final class FilingJson {

    private FilingJson() {}

    /**
     * A filing.
     *
     * @param version for {@code If-Match} of the next save
     * @param token   visitor's bearer token for the calls of this one filing; only in the answer that opened it
     * @param holder  who has it now: the authority by name, or the applicant; null when it is nobody's
     * @param step    name of the present step, or of the event that it waits at
     * @param waitsUntil when it goes on by itself from that event; null when it waits for no day
     * @param faults  of the last return, while it is returned
     * @param opinion of the last decision; of a revoked filing why it was revoked
     */
    record View(
            UUID id,
            String number,
            String type,
            FilingState state,
            int version,
            int revision,
            String region,
            String title,
            Map<String, Object> data,
            List<File> attachments,
            @Nullable String holder,
            @Nullable String step,
            @Nullable Instant createdAt,
            @Nullable Instant submittedAt,
            @Nullable Instant dueAt,
            @Nullable Instant waitsUntil,
            @Nullable Instant decidedAt,
            List<Fault> faults,
            @Nullable String opinion,
            @Nullable String token) {

        static View of(FilingDetails details, @Nullable String token) {
            Filing filing = details.filing();
            return new View(
                    filing.id(),
                    filing.number(),
                    filing.type(),
                    filing.state(),
                    filing.version(),
                    filing.revision(),
                    filing.region(),
                    filing.title(),
                    details.data(),
                    details.attachments().stream().map(File::of).toList(),
                    details.holder(),
                    details.stepName(),
                    filing.createdAt(),
                    filing.submittedAt(),
                    filing.dueAt(),
                    details.waits() == null ? null : details.waits().until(),
                    filing.decidedAt(),
                    details.openFaults(),
                    details.lastWord(),
                    token);
        }
    }

    /** A filing in a list; {@code holder} as in {@link View}. */
    record Row(
            UUID id,
            String number,
            String type,
            FilingState state,
            String title,
            String region,
            @Nullable String holder,
            @Nullable String step,
            Instant changedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant dueAt) {

        static Row of(OwnFilings.Row row) {
            Filing filing = row.filing();
            return new Row(
                    filing.id(),
                    filing.number(),
                    filing.type(),
                    filing.state(),
                    filing.title(),
                    filing.region(),
                    row.holder(),
                    row.step(),
                    filing.changedAt(),
                    filing.submittedAt(),
                    filing.dueAt());
        }
    }

    /** An attachment. */
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

    /** Something that happened to a filing. */
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

    /** {@code POST /filings}. */
    record Open(@Nullable String type, @Nullable String subject, @Nullable Map<String, Object> data) {}

    /** A page of a list. */
    record Rows(List<Row> items, @Nullable String next) {}
}
