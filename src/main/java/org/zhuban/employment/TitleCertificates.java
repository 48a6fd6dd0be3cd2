package org.zhuban.employment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;
import org.zhuban.register.EntryHistory;

/** The title certificates 职称证书: what became of them, and for entry filings which of an enterprise's people hold one. */
@Service
public class TitleCertificates {

    private static final String READ =
            """
            select c.id, c.person, c.enterprise, e.name as enterprise_name, c.name, c.title, c.specialty, c.grade, c.number, c.issuer,
                   c.issued_on, c.state, c.filed, c.revoked_why
            from title_certificate c join enterprise e on e.id = c.enterprise""";

    private static final int REASON = 200;

    private final EntryHistory history;
    private final Persons persons;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Texts texts;
    private final Clock clock;

    TitleCertificates(EntryHistory history, Persons persons, JdbcClient jdbc, Audit audit, Texts texts, Clock clock) {
        this.history = history;
        this.persons = persons;
        this.jdbc = jdbc;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /** Confirmed ones of an enterprise's people, in one statement. */
    @Transactional(readOnly = true)
    public List<TitleCertificate> of(UUID enterprise, Collection<UUID> persons) {
        return persons.isEmpty()
                ? List.of()
                : jdbc.sql(
                                READ
                                        + " where c.enterprise = ? and c.person = any(?) and c.state = 'CONFIRMED' order by c.id")
                        .params(enterprise, persons.toArray(UUID[]::new))
                        .query(TitleCertificates::read)
                        .list();
    }

    /** All of a person, newest first. */
    @Transactional(readOnly = true)
    public List<TitleCertificate> of(UUID person) {
        return jdbc.sql(READ + " where c.person = ? order by c.changed_at desc, c.id desc limit 100")
                .param(person)
                .query(TitleCertificates::read)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<TitleCertificate> find(UUID id) {
        return jdbc.sql(READ + " where c.id = ?")
                .param(id)
                .query(TitleCertificates::read)
                .optional();
    }

    /** Is a certificate with this number confirmed and not revoked? */
    @Transactional(readOnly = true)
    public boolean confirmed(String number) {
        return jdbc.sql("select exists (select from title_certificate where number = ? and state = 'CONFIRMED')")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    /** The enterprise confirmed it. @throws ConflictException {@code title-certificate.confirmed-already} */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(Filing filing, Person person, Map<String, Object> data) {
        var answers = new Answers(data);
        UUID id = Ids.next();
        try {
            jdbc.sql(
                            """
                            insert into title_certificate (id, enterprise, subject, region, filing, person, name, title, specialty, grade, number,
                                                           issuer, issued_on, changed_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            filing.decider(),
                            filing.number(),
                            filing.region(),
                            filing.id(),
                            person.id(),
                            person.name(),
                            answers.needed("title"),
                            answers.needed("specialty"),
                            answers.needed("grade"),
                            answers.needed("number").strip(),
                            answers.needed("issuer"),
                            answers.date("issuedOn"),
                            now())
                    .update();
        } catch (DuplicateKeyException already) {
            throw new ConflictException("title-certificate.confirmed-already");
        }
        history.add(TitleCertificateRegister.KEY, id, filing, Map.of(), data);
        audit.done("title-certificate-confirm", "title-certificate:" + id, Map.of("filing", filing.number()));
    }

    /** Notes that they stand in an entry, or do no longer; of an enterprise's own only. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void file(UUID enterprise, Collection<UUID> certificates, boolean filed) {
        if (!certificates.isEmpty()) {
            jdbc.sql(
                            """
                            update title_certificate set filed = ?, changed_at = ?, version = version + 1
                            where enterprise = ? and id = any(?) and state = 'CONFIRMED' and filed <> ?""")
                    .params(filed, now(), enterprise, certificates.toArray(UUID[]::new), filed)
                    .update();
        }
    }

    /** They stand in no entry any more. @param numbers of an enterprise's own confirmed certificates, of which there is one a number */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawn(UUID enterprise, Collection<String> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql(
                            """
                            update title_certificate set filed = false, changed_at = ?, version = version + 1
                            where enterprise = ? and number = any(?) and state = 'CONFIRMED' and filed""")
                    .params(now(), enterprise, numbers.toArray(String[]::new))
                    .update();
        }
    }

    /** What the enterprise confirmed ends with the employment, so that the person can register it with the next one. */
    @EventListener
    void left(EmploymentEnded ended) {
        jdbc.sql(
                        """
                        update title_certificate set state = 'REVOKED', filed = false, revoked_at = :now, revoked_why = :why, changed_at = :now,
                               version = version + 1
                        where person = :person and enterprise = :enterprise and state = 'CONFIRMED' returning id""")
                .param("now", now())
                .param("why", texts.text(Locale.SIMPLIFIED_CHINESE, "title-certificate.employment-ended"))
                .param("person", ended.person())
                .param("enterprise", ended.enterprise())
                .query(UUID.class)
                .list()
                .forEach(id -> history.add(
                        TitleCertificateRegister.KEY, id, "title-certificate-employment-ended", "", List.of()));
    }

    /** May this account revoke it? The enterprise's own. */
    public boolean mayRevoke(CurrentAccount account, TitleCertificate certificate) {
        return certificate.confirmed()
                && account.has(Role.ENTERPRISE)
                && account.project() == null
                && certificate.enterprise().equals(account.organisation());
    }

    /**
     * 撤销, so that the person, who is told why, can register it anew.
     *
     * @throws NotFoundException     for another's
     * @throws ConflictException     {@code title-certificate.filed} while it stands in an entry, {@code title-certificate.revoked-already}
     * @throws InvalidInputException at {@code /reason}
     */
    @Transactional
    public void revoke(CurrentAccount account, UUID id, String reason) {
        TitleCertificate certificate = find(id).filter(one -> one.enterprise().equals(account.organisation()))
                .orElseThrow(() -> new NotFoundException("title-certificate.unknown"));
        if (!mayRevoke(account, certificate)) {
            throw certificate.confirmed()
                    ? new NotFoundException("title-certificate.unknown")
                    : new ConflictException("title-certificate.revoked-already");
        }
        String why = reason.strip();
        if (why.length() < 2 || why.codePointCount(0, why.length()) > REASON) {
            throw new InvalidInputException(new FieldError("/reason", "title-certificate.revoke-reason", REASON));
        }
        int revoked = jdbc.sql(
                        """
                        update title_certificate set state = 'REVOKED', revoked_at = ?, revoked_why = ?, changed_at = ?, version = version + 1
                        where id = ? and state = 'CONFIRMED' and not filed""")
                .params(now(), why, now(), id)
                .update();
        if (revoked == 0) {
            throw new ConflictException("title-certificate.filed");
        }
        history.add(TitleCertificateRegister.KEY, id, "title-certificate-revoke", account.displayName(), List.of());
        audit.done("title-certificate-revoke", "title-certificate:" + id, Map.of("reason", why));
        persons.tell(
                certificate.person(),
                "title-certificate-revoked",
                "titles",
                certificate.title(),
                certificate.enterpriseName(),
                why);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static TitleCertificate read(ResultSet row, int index) throws SQLException {
        return new TitleCertificate(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("enterprise", UUID.class),
                row.getString("enterprise_name"),
                row.getString("name"),
                row.getString("title"),
                row.getString("specialty"),
                row.getString("grade"),
                row.getString("number"),
                row.getString("issuer"),
                row.getObject("issued_on", LocalDate.class),
                TitleCertificate.State.valueOf(row.getString("state")),
                row.getBoolean("filed"),
                row.getString("revoked_why"));
    }
}
