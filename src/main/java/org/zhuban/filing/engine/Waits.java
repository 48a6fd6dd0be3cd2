package org.zhuban.filing.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which processes wait for a day to come 等待, as the engine's timers say. */
@Component
public class Waits {

    private static final String TIMERS =
            """
            from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
            where j.handler_type_ = 'timer-intermediate-transition'""";

    private static final String WITHDRAWABLE =
            """
            exists (select from act_ru_execution e join act_ru_event_subscr s on s.execution_id_ = e.id_
                     where e.proc_inst_id_ = j.process_instance_id_ and s.event_name_ = :withdraw) as withdrawable
            """;

    private final JdbcClient jdbc;

    Waits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A process that waits.
     *
     * @param element BPMN id of the event
     * @param until   then it goes on by itself
     * @param withdrawable where it stands, its model lets the applicant take it back 撤回
     */
    public record Wait(String element, Instant until, boolean withdrawable) {}

    /** Does its model let the applicant take it back 撤回 where it stands, at a task or an event? */
    @Transactional(readOnly = true)
    public boolean withdrawable(String processInstance) {
        return jdbc.sql(
                        """
                        select exists (select from act_ru_execution e join act_ru_event_subscr s on s.execution_id_ = e.id_
                                       where e.proc_inst_id_ = :instance and s.event_name_ = :withdraw)""")
                .param("instance", processInstance)
                .param("withdraw", CamundaWorkflow.WITHDRAW)
                .query(Boolean.class)
                .single();
    }

    /** What a process waits for, the first to come; empty if for no day. */
    @Transactional(readOnly = true)
    public Optional<Wait> of(String processInstance) {
        return Optional.ofNullable(of(List.of(processInstance)).get(processInstance));
    }

    /** What these processes wait for, each the first to come, in one statement; without those that wait for no day. */
    @Transactional(readOnly = true)
    public Map<String, Wait> of(Collection<String> processInstances) {
        if (processInstances.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select distinct on (j.process_instance_id_) j.process_instance_id_, d.act_id_, j.duedate_, "
                        + WITHDRAWABLE + TIMERS
                        + " and j.process_instance_id_ = any (:instances) order by j.process_instance_id_, j.duedate_")
                .param("instances", processInstances.toArray(String[]::new))
                .param("withdraw", CamundaWorkflow.WITHDRAW)
                .query((row, index) -> Map.entry(
                        row.getString("process_instance_id_"),
                        new Wait(
                                row.getString("act_id_"),
                                row.getTimestamp("duedate_").toInstant(),
                                row.getBoolean("withdrawable"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many processes of a version are at which of its elements, tasks and events among them, by BPMN id. */
    @Transactional(readOnly = true)
    public Map<String, Integer> all(String definition) {
        return jdbc
                .sql(
                        """
                        select act_id_, count(distinct proc_inst_id_)::int as standing from act_ru_execution
                        where proc_def_id_ = :definition and is_active_ and act_id_ is not null and act_id_ not like '%#%'
                        group by act_id_""")
                .param("definition", definition)
                .query((row, index) -> Map.entry(row.getString("act_id_"), row.getInt("standing")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many processes of these versions wait at which event, by BPMN id. */
    @Transactional(readOnly = true)
    public Map<String, Integer> standing(String... definitions) {
        return jdbc
                .sql("select d.act_id_, count(distinct j.process_instance_id_)::int as waiting " + TIMERS
                        + " and j.process_def_id_ = any (:definitions) group by d.act_id_")
                .param("definitions", definitions)
                .query((row, index) -> Map.entry(row.getString("act_id_"), row.getInt("waiting")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
