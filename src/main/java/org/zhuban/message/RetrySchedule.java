package org.zhuban.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a message that was not taken is tried again: after 10 s, 30 s, 2 min, 10 min, 1 h, then every 2 h, for 24 hours. */
final class RetrySchedule {

    static final Duration GIVE_UP = Duration.ofHours(24);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(2));

    private RetrySchedule() {}

    /**
     * @param attempts how often it was tried, at least 1
     * @return empty when that would be more than a day after it was written
     */
    static Optional<Instant> next(int attempts, Instant written, Instant now) {
        var next = now.plus(PAUSES.get(Math.min(attempts, PAUSES.size()) - 1));
        return next.isAfter(written.plus(GIVE_UP)) ? Optional.empty() : Optional.of(next);
    }
}
