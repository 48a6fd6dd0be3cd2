package org.zhuban;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** A clock that tests turn. Follows the system's time, in Asia/Shanghai, until it is advanced or stopped. */
public class TestClock extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ZoneId zone;
    private volatile Duration offset = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    public TestClock() {
        this(ZONE);
    }

    private TestClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Goes on from that much later (or earlier, if negative). */
    public void advance(Duration by) {
        Instant at = stopped;
        if (at != null) {
            stopped = at.plus(by);
        } else {
            offset = offset.plus(by);
        }
    }

    /** Stands still at this moment; {@link #advance} moves it. */
    public void stopAt(Instant moment) {
        stopped = moment;
    }

    /** Stands still at this time of Asia/Shanghai, e.g. {@code 2026-02-28T23:59}. */
    public void stopAt(String localDateTime) {
        stopAt(LocalDateTime.parse(localDateTime).atZone(ZONE).toInstant());
    }

    /** Follows the system's time again. */
    public void putBack() {
        stopped = null;
        offset = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        TestClock source = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return other;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return source.withZone(zone);
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }

    @Override
    public Instant instant() {
        Instant at = stopped;
        return at != null ? at : Instant.now().plus(offset);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    static class PutBack implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            SpringExtension.getApplicationContext(context)
                    .getBean(TestClock.class)
                    .putBack();
        }
    }
}
