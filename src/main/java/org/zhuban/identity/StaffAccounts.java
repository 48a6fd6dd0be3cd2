package org.zhuban.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Mobile;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.privacy.Masks;
import org.zhuban.privacy.Sealer;
import org.zhuban.reference.Regions;

/** What a system administrator does with accounts; every act is audited. Nobody shuts himself out. */
@Service
@PreAuthorize("hasRole('SYSTEM_ADMIN')")
public class StaffAccounts {

    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{1,38}[a-z0-9]");

    private static final String LISTED =
            """
            select a.id, a.version, a.login, a.display_name, a.mobile, a.organisation, a.enabled, a.must_change, a.last_login_at,
                   array(select r.role || '|' || coalesce(r.programme, '') || '|' || coalesce(r.region, '')
                         from account_role r where r.account = a.id order by 1) as grants
            from account a
            """;

    private final JdbcClient jdbc;
    private final AccountRows rows;
    private final Accounts accounts;
    private final LoginFailures failures;
    private final PasswordHashes hashes;
    private final RandomPasswords passwords;
    private final Sealer sealer;
    private final Regions regions;
    private final LoggedIn loggedIn;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    @SuppressWarnings("TooManyParameters")
    StaffAccounts(
            JdbcClient jdbc,
            AccountRows rows,
            Accounts accounts,
            LoginFailures failures,
            PasswordHashes hashes,
            RandomPasswords passwords,
            Sealer sealer,
            Regions regions,
            LoggedIn loggedIn,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.accounts = accounts;
        this.failures = failures;
        this.hashes = hashes;
        this.passwords = passwords;
        this.sealer = sealer;
        this.regions = regions;
        this.loggedIn = loggedIn;
        this.audit = audit;
        this.events = events;
    }

    /**
     * An account as administrators see it.
     *
     * @param version for {@link #change}
     * @param mobile  masked; empty if there is none
     */
    public record Listed(
            UUID id,
            int version,
            String login,
            String displayName,
            String mobile,
            @Nullable UUID organisation,
            boolean enabled,
            boolean mustChange,
            boolean locked,
            @Nullable OffsetDateTime lastLogin,
            List<Grant> grants) {}

    /**
     * By login, keyset-paged.
     *
     * @param search part of login or name; empty = all
     * @param after  cursor of the page before
     */
    @Transactional(readOnly = true)
    public Page<Listed> list(String search, @Nullable String after, int size) {
        var like =
                "%" + search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var found = jdbc.sql(
                        LISTED
                                + """
                        where a.login > ? and (a.login ilike ? or a.display_name ilike ?) order by a.login limit ?""")
                .params(after == null ? "" : after, like, like, size + 1)
                .query((row, n) -> listed(row))
                .list();
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, size), found.get(size - 1).login());
    }

    @Transactional(readOnly = true)
    public Listed get(UUID id) {
        return jdbc.sql(LISTED + "where a.id = ?")
                .param(id)
                .query((row, n) -> listed(row))
                .optional()
                .orElseThrow(() -> new NotFoundException("not-found"));
    }

    private Listed listed(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var mobile = row.getString("mobile");
        var login = row.getString("login");
        return new Listed(
                id,
                row.getInt("version"),
                login,
                row.getString("display_name"),
                mobile == null ? "" : Masks.phone(sealer.open(mobile, "account", "mobile", id.toString())),
                row.getObject("organisation", UUID.class),
                row.getBoolean("enabled"),
                row.getBoolean("must_change"),
                failures.locked(login).isPresent(),
                row.getObject("last_login_at", OffsetDateTime.class),
                AccountRows.grants(row.getArray("grants")));
    }

    /**
     * An account of the authority's staff, with a random password that the first login must change.
     *
     * @throws InvalidInputException at {@code /login}, {@code /displayName}, {@code /mobile} or {@code /grants}
     */
    @Transactional
    public Accounts.Issued create(String login, String displayName, String mobile, Collection<Grant> grants) {
        var errors = new ArrayList<FieldError>();
        var name = AccountRows.normal(login);
        if (!LOGIN.matcher(name).matches()) {
            errors.add(new FieldError("/login", "account.login-format"));
        } else if (rows.byLogin(name).isPresent()) {
            errors.add(new FieldError("/login", "account.login-taken"));
        }
        if (Mobile.fault(mobile) != null) {
            errors.add(new FieldError("/mobile", "mobile.format"));
        }
        check(displayName, grants, errors);
        if (grants.stream().anyMatch(grant -> !grant.role().staff())) {
            errors.add(new FieldError("/grants", "account.staff-only"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return accounts.open(name, displayName.strip(), new Mobile(mobile).value(), null, grants);
    }

    /**
     * Name, mobile and grants; a role taken away is gone with the holder's next click.
     *
     * @param version the version it was read at
     * @param mobile  empty = as it is
     * @throws InvalidInputException at {@code /displayName}, {@code /mobile} or {@code /grants}
     * @throws ConflictException {@code changed.meanwhile}, {@code account.self}
     */
    @Transactional
    public void change(UUID id, int version, String displayName, String mobile, Collection<Grant> grants) {
        var before = get(id);
        var errors = new ArrayList<FieldError>();
        if (!mobile.isBlank() && Mobile.fault(mobile) != null) {
            errors.add(new FieldError("/mobile", "mobile.format"));
        }
        check(displayName, grants, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        if (isSelf(id) && grants.stream().noneMatch(grant -> grant.role() == Role.SYSTEM_ADMIN)) {
            throw new ConflictException("account.self");
        }
        var changed = jdbc.sql(
                        "update account set version = version + 1, display_name = ? where id = ? and version = ?")
                .params(displayName.strip(), id, version)
                .update();
        if (changed == 0) {
            throw new ConflictException("changed.meanwhile");
        }
        rows.revokeAll(id);
        rows.grant(id, grants);
        if (!mobile.isBlank()) {
            mobile(id, new Mobile(mobile).value());
        }
        audit.done(
                "account-change",
                "account:" + id,
                Map.of(
                        "before",
                        before.grants().toString(),
                        "after",
                        grants.toString(),
                        "mobile-changed",
                        !mobile.isBlank()));
        events.publishEvent(new StaffChanged(id));
    }

    private void mobile(UUID id, String mobile) {
        try {
            jdbc.sql("update account set mobile = ?, mobile_index = ? where id = ?")
                    .params(sealer.seal(mobile, "account", "mobile", id.toString()), rows.mobileIndex(mobile), id)
                    .update();
        } catch (DuplicateKeyException another) {
            throw new ConflictException("account.mobile-in-use");
        }
    }

    private void check(String displayName, Collection<Grant> grants, List<FieldError> errors) {
        if (displayName.isBlank() || displayName.strip().length() > 100) {
            errors.add(new FieldError("/displayName", "account.name-needed"));
        }
        if (grants.isEmpty()) {
            errors.add(new FieldError("/grants", "account.grant-needed"));
        }
        grants.stream()
                .filter(grant ->
                        grant.region() != null && regions.find(grant.region()).isEmpty())
                .findFirst()
                .ifPresent(grant -> errors.add(new FieldError("/grants", "account.region-unknown")));
    }

    /**
     * Disabling ends all sessions and tokens at once.
     *
     * @throws ConflictException {@code account.self}, {@code account.mobile-in-use}, {@code account.organisation-ended}
     */
    @Transactional
    public void enable(UUID id, boolean enabled) {
        get(id);
        if (isSelf(id) && !enabled) {
            throw new ConflictException("account.self");
        }
        try {
            jdbc.sql("update account set enabled = ?, version = version + 1 where id = ?")
                    .params(enabled, id)
                    .update();
        } catch (DuplicateKeyException another) {
            throw new ConflictException("account.mobile-in-use");
        } catch (DataIntegrityViolationException ended) {
            throw new ConflictException("account.organisation-ended");
        }
        if (!enabled) {
            rows.raiseEpoch(id);
        }
        audit.done(enabled ? "account-enable" : "account-disable", "account:" + id, Map.of());
        events.publishEvent(new StaffChanged(id));
    }

    /** A new random password, shown once; ends all sessions and tokens, lifts a lock-out. */
    @Transactional
    public Accounts.Issued resetPassword(UUID id) {
        var account = get(id);
        var password = passwords.next();
        rows.password(id, hashes.hash(password), true);
        failures.forget(account.login());
        audit.done("account-password-reset", "account:" + id, Map.of());
        return new Accounts.Issued(id, account.login(), password);
    }

    @Transactional
    public void unlock(UUID id) {
        failures.forget(get(id).login());
        audit.done("account-unlock", "account:" + id, Map.of());
    }

    /** Ends all sessions and tokens. */
    @Transactional
    public void endSessions(UUID id) {
        get(id);
        rows.raiseEpoch(id);
        audit.done("account-end-sessions", "account:" + id, Map.of());
    }

    private boolean isSelf(UUID id) {
        return loggedIn.require().id().equals(id);
    }
}
