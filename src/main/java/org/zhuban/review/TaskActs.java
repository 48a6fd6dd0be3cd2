package org.zhuban.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Ids;
import org.zhuban.identity.CurrentAccount;

/** What was done with tasks; only added to. */
@Repository
class TaskActs {

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskActs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody an act is about. */
    record Who(@Nullable UUID id, String name) {

        static Who of(CurrentAccount account) {
            return new Who(account.id(), account.displayName());
        }
    }

    void add(OpenTask task, TaskAct.Kind kind, Who actor, @Nullable Who behalf, @Nullable Who other, String words) {
        add(task, kind, actor, behalf, other, words, 0);
    }

    void add(
            OpenTask task,
            TaskAct.Kind kind,
            Who actor,
            @Nullable Who behalf,
            @Nullable Who other,
            String words,
            int faults) {
        jdbc.sql(
                        """
                        insert into task_act (id, filing, task_id, task_name, kind, actor, actor_name, behalf, behalf_name, other, other_name, words, faults, at)
                        values (:id, :filing, :task, :taskName, :kind, :actor, :actorName, :behalf, :behalfName, :other, :otherName, :words, :faults, :at)""")
                .param("id", Ids.next())
                .param("filing", task.filing())
                .param("task", task.id())
                .param("taskName", task.name())
                .param("kind", kind.name())
                .param("actor", actor.id())
                .param("actorName", actor.name())
                .param("behalf", behalf == null ? null : behalf.id())
                .param("behalfName", behalf == null ? null : behalf.name())
                .param("other", other == null ? null : other.id())
                .param("otherName", other == null ? null : other.name())
                .param("words", words)
                .param("faults", faults)
                .param("at", OpenTaskRows.at(clock.instant()))
                .update();
    }

    /** Of all tasks of a filing, oldest first. */
    List<TaskAct> of(UUID filing) {
        return jdbc.sql("select * from task_act where filing = :filing order by at, id")
                .param("filing", filing)
                .query(TaskActs::map)
                .list();
    }

    private static TaskAct map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new TaskAct(
                row.getObject("id", UUID.class),
                row.getString("task_id"),
                row.getString("task_name"),
                TaskAct.Kind.valueOf(row.getString("kind")),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getString("behalf_name"),
                row.getString("other_name"),
                row.getString("words"),
                row.getInt("faults"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
