package org.zhuban.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryScheduleTests {

    private static final Instant WRITTEN = Instant.parse("2026-11-20T01:00:00Z");

    @Test
    void the_pauses_grow_from_ten_seconds_to_two_hours() {
        var pauses = new ArrayList<Duration>();
        for (int attempts = 1; attempts <= 7; attempts++) {
            pauses.add(Duration.between(
                    WRITTEN, RetrySchedule.next(attempts, WRITTEN, WRITTEN).orElseThrow()));
        }
        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(2));
    }

    @Test
    void it_gives_up_a_day_after_the_message_was_written() {
        var late = WRITTEN.plus(Duration.ofHours(22));
        assertThat(RetrySchedule.next(15, WRITTEN, late)).isEqualTo(Optional.of(WRITTEN.plus(Duration.ofHours(24))));
        assertThat(RetrySchedule.next(15, WRITTEN, late.plusSeconds(1))).isEmpty();
    }
}
