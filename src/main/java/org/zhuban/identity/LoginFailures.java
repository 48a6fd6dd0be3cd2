package org.zhuban.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.privacy.Sealer;

/**
 * The lock-out (SECURITY 1): five failures lock a login name for 15 minutes, counted in the database. A try is counted
 * before the password is looked at, so that many at once get no more than five; a success takes the count away.
 * Names nobody has are counted too: else the lock-out would tell which exist.
 */
@Component
class LoginFailures {

    static final int ALLOWED = 5;
    static final Duration LOCK = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Clock clock;

    LoginFailures(JdbcClient jdbc, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Counts a try, in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Try count(String login) {
        var now = clock.instant();
        return jdbc.sql(
                        """
                        insert into login_failure as f (login_index, failures, at) values (:login, 1, :now)
                        on conflict (login_index) do update set
                          failures = case when f.locked_until <= :now then 1 else f.failures + 1 end,
                          locked_until = case when f.locked_until <= :now then null
                                              when f.locked_until is not null then f.locked_until
                                              when f.failures + 1 >= :allowed then :until end,
                          at = :now
                        returning failures, locked_until""")
                .param("login", index(login))
                .param("now", at(now))
                .param("until", at(now.plus(LOCK)))
                .param("allowed", ALLOWED)
                .query((row, n) -> {
                    var until = row.getObject("locked_until", OffsetDateTime.class);
                    return new Try(
                            row.getInt("failures") <= ALLOWED,
                            until == null ? null : Duration.between(now, until.toInstant()));
                })
                .single();
    }

    /** Right password, or unlocked by an administrator; in a transaction of its own, so that what fails later doesn't count as a wrong password. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(String login) {
        jdbc.sql("delete from login_failure where login_index = ?")
                .param(index(login))
                .update();
    }

    /** How long it is still locked. */
    Optional<Duration> locked(String login) {
        var now = clock.instant();
        return jdbc.sql("select locked_until from login_failure where login_index = ? and locked_until > ?")
                .params(index(login), at(now))
                .query(OffsetDateTime.class)
                .optional()
                .map(until -> Duration.between(now, until.toInstant()));
    }

    private byte[] index(String login) {
        return sealer.index("login", AccountRows.normal(login));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /**
     * @param allowed may the password be looked at?
     * @param locked  how long the name is locked if this try fails too, or because it already is
     */
    record Try(boolean allowed, @Nullable Duration locked) {}
}
