package org.zhuban.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.TooManyException;

/** Changing a password one knows, and one that is forgotten (ZZ 2.7, XC 3.2, SPEC 4). */
@Service
public class PasswordChanges {

    /** Purpose of the one-time code. */
    public static final String FORGOTTEN = "password";

    private final AccountRows rows;
    private final PasswordHashes hashes;
    private final PasswordPolicy policy;
    private final LoginFailures failures;
    private final JdbcOneTimeCodes codes;
    private final Audit audit;

    PasswordChanges(
            AccountRows rows,
            PasswordHashes hashes,
            PasswordPolicy policy,
            LoginFailures failures,
            JdbcOneTimeCodes codes,
            Audit audit) {
        this.rows = rows;
        this.hashes = hashes;
        this.policy = policy;
        this.failures = failures;
        this.codes = codes;
        this.audit = audit;
    }

    /**
     * Effective at once: all other sessions and all tokens end. A wrong old password counts towards the lock-out.
     *
     * @throws InvalidInputException at {@code /old}, {@code /password} or {@code /repeat}
     */
    @Transactional
    public AccountState change(UUID account, String old, String password, String repeat) {
        var state = rows.byId(account).orElseThrow();
        var errors = new ArrayList<FieldError>();
        if (old.isEmpty()) {
            errors.add(new FieldError("/old", "password.old-needed"));
        } else {
            var attempt = failures.count(state.login());
            if (!attempt.allowed()) {
                var left = attempt.locked() == null ? LoginFailures.LOCK : attempt.locked();
                throw new TooManyException(left, "login.locked", new Logins.Locked(left).minutes());
            }
            if (hashes.matches(old, rows.passwordHash(account).orElse(null))) {
                failures.forget(state.login());
            } else {
                errors.add(new FieldError("/old", "password.old-wrong"));
            }
        }
        check(state.login(), password, repeat, errors);
        if (errors.isEmpty() && old.equals(password)) {
            errors.add(new FieldError("/password", "password.same"));
        }
        if (!errors.isEmpty()) {
            audit.denied("password-change", "account:" + account, Map.of());
            throw new InvalidInputException(errors);
        }
        rows.password(account, hashes.hash(password), false);
        audit.done("password-change", "account:" + account, Map.of());
        return rows.byId(account).orElseThrow();
    }

    /** Sends a code if this login has this mobile; else does all the same, only that nothing goes out. */
    @Transactional
    public void requestCode(String login, String mobile, @Nullable String address) {
        codes.send(FORGOTTEN, mobile.strip(), address, known(login, mobile) != null);
    }

    /**
     * A new password by the code. The answer doesn't tell whether the account exists.
     *
     * @throws InvalidInputException at {@code /code}, {@code /password} or {@code /repeat}
     */
    @Transactional
    public void reset(String login, String mobile, String code, String password, String repeat) {
        var errors = new ArrayList<FieldError>();
        check(login, password, repeat, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        var number = mobile.strip();
        var result = codes.check(FORGOTTEN, number, code);
        var account = known(login, number);
        if (result != OneTimeCodes.Result.RIGHT || account == null || !codes.use(FORGOTTEN, number)) {
            var shown = result == OneTimeCodes.Result.RIGHT ? OneTimeCodes.Result.NONE : result;
            throw new InvalidInputException(
                    new FieldError("/code", "code." + shown.name().toLowerCase(java.util.Locale.ROOT)));
        }
        rows.password(account.id(), hashes.hash(password), false);
        failures.forget(account.login());
        audit.done("password-reset", "account:" + account.id(), Map.of());
    }

    private @Nullable AccountState known(String login, String mobile) {
        return rows.byLogin(login)
                .filter(AccountState::enabled)
                .filter(state -> rows.hasMobile(state.id(), mobile.strip()))
                .orElse(null);
    }

    private void check(String login, String password, String repeat, List<FieldError> errors) {
        policy.broken(login, password)
                .ifPresent(broken -> errors.add(
                        new FieldError("/password", broken, PasswordPolicy.SHORTEST, PasswordPolicy.LONGEST)));
        if (!password.equals(repeat)) {
            errors.add(new FieldError("/repeat", "password.repeat"));
        }
    }
}
