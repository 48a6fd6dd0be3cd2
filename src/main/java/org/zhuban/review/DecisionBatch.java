package org.zhuban.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 批量办理: one decision for many tasks, and how far it is. */
public record DecisionBatch(
        UUID id,
        String outcome,
        String opinion,
        Instant madeAt,
        @Nullable Instant endedAt,
        int total,
        int decided,
        int refused) {

    public boolean running() {
        return endedAt == null;
    }

    /**
     * An answer for one of its tasks.
     *
     * @param definition of its process when the batch was started
     * @param reason     why it was refused; null if it was not
     */
    public record Item(
            int position,
            String task,
            UUID filing,
            String number,
            String title,
            String definition,
            State state,
            @Nullable String reason) {}

    /** What became of a task. */
    public enum State {
        WAITING,
        DECIDED,
        REFUSED
    }
}
