package org.zhuban.load;

import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.privacy.Sealer;

/** The people who file and review under load: rows and bearer tokens put there by SQL, since nobody of them logs in by password. */
public final class Office {

    /** 相城区, whose authority decides. */
    public static final String REGION = "320507";

    private final JdbcClient jdbc;
    private final @Nullable Sealer sealer;

    /** With reviewers only. */
    public Office(DataSource superuser) {
        this(superuser, null);
    }

    /** @param sealer of the program under load, for its enterprises */
    public Office(DataSource superuser, @Nullable Sealer sealer) {
        this.jdbc = JdbcClient.create(superuser);
        this.sealer = sealer;
    }

    /** A certified enterprise's account. @return its bearer token */
    public String enterprise(String login) {
        return enterprise(login, login, login);
    }

    /** The same with a name and a credit code of its own. */
    public String enterprise(String login, String name, String creditCode) {
        UUID enterprise = UUID.randomUUID();
        String mobile = "13512345678";
        Sealer seals = Objects.requireNonNull(sealer);
        jdbc.sql(
                        "insert into enterprise (id, name, kind, credit_code, certificate_kind, registered_on, region, contact_name, contact_mobile,"
                                + " contact_mobile_index, certified_by) values (?, ?, 'LABOUR', ?, 'BUSINESS_LICENCE', date '2016-03-18', ?, '李明', ?, ?, ?)")
                .params(
                        enterprise,
                        name,
                        creditCode,
                        REGION,
                        seals.seal(mobile, "enterprise", "contact_mobile", enterprise.toString()),
                        seals.index("mobile", mobile),
                        UUID.randomUUID())
                .update();
        UUID account = account(login, enterprise);
        jdbc.sql("insert into account_role (account, role) values (?, 'ENTERPRISE')")
                .param(account)
                .update();
        return token(account);
    }

    /** A reviewer of all programmes in that region. @return his bearer token */
    public String reviewer(String login, String region) {
        UUID account = account(login, null);
        jdbc.sql("insert into account_role (account, role, region) values (?, 'REVIEWER', ?)")
                .param(account)
                .param(region)
                .update();
        return token(account);
    }

    /** As if the contact had typed the code that was sent to him. */
    void confirmMobile(UUID filing) {
        jdbc.sql("update filing set verified_mobile = contact_index where id = ? and contact_index is not null")
                .param(filing)
                .update();
    }

    private UUID account(String login, @Nullable UUID organisation) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into account (id, login, password_hash, display_name, organisation) values (?, ?, 'none', ?, ?)")
                .param(id)
                .param(login)
                .param(login)
                .param(organisation)
                .update();
        return id;
    }

    private String token(UUID account) {
        String token = "zb_" + UUID.randomUUID() + UUID.randomUUID();
        jdbc.sql("insert into api_token (id, account, hash, scopes, epoch, created_at, expires_at)"
                        + " values (?, ?, ?, '{*}', 0, now(), now() + interval '1 day')")
                .param(UUID.randomUUID())
                .param(account)
                .param(DigestUtils.sha256(token))
                .update();
        return token;
    }
}
