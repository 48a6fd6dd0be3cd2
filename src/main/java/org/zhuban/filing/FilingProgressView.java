package org.zhuban.filing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a filing stands, for its applicant without login: nothing personal.
 *
 * @param holder  who has it now: the authority by name, or the applicant; null when it is nobody's
 * @param step    name of the present step, null once it ended
 * @param since   when it came to this step
 * @param dueAt   end of the time limit; null while the clock stands
 * @param waitsUntil when it goes on by itself from a waiting event 等待, which {@code step} names then; null when it waits for no day
 * @param opinion of the last return or rejection, or why it was revoked
 * @param reasons faults of the last return, by label
 * @param steps   what happened, oldest first
 */
public record FilingProgressView(
        String number,
        String type,
        FilingState state,
        @Nullable String holder,
        @Nullable String step,
        @Nullable Instant since,
        @Nullable Instant dueAt,
        @Nullable Instant waitsUntil,
        @Nullable String opinion,
        List<Reason> reasons,
        List<Step> steps) {

    /** A fault, with the field's label. */
    public record Reason(String field, String label, String reason) {}

    /**
     * Something that happened.
     *
     * @param words message code, for the page
     */
    public record Step(Instant at, FilingEvent.Kind kind, @Nullable String outcome, @JsonIgnore String words) {}
}
