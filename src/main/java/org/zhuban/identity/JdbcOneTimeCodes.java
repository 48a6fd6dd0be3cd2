package org.zhuban.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Mobile;
import org.zhuban.common.TooManyException;
import org.zhuban.privacy.Sealer;

/** One-time codes in PostgreSQL, so that limits and tries hold on every node. Only a keyed hash of a code is kept. */
@Service
class JdbcOneTimeCodes implements OneTimeCodes {

    static final Duration VALID = Duration.ofSeconds(300);
    static final Duration WAIT = Duration.ofSeconds(60);
    static final int TRIES = 5;
    static final int PER_DAY = 10;

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final OneTimeCodeDelivery delivery;
    private final Audit audit;
    private final Clock clock;
    private final int perHour;
    private final SecureRandom random = new SecureRandom();

    JdbcOneTimeCodes(
            JdbcClient jdbc,
            Sealer sealer,
            OneTimeCodeDelivery delivery,
            Audit audit,
            Clock clock,
            IdentityProperties properties) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.delivery = delivery;
        this.audit = audit;
        this.clock = clock;
        this.perHour = properties.codesPerHour();
    }

    @Override
    @Transactional
    public void send(String purpose, String mobile, @Nullable String address) {
        send(purpose, mobile, address, true);
    }

    /**
     * As {@link #send(String, String, String)}.
     *
     * @param deliver false when nobody may get one: everything is as with a real code, but none goes out
     */
    @Transactional
    public void send(String purpose, String mobile, @Nullable String address, boolean deliver) {
        if (Mobile.fault(mobile) != null) {
            throw new InvalidInputException(new FieldError("/mobile", "mobile.format"));
        }
        var number = number(mobile);
        one(number, address);
        var now = clock.instant();
        limitNumber(number, now);
        if (address != null) {
            limitAddress(address, now);
        }
        var code = String.format("%06d", random.nextInt(1_000_000));
        jdbc.sql("update one_time_code set ended_at = ? where purpose = ? and mobile_index = ? and ended_at is null")
                .params(at(now), purpose, number)
                .update();
        jdbc.sql(
                        """
                        insert into one_time_code (id, purpose, mobile_index, hash, address, sent_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .param(Ids.next())
                .param(purpose)
                .param(number)
                .param(hash(purpose, mobile, code))
                .param(address)
                .param(at(now))
                .param(at(now.plus(VALID)))
                .update();
        if (deliver) {
            delivery.deliver(purpose, normal(mobile), code);
        }
        audit.done("one-time-code-send", "one-time-code:" + purpose, Map.of());
    }

    /** Askers for the same number, and from the same address, go one after the other; locks taken in one order. */
    private void one(byte[] number, @Nullable String address) {
        var locks = Stream.of(
                        ByteBuffer.wrap(number).getLong(),
                        address == null ? null : (long) ("one-time-code " + address).hashCode())
                .filter(java.util.Objects::nonNull)
                .sorted()
                .toList();
        for (var lock : locks) {
            jdbc.sql("select pg_advisory_xact_lock(?)::text")
                    .param(lock)
                    .query(String.class)
                    .single();
        }
    }

    private void limitNumber(byte[] number, Instant now) {
        var today = LocalDate.ofInstant(now, clock.getZone());
        var midnight = today.atStartOfDay(clock.getZone()).toInstant();
        var wait = untilNext(number, now);
        if (!wait.isZero()) {
            throw new TooManyException(wait, "code.wait", seconds(wait));
        }
        var day = jdbc.sql("select count(*) from one_time_code where mobile_index = ? and sent_at >= ?")
                .params(number, at(midnight))
                .query(Integer.class)
                .single();
        if (day >= PER_DAY) {
            var tomorrow = today.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
            throw new TooManyException(Duration.between(now, tomorrow), "code.day-limit", PER_DAY);
        }
    }

    private Duration untilNext(byte[] number, Instant now) {
        return jdbc.sql("select sent_at from one_time_code where mobile_index = ? order by sent_at desc limit 1")
                .param(number)
                .query(OffsetDateTime.class)
                .optional()
                .map(sent -> Duration.between(now, sent.toInstant().plus(WAIT)))
                .filter(left -> !left.isNegative())
                .orElse(Duration.ZERO);
    }

    private static long seconds(Duration wait) {
        return (wait.toMillis() + 999) / 1000;
    }

    @Override
    @Transactional(readOnly = true)
    public long secondsToNext(String mobile) {
        return seconds(untilNext(number(mobile), clock.instant()));
    }

    private void limitAddress(String address, Instant now) {
        var hour = jdbc.sql("select count(*) from one_time_code where address = ? and sent_at > ?")
                .params(address, at(now.minus(Duration.ofHours(1))))
                .query(Integer.class)
                .single();
        if (hour >= perHour) {
            throw new TooManyException(Duration.ofHours(1), "code.address-limit");
        }
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Result check(String purpose, String mobile, String code) {
        var live = jdbc.sql(
                        """
                        select id, hash, expires_at, tries from one_time_code
                        where purpose = ? and mobile_index = ? and ended_at is null for update""")
                .params(purpose, number(mobile))
                .query((row, n) -> new Live(
                        row.getObject("id", UUID.class),
                        row.getBytes("hash"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getInt("tries")))
                .optional();
        if (live.isEmpty()) {
            return Result.NONE;
        }
        if (!clock.instant().isBefore(live.get().expires())) {
            return Result.EXPIRED;
        }
        if (live.get().tries() >= TRIES) {
            return Result.EXHAUSTED;
        }
        if (MessageDigest.isEqual(live.get().hash(), hash(purpose, mobile, code.strip()))) {
            return Result.RIGHT;
        }
        jdbc.sql("update one_time_code set tries = tries + 1 where id = ?")
                .param(live.get().id())
                .update();
        audit.done(
                "one-time-code-wrong",
                "one-time-code:" + purpose,
                Map.of("tries", live.get().tries() + 1));
        return Result.WRONG;
    }

    @Override
    @Transactional
    public boolean use(String purpose, String mobile) {
        return jdbc.sql(
                                "update one_time_code set ended_at = ? where purpose = ? and mobile_index = ? and ended_at is null")
                        .params(at(clock.instant()), purpose, number(mobile))
                        .update()
                == 1;
    }

    /** However it was typed, the same number has the same limits. */
    private byte[] number(String mobile) {
        return sealer.index("mobile", normal(mobile));
    }

    private static String normal(String mobile) {
        return Mobile.fault(mobile) == null ? new Mobile(mobile).value() : mobile;
    }

    private byte[] hash(String purpose, String mobile, String code) {
        return sealer.index("one-time-code", purpose + "|" + normal(mobile) + "|" + code);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private record Live(UUID id, byte[] hash, Instant expires, int tries) {}
}
