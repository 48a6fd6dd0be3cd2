package org.zhuban.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.privacy.Masks;
import org.zhuban.privacy.Sealer;

/**
 * 项目账号 (ZZ 2, RULES ZZ): an enterprise has one a project, and its own account alone looks after them; to any other account they do not
 * exist. All acts are audited, and all but enabling end the account's sessions and tokens.
 */
@Service
public class ProjectAccounts {

    /** Code of the refusal of a second one for enterprise and project. */
    public static final String EXISTS = "project-account.exists";

    private static final String LISTED =
            "select id, login, display_name, mobile, organisation, project, enabled, must_change, created_at, last_login_at from account";

    private final JdbcClient jdbc;
    private final JdbcAccounts accounts;
    private final AccountRows rows;
    private final LoginFailures failures;
    private final PasswordHashes hashes;
    private final RandomPasswords passwords;
    private final Sealer sealer;
    private final Audit audit;

    @SuppressWarnings("TooManyParameters")
    ProjectAccounts(
            JdbcClient jdbc,
            JdbcAccounts accounts,
            AccountRows rows,
            LoginFailures failures,
            PasswordHashes hashes,
            RandomPasswords passwords,
            Sealer sealer,
            Audit audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.rows = rows;
        this.failures = failures;
        this.hashes = hashes;
        this.passwords = passwords;
        this.sealer = sealer;
        this.audit = audit;
    }

    /**
     * A project account as lists show it.
     *
     * @param mobile      of its administrator, masked
     * @param mustChange  its random password was not changed yet
     * @param lastLoginAt null = never
     */
    public record Listed(
            UUID id,
            String login,
            String displayName,
            String mobile,
            UUID organisation,
            UUID project,
            boolean enabled,
            boolean mustChange,
            Instant createdAt,
            @Nullable Instant lastLoginAt) {}

    /**
     * A new one with a random password that the first login must change. Joins the caller's transaction, who has asked the rules.
     *
     * @param login wished login name; a number is appended if it is taken
     * @throws ConflictException {@value #EXISTS}
     */
    @Transactional
    public Accounts.Issued open(String login, String displayName, String mobile, UUID organisation, UUID project) {
        if (exists(organisation, project)) {
            throw new ConflictException(EXISTS);
        }
        return accounts.open(login, displayName, mobile, organisation, project, List.of(Grant.of(Role.PROJECT)));
    }

    /** For demo data: a given password, nothing to change. No-op if the login exists; gives the account's id. */
    @Transactional
    public UUID ensure(
            String login, String displayName, String password, String mobile, UUID organisation, UUID project) {
        return accounts.ensure(
                login, displayName, password, mobile, organisation, project, List.of(Grant.of(Role.PROJECT)));
    }

    /** Also a disabled one counts. */
    @Transactional(readOnly = true)
    public boolean exists(UUID organisation, UUID project) {
        return jdbc.sql("select exists (select from account where organisation = ? and project = ?)")
                .params(organisation, project)
                .query(Boolean.class)
                .single();
    }

    /** An enterprise in a project. */
    public record Place(UUID organisation, UUID project) {}

    /** Where in these projects there is one, disabled ones too. */
    @Transactional(readOnly = true)
    public Set<Place> existing(Collection<UUID> projects) {
        return projects.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select organisation, project from account where project = any(?)")
                        .param(projects.toArray(UUID[]::new))
                        .query((row, n) -> new Place(
                                row.getObject("organisation", UUID.class), row.getObject("project", UUID.class)))
                        .list());
    }

    /** Does this mobile keep a live project account of another enterprise? */
    @Transactional(readOnly = true)
    public boolean mobileElsewhere(String mobile, UUID organisation) {
        return jdbc.sql(
                        """
                        select exists (select from account
                                       where mobile_index = ? and enabled and project is not null and organisation <> ?)""")
                .params(rows.mobileIndex(mobile), organisation)
                .query(Boolean.class)
                .single();
    }

    /** Those of a project, of all its parties; the caller has asked who may see them. */
    @Transactional(readOnly = true)
    public List<Listed> ofProject(UUID project) {
        return jdbc.sql(LISTED + " where project = ? order by created_at, id")
                .param(project)
                .query((row, n) -> listed(row))
                .list();
    }

    /** All of the enterprise's, newest first. @throws NotFoundException {@code project-account.enterprise-only} for any but an enterprise's own account */
    @Transactional(readOnly = true)
    public List<Listed> of(CurrentAccount enterprise) {
        return jdbc.sql(LISTED + " where organisation = ? and project is not null order by created_at desc, id")
                .param(own(enterprise).orElseThrow(() -> new NotFoundException("project-account.enterprise-only")))
                .query((row, n) -> listed(row))
                .list();
    }

    /** @throws NotFoundException if it is no project account of this enterprise */
    @Transactional(readOnly = true)
    public Listed find(CurrentAccount enterprise, UUID account) {
        return find(enterprise, account, "");
    }

    private Listed find(CurrentAccount enterprise, UUID account, String suffix) {
        UUID organisation = own(enterprise).orElseThrow(ProjectAccounts::unknown);
        Optional<Listed> found = jdbc.sql(
                        LISTED + " where id = ? and organisation = ? and project is not null" + suffix)
                .params(account, organisation)
                .query((row, n) -> listed(row))
                .optional();
        return found.orElseThrow(ProjectAccounts::unknown);
    }

    /** In clear, to send to it. @throws NotFoundException if it is no project account of this enterprise */
    @Transactional(readOnly = true)
    public String mobile(CurrentAccount enterprise, UUID account) {
        find(enterprise, account);
        return rows.mobile(account).orElseThrow(ProjectAccounts::unknown);
    }

    /** Disables or enables it. @throws NotFoundException if it is no project account of this enterprise */
    @Transactional
    public void enable(CurrentAccount enterprise, UUID account, boolean enabled) {
        Listed present = find(enterprise, account, " for update");
        if (present.enabled() == enabled) {
            return;
        }
        jdbc.sql("update account set enabled = ?, version = version + 1 where id = ?")
                .params(enabled, account)
                .update();
        if (!enabled) {
            rows.raiseEpoch(account);
        }
        audit.done(enabled ? "project-account-enable" : "project-account-disable", object(account), Map.of());
    }

    /** A new random password to be changed at the next login. @throws NotFoundException if it is no project account of this enterprise */
    @Transactional
    public Accounts.Issued reset(CurrentAccount enterprise, UUID account) {
        Accounts.Issued issued = renewed(find(enterprise, account, " for update"));
        audit.done("project-account-reset", object(account), Map.of());
        return issued;
    }

    /**
     * 移交: another administrator's mobile, confirmed by a code, and a new random password for him.
     *
     * @throws NotFoundException if it is no project account of this enterprise
     */
    @Transactional
    public Accounts.Issued handOver(CurrentAccount enterprise, UUID account, String mobile) {
        Listed present = find(enterprise, account, " for update");
        rows.change(account, present.displayName(), mobile);
        Accounts.Issued issued = renewed(present);
        audit.done(
                "project-account-hand-over",
                object(account),
                Map.of("project", present.project().toString()));
        return issued;
    }

    private Accounts.Issued renewed(Listed present) {
        String password = passwords.next();
        rows.password(present.id(), hashes.hash(password), true);
        failures.forget(present.login());
        return new Accounts.Issued(present.id(), present.login(), password);
    }

    private static Optional<UUID> own(CurrentAccount account) {
        return account.project() == null && account.has(Role.ENTERPRISE)
                ? Optional.ofNullable(account.organisation())
                : Optional.empty();
    }

    private static NotFoundException unknown() {
        return new NotFoundException("project-account.unknown");
    }

    private static String object(UUID account) {
        return "account:" + account;
    }

    private Listed listed(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        OffsetDateTime last = row.getObject("last_login_at", OffsetDateTime.class);
        return new Listed(
                id,
                row.getString("login"),
                row.getString("display_name"),
                Masks.phone(sealer.open(row.getString("mobile"), "account", "mobile", id.toString())),
                row.getObject("organisation", UUID.class),
                row.getObject("project", UUID.class),
                row.getBoolean("enabled"),
                row.getBoolean("must_change"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                last == null ? null : last.toInstant());
    }
}
