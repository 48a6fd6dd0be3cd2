package org.zhuban.board;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingHappened;
import org.zhuban.reference.WorkingDays;

/**
 * Notes what happens to filings for the board, in the transaction in which it happens: a submission, a decision, a decision taken back. What
 * enterprises and persons decide is not the authority's work and not counted.
 */
@Component
class BoardFacts {

    private static final int LONGEST = 250;

    /** The fact, and what it counts for; rules that said no count with the decision of a person. */
    private static final String NOTE =
            """
            with fact as (
                insert into board_fact (id, filing, at, week, kind, type, programme, region, task, actor, favourable, late, waited)
                select :id, f.id, :at, :week, :kind, f.type, f.programme, f.region, :task, :actor, :favourable, :late, :waited
                from filing f where f.id = :filing and f.decider is null returning *)
            insert into board_news (week, region, programme, dim, key, kind, late, waited, n)
            select week, region, programme, d.dim, d.key, kind, late, waited, 1 from fact
            cross join lateral (values ('T', type), ('P', actor::text), ('S', type || '|' || task)) d (dim, key)
            where d.key is not null and (d.dim = 'T' or kind in ('DECIDED', 'RETURNED'))
            union all
            select week, region, programme, 'R', type || '|' || x.rule, 'FAIL', favourable, 0, 1 from fact
            join filing_finding x on x.filing = fact.filing and x.revision = :revision and x.result = 'FAIL'
            where actor is not null""";

    private static final String TAKE_BACK =
            """
            with last as (
                select id from board_fact where filing = :filing and task = :task and kind in ('DECIDED', 'RETURNED')
                order by at desc, id desc limit 1),
            fact as (delete from board_fact where id in (select id from last) returning *)
            insert into board_news (week, region, programme, dim, key, kind, late, waited, n)
            select week, region, programme, d.dim, d.key, kind, late, waited, -1 from fact
            cross join lateral (values ('T', type), ('P', actor::text), ('S', type || '|' || task)) d (dim, key)
            where d.key is not null
            union all
            select week, region, programme, 'R', type || '|' || x.rule, 'FAIL', favourable, 0, -1 from fact
            join filing_finding x on x.filing = fact.filing and x.revision = :revision and x.result = 'FAIL'""";

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;

    BoardFacts(JdbcClient jdbc, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
    }

    static LocalDate week(Instant at) {
        return LocalDate.ofInstant(at, Board.ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** While the task decided is still in the inbox. */
    @EventListener
    public void happened(FilingHappened happened) {
        FilingEvent event = happened.event();
        switch (event.kind()) {
            case SUBMITTED -> note(happened.filing(), event, "RECEIVED", null, new Stay(false, 0));
            case DECIDED -> decided(happened.filing(), event, happened.taskId());
            case RECALLED ->
                jdbc.sql(TAKE_BACK)
                        .param("filing", happened.filing())
                        .param("task", event.task())
                        .param("revision", event.revision())
                        .update();
            default -> {
                // the board counts nothing else
            }
        }
    }

    /** On a desk. */
    private record Stay(boolean late, int days) {}

    private void decided(UUID filing, FilingEvent event, @Nullable String task) {
        if (task == null) {
            note(filing, event, "AUTOMATIC", null, new Stay(false, 0));
        } else {
            stay(task, event.at())
                    .ifPresent(stay -> note(
                            filing,
                            event,
                            "returned".equals(event.decided()) ? "RETURNED" : "DECIDED",
                            account(event.actor()),
                            stay));
        }
    }

    /** Empty for a task of an enterprise or a person. */
    private Optional<Stay> stay(String task, Instant at) {
        return jdbc.sql("select created_at, due_at from open_task where id = :id and desk = 'authority'")
                .param("id", task)
                .query((row, number) -> new Stay(
                        at.isAfter(row.getObject("due_at", OffsetDateTime.class).toInstant()),
                        Math.min(
                                LONGEST,
                                workingDays.left(
                                        row.getObject("created_at", OffsetDateTime.class)
                                                .toInstant(),
                                        at.plusMillis(1)))))
                .optional();
    }

    private void note(UUID filing, FilingEvent event, String kind, @Nullable UUID actor, Stay stay) {
        jdbc.sql(NOTE)
                .param("id", event.id())
                .param("filing", filing)
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("week", week(event.at()))
                .param("kind", kind)
                .param("task", event.task())
                .param("actor", actor)
                .param("favourable", "approved".equals(event.outcome()) || "accepted".equals(event.outcome()))
                .param("late", stay.late())
                .param("waited", stay.days())
                .param("revision", event.revision())
                .update();
    }

    private static @Nullable UUID account(String actor) {
        try {
            return UUID.fromString(actor);
        } catch (IllegalArgumentException program) {
            return null;
        }
    }
}
