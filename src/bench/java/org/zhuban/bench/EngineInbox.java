package org.zhuban.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's own task query over as many tasks as {@code open_task} has: the same desks, limits, numbers and names, as variables. */
public final class EngineInbox implements AutoCloseable {

    private static final String KEY = "bench-review";

    private static final String FILL =
            """
            with task as (select 'task-' || n as id, * from open_tasks_for_engine), execution as (
                insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, act_id_, is_active_,
                                              is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_)
                select 'p' || id, 1, 'p' || id, 'p' || id, number, :definition, 'review', true, false, true, false, 1, 0, 1 from task
            ), waiting as (
                insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_, create_time_, due_date_,
                                         suspension_state_)
                select id, 1, 'p' || id, 'p' || id, :definition, '审核企业账号认证', 'review', 50, created_at, due_at, 1 from task
            ), desk as (
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                select 'l' || id, 1, desk_group, 'candidate', id from task
            )
            insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, proc_def_id_, text_, var_scope_, sequence_counter_,
                                         is_concurrent_local_)
            select 'v' || v.name || id, 1, 'string', v.name, 'p' || id, 'p' || id, :definition, v.text, 'p' || id, 1, false
            from task cross join lateral (values ('number', number), ('title', title)) as v (name, text)""";

    private final HikariDataSource pool = new HikariDataSource();
    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final String definition;

    /** In a database of its own. */
    public EngineInbox(String url, String user) {
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        jdbc = JdbcClient.create(pool);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        KEY + ".bpmn",
                        Bpmn.createExecutableProcess(KEY)
                                .camundaHistoryTimeToLive(180)
                                .startEvent()
                                .userTask("review")
                                .endEvent()
                                .done())
                .deploy();
        definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .singleResult()
                .getId();
    }

    /** @param tasks a query that gives {@code n, number, title, desk_group, created_at, due_at} */
    public void fill(String tasks) {
        jdbc.sql(FILL.replace("open_tasks_for_engine", "(" + tasks + ") t"))
                .param("definition", definition)
                .update();
        for (String table : List.of("act_ru_execution", "act_ru_task", "act_ru_identitylink", "act_ru_variable")) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }

    public void page(List<String> desks, int page, int size) {
        ordered(query(desks)).listPage((page - 1) * size, size);
    }

    public long count(List<String> desks) {
        return query(desks).count();
    }

    public void byNumber(List<String> desks, String number, int size) {
        ordered(query(desks).processVariableValueEquals("number", number)).listPage(0, size);
    }

    public void byName(List<String> desks, String prefix, int size) {
        ordered(query(desks).processVariableValueLike("title", prefix + "%")).listPage(0, size);
    }

    private TaskQuery query(List<String> desks) {
        return engine.getTaskService().createTaskQuery().taskCandidateGroupIn(desks);
    }

    private static TaskQuery ordered(TaskQuery query) {
        return query.orderByDueDate().asc().orderByTaskId().asc();
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
