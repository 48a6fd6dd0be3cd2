package org.zhuban.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Ids;
import org.zhuban.privacy.Masks;
import org.zhuban.privacy.Sealer;

/** 项目账号管理员: who keeps a project's account, and who did before him. */
@Repository
class AccountHolders {

    private static final String TABLE = "project_account_holder";

    private final JdbcClient jdbc;
    private final Sealer sealer;

    AccountHolders(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /** In the place of who was it before. @param filing that named him; null = handed over */
    void appoint(UUID account, String name, String mobile, @Nullable UUID filing, String by, Instant at) {
        appoint(Ids.next(), account, name, mobile, filing, by, at);
    }

    /** @param id owner of the letter's attachment */
    void appoint(UUID id, UUID account, String name, String mobile, @Nullable UUID filing, String by, Instant at) {
        jdbc.sql("update project_account_holder set ended_at = :at where account = :account and ended_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("account", account)
                .update();
        jdbc.sql(
                        """
                        insert into project_account_holder (id, account, name, mobile, filing, appointed_at, appointed_by)
                        values (:id, :account, :name, :mobile, :filing, :at, :by)""")
                .param("id", id)
                .param("account", account)
                .param("name", sealer.seal(name, TABLE, "name", id.toString()))
                .param("mobile", sealer.seal(mobile, TABLE, "mobile", id.toString()))
                .param("filing", filing, java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** Of each account its present one's name, in one statement. */
    Map<UUID, String> present(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from project_account_holder where account = any(:accounts) and ended_at is null")
                        .param("accounts", accounts.toArray(UUID[]::new))
                        .query((row, index) -> Map.entry(row.getObject("account", UUID.class), holder(row)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().name()));
    }

    /** Newest first. */
    List<ProjectAccountOffice.Holder> of(UUID account) {
        return jdbc.sql(
                        "select * from project_account_holder where account = :account order by appointed_at desc, id desc")
                .param("account", account)
                .query((row, index) -> holder(row))
                .list();
    }

    private ProjectAccountOffice.Holder holder(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        var ended = row.getTimestamp("ended_at");
        return new ProjectAccountOffice.Holder(
                id,
                sealer.open(row.getString("name"), TABLE, "name", id.toString()),
                Masks.phone(sealer.open(row.getString("mobile"), TABLE, "mobile", id.toString())),
                row.getObject("filing", UUID.class),
                row.getTimestamp("appointed_at").toInstant(),
                row.getString("appointed_by"),
                ended == null ? null : ended.toInstant());
    }
}
