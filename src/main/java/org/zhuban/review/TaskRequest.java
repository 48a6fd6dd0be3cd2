package org.zhuban.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.Fault;

/**
 * 会办: what one reviewer asks of another about an open task.
 *
 * @param task     engine task id
 * @param question what is asked, or why
 * @param agrees   of a signer who answered; null = any other
 * @param faults   found by the one it was delegated to, as a verdict has them; of the others none
 * @param answerer who answered: the one asked, or who stood in for him
 */
public record TaskRequest(
        UUID id,
        UUID filing,
        String task,
        Kind kind,
        State state,
        UUID asker,
        String askerName,
        UUID asked,
        String askedName,
        String question,
        Instant askedAt,
        @Nullable Boolean agrees,
        @Nullable String answer,
        List<Fault> faults,
        @Nullable UUID answerer,
        @Nullable String answererName,
        @Nullable Instant endedAt) {

    /** What is asked. */
    public enum Kind {
        /** 委派: works on it and gives it back; until then nobody decides. */
        DELEGATE,
        /** 前加签: agrees or objects before the decision; nobody decides without his answer, nor favourably against it. */
        SIGN_BEFORE,
        /** 后加签: agrees or objects after the decision, which takes effect when all agreed. */
        SIGN_AFTER,
        /** 征求意见: an opinion, not binding; nothing waits for it. */
        OPINION,
        /** 抄送: to take notice of. */
        COPY;

        public boolean signs() {
            return this == SIGN_BEFORE || this == SIGN_AFTER;
        }
    }

    /** How far it is. */
    public enum State {
        /** Waits for the decision that it signs. */
        PLANNED,
        /** Waits for the one asked. */
        OPEN,
        ANSWERED,
        /** 减签, 收回: by who has the task. */
        TAKEN_BACK,
        /** The task ended without it. */
        OVER
    }

    public boolean waits() {
        return state == State.PLANNED || state == State.OPEN;
    }
}
