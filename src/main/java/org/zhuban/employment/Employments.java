package org.zhuban.employment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Page;
import org.zhuban.privacy.Sealer;

/** The employments 聘用关系 for other modules; the caller has asked who may see them. */
@Service
@Transactional(readOnly = true)
public class Employments {

    private static final String READ =
            """
            select m.id, m.subject, m.filing, m.person, m.name, m.enterprise, e.name as enterprise_name, e.credit_code, m.region, m.post,
                   m.starts_on, m.ends_on, m.state, m.ended_on, m.end_reason
            from employment m join enterprise e on e.id = m.enterprise""";

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Clock clock;

    Employments(JdbcClient jdbc, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Which of these persons the enterprise employs now, in one statement. */
    public Set<UUID> employed(UUID enterprise, Collection<UUID> persons) {
        return persons.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql(
                                "select person from employment where enterprise = ? and person = any(?) and state = 'ACTIVE'")
                        .params(enterprise, persons.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    /** How somebody named by his identity number stands to an enterprise. */
    public enum Standing {
        /** Certified, and employed by it. */
        EMPLOYED,
        /** Certified, and not employed by it: not at all, or by another. */
        NOT_EMPLOYED,
        /** 未实名. */
        NOT_CERTIFIED
    }

    /** How these identity numbers stand to the enterprise today, by number, in one statement. A term that is over counts no longer, closed or not. */
    public Map<String, Standing> standings(UUID enterprise, Collection<String> idNumbers) {
        if (idNumbers.isEmpty()) {
            return Map.of();
        }
        Map<String, byte[]> indexes = idNumbers.stream()
                .distinct()
                .collect(Collectors.toMap(number -> number, number -> sealer.index("resident-id", number)));
        Map<String, Standing> found = jdbc
                .sql(
                        """
                        select encode(p.id_number_index, 'hex') as number, exists (
                            select from employment m where m.person = p.id and m.enterprise = :enterprise and m.state = 'ACTIVE'
                              and m.ends_on >= :today) as employed
                        from person p where p.state = 'CERTIFIED' and p.id_number_index in (:indexes)""")
                .param("enterprise", enterprise)
                .param("today", LocalDate.now(clock))
                .param("indexes", indexes.values())
                .query((row, n) -> Map.entry(
                        row.getString("number"),
                        row.getBoolean("employed") ? Standing.EMPLOYED : Standing.NOT_EMPLOYED))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return indexes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        index -> found.getOrDefault(
                                HexFormat.of().formatHex(index.getValue()), Standing.NOT_CERTIFIED)));
    }

    /** The standing one of a person. */
    public Optional<Employment> current(UUID person) {
        return jdbc.sql(READ + " where m.person = ? and m.state = 'ACTIVE'")
                .param(person)
                .query(Employments::read)
                .optional();
    }

    /** All of a person, newest first. */
    public List<Employment> of(UUID person) {
        return jdbc.sql(READ + " where m.person = ? order by m.created_at desc, m.id desc limit " + MOST)
                .param(person)
                .query(Employments::read)
                .list();
    }

    /** By the number of the filing that made it. */
    public Optional<Employment> find(String number) {
        return jdbc.sql(READ + " where m.subject = ?")
                .param(number)
                .query(Employments::read)
                .optional();
    }

    /** By id. */
    public Optional<Employment> find(UUID id) {
        return jdbc.sql(READ + " where m.id = ?")
                .param(id)
                .query(Employments::read)
                .optional();
    }

    /**
     * Whom the enterprise employs now, latest first.
     *
     * @param q      part of the name or post; null = all
     * @param cursor of the page before, null = the first
     * @param size   1 to 200
     */
    public Page<Employment> employees(UUID enterprise, @Nullable String q, @Nullable String cursor, int size) {
        int limit = Math.max(1, Math.min(MOST, size));
        List<Employment> found = jdbc.sql(
                        READ + "\n"
                                + """
                                where m.enterprise = :enterprise and m.state = 'ACTIVE'
                                   and (cast(:like as text) is null or m.name ilike :like or m.post ilike :like)
                                   and (cast(:after as uuid) is null or m.id < cast(:after as uuid))
                                 order by m.id desc limit :limit""")
                .param("enterprise", enterprise)
                .param(
                        "like",
                        q == null || q.isBlank() ? null : "%" + q.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("after", after(cursor), java.sql.Types.OTHER)
                .param("limit", limit + 1)
                .query(Employments::read)
                .list();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    /** One that is none of ours is the first page's. */
    private static @Nullable UUID after(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isBlank() ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static Employment read(ResultSet row, int index) throws SQLException {
        String reason = row.getString("end_reason");
        return new Employment(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getObject("filing", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getObject("enterprise", UUID.class),
                row.getString("enterprise_name"),
                row.getString("credit_code"),
                row.getString("region"),
                row.getString("post"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                Employment.State.valueOf(row.getString("state")),
                row.getObject("ended_on", LocalDate.class),
                reason == null ? null : Employment.EndReason.valueOf(reason));
    }
}
