package org.zhuban.studio;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 在办件迁移: filings that move from one version of their process to another, and how far it is.
 *
 * @param pairs   steps that have another id, old to new
 * @param over    filings that ended before their turn came
 * @param release by which it was asked for and approved; null = it was begun before that was needed
 */
public record Migration(
        UUID id,
        String type,
        String source,
        String target,
        Map<String, String> pairs,
        @Nullable UUID release,
        String by,
        Instant madeAt,
        @Nullable String cancelledBy,
        @Nullable Instant endedAt,
        int total,
        int done,
        int over,
        int failed) {

    public boolean running() {
        return endedAt == null;
    }

    /** A filing of it. @param reason why it did not move; null if it did */
    public record Item(UUID filing, String number, String title, State state, @Nullable String reason) {}

    /** What became of a filing. */
    public enum State {
        WAITING,
        DONE,
        /** It ended, or moved, before its turn came. */
        OVER,
        FAILED,
        CANCELLED
    }
}
