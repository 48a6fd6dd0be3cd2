package org.zhuban.entry.booklet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.entry.EntryRegister;
import org.zhuban.filing.FilingTypes;
import org.zhuban.privacy.Masks;
import org.zhuban.privacy.Sealer;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Regions;
import org.zhuban.register.Column;
import org.zhuban.register.Entry;
import org.zhuban.register.RegisterLabels;

/**
 * Rows of {@code entry-booklet.jrxml}, one statement a part, read from the database as they are printed. Each says by {@code section} under which
 * heading it stands, by {@code table} which column heads that has, and by {@code kind} which band prints it.
 */
@Component
class BookletRows {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    /** Rows that the database hands over at once. */
    private static final int FETCH = 200;

    private static final int BLANK_LINES = 8;

    private final EntryRegister register;
    private final RegisterLabels labels;
    private final FilingTypes types;
    private final CodeTables codes;
    private final Regions regions;
    private final Sealer sealer;
    private final Texts texts;
    private final JdbcClient jdbc;

    BookletRows(
            EntryRegister register,
            RegisterLabels labels,
            FilingTypes types,
            CodeTables codes,
            Regions regions,
            Sealer sealer,
            Texts texts,
            JdbcTemplate template) {
        this.register = register;
        this.labels = labels;
        this.types = types;
        this.codes = codes;
        this.regions = regions;
        this.sealer = sealer;
        this.texts = texts;
        JdbcTemplate slowly = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        slowly.setFetchSize(FETCH);
        this.jdbc = JdbcClient.create(slowly);
    }

    /** @param entry its numbers as they are to be printed @param masked those of the people too */
    List<Supplier<Stream<Map<String, String>>>> parts(Entry entry, String home, boolean masked) {
        RegisterLabels.Labels called = labels.of(register);
        return List.of(
                () -> facts(entry, home, called),
                () -> qualifications(entry),
                () -> principals(entry, called),
                () -> people(entry, masked),
                () -> files(entry),
                this::blanks);
    }

    private Stream<Map<String, String>> facts(Entry entry, String home, RegisterLabels.Labels called) {
        var rows = new ArrayList<Map<String, String>>();
        rows.add(wide("name", entry.enterpriseName()));
        rows.add(pair(
                words("credit-code"),
                entry.enterpriseCode(),
                words("home"),
                regions.path(home).replace(" ", "")));
        rows.add(pair(
                words("kind"),
                called.shown(register.column("kind"), entry),
                words("valid-until"),
                called.shown(register.column("validUntil"), entry)));
        rows.add(wide(entry, called, "registeredAddress"));
        rows.add(pair(entry, called, "legalRepresentative", "registeredCapital"));
        rows.add(pair(entry, called, "enterpriseType", "foundedOn"));
        rows.add(wide(entry, called, "localOffice"));
        rows.add(pair(entry, called, "localPhone", "contact"));
        rows.add(pair(entry, called, "contactPhone", "safetyPermitValidUntil"));
        rows.add(wide(entry, called, "safetyPermitNo"));
        return rows.stream();
    }

    private Map<String, String> wide(String word, String value) {
        var row = row("facts", "wide");
        row.put("label", words(word));
        row.put("value", value);
        return row;
    }

    private Map<String, String> wide(Entry entry, RegisterLabels.Labels called, String field) {
        Column column = register.column(field);
        var row = row("facts", "wide");
        row.put("label", called.label(column));
        row.put("value", called.shown(column, entry));
        return row;
    }

    private Map<String, String> pair(Entry entry, RegisterLabels.Labels called, String first, String second) {
        Column left = register.column(first);
        Column right = register.column(second);
        return pair(called.label(left), called.shown(left, entry), called.label(right), called.shown(right, entry));
    }

    private Map<String, String> pair(String label, String value, String label2, String value2) {
        var row = row("facts", "pair");
        row.put("label", label);
        row.put("value", value);
        row.put("label2", label2);
        row.put("value2", value2);
        return row;
    }

    private Stream<Map<String, String>> qualifications(Entry entry) {
        var index = new AtomicInteger();
        return orNone(
                "qualifications",
                jdbc
                        .sql(
                                """
                        select type, specialty, grade, certificate_no, issued_by, valid_until from entry_qualification
                        where entry = :entry order by position""")
                        .param("entry", entry.id())
                        .query((found, number) -> cells(
                                row("qualifications", "qualification"),
                                String.valueOf(index.incrementAndGet()),
                                name("qualification-type", found.getString("type")),
                                found.getString("specialty"),
                                found.getString("grade"),
                                found.getString("certificate_no"),
                                found.getString("issued_by"),
                                found.getString("valid_until")))
                        .stream());
    }

    private Stream<Map<String, String>> principals(Entry entry, RegisterLabels.Labels called) {
        return Stream.of(
                principal(entry, called, "principal", "principalNumber", "principalPhone"),
                principal(entry, called, "technicalHead", "technicalHeadNumber", null));
    }

    /** @param number column of the register with the person's number */
    private boolean employed(Entry entry, String number) {
        return jdbc.sql(
                        """
                        select %1$s_index is null or exists (select from employment m
                            where m.id_number_index = e.%1$s_index and m.enterprise = e.enterprise and m.state = 'ACTIVE')
                        from entry e where e.id = :id"""
                                .formatted(number))
                .param("id", entry.id())
                .query(Boolean.class)
                .single();
    }

    private Map<String, String> principal(
            Entry entry, RegisterLabels.Labels called, String field, String number, @Nullable String phone) {
        return cells(
                row("principals", "principal"),
                words(field),
                employed(entry, register.column(number).name())
                        ? called.shown(register.column(field), entry)
                        : texts.text(LANGUAGE, "entry.booklet.left", called.shown(register.column(field), entry)),
                called.shown(register.column(number), entry),
                phone == null ? "" : called.shown(register.column(phone), entry));
    }

    private Stream<Map<String, String>> people(Entry entry, boolean masked) {
        var index = new AtomicInteger();
        String[] kinds = codes.items("entry-certificate-kind").stream()
                .map(item -> item.code())
                .toArray(String[]::new);
        var kind = new String[] {""};
        return orNone(
                "people",
                jdbc
                        .sql(
                                """
                        select id, name, id_number, certificate_kind, certificate_type, specialty, certificate_no, issued_by, valid_until
                        from entry_certificate
                        where enterprise = :enterprise and kind = :kind and cancelled_on is null
                        order by array_position(:kinds, certificate_kind), name, id_number_index, id""")
                        .param("enterprise", entry.enterprise())
                        .param("kind", entry.values().get("kind"))
                        .param("kinds", kinds)
                        .query((found, number) -> {
                            String of = found.getString("certificate_kind");
                            if (!of.equals(kind[0])) {
                                kind[0] = of;
                                index.set(0);
                            }
                            return certificate(
                                    found, name("entry-certificate-kind", of), index.incrementAndGet(), masked);
                        })
                        .stream());
    }

    private Map<String, String> certificate(ResultSet found, String kind, int index, boolean masked)
            throws SQLException {
        String number =
                sealer.open(found.getString("id_number"), "entry_certificate", "id_number", found.getString("id"));
        var row = row("people", "person");
        row.put("section", words("section.people.of", kind));
        return cells(
                row,
                String.valueOf(index),
                found.getString("name"),
                masked ? Masks.residentId(number) : number,
                found.getString("certificate_type"),
                found.getString("specialty"),
                found.getString("certificate_no"),
                found.getString("issued_by"),
                found.getString("valid_until"));
    }

    /** Attachments of the approved filings that the entry and the certificates on it come from. */
    private Stream<Map<String, String>> files(Entry entry) {
        var index = new AtomicInteger();
        Map<String, String> names = types.names();
        Map<String, String> slots = new LinkedHashMap<>();
        return orNone(
                "files",
                jdbc
                        .sql(
                                """
                        select f.number, f.type, file.said ->> 'slot' as slot, file.said ->> 'name' as name
                        from filing f
                            join filing_revision r on r.filing = f.id and r.revision = f.revision
                            cross join lateral jsonb_array_elements(r.attachments) with ordinality file (said, place)
                        where f.state in ('APPROVED', 'SUPERSEDED', 'EXPIRED') and f.id in (
                            select v.filing from register_version v where v.register = 'entries' and v.entry = :entry
                            union
                            select v.filing from register_version v join entry_certificate c on c.id = v.entry
                            where v.register = 'entry-certificates' and c.enterprise = :enterprise and c.kind = :kind)
                        order by f.number, file.place""")
                        .param("entry", entry.id())
                        .param("enterprise", entry.enterprise())
                        .param("kind", entry.values().get("kind"))
                        .query((found, number) -> {
                            String type = found.getString("type");
                            String slot = found.getString("slot");
                            return cells(
                                    row("files", "file"),
                                    String.valueOf(index.incrementAndGet()),
                                    found.getString("number"),
                                    names.getOrDefault(type, type),
                                    slots.computeIfAbsent(type + "|" + slot, key -> slot(type, slot)),
                                    found.getString("name"));
                        })
                        .stream());
    }

    private String slot(String type, String slot) {
        return types.form(types.newest(type))
                .field(slot)
                .map(field -> field.label())
                .orElse(slot);
    }

    private Stream<Map<String, String>> blanks() {
        return IntStream.rangeClosed(1, BLANK_LINES).mapToObj(line -> {
            var row = row("blanks", "blank");
            row.put("label", words("blank", line));
            return row;
        });
    }

    /** The part, or a row that says that there is nothing in it. */
    private Stream<Map<String, String>> orNone(String section, Stream<Map<String, String>> rows) {
        var none = row(section, "none");
        none.put("table", "none");
        none.put("value", words("none"));
        var iterator = rows.iterator();
        if (!iterator.hasNext()) {
            rows.close();
            return Stream.of(none);
        }
        return Stream.generate(() -> iterator)
                .takeWhile(each -> each.hasNext())
                .map(each -> each.next())
                .onClose(rows::close);
    }

    private LinkedHashMap<String, String> row(String section, String kind) {
        var row = new LinkedHashMap<String, String>();
        row.put("section", words("section." + section));
        row.put("table", kind);
        row.put("kind", kind);
        return row;
    }

    private static Map<String, String> cells(Map<String, String> row, @Nullable String... cells) {
        for (int i = 0; i < cells.length; i++) {
            row.put("c" + i, Objects.requireNonNullElse(cells[i], ""));
        }
        return row;
    }

    private String name(String table, String code) {
        return codes.name(table, code).orElse(code);
    }

    private String words(String code, Object... arguments) {
        return texts.text(LANGUAGE, "entry.booklet.paper." + code, arguments);
    }
}
