package org.zhuban.entry;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Texts;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseEnded;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.privacy.Masks;
import org.zhuban.publicity.Notice;
import org.zhuban.publicity.Notices;
import org.zhuban.publicity.PublicationDelay;
import org.zhuban.publicity.Section;
import org.zhuban.publicity.Section.Row;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Regions;

/**
 * 进疆企业信息公示 (XJ 3.10, RULES XJ 2): an entry and the people on it are public 24 hours after their approval, until the entry ends. Names of people are
 * masked, their numbers are not in it; tendering sites compare by the number of the certificate.
 */
@Component
class EntryPublication {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final Notices notices;
    private final EnterpriseFacts enterprises;
    private final CodeTables codes;
    private final Regions regions;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final PublicationDelay delay;

    @SuppressWarnings("TooManyParameters")
    EntryPublication(
            Notices notices,
            EnterpriseFacts enterprises,
            CodeTables codes,
            Regions regions,
            Texts texts,
            JdbcClient jdbc,
            Clock clock,
            PublicationDelay delay) {
        this.notices = notices;
        this.enterprises = enterprises;
        this.codes = codes;
        this.regions = regions;
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
        this.delay = delay;
    }

    /** What is on an entry: a line of {@code entry_certificate}. */
    private record Certificate(
            byte[] person,
            String name,
            String kind,
            String type,
            @Nullable String specialty,
            String number,
            @Nullable LocalDate until) {}

    /** Publishes the entry as it now stands, in the decision's transaction. @param people those on it too, as their term changed */
    @Transactional(propagation = Propagation.MANDATORY)
    void entry(UUID id, UUID enterpriseId, EntryKind kind, Map<String, Object> entry, boolean people) {
        Enterprise enterprise = enterprises.of(enterpriseId).orElseThrow();
        LocalDate until = Entries.validUntil(entry);
        List<Row> rows = new ArrayList<>();
        row(rows, "kind", name("entry-kind", kind.name()));
        row(rows, "home", regions.path(enterprise.region()));
        row(rows, "registered-address", entry.get("registeredAddress"));
        row(rows, "legal-representative", masked(entry.get("legalRepresentative")));
        row(rows, "local-office", entry.get("localOffice"));
        row(rows, "principal", masked(entry.get("principal")));
        row(rows, "technical-head", masked(entry.get("technicalHead")));
        row(rows, "valid-until", until);
        List<List<String>> qualifications = jdbc.sql(
                        "select specialty, grade, certificate_no, valid_until, type from entry_qualification where entry = :entry order by position")
                .param("entry", id)
                .query((row, index) -> List.of(
                        name("qualification-type", row.getString("type")),
                        row.getString("specialty"),
                        row.getString("grade"),
                        row.getString("certificate_no"),
                        Objects.toString(row.getString("valid_until"), "")))
                .list();
        List<Section> sections = new ArrayList<>(List.of(Section.rows(text("enterprise"), rows)));
        if (!qualifications.isEmpty()) {
            sections.add(Section.table(
                    text("qualifications"),
                    columns("type", "specialty", "grade", "certificate-no", "valid-until"),
                    qualifications));
        }
        notices.publish(new Notice(
                id,
                "entry-enterprise",
                kind.name(),
                enterprise.name(),
                enterprise.creditCode(),
                enterprise.region(),
                delay.after(clock.instant()),
                endOf(until),
                sections));
        if (people) {
            published(id, enterprise, kind, until, null);
        }
    }

    /** Publishes people's certificates on the entry as they now stand; of whom none is left, nothing. @param persons blind indexes of their numbers */
    @Transactional(propagation = Propagation.MANDATORY)
    void people(UUID entry, UUID enterprise, EntryKind kind, LocalDate until, List<byte[]> persons) {
        Set<UUID> left = published(entry, enterprises.of(enterprise).orElseThrow(), kind, until, persons);
        persons.stream()
                .map(person -> subject(entry, person))
                .filter(subject -> !left.contains(subject))
                .forEach(subject -> notices.withdraw(subject, delay.after(clock.instant())));
    }

    private Set<UUID> published(
            UUID entry, Enterprise enterprise, EntryKind kind, LocalDate until, @Nullable List<byte[]> persons) {
        Map<UUID, List<Certificate>> people = new LinkedHashMap<>();
        certificates(enterprise.id(), kind, persons)
                .forEach(one -> people.computeIfAbsent(subject(entry, one.person()), key -> new ArrayList<>())
                        .add(one));
        people.forEach((subject, certificates) -> notices.publish(new Notice(
                subject,
                "entry-person",
                kind.name(),
                texts.text(
                        LANGUAGE,
                        "entry.notice.person",
                        Masks.name(certificates.get(0).name()),
                        enterprise.name()),
                enterprise.creditCode(),
                enterprise.region(),
                delay.after(clock.instant()),
                endOf(until),
                List.of(
                        Section.rows(
                                text("person-section"),
                                List.of(
                                        new Row(
                                                text("name"),
                                                Masks.name(certificates.get(0).name())),
                                        new Row(text("employer"), enterprise.name()),
                                        new Row(text("kind"), name("entry-kind", kind.name())),
                                        new Row(text("valid-until"), until.toString()))),
                        Section.table(
                                text("certificates"),
                                columns(
                                        "certificate-kind",
                                        "certificate-type",
                                        "specialty",
                                        "certificate-no",
                                        "valid-until"),
                                certificates.stream().map(this::cells).toList())))));
        return people.keySet();
    }

    private List<String> cells(Certificate one) {
        return List.of(
                name("entry-certificate-kind", one.kind()),
                one.type(),
                Objects.toString(one.specialty(), ""),
                one.number(),
                Objects.toString(one.until(), ""));
    }

    private List<Certificate> certificates(UUID enterprise, EntryKind kind, @Nullable List<byte[]> persons) {
        return jdbc.sql(
                        """
                        select id_number_index, name, certificate_kind, certificate_type, specialty, certificate_no, valid_until
                        from entry_certificate
                        where enterprise = :enterprise and kind = :kind and cancelled_on is null
                          %s
                        order by id"""
                                .formatted(persons == null ? "" : "and id_number_index in (:persons)"))
                .param("enterprise", enterprise)
                .param("kind", kind.name())
                .params(persons == null ? Map.of() : Map.of("persons", persons))
                .query((row, index) -> new Certificate(
                        row.getBytes("id_number_index"),
                        row.getString("name"),
                        row.getString("certificate_kind"),
                        row.getString("certificate_type"),
                        row.getString("specialty"),
                        row.getString("certificate_no"),
                        row.getObject("valid_until", LocalDate.class)))
                .list();
    }

    /** Nothing of the entry is public from now on. */
    void withdraw(UUID entry, UUID enterprise, EntryKind kind) {
        notices.withdraw(entry, null);
        certificates(enterprise, kind, null).stream()
                .map(one -> subject(entry, one.person()))
                .distinct()
                .forEach(subject -> notices.withdraw(subject, null));
    }

    /** 终止企业登记 ends what is public of it. */
    @EventListener
    void ended(EnterpriseEnded ended) {
        jdbc.sql("select id, kind from entry where enterprise = :enterprise")
                .param("enterprise", ended.enterprise())
                .query((row, index) ->
                        Map.entry(row.getObject("id", UUID.class), EntryKind.valueOf(row.getString("kind"))))
                .list()
                .forEach(entry -> withdraw(entry.getKey(), ended.enterprise(), entry.getValue()));
    }

    /** Stable, and says nothing of the number. */
    private static UUID subject(UUID entry, byte[] person) {
        byte[] both = ByteBuffer.allocate(16 + person.length)
                .putLong(entry.getMostSignificantBits())
                .putLong(entry.getLeastSignificantBits())
                .put(person)
                .array();
        return UUID.nameUUIDFromBytes(both);
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private void row(List<Row> rows, String label, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            rows.add(new Row(text(label), value.toString()));
        }
    }

    private static @Nullable String masked(@Nullable Object name) {
        return name == null ? null : Masks.name(name.toString());
    }

    private List<String> columns(String... names) {
        return List.of(names).stream().map(this::text).toList();
    }

    private String text(String code) {
        return texts.text(LANGUAGE, "entry.notice." + code);
    }

    private String name(String table, String code) {
        return codes.name(table, code).orElse(code);
    }
}
