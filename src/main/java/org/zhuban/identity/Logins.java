package org.zhuban.identity;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.privacy.Masks;

/** Checks who someone is: password, lock-out, second factor (SECURITY 1–3). Opens no session; the web layer does. */
@Service
public class Logins {

    /** Purpose of the one-time code of the second factor. */
    public static final String SECOND_FACTOR = "login";

    private final AccountRows rows;
    private final PasswordHashes hashes;
    private final LoginFailures failures;
    private final OneTimeCodes codes;
    private final Audit audit;
    private final boolean secondFactor;

    Logins(
            AccountRows rows,
            PasswordHashes hashes,
            LoginFailures failures,
            OneTimeCodes codes,
            Audit audit,
            IdentityProperties properties,
            Environment environment) {
        this.rows = rows;
        this.hashes = hashes;
        this.failures = failures;
        this.codes = codes;
        this.audit = audit;
        this.secondFactor = properties.secondFactor() == null
                ? !environment.acceptsProfiles(Profiles.of("demo"))
                : properties.secondFactor();
    }

    /** How a login by password ended. */
    public sealed interface Outcome {}

    /** @param secondFactor must a one-time code follow? */
    public record Right(AccountState account, boolean secondFactor) implements Outcome {}

    /** Unknown name, wrong password or a disabled account: alike in answer and time. */
    public record Wrong() implements Outcome {}

    /** @param left until the next try counts; more than zero, at most 15 minutes */
    public record Locked(Duration left) implements Outcome {

        /** Whole minutes, rounded up. */
        public long minutes() {
            return (left.toSeconds() + 59) / 60;
        }
    }

    /** Tries a password. A failure counts towards the lock-out on every node. */
    public Outcome attempt(String login, String password) {
        var attempt = failures.count(login);
        if (!attempt.allowed()) {
            return locked(attempt.locked());
        }
        var account = rows.byLogin(login);
        var hash = account.flatMap(state -> rows.passwordHash(state.id())).orElse(null);
        var right = hashes.matches(password, hash);
        if (account.isPresent() && right && account.get().enabled()) {
            failures.forget(login);
            return new Right(account.get(), secondFactor && account.get().staff());
        }
        audit.denied(
                "login",
                account.map(state -> "account:" + state.id()).orElse("account:unknown"),
                Map.of("locked", attempt.locked() != null));
        return attempt.locked() == null ? new Wrong() : locked(attempt.locked());
    }

    private static Locked locked(@Nullable Duration left) {
        return new Locked(left == null ? LoginFailures.LOCK : left);
    }

    /** Sends the one-time code of the second factor to the account's mobile; gives the mobile. */
    @Transactional
    public Optional<String> sendSecondFactor(UUID account, @Nullable String address) {
        var mobile = rows.mobile(account);
        mobile.ifPresent(number -> codes.send(SECOND_FACTOR, number, address));
        return mobile;
    }

    /** {@code 138****5678}, to say where the code went. */
    public Optional<String> maskedMobile(UUID account) {
        return rows.mobile(account).map(Masks::phone);
    }

    /** Checks the second factor's code and ends it when it is right. */
    @Transactional
    public OneTimeCodes.Result secondFactor(UUID account, String code) {
        var mobile = rows.mobile(account);
        if (mobile.isEmpty()) {
            return OneTimeCodes.Result.NONE;
        }
        var result = codes.check(SECOND_FACTOR, mobile.get(), code);
        if (result == OneTimeCodes.Result.RIGHT && !codes.use(SECOND_FACTOR, mobile.get())) {
            return OneTimeCodes.Result.NONE;
        }
        if (result != OneTimeCodes.Result.RIGHT) {
            audit.denied("login", "account:" + account, Map.of("second-factor", result.name()));
        }
        return result;
    }

    /** Notes a login that is complete. @param certificate that was shown; null = by password */
    @Transactional
    public void completed(AccountState account, @Nullable UUID certificate) {
        rows.loggedIn(account.id());
        audit.done(
                "login",
                "account:" + account.id(),
                certificate == null
                        ? Map.of("login", account.login())
                        : Map.of("login", account.login(), "certificate", certificate.toString()));
    }

    /** A login by certificate: the account's own lock-out holds for it too, and staff logs in otherwise. */
    @Transactional(readOnly = true)
    public Outcome byCertificate(UUID account) {
        var state = rows.byId(account).filter(found -> found.enabled() && !found.staff());
        var locked = state.flatMap(found -> failures.locked(found.login()));
        if (locked.isPresent()) {
            return locked(locked.get());
        }
        return state.isPresent() ? new Right(state.get(), false) : new Wrong();
    }

    /** As it is now, for every request of a session. */
    public Optional<AccountState> state(UUID account) {
        return rows.byId(account);
    }

    /** Logging out ends all sessions of the account on every node (SECURITY 4); tokens of its programs stay. */
    @Transactional
    public void endSessions(UUID account) {
        rows.raiseSessionEpoch(account);
        audit.done("logout", "account:" + account, Map.of());
    }
}
