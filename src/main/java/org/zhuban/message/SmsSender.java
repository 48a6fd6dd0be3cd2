package org.zhuban.message;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes messages from the outbox to the gateway. The claim is committed before the call and the result after it, so no database
 * connection waits for a provider. A node that dies in between leaves a claim that ends by itself; the message is then sent again
 * under the same id.
 */
@Component
class SmsSender {

    private static final Logger LOG = LoggerFactory.getLogger(SmsSender.class);
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7,}");
    private static final int ERROR_LENGTH = 300;
    /** Texts of messages given up are kept this long for a retry by hand. */
    private static final Duration FAILED_TEXT = Duration.ofDays(7);

    private final JdbcSmsOutbox outbox;
    private final SmsGateway gateway;
    private final Clock clock;

    SmsSender(JdbcSmsOutbox outbox, SmsGateway gateway, Clock clock) {
        this.outbox = outbox;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** Sends this one now if it is due, nobody else is at it and the line is open. */
    void send(UUID id) {
        if (gateway.closed().isEmpty()) {
            outbox.claim(id).ifPresent(this::attempt);
        }
    }

    /**
     * Sends a few that are due. While the line is closed they keep their turn; only what is too late meanwhile is given up.
     *
     * @return how many were tried; 0 = nothing is due
     */
    int sendDue() {
        if (gateway.closed().isPresent()) {
            outbox.expireWaiting();
            return 0;
        }
        var claimed = outbox.claimDue();
        claimed.forEach(this::attempt);
        return claimed.size();
    }

    void wipeOldTexts() {
        outbox.wipeFailedBefore(clock.instant().minus(FAILED_TEXT));
    }

    private void attempt(JdbcSmsOutbox.Claimed message) {
        var expires = message.expiresAt();
        if (expires != null && !clock.instant().isBefore(expires)) {
            outbox.expired(message, null);
            return;
        }
        try {
            gateway.send(message.id(), outbox.openRecipient(message), outbox.openText(message));
        } catch (SmsException refused) {
            notTaken(message, tidy(refused.getMessage()));
            return;
        } catch (RuntimeException fault) {
            // The message of an unexpected fault may quote what it was given.
            LOG.warn(
                    "SMS {} could not be sent: {}",
                    message.id(),
                    fault.getClass().getName());
            notTaken(message, fault.getClass().getSimpleName());
            return;
        }
        outbox.sent(message);
    }

    private void notTaken(JdbcSmsOutbox.Claimed message, String error) {
        var next = RetrySchedule.next(message.attempts(), message.createdAt(), clock.instant());
        var expires = message.expiresAt();
        if (expires != null && (next.isEmpty() || !next.get().isBefore(expires))) {
            outbox.expired(message, error);
        } else if (next.isEmpty()) {
            outbox.failed(message, error);
        } else {
            outbox.retryAt(message, next.get(), error);
        }
    }

    /** A provider's complaint may repeat the number it was given. */
    private static String tidy(@org.jspecify.annotations.Nullable String error) {
        var masked = LONG_NUMBER.matcher(error == null ? "" : error).replaceAll("***");
        return masked.length() > ERROR_LENGTH ? masked.substring(0, ERROR_LENGTH) : masked;
    }
}
