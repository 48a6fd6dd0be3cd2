package org.zhuban.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Programme;
import org.zhuban.filing.Fault;
import org.zhuban.identity.CurrentAccount;

/** 会办: requests to colleagues, and the decisions that wait for them. */
@Repository
class TaskRequests {

    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    /** A substitute for one programme is asked about that programme only. */
    private static final String ASKED =
            """
            r.state = 'OPEN'
            and r.asked in (select :account union all select absent from substitution s where s.substitute = :account and %1$s)
            and (r.asked = :account or exists (select from substitution s where s.substitute = :account and s.absent = r.asked and %1$s
                                               and (s.programme is null or s.programme = f.programme)))"""
                    .formatted(StandIns.IN_FORCE);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    TaskRequests(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void add(TaskRequest request) {
        jdbc.sql(
                        """
                        insert into task_request (id, filing, task_id, kind, state, asker, asker_name, asked, asked_name, question, asked_at)
                        values (:id, :filing, :task, :kind, :state, :asker, :askerName, :asked, :askedName, :question, :askedAt)""")
                .param("id", request.id())
                .param("filing", request.filing())
                .param("task", request.task())
                .param("kind", request.kind().name())
                .param("state", request.state().name())
                .param("asker", request.asker())
                .param("askerName", request.askerName())
                .param("asked", request.asked())
                .param("askedName", request.askedName())
                .param("question", request.question())
                .param("askedAt", OpenTaskRows.at(request.askedAt()))
                .update();
        hold(request.task());
    }

    void answer(TaskRequest request, @Nullable Boolean agrees, String answer, List<Fault> faults, CurrentAccount by) {
        jdbc.sql(
                        """
                        update task_request set state = 'ANSWERED', agrees = :agrees, answer = :answer, faults = :faults::jsonb, answerer = :by, answerer_name = :byName,
                               ended_at = :now
                        where id = :id and state = 'OPEN'""")
                .param("agrees", agrees)
                .param("answer", answer)
                .param("faults", write(faults))
                .param("by", by.id())
                .param("byName", by.displayName())
                .param("now", now())
                .param("id", request.id())
                .update();
        hold(request.task());
    }

    void takeBack(TaskRequest request) {
        jdbc.sql(
                        "update task_request set state = 'TAKEN_BACK', ended_at = :now where id = :id and state in ('PLANNED', 'OPEN')")
                .param("now", now())
                .param("id", request.id())
                .update();
        hold(request.task());
    }

    /** The decision is made: the signers after it are asked now. */
    void propose(OpenTask task, Verdict verdict, CurrentAccount by) {
        jdbc.sql(
                        """
                        insert into proposed_decision (task_id, filing, outcome, opinion, faults, actor, actor_name, at)
                        values (:task, :filing, :outcome, :opinion, :faults::jsonb, :actor, :actorName, :now)""")
                .param("task", task.id())
                .param("filing", task.filing())
                .param("outcome", verdict.outcome())
                .param("opinion", verdict.opinion())
                .param("faults", write(verdict.faults()))
                .param("actor", by.id())
                .param("actorName", by.displayName())
                .param("now", now())
                .update();
        jdbc.sql(
                        """
                        update task_request set state = 'OPEN', asked_at = :now
                        where task_id = :task and kind = 'SIGN_AFTER' and state = 'PLANNED'""")
                .param("task", task.id())
                .param("now", now())
                .update();
        hold(task.id());
    }

    /** The decision is off. Its signers wait for the next one: also those who have answered, as they signed another. */
    void dropProposal(String task) {
        jdbc.sql("delete from proposed_decision where task_id = :task")
                .param("task", task)
                .update();
        jdbc.sql(
                        "update task_request set state = 'PLANNED' where task_id = :task and kind = 'SIGN_AFTER' and state = 'OPEN'")
                .param("task", task)
                .update();
        jdbc.sql(
                        """
                        insert into task_request (id, filing, task_id, kind, state, asker, asker_name, asked, asked_name, question, asked_at)
                        select gen_random_uuid(), filing, task_id, kind, 'PLANNED', asker, asker_name, asked, asked_name, question, :now
                        from task_request where task_id = :task and kind = 'SIGN_AFTER' and state = 'ANSWERED'
                        on conflict do nothing""")
                .param("task", task)
                .param("now", now())
                .update();
        hold(task);
    }

    Optional<Proposal> proposal(String task) {
        return jdbc.sql("select * from proposed_decision where task_id = :task")
                .param("task", task)
                .query((row, number) -> new Proposal(
                        row.getString("task_id"),
                        row.getObject("filing", UUID.class),
                        new Verdict(row.getString("outcome"), row.getString("opinion"), faults(row)),
                        row.getObject("actor", UUID.class),
                        row.getString("actor_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<TaskRequest> find(UUID id) {
        return jdbc.sql("select * from task_request where id = :id")
                .param("id", id)
                .query(this::map)
                .optional();
    }

    /** All that wait for the account; in one order for all who lock their filings. */
    List<TaskRequest> waitingFor(UUID asked) {
        return jdbc.sql(
                        """
                        select * from task_request where asked = :asked and state = 'OPEN'
                        union all
                        select * from task_request where asked = :asked and state = 'PLANNED' order by filing, id""")
                .param("asked", asked)
                .query(this::map)
                .list();
    }

    /** Of a task, oldest first. */
    List<TaskRequest> of(String task) {
        return jdbc.sql("select * from task_request where task_id = :task order by asked_at, id")
                .param("task", task)
                .query(this::map)
                .list();
    }

    /** Of all tasks of a filing, oldest first. */
    List<TaskRequest> of(UUID filing) {
        return jdbc.sql(
                        """
                        select * from task_request where task_id in (select task_id from task_act where filing = :filing)
                        order by asked_at, id""")
                .param("filing", filing)
                .query(this::map)
                .list();
    }

    /** Waiting for the account or for one whom it stands in for, oldest first, with what they are about. */
    List<AskedTask> askedOf(UUID account, int most) {
        return jdbc.sql(
                        """
                        select r.*, f.number, f.type, f.programme, f.title, exists (select from open_task t where t.id = r.task_id) as is_open
                        from task_request r join filing f on f.id = r.filing
                        where %s order by r.asked_at, r.id limit :most"""
                                .formatted(ASKED))
                .param("account", account)
                .param("today", LocalDate.now(clock))
                .param("most", most)
                .query((row, number) -> new AskedTask(
                        map(row, number),
                        row.getString("number"),
                        row.getString("type"),
                        Programme.valueOf(row.getString("programme")),
                        row.getString("title"),
                        row.getBoolean("is_open")))
                .list();
    }

    int countAskedOf(UUID account) {
        return jdbc.sql("select count(*) from task_request r join filing f on f.id = r.filing where " + ASKED)
                .param("account", account)
                .param("today", LocalDate.now(clock))
                .query(Integer.class)
                .single();
    }

    /** What holds its decision back, kept at the task for the lists. */
    private void hold(String task) {
        jdbc.sql(
                        """
                        update open_task set held = case
                            when exists (select from task_request r where r.task_id = open_task.id and r.kind = 'DELEGATE' and r.state = 'OPEN') then 'DELEGATE'
                            when exists (select from task_request r where r.task_id = open_task.id and r.kind = 'SIGN_BEFORE' and r.state = 'OPEN') then 'SIGN_BEFORE'
                            when exists (select from proposed_decision p where p.task_id = open_task.id) then 'PROPOSED'
                        end
                        where id = :task""")
                .param("task", task)
                .update();
    }

    private OffsetDateTime now() {
        return OpenTaskRows.at(clock.instant());
    }

    private TaskRequest map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new TaskRequest(
                row.getObject("id", UUID.class),
                row.getObject("filing", UUID.class),
                row.getString("task_id"),
                TaskRequest.Kind.valueOf(row.getString("kind")),
                TaskRequest.State.valueOf(row.getString("state")),
                row.getObject("asker", UUID.class),
                row.getString("asker_name"),
                row.getObject("asked", UUID.class),
                row.getString("asked_name"),
                row.getString("question"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("agrees", Boolean.class),
                row.getString("answer"),
                faults(row),
                row.getObject("answerer", UUID.class),
                row.getString("answerer_name"),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private List<Fault> faults(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("faults"), FAULTS);
        } catch (JsonProcessingException unreadable) {
            throw new SQLException("the faults of a task are not readable", unreadable);
        }
    }

    private String write(List<Fault> faults) {
        try {
            return json.writeValueAsString(faults);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
