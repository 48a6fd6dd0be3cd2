package org.zhuban.employment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

/** 聘用关系 (XJ 2.3, RULES XJ 4) for other modules; the caller has asked who may see and change them. */
@Service
@Transactional(readOnly = true)
public class Employments {

    /** One standing at that day: agreed, not ended, within its term. */
    private static final String STANDING = "e.state = 'ACTIVE' and :today between e.starts_on and e.ends_on";

    private static final String READ = "select e.id, e.person, e.enterprise, e.starts_on, e.ends_on from employment e ";

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

    /**
     * An employment that was not ended.
     *
     * @param endsOn last day of the contract
     */
    public record Employment(UUID id, UUID person, UUID enterprise, LocalDate startsOn, LocalDate endsOn) {}

    /** How somebody named by his identity number stands to an enterprise. */
    public enum Standing {
        /** Certified, and employed by it today. */
        EMPLOYED,
        /** Certified, and not employed by it today: not at all, or by another. */
        NOT_EMPLOYED,
        /** 未实名. */
        NOT_CERTIFIED
    }

    /** The one that a person stands in, whatever its term; he has one at most. */
    public Optional<Employment> standing(UUID person) {
        return jdbc.sql(READ + "where e.person = :person and e.state = 'ACTIVE'")
                .param("person", person)
                .query(Employments::employment)
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
                            select from employment e where e.person = p.id and e.enterprise = :enterprise and %s) as employed
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
                        index -> standing(found.get(java.util.HexFormat.of().formatHex(index.getValue())))));
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
                        join person p on p.id = e.person
                        where e.enterprise = :enterprise and %s and e.id < :before
                          and (:wanted = '' or p.name like :like or p.id_number_index = :index)
                        order by e.id desc limit :limit"""
                                .formatted(STANDING))
                .param("enterprise", enterprise)
                .param("today", LocalDate.now(clock))
                .param("before", cursor == null ? new UUID(-1, -1) : UUID.fromString(cursor))
                .param("wanted", wanted)
                .param("like", "%" + wanted.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("index", sealer.index("resident-id", wanted))
                .param("limit", limit + 1)
                .query(Employments::employment)
                .list();
        List<Employment> page = found.size() > limit ? found.subList(0, limit) : found;
        Set<UUID> ids = page.stream().map(Employment::person).collect(Collectors.toSet());
        Map<UUID, Person> known = persons.find(ids);
        Map<UUID, String> numbers = persons.numbers(ids);
        return new Page<>(
                page.stream()
                        .map(one -> new Employee(
                                one.id(),
                                java.util.Objects.requireNonNull(known.get(one.person())),
                                java.util.Objects.requireNonNull(numbers.get(one.person())),
                                one.startsOn(),
                                one.endsOn()))
                        .toList(),
                found.size() > limit ? page.get(limit - 1).id().toString() : null);
    }

    /**
     * The person agreed: he is employed, in the decision's transaction.
     *
     * @throws ConflictException {@code employment.standing-elsewhere} if he stands in one already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID begin(UUID person, UUID enterprise, UUID filing, LocalDate startsOn, LocalDate endsOn) {
        UUID id = Ids.next();
        try {
            jdbc.sql(
                            """
                            insert into employment (id, person, enterprise, filing, starts_on, ends_on, created_at, changed_at)
                            values (:id, :person, :enterprise, :filing, :startsOn, :endsOn, :now, :now)""")
                    .param("id", id)
                    .param("person", person)
                    .param("enterprise", enterprise)
                    .param("filing", filing)
                    .param("startsOn", startsOn)
                    .param("endsOn", endsOn)
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException another) {
            throw new ConflictException("employment.standing-elsewhere");
        }
        return id;
    }

    private static Employment employment(ResultSet row, int index) throws SQLException {
        return new Employment(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("enterprise", UUID.class),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class));
    }
}
