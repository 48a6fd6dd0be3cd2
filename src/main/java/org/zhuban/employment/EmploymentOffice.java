package org.zhuban.employment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;
import org.zhuban.register.EntryHistory;

/** What is written to the register of employments, in the transaction of the decision. */
@Service
public class EmploymentOffice {

    private final Persons persons;
    private final EntryHistory history;
    private final Employments employments;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    EmploymentOffice(
            Persons persons,
            EntryHistory history,
            Employments employments,
            JdbcClient jdbc,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.persons = persons;
        this.history = history;
        this.employments = employments;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The person agreed.
     *
     * @throws ConflictException {@code employment.standing-elsewhere} if he is employed already, by whomever
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(Filing filing, Map<String, Object> data) {
        Person person =
                persons.ofAccount(Objects.requireNonNull(filing.decider())).orElseThrow();
        var answers = new Answers(data);
        UUID id = employments.begin(
                person.id(),
                Objects.requireNonNull(filing.organisation()),
                new Employments.Made(filing.id(), filing.number(), filing.region(), answers.text("post")),
                Objects.requireNonNull(answers.date("startsOn")),
                Objects.requireNonNull(answers.date("endsOn")));
        history.add(EmploymentRegister.KEY, id, filing, Map.of(), data);
        audit.done("employment-begin", "employment:" + id, Map.of("filing", filing.number()));
    }

    /** By which way the person agreed, in the transaction in which he did. */
    @Transactional(propagation = Propagation.MANDATORY)
    void agreed(UUID filing, Employment.AgreedBy by) {
        jdbc.sql("update employment set agreed_by = ? where filing = ?")
                .params(by.name(), filing)
                .update();
    }

    /** Ends it; no-op if it has ended. @param by who, as shown */
    @Transactional
    public void end(Employment employment, Employment.EndReason reason, LocalDate day, String by) {
        int ended = jdbc.sql(
                        """
                        update employment set state = 'ENDED', ended_on = ?, end_reason = ?, changed_at = ?, version = version + 1
                        where id = ? and state = 'ACTIVE'""")
                .params(day, reason.name(), now(), employment.id())
                .update();
        if (ended == 1) {
            history.add(
                    EmploymentRegister.KEY,
                    employment.id(),
                    "employment-" + reason.name().toLowerCase(java.util.Locale.ROOT),
                    by,
                    List.of());
            audit.done("employment-end", "employment:" + employment.id(), Map.of("reason", reason.name()));
            events.publishEvent(new EmploymentEnded(
                    employment.id(), employment.person(), employment.enterprise(), employment.name(), day));
        }
    }

    /**
     * 拒绝: from then on this enterprise may not ask again until the person reopens it.
     *
     * @param reason as the person gave it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(UUID person, Filing filing, String reason) {
        jdbc.sql(
                        """
                        insert into employment_refusal (person, enterprise, filing, reason, at) values (?, ?, ?, ?, ?)
                        on conflict (person, enterprise) do update
                        set filing = excluded.filing, reason = excluded.reason, at = excluded.at, reopened_at = null""")
                .params(person, filing.organisation(), filing.id(), reason, now())
                .update();
    }

    /**
     * A refusal that stands.
     *
     * @param enterpriseName null only for an enterprise that is gone
     */
    public record Refusal(UUID enterprise, @Nullable String enterpriseName, String reason, LocalDate on) {}

    @Transactional(readOnly = true)
    public Optional<Refusal> refusal(UUID person, UUID enterprise) {
        return refusals(person).stream()
                .filter(refusal -> refusal.enterprise().equals(enterprise))
                .findFirst();
    }

    /** Those that the person has not reopened, newest first. */
    @Transactional(readOnly = true)
    public List<Refusal> refusals(UUID person) {
        return jdbc.sql(
                        """
                        select r.enterprise, e.name as enterprise_name, r.reason, r.at
                        from employment_refusal r left join enterprise e on e.id = r.enterprise
                        where r.person = ? and r.reopened_at is null order by r.at desc""")
                .param(person)
                .query((row, n) -> new Refusal(
                        row.getObject("enterprise", UUID.class),
                        row.getString("enterprise_name"),
                        row.getString("reason"),
                        row.getTimestamp("at")
                                .toInstant()
                                .atZone(clock.getZone())
                                .toLocalDate()))
                .list();
    }

    /** 重新发起: the person lets the enterprise ask again. False if there was nothing to reopen. */
    @Transactional
    public boolean reopen(UUID person, UUID enterprise) {
        boolean reopened = jdbc.sql(
                                "update employment_refusal set reopened_at = ? where person = ? and enterprise = ? and reopened_at is null")
                        .params(now(), person, enterprise)
                        .update()
                == 1;
        if (reopened) {
            audit.done("employment-reopen", "person:" + person, Map.of("enterprise", enterprise.toString()));
        }
        return reopened;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
