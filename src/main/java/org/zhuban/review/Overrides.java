package org.zhuban.review;

import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingHappened;

/** 不采纳自动审查: favourable decisions although a rule said no, each with its reason. */
@Repository
class Overrides {

    private final JdbcClient jdbc;
    private final Clock clock;

    Overrides(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Does a rule say no to what was submitted? */
    boolean needed(OpenTask task) {
        return jdbc.sql(
                        "select exists (select from filing_finding where filing = :filing and revision = :revision and result = 'FAIL')")
                .param("filing", task.filing())
                .param("revision", task.revision())
                .query(Boolean.class)
                .single();
    }

    /** To how many of these does a rule say no? */
    int needed(Collection<OpenTask> tasks) {
        return tasks.isEmpty()
                ? 0
                : jdbc.sql(
                                """
                                select count(distinct t.id) from open_task t
                                join filing_finding f on f.filing = t.filing and f.revision = t.revision and f.result = 'FAIL'
                                where t.id in (:ids)""")
                        .param("ids", tasks.stream().map(OpenTask::id).toList())
                        .query(Integer.class)
                        .single();
    }

    /** One row for each rule that said no; none where none did. */
    void add(OpenTask task, UUID actor, String actorName, String reason) {
        jdbc.sql(
                        """
                        insert into filing_override (task_id, filing, revision, type, programme, region, task, rule, result, actor, actor_name,
                                                     at, reason)
                        select :task, filing, revision, :type, :programme, :region, :element, rule, result, :actor, :actorName, :at, :reason
                        from filing_finding where filing = :filing and revision = :revision and result = 'FAIL'""")
                .param("task", task.id())
                .param("type", task.type())
                .param("programme", task.programme().name())
                .param("region", task.region())
                .param("element", task.task())
                .param("actor", actor)
                .param("actorName", actorName)
                .param("at", OpenTaskRows.at(clock.instant()))
                .param("reason", reason)
                .param("filing", task.filing())
                .param("revision", task.revision())
                .update();
    }

    @EventListener
    public void takenBack(FilingHappened happened) {
        FilingEvent event = happened.event();
        if (event.kind() == FilingEvent.Kind.RECALLED && event.task() != null) {
            jdbc.sql(
                            """
                            update filing_override set undone_at = :at
                            where filing = :filing and revision = :revision and task = :task and undone_at is null""")
                    .param("at", OpenTaskRows.at(event.at()))
                    .param("filing", happened.filing())
                    .param("revision", event.revision())
                    .param("task", event.task())
                    .update();
        }
    }
}
