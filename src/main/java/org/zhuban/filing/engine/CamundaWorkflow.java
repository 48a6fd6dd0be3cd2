package org.zhuban.filing.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.FilingProgress;
import org.zhuban.filing.FilingStep;

/** The outgoing door on Camunda 7. */
@Service
class CamundaWorkflow implements FilingWorkflow {

    /** Variable: the filing's id. */
    static final String FILING = "filing";
    /** Variable: the filing's region. */
    static final String REGION = "region";
    /** Variable: what was decided last. */
    static final String OUTCOME = "outcome";
    /** Variable of a countersigned step: how many have approved. */
    static final String APPROVALS = "approvals";
    /** Variable of a multi-instance activity, by which its execution is known. */
    static final String INSTANCES = "nrOfInstances";
    /** Variable of each of its instances, from 0. */
    static final String COUNTER = "loopCounter";

    static final String WITHDRAW = "filing.withdraw";
    private static final String APPLICANT = "applicant";
    private static final int PAGE = 1_000;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final Blueprints blueprints;
    private final NewestVersions newest;
    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient jdbc;

    CamundaWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            RepositoryService repository,
            Blueprints blueprints,
            NewestVersions newest,
            ProcessEngine engine,
            JdbcClient jdbc) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.repository = repository;
        this.blueprints = blueprints;
        this.newest = newest;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String start(String definition, UUID filing, String number, String region) {
        try {
            ProcessInstance instance = runtime.startProcessInstanceById(
                    definition, number, Map.of(FILING, filing.toString(), REGION, region));
            return instance.getId();
        } catch (SuspendedEntityInteractionException suspended) {
            throw new ConflictException("filing-type.suspended");
        } catch (NullValueException | org.camunda.bpm.engine.exception.NotFoundException unknown) {
            throw new NotFoundException("filing-type.unknown", definition.replaceFirst(":.*", ""));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(String taskId, String outcome) {
        onTask(() -> tasks.complete(taskId, Map.of(OUTCOME, outcome)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void sign(String round, String taskId, String outcome, int approvals) {
        onTask(() -> {
            runtime.setVariableLocal(round, APPROVALS, approvals);
            tasks.complete(taskId, Map.of(OUTCOME, outcome));
        });
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lapse(String taskId) {
        onTask(() -> engine.getCommandExecutorTxRequired().execute(new Lapse(taskId, blueprints)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void assign(String taskId, @Nullable UUID account) {
        onTask(() -> tasks.setAssignee(taskId, account == null ? null : account.toString()));
    }

    /** Who comes second finds the task gone; who got past the filing's lock gets one of the other exceptions: all mean that another was first. */
    private static void onTask(Runnable command) {
        try {
            command.run();
        } catch (OptimisticLockingException | NullValueException | FilingGoneException gone) {
            throw new ConflictException("task.handled");
        } catch (SuspendedEntityInteractionException suspended) {
            throw new ConflictException("filing.suspended");
        } catch (NullPointerException failure) {
            if (ofTheEngine(failure)) {
                throw new ConflictException("task.handled");
            }
            throw failure;
        }
    }

    private static boolean ofTheEngine(Exception failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.camunda.bpm.engine.impl.");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(String processInstance) {
        try {
            runtime.createMessageCorrelation(WITHDRAW)
                    .processInstanceId(processInstance)
                    .correlate();
        } catch (MismatchingMessageCorrelationException | OptimisticLockingException | FilingGoneException decided) {
            throw new ConflictException("filing.already-decided");
        } catch (SuspendedEntityInteractionException suspended) {
            throw new ConflictException("filing.suspended");
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void goBack(String processInstance, String present, String former) {
        var standing = tasks.createTaskQuery()
                .processInstanceId(processInstance)
                .taskDefinitionKey(present)
                .list();
        if (standing.size() != 1) {
            throw new ConflictException("filing.already-decided");
        }
        if (standing.get(0).isSuspended()) {
            throw new ConflictException("filing.suspended");
        }
        try {
            // the task before opens first, so that its subprocess, and with it the withdrawal, stays
            runtime.createProcessInstanceModification(processInstance)
                    .startBeforeActivity(former)
                    .cancelAllForActivity(present)
                    .execute();
        } catch (OptimisticLockingException | NullValueException | FilingGoneException gone) {
            throw new ConflictException("filing.already-decided");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> applicantTask(String processInstance) {
        return tasks.createTaskQuery().processInstanceId(processInstance).list().stream()
                .filter(task -> {
                    ProcessModel.UserTask known =
                            model(task.getProcessDefinitionId()).tasks().get(task.getTaskDefinitionKey());
                    return known != null && APPLICANT.equals(known.desk());
                })
                .map(task -> task.getId())
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ProcessModel> newest(String type) {
        return newest.of(type, key -> jdbc.sql(
                                "select id_ from act_re_procdef where key_ = ? order by version_ desc limit 1")
                        .param(key)
                        .query(String.class)
                        .optional())
                .map(this::model);
    }

    @Override
    public ProcessModel model(String definition) {
        return blueprints.of(definition).model();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProcessModel> types() {
        return jdbc
                .sql("select distinct on (key_) id_ from act_re_procdef order by key_, version_ desc")
                .query(String.class)
                .list()
                .stream()
                .map(this::model)
                .toList();
    }

    @Override
    public void forEachOpenTask(Consumer<OpenUserTask> visitor) {
        String last = "";
        List<OpenUserTask> page;
        do {
            page = jdbc.sql(
                            """
                            select t.id_, t.proc_inst_id_, t.proc_def_id_, t.task_def_key_, t.assignee_, t.create_time_,
                                   t.suspension_state_, v.text_ as filing, n.execution_id_ as round, n.long_ as signers, c.long_ as place
                            from act_ru_task t
                            join act_ru_variable v on v.execution_id_ = t.proc_inst_id_ and v.name_ = 'filing'
                            join act_ru_execution e on e.id_ = t.execution_id_
                            left join act_ru_variable n on n.execution_id_ in (e.id_, e.parent_id_) and n.name_ = 'nrOfInstances'
                            left join act_ru_variable c on c.execution_id_ = e.id_ and c.name_ = 'loopCounter'
                            where t.id_ > :last
                            order by t.id_
                            limit :page
                            """)
                    .param("last", last)
                    .param("page", PAGE)
                    .query((row, index) -> openTask(row))
                    .list();
            page.forEach(visitor);
            last = page.isEmpty() ? last : page.get(page.size() - 1).task().id();
        } while (page.size() == PAGE);
    }

    @Override
    public List<Map<String, Object>> decide(String definition, String decision, Map<String, ?> facts) {
        return DecisionTables.ask(engine.getDecisionService(), blueprints.of(definition), decision, facts);
    }

    @Override
    public List<FilingStep.Context> checks(String definition, UUID filing) {
        Blueprint blueprint = blueprints.of(definition);
        return blueprint.model().elements().keySet().stream()
                .filter(element -> blueprint.propertiesOf(element).containsKey(CheckContext.DECISION))
                .<FilingStep.Context>map(
                        element -> new CheckContext(filing, element, blueprint, engine.getDecisionService()))
                .toList();
    }

    private OpenUserTask openTask(ResultSet row) throws SQLException {
        String definition = row.getString("proc_def_id_");
        String element = row.getString("task_def_key_");
        ProcessModel.UserTask known =
                Objects.requireNonNull(model(definition).tasks().get(element), element);
        var task = new FilingProgress.Task(
                row.getString("id_"),
                UUID.fromString(row.getString("filing")),
                row.getString("proc_inst_id_"),
                definition,
                element,
                known.name(),
                known.desk(),
                known.timeLimit(),
                row.getTimestamp("create_time_").toInstant(),
                row.getString("round") == null
                        ? null
                        : new FilingProgress.Round(
                                row.getString("round"), row.getInt("place") + 1, row.getInt("signers")),
                known.lapse() != null);
        return new OpenUserTask(
                task, ProgressHooks.account(row.getString("assignee_")), row.getInt("suspension_state_") == 2);
    }
}
