package org.zhuban.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.ConflictException;
import org.zhuban.employment.EmploymentEnded;
import org.zhuban.employment.TitleCertificates;
import org.zhuban.filing.Filing;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.reference.CodeTables;
import org.zhuban.register.EntryHistory;

/**
 * What ends on an entry by other than its enterprise's filings: its approval is revoked, or somebody on it is no longer employed. A change
 * alone is not revoked: it stands on the entry, and what was before it is no longer anybody's statement; the entry is revoked as a whole.
 */
@Component
class EntryEndings {

    private static final String ENTRY = "entry-filing";
    private static final String PEOPLE = "entry-personnel";

    private final EntryRegister register;
    private final EntryCertificateRegister certificates;
    private final EntryPublication publication;
    private final TitleCertificates titles;
    private final EntryHistory history;
    private final Accounts accounts;
    private final Messages messages;
    private final CodeTables codes;
    private final JdbcClient jdbc;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    EntryEndings(
            EntryRegister register,
            EntryCertificateRegister certificates,
            EntryPublication publication,
            TitleCertificates titles,
            EntryHistory history,
            Accounts accounts,
            Messages messages,
            CodeTables codes,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.certificates = certificates;
        this.publication = publication;
        this.titles = titles;
        this.history = history;
        this.accounts = accounts;
        this.messages = messages;
        this.codes = codes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A certificate just taken out. */
    private record Taken(UUID id, UUID entry, EntryKind kind, String certificateKind, String number, byte[] person) {}

    /**
     * 撤销 of a filing's approval, in its transaction.
     *
     * @throws ConflictException {@code entry.revoke-whole} for a change of an entry
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void revoked(Filing filing) {
        UUID enterprise = Objects.requireNonNull(filing.organisation());
        if (filing.type().equals(PEOPLE)) {
            List<Taken> taken = takeOut(
                    "c.enterprise = :enterprise and c.filing = :filing",
                    Map.of("enterprise", enterprise, "filing", filing.id()),
                    enterprise,
                    "entry-revoked");
            publish(enterprise, taken);
            return;
        }
        if (!filing.type().equals(ENTRY)) {
            throw new ConflictException("entry.revoke-whole");
        }
        // the filing that founded it stands for the entry again, so that whoever asks finds it revoked, whatever
        // changed it since
        List<UUID> ended = jdbc.sql(
                        """
                        update entry set filing = :filing, changed_at = :now
                        where enterprise = :enterprise and subject = :kind and exists (
                            select from register_version v where v.register = :register and v.entry = entry.id and v.filing = :filing)
                          and not exists (
                            select from register_version v join register_version mine on mine.register = v.register and mine.entry = v.entry
                            where v.register = :register and v.entry = entry.id and v.type = :type and mine.filing = :filing
                              and v.version > mine.version)
                        returning id""")
                .param("filing", filing.id())
                .param("now", now())
                .param("enterprise", enterprise)
                .param("kind", filing.subject())
                .param("register", register.key())
                .param("type", ENTRY)
                .query(UUID.class)
                .list();
        for (UUID entry : ended) {
            publication.withdraw(entry, enterprise, EntryKind.valueOf(Objects.requireNonNull(filing.subject())));
            takeOut(
                    "c.enterprise = :enterprise and c.kind = :kind",
                    Map.of("enterprise", enterprise, "kind", Objects.requireNonNull(filing.subject())),
                    enterprise,
                    "entry-revoked");
            history.add(register.key(), entry, "entry-revoked", "", List.of());
        }
    }

    /** Whose employment ended is taken out of the entry; where he is the one responsible, the enterprise is told to name another. */
    @EventListener
    void left(EmploymentEnded ended) {
        List<Taken> taken = takeOut(
                "c.enterprise = :enterprise and c.id_number_index = (select m.id_number_index from employment m where m.id = :employment)",
                Map.of("enterprise", ended.enterprise(), "employment", ended.employment()),
                ended.enterprise(),
                "entry-employment-ended");
        publish(ended.enterprise(), taken);
        jdbc.sql(
                        """
                        select kind from entry e join employment m on m.id = :employment
                        where e.enterprise = :enterprise and e.valid_until >= :today
                          and m.id_number_index in (e.principal_number_index, e.technical_head_number_index)
                        order by kind""")
                .param("employment", ended.employment())
                .param("enterprise", ended.enterprise())
                .param("today", LocalDate.now(clock))
                .query(String.class)
                .list()
                .forEach(kind -> accounts.holders(Role.ENTERPRISE, ended.enterprise())
                        .forEach(account -> messages.notice(
                                account,
                                "notice.entry-principal-left",
                                "new",
                                ended.name(),
                                codes.name("entry-kind", kind).orElse(kind))));
    }

    /** The rows stay, with that day. */
    private List<Taken> takeOut(String which, Map<String, ?> parameters, UUID enterprise, String verb) {
        List<Taken> taken = jdbc.sql(
                        """
                        update entry_certificate c set cancelled_on = :today, changed_at = :now, version = c.version + 1
                        from entry e
                        where e.enterprise = c.enterprise and e.subject = c.kind and c.cancelled_on is null and %s
                        returning c.id, e.id as entry, c.kind, c.certificate_kind, c.certificate_no, c.id_number_index"""
                                .formatted(which))
                .params(parameters)
                .param("today", LocalDate.now(clock))
                .param("now", now())
                .query(EntryEndings::taken)
                .list();
        taken.forEach(one -> history.add(certificates.key(), one.id(), verb, "", List.of()));
        titles.withdrawn(
                enterprise,
                taken.stream()
                        .filter(one -> CertifiedPeople.TITLE.equals(one.certificateKind()))
                        .map(Taken::number)
                        .toList());
        return taken;
    }

    private static Taken taken(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new Taken(
                row.getObject("id", UUID.class),
                row.getObject("entry", UUID.class),
                EntryKind.valueOf(row.getString("kind")),
                row.getString("certificate_kind"),
                row.getString("certificate_no"),
                row.getBytes("id_number_index"));
    }

    /** Each person's notice once, with what is left. */
    private void publish(UUID enterprise, List<Taken> taken) {
        Set<UUID> entries = taken.stream().map(Taken::entry).collect(Collectors.toSet());
        for (UUID entry : entries) {
            LocalDate until = jdbc.sql("select valid_until from entry where id = :id")
                    .param("id", entry)
                    .query(LocalDate.class)
                    .single();
            Stream<Taken> own = taken.stream().filter(one -> one.entry().equals(entry));
            publication.people(
                    entry,
                    enterprise,
                    taken.stream()
                            .filter(one -> one.entry().equals(entry))
                            .findFirst()
                            .orElseThrow()
                            .kind(),
                    until,
                    own
                            .collect(Collectors.toMap(
                                    one -> java.util.HexFormat.of().formatHex(one.person()),
                                    Taken::person,
                                    (a, b) -> a))
                            .values()
                            .stream()
                            .toList());
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
