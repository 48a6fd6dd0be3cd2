package org.zhuban.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhuban.TestClock;
import org.zhuban.common.TooManyException;

class PublicRatesTests {

    private final TestClock clock = new TestClock();
    private final PublicRates rates = new PublicRates(clock, new IdentityProperties(null, null, 30, 12));

    @BeforeEach
    void stop() {
        clock.stopAt("2026-03-10T12:00");
    }

    @Test
    void an_address_has_its_allowance_and_is_told_when_to_come_back() {
        for (int i = 0; i < 12; i++) {
            rates.lookUp("203.0.113.1");
        }
        assertThatThrownBy(() -> rates.lookUp("203.0.113.1"))
                .asInstanceOf(type(TooManyException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("rate.wait");
                    assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
                });
        rates.lookUp("203.0.113.2");
        rates.upload("203.0.113.1");
        clock.advance(Duration.ofSeconds(5));
        rates.lookUp("203.0.113.1");
    }

    @Test
    void drafts_are_rarer_than_look_ups() {
        rates.draft("203.0.113.1");
        rates.draft("203.0.113.1");
        assertThatThrownBy(() -> rates.draft("203.0.113.1")).isInstanceOf(TooManyException.class);
    }
}
