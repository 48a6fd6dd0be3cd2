package org.zhuban.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Ids;
import org.zhuban.common.RandomToken;
import org.zhuban.identity.AccountState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Logins;
import org.zhuban.identity.OneTimeCodes;
import org.zhuban.identity.Role;

/**
 * Registration and login on the phone: by mobile and SMS code. There is no session: a token of 256 random bits is the login, kept as SHA-256 for
 * 30 days after its last use.
 */
@Service
public class PhoneLogins {

    /** Purpose of the one-time code. */
    public static final String PURPOSE = "phone-login";

    /** After the last use. */
    public static final Duration VALID = Duration.ofDays(30);

    private static final int TOKEN = 43;

    private final PersonRegister register;
    private final OneTimeCodes codes;
    private final Logins logins;
    private final JdbcClient jdbc;
    private final Clock clock;

    PhoneLogins(PersonRegister register, OneTimeCodes codes, Logins logins, JdbcClient jdbc, Clock clock) {
        this.register = register;
        this.codes = codes;
        this.logins = logins;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How a login ended.
     *
     * @param refusal message code; null when it succeeded
     * @param token   in clear, never again to be had; null when it was refused
     */
    public record Outcome(@Nullable String refusal, @Nullable String token) {}

    /** @param renew the cookie should be set anew: a day or more has passed since */
    public record Present(CurrentAccount account, boolean renew) {}

    /** @param address of the asker */
    @Transactional
    public void sendCode(String mobile, @Nullable String address) {
        codes.send(PURPOSE, mobile, address);
    }

    /** Seconds until this mobile may be sent another code. */
    public long secondsToNext(String mobile) {
        return codes.secondsToNext(mobile);
    }

    /** Logs in; who is new is registered. The code proves that the mobile is his, so that nobody learns who is. */
    @Transactional
    public Outcome login(String mobile, String code) {
        OneTimeCodes.Result result = codes.check(PURPOSE, mobile, code);
        if (result != OneTimeCodes.Result.RIGHT || !codes.use(PURPOSE, mobile)) {
            return new Outcome(
                    "code."
                            + (result == OneTimeCodes.Result.RIGHT ? OneTimeCodes.Result.NONE : result)
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT),
                    null);
        }
        AccountState account = logins.state(register.register(mobile)).orElseThrow();
        if (!account.enabled()) {
            return new Outcome("phone.disabled", null);
        }
        logins.completed(account, null);
        return new Outcome(null, issue(account));
    }

    /** For who logged in otherwise. @return the token, never again to be had */
    @Transactional
    public String begin(AccountState account) {
        logins.completed(account, null);
        return issue(account);
    }

    private String issue(AccountState account) {
        String token = RandomToken.ofBits(256);
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        insert into phone_login (id, account, hash, epoch, created_at, last_used, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        account.id(),
                        DigestUtils.sha256(token),
                        account.epoch(),
                        at(now),
                        at(now),
                        at(now.plus(VALID)))
                .update();
        return token;
    }

    private record Found(UUID id, UUID account, int epoch, boolean stale) {}

    /** Whose it is, if it is still good. It is good for another 30 days from then on, noted once a day. */
    @Transactional
    public Optional<Present> account(String token) {
        if (token.length() != TOKEN) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Found> found = jdbc.sql(
                        """
                        select id, account, epoch, last_used < :day as stale from phone_login
                        where hash = :hash and expires_at > :now""")
                .param("day", at(now.minus(Duration.ofDays(1))))
                .param("hash", DigestUtils.sha256(token))
                .param("now", at(now))
                .query(Found.class)
                .optional();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<CurrentAccount> account = logins.state(found.get().account())
                .filter(state -> state.enabled() && state.epoch() == found.get().epoch())
                .map(state -> state.current(Set.of("*")))
                .filter(current -> current.has(Role.PERSON));
        if (account.isPresent() && found.get().stale()) {
            jdbc.sql("update phone_login set last_used = ?, expires_at = ? where id = ?")
                    .params(at(now), at(now.plus(VALID)), found.get().id())
                    .update();
        }
        return account.map(current -> new Present(current, found.get().stale()));
    }

    /** Logout: this login ends; those of other phones stay. */
    @Transactional
    public void end(String token) {
        jdbc.sql("delete from phone_login where hash = ?")
                .param(DigestUtils.sha256(token))
                .update();
    }

    @Scheduled(cron = "0 52 3 * * *")
    @Transactional
    public void sweep() {
        jdbc.sql("delete from phone_login where expires_at < ?")
                .param(at(clock.instant()))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
