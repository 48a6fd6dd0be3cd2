package org.zhuban.identity;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.common.TooManyException;

/**
 * How often an address may call what is open to the world. Counted in memory, on each node for itself: it protects the
 * machine; what protects people (tries, codes) is counted in the database.
 */
@Component
public class PublicRates {

    /** Addresses remembered; beyond that the longest unseen is forgotten. */
    private static final int REMEMBERED = 50_000;

    private final Clock clock;
    private final int calls;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    PublicRates(Clock clock, IdentityProperties properties) {
        this.clock = clock;
        this.calls = properties.publicCallsPerMinute();
    }

    /** Looking something up: the whole allowance, 120 a minute unless set otherwise. */
    public void lookUp(String address) {
        take("look-up", address, calls);
    }

    /** Reading what is kept in memory for everybody: ten times it, so that a site that copies all notices is not held up. */
    public void read(String address) {
        take("read", address, calls * 10);
    }

    /** A look-up that found nothing: a twelfth of it, so that numbers are not found by counting. */
    public void miss(String address) {
        take("miss", address, Math.max(1, calls / 12));
    }

    /** Opening a draft without an account: a sixth of it. */
    public void draft(String address) {
        take("draft", address, Math.max(1, calls / 6));
    }

    /** A visitor's upload: half of it. */
    public void upload(String address) {
        take("upload", address, Math.max(1, calls / 2));
    }

    /** Trying a password: half of it. */
    public void login(String address) {
        take("login", address, Math.max(1, calls / 2));
    }

    /** @throws TooManyException {@code rate.wait} (argument: seconds) */
    private void take(String kind, String address, int perMinute) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(kind + " " + address, key -> Bucket.builder()
                    .addLimit(Bandwidth.builder()
                            .capacity(perMinute)
                            .refillGreedy(perMinute, Duration.ofMinutes(1))
                            .build())
                    .withCustomTimePrecision(new ClockMeter(clock))
                    .build());
        }
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new TooManyException(wait, "rate.wait", wait.toSeconds() + 1);
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
