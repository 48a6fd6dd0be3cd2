package org.zhuban.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingState;

/** Reads what followed from decisions: one statement for a page of filings. */
@Repository
class DecisionStandings {

    private final JdbcClient jdbc;

    DecisionStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those that were submitted. */
    List<DecisionStanding> of(Collection<UUID> filings) {
        if (filings.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select f.id, f.number, f.state, f.programme, f.region, f.decider, f.process_definition,
                               e.kind, e.actor, e.actor_name, e.at, e.task, e.due_at,
                               f.data is distinct from r.data
                                 or (select coalesce(array_agg(a.id::text order by a.id::text), '{}') from attachment a
                                     where a.owner = f.id and a.deleted_at is null)
                                    is distinct from
                                    (select coalesce(array_agg(p ->> 'id' order by p ->> 'id'), '{}') from jsonb_array_elements(r.attachments) p)
                                 as touched,
                               array(select p.element from filing_trace p
                                     where p.filing = f.id and p.instance = f.process_instance
                                       and p.seq > (select max(l.seq) from filing_trace l
                                                    where l.filing = f.id and l.instance = f.process_instance and l.element = e.task)
                                     order by p.seq) as passed,
                               (select count(*) from open_task o where o.filing = f.id) as tasks,
                               t.id as next, t.task as next_element, t.assignee, t.assignee_name,
                               coalesce(t.suspended, false) as suspended,
                               exists (select from task_act a where a.filing = f.id and a.task_id = t.id)
                                 or exists (select from task_request q where q.task_id = t.id) as acted
                        from filing f
                        join lateral (select * from filing_event l where l.filing = f.id and l.kind not in ('REMINDED', 'MIGRATED')
                                      order by l.at desc, l.id desc limit 1) e on true
                        left join filing_revision r on r.filing = f.id and r.revision = f.revision
                        left join lateral (select * from open_task o where o.filing = f.id order by o.created_at, o.id limit 1) t on true
                        where f.id in (:filings)""")
                .param("filings", filings)
                .query(DecisionStandings::map)
                .list();
    }

    /** Lets one act on a filing at a time go on, until its transaction ends. */
    void lock(UUID filing) {
        jdbc.sql("select id from filing where id = :id for update")
                .param("id", filing)
                .query((row, number) -> true)
                .optional();
    }

    private static DecisionStanding map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new DecisionStanding(
                row.getObject("id", UUID.class),
                row.getString("number"),
                FilingState.valueOf(row.getString("state")),
                Programme.valueOf(row.getString("programme")),
                row.getString("region"),
                row.getObject("decider", UUID.class),
                Objects.requireNonNullElse(row.getString("process_definition"), ""),
                row.getString("kind"),
                row.getString("actor"),
                row.getString("actor_name"),
                Objects.requireNonNull(instant(row.getObject("at", OffsetDateTime.class))),
                row.getString("task"),
                instant(row.getObject("due_at", OffsetDateTime.class)),
                row.getBoolean("touched"),
                Arrays.asList((String[]) row.getArray("passed").getArray()),
                row.getInt("tasks"),
                row.getString("next"),
                row.getString("next_element"),
                row.getObject("assignee", UUID.class),
                row.getString("assignee_name"),
                row.getBoolean("suspended"),
                row.getBoolean("acted"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
