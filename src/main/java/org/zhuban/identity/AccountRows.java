package org.zhuban.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.Ids;
import org.zhuban.common.Mobile;
import org.zhuban.common.Programme;
import org.zhuban.privacy.Sealer;

/** The rows of accounts and their grants. */
@Component
class AccountRows {

    /** One cheap statement by primary or unique key; every request of a session makes it. */
    private static final String STATE =
            """
            select a.id, a.login, a.display_name, a.must_change, a.enabled, a.epoch, a.session_epoch, a.organisation, a.project,
                   array(select r.role || '|' || coalesce(r.programme, '') || '|' || coalesce(r.region, '')
                         from account_role r where r.account = a.id order by 1) as grants
            from account a
            """;

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Clock clock;

    AccountRows(JdbcClient jdbc, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.clock = clock;
    }

    static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    Optional<AccountState> byId(UUID id) {
        return jdbc.sql(STATE + "where a.id = ?")
                .param(id)
                .query((row, n) -> state(row))
                .optional();
    }

    Optional<AccountState> byLogin(String login) {
        return jdbc.sql(STATE + "where a.login = ?")
                .param(normal(login))
                .query((row, n) -> state(row))
                .optional();
    }

    List<AccountState> byIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(STATE + "where a.id = any(?)")
                        .param(ids.toArray(UUID[]::new))
                        .query((row, n) -> state(row))
                        .list();
    }

    /** Enabled ones of no enterprise, by name. */
    List<AccountState> staff(Role role) {
        return jdbc.sql(
                        STATE
                                + """
                        where a.enabled and a.organisation is null
                          and exists (select from account_role r where r.account = a.id and r.role = ?) order by a.display_name, a.id""")
                .param(role.name())
                .query((row, n) -> state(row))
                .list();
    }

    Optional<String> passwordHash(UUID id) {
        return jdbc.sql("select password_hash from account where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** In clear, for a one-time code to it. */
    Optional<String> mobile(UUID id) {
        return jdbc.sql("select mobile from account where id = ? and mobile is not null")
                .param(id)
                .query(String.class)
                .optional()
                .map(value -> sealer.open(value, "account", "mobile", id.toString()));
    }

    boolean hasMobile(UUID id, String mobile) {
        return jdbc.sql("select exists (select from account where id = ? and mobile_index = ?)")
                .params(id, mobileIndex(mobile))
                .query(Boolean.class)
                .single();
    }

    /** However it is typed. */
    byte[] mobileIndex(String mobile) {
        return sealer.index("mobile", Mobile.fault(mobile) == null ? new Mobile(mobile).value() : mobile);
    }

    /** Empty when the login is taken. */
    Optional<UUID> insert(
            String login,
            String hash,
            boolean mustChange,
            String displayName,
            String mobile,
            @Nullable UUID organisation,
            @Nullable UUID project) {
        var id = Ids.next();
        var inserted = jdbc.sql(
                        """
                        insert into account (id, login, password_hash, must_change, display_name, mobile, mobile_index, organisation, project, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (login) do nothing""")
                .param(id)
                .param(login)
                .param(hash)
                .param(mustChange)
                .param(displayName)
                .param(sealer.seal(mobile, "account", "mobile", id.toString()))
                .param(mobileIndex(mobile))
                .param(organisation)
                .param(project)
                .param(now())
                .update();
        return inserted == 1 ? Optional.of(id) : Optional.empty();
    }

    /** @param mobile null = as it was */
    void change(UUID id, String displayName, @Nullable String mobile) {
        jdbc.sql("update account set display_name = ?, version = version + 1 where id = ?")
                .params(displayName, id)
                .update();
        if (mobile != null) {
            jdbc.sql("update account set mobile = ?, mobile_index = ? where id = ?")
                    .params(sealer.seal(mobile, "account", "mobile", id.toString()), mobileIndex(mobile), id)
                    .update();
        }
    }

    void grant(UUID account, Collection<Grant> grants) {
        for (var grant : grants) {
            jdbc.sql(
                            "insert into account_role (account, role, programme, region) values (?, ?, ?, ?) on conflict do nothing")
                    .param(account)
                    .param(grant.role().name())
                    .param(grant.programme() == null ? null : grant.programme().name())
                    .param(grant.region())
                    .update();
        }
    }

    void revokeAll(UUID account) {
        jdbc.sql("delete from account_role where account = ?").param(account).update();
    }

    /** Ends all sessions and tokens; gives the new epoch. */
    int password(UUID id, String hash, boolean mustChange) {
        return jdbc.sql(
                        """
                        update account set password_hash = ?, must_change = ?, epoch = epoch + 1, version = version + 1
                        where id = ? returning epoch""")
                .params(hash, mustChange, id)
                .query(Integer.class)
                .single();
    }

    void raiseEpoch(UUID id) {
        jdbc.sql("update account set epoch = epoch + 1, version = version + 1 where id = ?")
                .param(id)
                .update();
    }

    void raiseSessionEpoch(UUID id) {
        jdbc.sql("update account set session_epoch = session_epoch + 1 where id = ?")
                .param(id)
                .update();
    }

    void loggedIn(UUID id) {
        jdbc.sql("update account set last_login_at = ? where id = ?")
                .params(now(), id)
                .update();
    }

    OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    static AccountState state(ResultSet row) throws SQLException {
        return new AccountState(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("display_name"),
                row.getBoolean("must_change"),
                row.getBoolean("enabled"),
                row.getInt("epoch"),
                row.getInt("session_epoch"),
                row.getObject("organisation", UUID.class),
                row.getObject("project", UUID.class),
                grants(row.getArray("grants")));
    }

    static List<Grant> grants(Array array) throws SQLException {
        var grants = new ArrayList<Grant>();
        for (var text : Arrays.asList((String[]) array.getArray())) {
            var parts = text.split("\\|", -1);
            grants.add(new Grant(
                    Role.valueOf(parts[0]),
                    parts[1].isEmpty() ? null : Programme.valueOf(parts[1]),
                    parts[2].isEmpty() ? null : parts[2]));
        }
        return List.copyOf(grants);
    }
}
