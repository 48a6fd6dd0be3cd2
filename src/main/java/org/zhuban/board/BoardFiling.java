package org.zhuban.board;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingState;

/**
 * A submission or decision that the board counted. Nothing personal of an applicant in it.
 *
 * @param id     of the event
 * @param kind   e.g. {@code RETURNED}
 * @param outcome what was decided, e.g. {@code approved}; null for a submission
 * @param state  of the filing now
 * @param person who decided, by name; null for a submission and for the automated review
 * @param waited working days on the desk
 */
public record BoardFiling(
        UUID id,
        UUID filing,
        String number,
        String title,
        String type,
        String typeName,
        String region,
        Instant at,
        String kind,
        @Nullable String outcome,
        FilingState state,
        @Nullable String person,
        boolean late,
        int waited) {

    /** Message code of what happened, by the outcome where there is one. */
    public String what() {
        return outcome == null || kind.equals("AUTOMATIC") ? "board.kind." + kind : "outcome." + outcome + ".done";
    }
}
