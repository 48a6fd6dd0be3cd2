package org.zhuban.filing;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Programme;

/** Reads the decisions from {@code filing_event}. */
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
                        select f.id, f.programme, f.region, e.outcome, e.actor_name, e.at
                        from filing_event e join filing f on f.id = e.filing
                        where e.task_id = :task and e.kind = 'DECIDED'""")
                .param("task", taskId)
                .query((row, number) -> new DecidedTask(
                        row.getObject("id", UUID.class),
                        Programme.valueOf(row.getString("programme")),
                        row.getString("region"),
                        row.getString("outcome"),
                        row.getString("actor_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
