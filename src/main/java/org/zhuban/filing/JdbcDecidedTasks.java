package org.zhuban.filing;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Programme;

/** Reads how tasks ended from {@code filing_event}. */
@Repository
class JdbcDecidedTasks implements DecidedTasks {

    private final JdbcClient jdbc;

    JdbcDecidedTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<DecidedTask> find(String taskId) {
        return jdbc.sql(
                        """
                        select f.id, f.number, f.programme, f.region, f.decider, e.kind, e.actor_name, e.at
                        from filing_event e join filing f on f.id = e.filing
                        where e.task_id = :task and e.kind in ('DECIDED', 'WITHDRAWN')
                           or e.id = (select event from ended_task where id = :task)""")
                .param("task", taskId)
                .query((row, number) -> new DecidedTask(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        Programme.valueOf(row.getString("programme")),
                        row.getString("region"),
                        row.getObject("decider", UUID.class),
                        row.getString("kind").equals(FilingEvent.Kind.WITHDRAWN.name()),
                        row.getString("actor_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
