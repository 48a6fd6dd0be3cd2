package org.zhuban.employment;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;
import org.zhuban.privacy.Sealer;

/** Persons whom an enterprise employs already, for tests. */
@TestComponent
public class Employees {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final JdbcClient jdbc;
    private final Persons persons;
    private final Sealer sealer;

    Employees(JdbcClient jdbc, Persons persons, Sealer sealer) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.sealer = sealer;
    }

    /** For a year. @return its number */
    public String employ(UUID enterprise, String idNumber) {
        String number = "XJ20260105320507%06d".formatted(900_000 + COUNT.incrementAndGet());
        employ(
                enterprise,
                idNumber,
                number,
                LocalDate.now(ZoneId.of("Asia/Shanghai")).plusYears(1));
        return number;
    }

    public void employ(UUID enterprise, String idNumber, String number, LocalDate until) {
        Person person = persons.certified(idNumber).orElseThrow();
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into employment (id, enterprise, subject, region, filing, person, name, id_number, id_number_index, starts_on, ends_on, created_at, changed_at)
                        values (?, ?, ?, '320507', ?, ?, ?, ?, ?, '2026-01-05', ?, now(), now())""")
                .params(
                        id,
                        enterprise,
                        number,
                        UUID.randomUUID(),
                        person.id(),
                        person.name(),
                        sealer.seal(idNumber, "employment", "id_number", id.toString()),
                        sealer.index("resident-id", idNumber),
                        until)
                .update();
    }
}
