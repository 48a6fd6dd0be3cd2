package org.zhuban.employment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.Ids;
import org.zhuban.common.TooManyException;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;

/**
 * Finds the person to employ by his whole identity number: certified and employed by nobody, else he is not found, whatever the reason. Every
 * search is audited and counted in a transaction of its own.
 */
@Service
public class EmploymentSearch {

    private final Persons persons;
    private final Employments employments;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final int perHour;

    EmploymentSearch(
            Persons persons,
            Employments employments,
            JdbcClient jdbc,
            Audit audit,
            Clock clock,
            @Value("${zhuban.employment.searches-per-hour:60}") int perHour) {
        this.persons = persons;
        this.employments = employments;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.perHour = perHour;
    }

    /**
     * @param account of the enterprise that asks
     * @throws TooManyException {@code employment.search-limit} (argument: searches an hour)
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Person> find(UUID account, UUID enterprise, String idNumber) {
        Instant now = clock.instant();
        jdbc.sql("select id from account where id = ? for update")
                .param(account)
                .query()
                .listOfRows();
        int searches = jdbc.sql("select count(*) from employment_lookup where account = ? and at > ?")
                .params(account, now.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        if (searches >= perHour) {
            audit.denied("employment-search", "enterprise:" + enterprise, Map.of("reason", "employment.search-limit"));
            throw new TooManyException(Duration.ofHours(1), "employment.search-limit", perHour);
        }
        jdbc.sql("insert into employment_lookup (id, account, at) values (?, ?, ?)")
                .params(Ids.next(), account, now.atOffset(ZoneOffset.UTC))
                .update();
        Optional<Person> found = persons.certified(idNumber)
                .filter(person -> employments.standing(person.id()).isEmpty());
        audit.done(
                "employment-search",
                "enterprise:" + enterprise,
                Map.of("found", found.map(person -> person.id().toString()).orElse("")));
        return found.filter(person -> Objects.nonNull(person.name()));
    }
}
