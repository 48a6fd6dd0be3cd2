package org.zhuban.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingState;

/**
 * A filing that the reader watches 关注. Nothing personal in it.
 *
 * @param definition the version of the process it runs on
 * @param since      when he began
 * @param changedAt  when it last changed
 * @param dueAt      end of the present step's time limit; null while it is with the applicant or over
 */
public record WatchedFiling(
        UUID filing,
        String number,
        String type,
        Programme programme,
        String title,
        String region,
        @Nullable String definition,
        FilingState state,
        Instant since,
        Instant changedAt,
        @Nullable Instant dueAt) {}
