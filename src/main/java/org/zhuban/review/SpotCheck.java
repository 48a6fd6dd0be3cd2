package org.zhuban.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingState;

/**
 * 抽查: a filing that the automated review approved and that was drawn for a human look.
 *
 * @param definition the version of the process it ran on
 * @param state      of the filing now
 * @param result     null while nobody looked
 * @param actorName  who looked
 * @param at         when
 */
public record SpotCheck(
        UUID filing,
        int revision,
        String number,
        String type,
        Programme programme,
        String title,
        String region,
        @Nullable String definition,
        FilingState state,
        Instant approvedAt,
        @Nullable Result result,
        @Nullable String actorName,
        @Nullable Instant at,
        String reason) {

    public static final int LONGEST_REASON = 500;

    /** What was found. */
    public enum Result {
        /** 无误 */
        FINE,
        /** 有问题 */
        FAULTY
    }
}
