package org.zhuban.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.filing.Filing;

/** What approval does to a register: the entry of the filing's subject is made or changed, and its history says which filing did it. */
@Component
public class RegisterEntries {

    private final JdbcClient jdbc;
    private final EntryRows rows;
    private final EntryHistory history;
    private final Audit audit;
    private final Clock clock;

    RegisterEntries(JdbcClient jdbc, EntryRows rows, EntryHistory history, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** The entry about a subject. */
    public Optional<UUID> find(Register register, UUID enterprise, String subject) {
        return jdbc.sql("select id from %s where enterprise = :enterprise and subject = :subject"
                        .formatted(register.table()))
                .param("enterprise", enterprise)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    /** What an entry says, its numbers opened, if its approval was not revoked; the caller has asked who may see it. */
    public Optional<Map<String, Object>> values(Register register, UUID enterprise, String subject) {
        return jdbc.sql("select * from %s where enterprise = :enterprise and subject = :subject and %s"
                        .formatted(register.table(), RegisterScope.standing(register.table())))
                .param("enterprise", enterprise)
                .param("subject", subject)
                .query((row, index) -> values(register, row))
                .optional();
    }

    /** Is there an entry about a subject whose approval was not revoked? */
    private boolean standing(Register register, UUID enterprise, String subject) {
        return jdbc.sql("select exists (select from %s where enterprise = :enterprise and subject = :subject and %s)"
                        .formatted(register.table(), RegisterScope.standing(register.table())))
                .param("enterprise", enterprise)
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    /** Have others an entry with this value, which is not sealed? */
    public boolean elsewhere(Register register, UUID enterprise, String field, String value) {
        return exists(register, enterprise, register.column(field).name(), value);
    }

    /** Have others an entry with this personal number? */
    public boolean personElsewhere(Register register, UUID enterprise, String field, String number) {
        Column column = register.column(field);
        return exists(register, enterprise, column.name() + "_index", rows.index(column, number));
    }

    /** Has the enterprise another entry with this value, which is not sealed? */
    public boolean twice(Register register, UUID enterprise, String subject, String field, String value) {
        return jdbc.sql(
                        "select exists (select from %s where enterprise = :enterprise and subject <> :subject and %s = :value)"
                                .formatted(
                                        register.table(), register.column(field).name()))
                .param("enterprise", enterprise)
                .param("subject", subject)
                .param("value", value)
                .query(Boolean.class)
                .single();
    }

    /** Those of these values, which are not sealed, that the enterprise has entries with. */
    public Set<String> present(Register register, UUID enterprise, String field, Collection<String> values) {
        return values.isEmpty()
                ? Set.of()
                : jdbc.sql("select %1$s from %2$s where enterprise = :enterprise and %1$s in (:values)"
                                .formatted(register.column(field).name(), register.table()))
                        .param("enterprise", enterprise)
                        .param("values", values)
                        .query(String.class)
                        .set();
    }

    /**
     * Has the enterprise an entry with these values, which are not sealed, whose approval was not revoked?
     *
     * @return is one of them unexpired on that day; empty = there is none
     */
    public Optional<Boolean> unexpired(Register register, UUID enterprise, Map<String, String> values, LocalDate day) {
        String unexpired = register.expiry()
                .map(field -> register.column(field).name())
                .map(column -> "coalesce(%s >= :day, true)".formatted(column))
                .orElse("true");
        String same = values.keySet().stream()
                .map(field -> " and %s = :%s".formatted(register.column(field).name(), field))
                .collect(Collectors.joining());
        return jdbc.sql("select %s from %s where enterprise = :enterprise and %s%s order by 1 desc limit 1"
                        .formatted(unexpired, register.table(), RegisterScope.standing(register.table()), same))
                .params(values)
                .param("enterprise", enterprise)
                .param("day", day)
                .query(Boolean.class)
                .optional();
    }

    private boolean exists(Register register, UUID enterprise, String column, Object value) {
        return jdbc.sql("select exists (select from %s where %s = :value and enterprise <> :enterprise)"
                        .formatted(register.table(), column))
                .param("value", value)
                .param("enterprise", enterprise)
                .query(Boolean.class)
                .single();
    }

    /**
     * RULES XC 4, once an enterprise: what is in the register is changed by a filing that was opened to change it, and such a filing keeps its
     * subject. What was revoked may be filed anew.
     *
     * @param subject of the data now
     * @param field   key of the field it stands in
     */
    public List<FieldError> onlyOnce(Register register, Filing filing, String subject, String field) {
        UUID enterprise = Objects.requireNonNull(filing.organisation());
        String opened = filing.subject();
        if (subject.equals(opened)) {
            return List.of();
        }
        if (opened != null && find(register, enterprise, opened).isPresent()) {
            return List.of(new FieldError("/" + field, "register." + register.key() + ".key-fixed"));
        }
        return standing(register, enterprise, subject)
                ? List.of(new FieldError("/" + field, "register." + register.key() + ".entered-already"))
                : List.of();
    }

    /**
     * Enters or changes, in the decision's transaction.
     *
     * @return id of the entry
     * @throws ConflictException {@code register.entered-meanwhile} if another filing entered the same
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID enter(Register register, Filing filing, Map<String, Object> data) {
        return enter(register, filing, Ids.next(), data);
    }

    /** @param id of a new entry */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID enter(Register register, Filing filing, UUID id, Map<String, Object> data) {
        String subject =
                Objects.requireNonNullElse(filing.subject(), filing.id().toString());
        return enter(register, filing, subject, id, data);
    }

    /**
     * About another subject than the filing's.
     *
     * @param id of a new entry
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID enter(Register register, Filing filing, String subject, UUID id, Map<String, Object> data) {
        UUID enterprise = Objects.requireNonNull(filing.organisation());
        Former former = former(register, enterprise, subject);
        UUID entry = former == null ? id : former.id();
        Map<String, @Nullable Object> parameters = rows.parameters(register, entry, data);
        parameters.put("region", filing.region());
        parameters.put("filing", filing.id());
        parameters.put("changed_at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (former == null) {
            parameters.put("id", entry);
            parameters.put("enterprise", enterprise);
            parameters.put("subject", subject);
            insert(register, parameters);
        } else {
            change(register, entry, parameters);
        }
        history.add(register.key(), entry, filing, former == null ? Map.of() : former.data(), kept(register, data));
        audit.done(
                former == null ? "register-enter" : "register-change",
                register.key() + ":" + entry,
                Map.of("filing", filing.number()));
        return entry;
    }

    private void change(Register register, UUID entry, Map<String, @Nullable Object> parameters) {
        try {
            jdbc.sql("update %s set %s, version = version + 1 where id = :entry"
                            .formatted(
                                    register.table(),
                                    parameters.keySet().stream()
                                            .map(name -> name + " = " + parameter(register, name))
                                            .collect(Collectors.joining(", "))))
                    .params(parameters)
                    .param("entry", entry)
                    .update();
        } catch (DuplicateKeyException another) {
            throw new ConflictException("register.entered-meanwhile");
        }
    }

    private void insert(Register register, Map<String, @Nullable Object> parameters) {
        try {
            jdbc.sql("insert into %s (%s) values (%s)"
                            .formatted(
                                    register.table(),
                                    String.join(", ", parameters.keySet()),
                                    parameters.keySet().stream()
                                            .map(name -> parameter(register, name))
                                            .collect(Collectors.joining(", "))))
                    .params(parameters)
                    .update();
        } catch (DuplicateKeyException another) {
            throw new ConflictException("register.entered-meanwhile");
        }
    }

    /** Typed, because a null has no type of its own. */
    private static String parameter(Register register, String name) {
        return register.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(column -> "cast(:" + name + " as " + column.kind().type() + ")")
                .orElse(name.endsWith("_index") ? "cast(:" + name + " as bytea)" : ":" + name);
    }

    private record Former(UUID id, Map<String, Object> data) {}

    /** The entry as it is, locked, its numbers opened. */
    private @Nullable Former former(Register register, UUID enterprise, String subject) {
        return jdbc.sql("select * from %s where enterprise = :enterprise and subject = :subject for update"
                        .formatted(register.table()))
                .param("enterprise", enterprise)
                .param("subject", subject)
                .query((row, index) -> new Former(row.getObject("id", UUID.class), values(register, row)))
                .optional()
                .orElse(null);
    }

    private Map<String, Object> values(Register register, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Map<String, Object> data = new LinkedHashMap<>();
        for (Column column : EntryRows.written(register)) {
            Object value = rows.value(register, id, column, true, row);
            if (value != null) {
                data.put(column.field(), value);
            }
        }
        return data;
    }

    private static Map<String, Object> kept(Register register, Map<String, Object> data) {
        Map<String, Object> kept = new LinkedHashMap<>(data);
        kept.keySet()
                .retainAll(
                        EntryRows.written(register).stream().map(Column::field).toList());
        return kept;
    }
}
