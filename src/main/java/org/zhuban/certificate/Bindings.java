package org.zhuban.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseEnding;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.reference.Regions;

/** Which certificates stand for which enterprise 证书绑定, and how that ends: lost 挂失, revoked 撤销, replaced 更换. */
@Service
public class Bindings {

    private static final int REASON = 200;
    private static final int LISTED = 50;
    private static final String READ = "select * from certificate_binding ";

    private final JdbcClient jdbc;
    private final EnterpriseEnding enterprises;
    private final Enterprises register;
    private final Accounts accounts;
    private final Messages messages;
    private final Regions regions;
    private final Audit audit;
    private final String authority;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    Bindings(
            JdbcClient jdbc,
            EnterpriseEnding enterprises,
            Enterprises register,
            Accounts accounts,
            Messages messages,
            Regions regions,
            Audit audit,
            @Value("${zhuban.authority.region:320500}") String authority,
            Clock clock) {
        this.jdbc = jdbc;
        this.enterprises = enterprises;
        this.register = register;
        this.accounts = accounts;
        this.messages = messages;
        this.regions = regions;
        this.audit = audit;
        this.authority = authority;
        this.clock = clock;
    }

    /** Those of the account's enterprise, the active ones first. @throws NotFoundException when it acts for none, or for one project only */
    @Transactional(readOnly = true)
    public List<Binding> own(CurrentAccount account) {
        return all(ownEnterprise(account));
    }

    /** Those of an enterprise that the account may see. @throws NotFoundException for anybody else */
    @Transactional(readOnly = true)
    public List<Binding> seen(CurrentAccount account, UUID enterprise) {
        return all(enterprises.seen(account, enterprise).id());
    }

    private List<Binding> all(UUID enterprise) {
        return jdbc.sql(READ + "where enterprise = ? order by state <> 'ACTIVE', bound_at desc, id desc")
                .param(enterprise)
                .query(Bindings::read)
                .list();
    }

    /** Those in use, for the filing that replaces one. */
    public List<Binding> active(UUID enterprise) {
        return all(enterprise).stream().filter(Binding::active).toList();
    }

    /** Is or was it bound, to whomever? */
    public boolean known(String fingerprint) {
        return of(fingerprint).isPresent();
    }

    Optional<Binding> of(String fingerprint) {
        return jdbc.sql(READ + "where fingerprint = ?")
                .param(fingerprint)
                .query(Bindings::read)
                .optional();
    }

    /** Of one that is or was bound. @param fingerprint hex in lower case */
    Optional<EnterpriseCertificate> certificate(String fingerprint) {
        return jdbc.sql("select certificate from certificate_binding where fingerprint = ?")
                .param(fingerprint)
                .query(byte[].class)
                .optional()
                .flatMap(EnterpriseCertificate::read);
    }

    /** That of a binding. */
    Optional<EnterpriseCertificate> certificate(UUID binding) {
        return jdbc.sql("select certificate from certificate_binding where id = ?")
                .param(binding)
                .query(byte[].class)
                .optional()
                .flatMap(EnterpriseCertificate::read);
    }

    /** Does it still log in? */
    boolean stands(UUID binding) {
        return jdbc.sql("select exists (select from certificate_binding where id = ? and state = 'ACTIVE')")
                .param(binding)
                .query(Boolean.class)
                .single();
    }

    /**
     * From now on it logs the enterprise in; in the transaction of whoever decided.
     *
     * @param replaces fingerprint of the enterprise's own that it takes the place of; null = none
     * @throws ConflictException {@code certificate.bound-already}
     */
    @Transactional
    public Binding bind(
            UUID enterprise, EnterpriseCertificate certificate, @Nullable UUID filing, @Nullable String replaces) {
        var id = Ids.next();
        var now = Timestamp.from(clock.instant());
        try {
            jdbc.sql(
                            """
                            insert into certificate_binding (id, enterprise, fingerprint, subject, issuer, serial, algorithm, valid_from, valid_until,
                                                             certificate, state, filing, bound_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?)""")
                    .params(
                            id,
                            enterprise,
                            certificate.fingerprint(),
                            certificate.subject(),
                            certificate.issuer(),
                            certificate.serial(),
                            certificate.algorithm().name(),
                            Timestamp.from(certificate.validFrom()),
                            Timestamp.from(certificate.validUntil()),
                            certificate.encoded(),
                            filing,
                            now)
                    .update();
        } catch (DuplicateKeyException already) {
            throw new ConflictException("certificate.bound-already");
        }
        audit.done(
                "certificate-bind",
                "enterprise:" + enterprise,
                Map.of("fingerprint", certificate.fingerprint(), "serial", certificate.serial()));
        if (replaces != null) {
            of(replaces)
                    .filter(former -> former.enterprise().equals(enterprise))
                    .ifPresent(former -> end(former, Binding.State.REPLACED, "", certificate.fingerprint()));
        }
        return of(certificate.fingerprint()).orElseThrow();
    }

    /**
     * 挂失: the enterprise itself; it logs nobody in from this moment, and sessions that came by it end.
     *
     * @throws NotFoundException {@code certificate.unknown} for a foreign one
     * @throws ConflictException {@code certificate.ended-already}
     */
    @Transactional
    public void reportLoss(CurrentAccount account, UUID id) {
        Binding binding = found(id)
                .filter(one -> one.enterprise().equals(ownEnterprise(account)))
                .orElseThrow(() -> new NotFoundException("certificate.unknown"));
        require(end(binding, Binding.State.LOST, account.displayName(), ""));
        audit.done(
                "certificate-lost", "enterprise:" + binding.enterprise(), Map.of("fingerprint", binding.fingerprint()));
        tell(binding, "notice.certificate-lost", binding.serial());
    }

    /** May this account revoke certificates of the enterprise: a supervisor of its region, for one from elsewhere of the whole authority? */
    public boolean mayRevoke(CurrentAccount account, Enterprise enterprise) {
        return account.holds(Role.SUPERVISOR, supervised(enterprise.region()), regions);
    }

    private String supervised(String region) {
        return regions.contains(authority, region) ? region : authority;
    }

    /** A certificate with whose it is. */
    public record Listed(Binding binding, String enterprise, String creditCode) {}

    /**
     * Those that the account may revoke and those ended, the newest first, 50 at most.
     *
     * @param query part of a name, a credit code or a serial number; empty = all
     */
    @Transactional(readOnly = true)
    public List<Listed> supervised(CurrentAccount account, String query) {
        String wanted = "%" + query.strip().toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%";
        try (Stream<Map.Entry<String, Listed>> found = jdbc
                .sql(
                        """
                        select b.*, e.name as enterprise_name, e.credit_code, e.region from certificate_binding b
                        join enterprise e on e.id = b.enterprise
                        where lower(e.name) like :wanted or lower(e.credit_code) like :wanted or lower(b.serial) like :wanted
                        order by b.bound_at desc, b.id desc""")
                .param("wanted", wanted)
                .query((row, n) -> Map.entry(
                        supervised(row.getString("region")),
                        new Listed(read(row, n), row.getString("enterprise_name"), row.getString("credit_code"))))
                .stream()) {
            return found.filter(one -> account.holds(Role.SUPERVISOR, one.getKey(), regions))
                    .limit(LISTED)
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    /**
     * 撤销: a supervisor of its region; the enterprise is told why.
     *
     * @throws NotFoundException     {@code certificate.unknown}, also for who may not see it
     * @throws DeniedException       {@code certificate.revoke-denied} for any but a supervisor of its region
     * @throws ConflictException     {@code certificate.ended-already}
     * @throws InvalidInputException at {@code /reason}
     */
    @Transactional
    public void revoke(CurrentAccount by, UUID id, String reason) {
        Binding binding = found(id).orElseThrow(() -> new NotFoundException("certificate.unknown"));
        Enterprise enterprise = register.findById(binding.enterprise()).orElseThrow();
        if (!mayRevoke(by, enterprise) && !by.holds(Role.REVIEWER, supervised(enterprise.region()), regions)) {
            throw new NotFoundException("certificate.unknown");
        }
        if (!mayRevoke(by, enterprise)) {
            audit.denied("certificate-revoke", "enterprise:" + enterprise.id(), Map.of());
            throw new DeniedException("certificate.revoke-denied");
        }
        String given = reason.strip();
        int length = given.codePointCount(0, given.length());
        if (length < 2 || length > REASON) {
            throw new InvalidInputException(new FieldError("/reason", "certificate.revoke-reason"));
        }
        require(end(binding, Binding.State.REVOKED, by.displayName(), given));
        audit.done(
                "certificate-revoke",
                "enterprise:" + enterprise.id(),
                Map.of("fingerprint", binding.fingerprint(), "reason", given));
        tell(binding, "notice.certificate-revoked", binding.serial(), given);
    }

    private void tell(Binding binding, String template, Object... args) {
        accounts.holders(Role.ENTERPRISE, binding.enterprise())
                .forEach(account -> messages.notice(account, template, "certificates", args));
    }

    private boolean end(Binding binding, Binding.State state, String by, String reason) {
        return jdbc.sql(
                                """
                                update certificate_binding set state = ?, ended_at = ?, ended_by = ?, end_reason = ?
                                where id = ? and state = 'ACTIVE'""")
                        .params(state.name(), Timestamp.from(clock.instant()), by, reason, binding.id())
                        .update()
                == 1;
    }

    private static void require(boolean ended) {
        if (!ended) {
            throw new ConflictException("certificate.ended-already");
        }
    }

    private Optional<Binding> found(UUID id) {
        return jdbc.sql(READ + "where id = ?").param(id).query(Bindings::read).optional();
    }

    private static UUID ownEnterprise(CurrentAccount account) {
        if (account.organisation() == null || account.project() != null || !account.has(Role.ENTERPRISE)) {
            throw new NotFoundException("certificate.unknown");
        }
        return account.organisation();
    }

    private static Binding read(ResultSet row, int index) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Binding(
                row.getObject("id", UUID.class),
                row.getObject("enterprise", UUID.class),
                row.getString("fingerprint"),
                row.getString("subject"),
                row.getString("issuer"),
                row.getString("serial"),
                row.getString("algorithm"),
                row.getTimestamp("valid_from").toInstant(),
                row.getTimestamp("valid_until").toInstant(),
                Binding.State.valueOf(row.getString("state")),
                row.getTimestamp("bound_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("ended_by"),
                row.getString("end_reason"));
    }
}
