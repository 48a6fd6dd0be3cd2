package org.zhuban.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

/** Accounts in PostgreSQL. */
@Service
class JdbcAccounts implements Accounts {

    private final AccountRows rows;
    private final JdbcClient jdbc;
    private final PasswordHashes hashes;
    private final RandomPasswords passwords;
    private final Regions regions;
    private final Audit audit;

    JdbcAccounts(
            AccountRows rows,
            JdbcClient jdbc,
            PasswordHashes hashes,
            RandomPasswords passwords,
            Regions regions,
            Audit audit) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.hashes = hashes;
        this.passwords = passwords;
        this.regions = regions;
        this.audit = audit;
    }

    @Override
    @Transactional
    public Issued open(
            String login, String displayName, String mobile, @Nullable UUID organisation, Collection<Grant> grants) {
        return open(login, displayName, mobile, organisation, null, grants);
    }

    /** @param project of a project account, else null */
    Issued open(
            String login,
            String displayName,
            String mobile,
            @Nullable UUID organisation,
            @Nullable UUID project,
            Collection<Grant> grants) {
        if (organisation != null && project == null && mobileInUse(mobile)) {
            throw new ConflictException("account.mobile-in-use");
        }
        var password = passwords.next();
        var hash = hashes.hash(password);
        var wished = AccountRows.normal(login);
        for (int n = 1; ; n++) {
            var candidate = n == 1 ? wished : wished + n;
            var id = insert(candidate, hash, true, displayName, mobile, organisation, project);
            if (id.isPresent()) {
                rows.grant(id.get(), grants);
                audit.done(
                        "account-open", "account:" + id.get(), Map.of("login", candidate, "grants", grants.toString()));
                return new Issued(id.get(), candidate, password);
            }
        }
    }

    private Optional<UUID> insert(
            String login,
            String hash,
            boolean mustChange,
            String displayName,
            String mobile,
            @Nullable UUID organisation,
            @Nullable UUID project) {
        try {
            return rows.insert(login, hash, mustChange, displayName, mobile, organisation, project);
        } catch (DuplicateKeyException another) {
            throw new ConflictException(project == null ? "account.mobile-in-use" : ProjectAccounts.EXISTS);
        }
    }

    @Override
    @Transactional
    public UUID ensure(
            String login,
            String displayName,
            String password,
            String mobile,
            @Nullable UUID organisation,
            Collection<Grant> grants) {
        return ensure(login, displayName, password, mobile, organisation, null, grants);
    }

    /** @param project of a project account, else null */
    @SuppressWarnings("TooManyParameters")
    UUID ensure(
            String login,
            String displayName,
            String password,
            String mobile,
            @Nullable UUID organisation,
            @Nullable UUID project,
            Collection<Grant> grants) {
        var name = AccountRows.normal(login);
        var present = rows.byLogin(name);
        if (present.isPresent()) {
            return present.get().id();
        }
        var id = insert(name, hashes.hash(password), false, displayName, mobile, organisation, project);
        if (id.isEmpty()) {
            return rows.byLogin(name).orElseThrow().id();
        }
        rows.grant(id.get(), grants);
        audit.done("account-open", "account:" + id.get(), Map.of("login", name, "grants", grants.toString()));
        return id.get();
    }

    @Override
    @Transactional
    public void change(UUID organisation, String displayName, @Nullable String mobile) {
        List<UUID> own = jdbc.sql(
                        """
                        select a.id from account a where a.organisation = ?
                          and exists (select from account_role r where r.account = a.id and r.role = ?) for update""")
                .params(organisation, Role.ENTERPRISE.name())
                .query(UUID.class)
                .list();
        try {
            own.forEach(id -> rows.change(id, displayName, mobile));
        } catch (DuplicateKeyException another) {
            throw new ConflictException("account.mobile-in-use");
        }
        own.forEach(id -> audit.done("account-change", "account:" + id, Map.of("mobile-changed", mobile != null)));
    }

    @Override
    @Transactional
    public void rename(UUID account, String displayName) {
        rows.change(account, displayName, null);
        audit.done("account-change", "account:" + account, Map.of("mobile-changed", false));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CurrentAccount> find(UUID id) {
        return rows.byId(id).map(state -> state.current(Set.of("*")));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CurrentAccount> enabled(UUID id) {
        return rows.byId(id).filter(AccountState::enabled).map(state -> state.current(Set.of("*")));
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> holders(Role role, String programme, String region) {
        return named(role, programme, region).stream().map(Named::id).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Named> named(Role role, String programme, String region) {
        return jdbc.sql(
                        """
                        select distinct a.id, a.display_name from account a join account_role r on r.account = a.id
                        where a.enabled and r.role = ? and (r.programme is null or r.programme = ?)
                          and (r.region is null or r.region = any(?)) order by a.id""")
                .params(role.name(), programme, upwards(region))
                .query((row, number) -> new Named(row.getObject("id", UUID.class), row.getString("display_name")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> holders(Role role, UUID organisation) {
        return jdbc.sql(
                        """
                        select a.id from account a where a.organisation = ? and a.enabled
                          and exists (select from account_role r where r.account = a.id and r.role = ?) order by a.id""")
                .params(organisation, role.name())
                .query(UUID.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> represented(Role role, Collection<UUID> organisations) {
        return organisations.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql(
                                """
                                select distinct a.organisation from account a where a.organisation = any(?) and a.enabled
                                  and exists (select from account_role r where r.account = a.id and r.role = ?)""")
                        .params(organisations.toArray(UUID[]::new), role.name())
                        .query(UUID.class)
                        .list());
    }

    /** The region and those it lies in. */
    private String[] upwards(String region) {
        var path = new ArrayList<>(List.of(region));
        var at = regions.find(region).map(Region::parent);
        while (at.isPresent() && path.size() < 5) {
            path.add(at.get());
            at = regions.find(at.get()).map(Region::parent);
        }
        return path.toArray(String[]::new);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mobileInUse(String mobile) {
        return jdbc.sql(
                        """
                        select exists (select from account where mobile_index = ? and enabled
                          and organisation is not null and project is null)""")
                .param(rows.mobileIndex(mobile))
                .query(Boolean.class)
                .single();
    }
}
