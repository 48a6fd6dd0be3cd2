package org.zhuban.employment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Ids;
import org.zhuban.common.Page;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;
import org.zhuban.privacy.Sealer;

/**
 * 聘用关系 (XJ 2.3, RULES XJ 4) for other modules; the caller has asked who may see and change them. An employment counts to its last day inclusive:
 * who asks is answered by dates, whether or not the nightly job has closed the row yet; only the next employment has to wait for that.
 */
@Service
@Transactional(readOnly = true)
public class Employments {

    /** One standing at that day: agreed, not ended, within its term. */
    private static final String STANDING = "m.state = 'ACTIVE' and :today between m.starts_on and m.ends_on";

    private static final String READ =
            """
            select m.id, m.subject, m.filing, m.person, m.name, m.enterprise, e.name as enterprise_name, e.credit_code, m.region, m.post,
                   m.starts_on, m.ends_on, m.state, m.ended_on, m.end_reason
            from employment m join enterprise e on e.id = m.enterprise
            """;

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Persons persons;
    private final Sealer sealer;
    private final Clock clock;

    Employments(JdbcClient jdbc, Persons persons, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** How somebody named by his identity number stands to an enterprise. */
    public enum Standing {
        /** Certified, and employed by it today. */
        EMPLOYED,
        /** Certified, and not employed by it today: not at all, or by another. */
        NOT_EMPLOYED,
        /** 未实名. */
        NOT_CERTIFIED
    }

    /** Which of these persons the enterprise employs today, in one statement. */
    public Set<UUID> employed(UUID enterprise, Collection<UUID> persons) {
        return persons.isEmpty()
                ? Set.of()
                : jdbc.sql(
                                "select m.person from employment m where m.enterprise = :enterprise and m.person in (:persons) and "
                                        + STANDING)
                        .param("enterprise", enterprise)
                        .param("persons", persons)
                        .param("today", LocalDate.now(clock))
                        .query(UUID.class)
                        .set();
    }

    /** The one that a person stands in, whatever its term; he has one at most. */
    public Optional<Employment> standing(UUID person) {
        return jdbc.sql(READ + "where m.person = ? and m.state = 'ACTIVE'")
                .param(person)
                .query(Employments::read)
                .optional();
    }

    /** All of a person, newest first. */
    public List<Employment> of(UUID person) {
        return jdbc.sql(READ + "where m.person = ? order by m.created_at desc, m.id desc limit " + MOST)
                .param(person)
                .query(Employments::read)
                .list();
    }

    /** By the number of the filing that made it. */
    public Optional<Employment> find(String number) {
        return jdbc.sql(READ + "where m.subject = ?")
                .param(number)
                .query(Employments::read)
                .optional();
    }

    /** By id. */
    public Optional<Employment> find(UUID id) {
        return jdbc.sql(READ + "where m.id = ?")
                .param(id)
                .query(Employments::read)
                .optional();
    }

    /** How these identity numbers stand to the enterprise today, by number, in one statement. */
    public Map<String, Standing> standings(UUID enterprise, Collection<String> idNumbers) {
        if (idNumbers.isEmpty()) {
            return Map.of();
        }
        Map<String, byte[]> indexes = idNumbers.stream()
                .distinct()
                .collect(Collectors.toMap(number -> number, number -> sealer.index("resident-id", number)));
        Map<String, Boolean> found = jdbc
                .sql(
                        """
                        select encode(p.id_number_index, 'hex') as number, exists (
                            select from employment m where m.person = p.id and m.enterprise = :enterprise and %s) as employed
                        from person p where p.state = 'CERTIFIED' and p.id_number_index in (:indexes)"""
                                .formatted(STANDING))
                .param("enterprise", enterprise)
                .param("today", LocalDate.now(clock))
                .param("indexes", indexes.values())
                .query((row, n) -> Map.entry(row.getString("number"), row.getBoolean("employed")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return indexes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        index -> standing(found.get(HexFormat.of().formatHex(index.getValue())))));
    }

    private static Standing standing(@Nullable Boolean employed) {
        if (employed == null) {
            return Standing.NOT_CERTIFIED;
        }
        return employed ? Standing.EMPLOYED : Standing.NOT_EMPLOYED;
    }

    /**
     * Whom the enterprise employs today, the latest first.
     *
     * @param query  beginning or part of the name, or the whole identity number; blank = all
     * @param cursor of the page, null = the first
     * @param size   1 to 200
     */
    public Page<Employee> employees(UUID enterprise, String query, @Nullable String cursor, int size) {
        int limit = Math.max(1, Math.min(MOST, size));
        String wanted = query.strip();
        List<Employment> found = jdbc.sql(READ
                        + """
                        where m.enterprise = :enterprise and %s and m.id < :before
                          and (:wanted = '' or m.name like :like or m.id_number_index = :index)
                        order by m.id desc limit :limit"""
                                .formatted(STANDING))
                .param("enterprise", enterprise)
                .param("today", LocalDate.now(clock))
                .param("before", cursor == null ? new UUID(-1, -1) : UUID.fromString(cursor))
                .param("wanted", wanted)
                .param("like", "%" + wanted.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("index", sealer.index("resident-id", wanted))
                .param("limit", limit + 1)
                .query(Employments::read)
                .list();
        List<Employment> page = found.size() > limit ? found.subList(0, limit) : found;
        Set<UUID> ids = page.stream().map(Employment::person).collect(Collectors.toSet());
        Map<UUID, Person> known = persons.find(ids);
        Map<UUID, String> numbers = persons.numbers(ids);
        return new Page<>(
                page.stream()
                        .map(one -> new Employee(
                                one.id(),
                                Objects.requireNonNull(known.get(one.person())),
                                Objects.requireNonNull(numbers.get(one.person())),
                                one.startsOn(),
                                one.endsOn()))
                        .toList(),
                found.size() > limit ? page.get(limit - 1).id().toString() : null);
    }

    /**
     * What made it.
     *
     * @param number of the filing
     */
    record Made(UUID filing, String number, String region, @Nullable String post) {}

    /**
     * The person agreed: he is employed, in the decision's transaction.
     *
     * @throws ConflictException {@code employment.standing-elsewhere} if he stands in one already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID begin(UUID person, UUID enterprise, Made made, LocalDate startsOn, LocalDate endsOn) {
        UUID id = Ids.next();
        Person known = persons.find(person).orElseThrow();
        String number = Objects.requireNonNull(persons.numbers(List.of(person)).get(person), "not certified");
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            jdbc.sql(
                            """
                            insert into employment (id, person, enterprise, filing, subject, region, name, id_number, id_number_index, post, starts_on,
                                                    ends_on, created_at, changed_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            person,
                            enterprise,
                            made.filing(),
                            made.number(),
                            made.region(),
                            known.name(),
                            sealer.seal(number, "employment", "id_number", id.toString()),
                            sealer.index("resident-id", number),
                            made.post(),
                            startsOn,
                            endsOn,
                            now,
                            now)
                    .update();
        } catch (DuplicateKeyException another) {
            throw new ConflictException("employment.standing-elsewhere");
        }
        return id;
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
