package org.zhuban.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the SMS outbox 短信发件箱 as system admins see it: the number masked, the text not at all.
 *
 * @param template  message code
 * @param attempts  how often it was tried
 * @param nextAt    when it is tried next, if it waits
 * @param lastError what the provider or the line said last
 * @param retryable its text is still there
 */
public record OutgoingSms(
        UUID id,
        String masked,
        String template,
        State state,
        int attempts,
        Instant nextAt,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable UUID filing,
        boolean retryable) {

    /** Where a message stands. */
    public enum State {
        /** To be sent, or sent again. */
        WAITING,
        /** The provider took it. */
        SENT,
        /** Given up after 24 hours. */
        FAILED,
        /** A one-time code that was not sent while it was of use. */
        EXPIRED
    }
}
