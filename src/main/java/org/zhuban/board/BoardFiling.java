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
        FilingState state,
        @Nullable String person,
        boolean late,
        int waited) {}
