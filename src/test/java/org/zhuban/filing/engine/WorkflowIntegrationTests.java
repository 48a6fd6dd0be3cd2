package org.zhuban.filing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.FilingProgress;

@EngineTest
class WorkflowIntegrationTests {

    private static final String TYPE = "enterprise-certification";

    @Autowired
    private FilingWorkflow workflow;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private RecordedProgress progress;

    @Autowired
    private FakeSteps steps;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    private final UUID filing = UUID.randomUUID();

    @BeforeEach
    void reset() {
        progress.reset();
        steps.reset();
    }

    private String start() {
        return transaction.execute(status -> workflow.start(newest(), filing, "ZZ" + filing, "320507"));
    }

    private String newest() {
        return workflow.newest(TYPE).orElseThrow().definition();
    }

    private void complete(String element, String outcome) {
        String task = progress.task(element).id();
        transaction.executeWithoutResult(status -> workflow.complete(task, outcome));
    }

    @Test
    void the_model_tells_its_tasks_desks_and_outcomes() {
        ProcessModel model = workflow.newest(TYPE).orElseThrow();
        assertThat(model.name()).isEqualTo("企业账号认证");
        assertThat(model.properties()).containsEntry("applicants", "visitor").containsEntry("timeLimit", "5");
        assertThat(model.tasks().get("review-certification"))
                .isEqualTo(new ProcessModel.UserTask(
                        "review-certification",
                        "审核企业账号认证",
                        "authority",
                        List.of("approved", "returned", "rejected"),
                        5));
        assertThat(model.tasks().get("correct-filing"))
                .extracting(ProcessModel.UserTask::outcomes)
                .isEqualTo(List.of("resubmitted", "abandoned"));
        assertThat(model.elements()).containsEntry("run-checks", "自动审查");
        assertThat(workflow.types()).extracting(ProcessModel::key).contains(TYPE);
    }

    @Test
    void a_submission_is_checked_and_comes_to_the_authoritys_desk() {
        String started = start();
        assertThat(steps.ran).containsExactly("runChecks run-checks {decision=enterprise-certification.checks}");
        assertThat(progress.log).containsExactly("opened review-certification authority 5");
        assertThat(progress.task("review-certification").filing()).isEqualTo(filing);
        assertThat(progress.paths)
                .containsExactly(List.of(
                        "submitted", "examination", "examination-started", "run-checks", "review-certification"));
        assertThat(runtime.getVariables(started)).isEqualTo(Map.of("filing", filing.toString(), "region", "320507"));
    }

    @Test
    void an_approval_enters_the_register_tells_the_applicant_and_ends() {
        start();
        steps.ran.clear();
        complete("review-certification", "approved");
        assertThat(steps.ran)
                .containsExactly(
                        "enterRegister enter-register {}",
                        "notifyApplicant notify-approved {template=filing-approved}");
        assertThat(progress.log).endsWith("closed review-certification", "ended approved");
        assertThat(progress.paths.get(1))
                .containsExactly(
                        "certification-reviewed",
                        "examination-approved",
                        "examination-decided",
                        "enter-register",
                        "notify-approved",
                        "approved");
        assertThat(progress.open).isEmpty();
    }

    @Test
    void a_rejection_ends_as_rejected() {
        start();
        complete("review-certification", "rejected");
        assertThat(progress.log).endsWith("ended rejected");
        assertThat(steps.ran).noneMatch(ran -> ran.startsWith("enterRegister"));
    }

    @Test
    void it_goes_back_from_the_applicant_to_the_reviewer_and_may_still_be_withdrawn_or_decided() {
        String started = start();
        complete("review-certification", "returned");
        back(started, "correct-filing");
        assertThat(progress.log).endsWith("opened review-certification authority 5", "closed correct-filing");
        assertThat(progress.open.values())
                .extracting(FilingProgress.Task::element)
                .containsExactly("review-certification");
        assertThat(progress.paths.get(progress.paths.size() - 1)).containsExactly("review-certification");
        complete("review-certification", "returned");
        back(started, "correct-filing");
        assertThatThrownBy(() -> back(started, "correct-filing"))
                .as("it stands there no longer")
                .isInstanceOf(ConflictException.class)
                .hasMessage("filing.already-decided");
        transaction.executeWithoutResult(status -> workflow.withdraw(started));
        assertThat(progress.log).endsWith("ended withdrawn");
        assertThat(progress.open).isEmpty();
    }

    private void back(String instance, String from) {
        transaction.executeWithoutResult(status -> workflow.goBack(instance, from, "review-certification"));
    }

    @Test
    void only_checks_and_messages_can_be_taken_back() {
        assertThat(workflow.newest(TYPE).orElseThrow().lasting()).containsExactly("enter-register");
    }

    @Test
    void a_return_goes_to_the_applicant_and_comes_back_through_the_checks() {
        String started = start();
        complete("review-certification", "returned");
        assertThat(progress.log).endsWith("closed review-certification", "opened correct-filing applicant 5");
        assertThat(workflow.applicantTask(started))
                .contains(progress.task("correct-filing").id());
        steps.ran.clear();
        complete("correct-filing", "resubmitted");
        assertThat(steps.ran).hasSize(1).first().asString().startsWith("runChecks");
        assertThat(progress.log).endsWith("closed correct-filing", "opened review-certification authority 5");
        assertThat(workflow.applicantTask(started)).isEmpty();
    }

    @Test
    void who_gives_up_correcting_ends_as_abandoned() {
        start();
        complete("review-certification", "returned");
        complete("correct-filing", "abandoned");
        assertThat(progress.log).endsWith("closed correct-filing", "ended abandoned");
    }

    @Test
    void a_withdrawal_ends_review_and_correction_alike_but_nothing_decided() {
        String first = start();
        transaction.executeWithoutResult(status -> workflow.withdraw(first));
        assertThat(progress.log).endsWith("closed review-certification", "ended withdrawn");
        assertThat(progress.paths.get(1)).containsExactly("withdrawal", "notify-withdrawn", "withdrawn");

        String second = start();
        complete("review-certification", "returned");
        transaction.executeWithoutResult(status -> workflow.withdraw(second));
        assertThat(progress.log).endsWith("closed correct-filing", "ended withdrawn");

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> workflow.withdraw(second)))
                .isInstanceOfSatisfying(ConflictException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("filing.already-decided"));
    }

    @Test
    void a_task_is_decided_once() {
        start();
        String task = progress.task("review-certification").id();
        complete("review-certification", "approved");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> workflow.complete(task, "rejected")))
                .isInstanceOfSatisfying(ConflictException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("task.handled"));
    }

    @Test
    void of_eight_decisions_at_once_one_wins_and_seven_are_told() throws Exception {
        start();
        String task = progress.task("review-certification").id();
        ExecutorService reviewers = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> decide = () -> {
                try {
                    transaction.executeWithoutResult(status -> {
                        // as the kit holds the filing's row
                        jdbc.sql("select pg_advisory_xact_lock(hashtext(:task))")
                                .param("task", task)
                                .query()
                                .singleRow();
                        workflow.complete(task, "approved");
                    });
                    return true;
                } catch (ConflictException late) {
                    assertThat(late.code()).isEqualTo("task.handled");
                    return false;
                }
            };
            var won = new ArrayList<Boolean>();
            for (Future<Boolean> answer : reviewers.invokeAll(java.util.Collections.nCopies(8, decide))) {
                won.add(answer.get());
            }
            assertThat(won).containsOnlyOnce(true);
        } finally {
            reviewers.shutdown();
        }
    }

    @Test
    void a_failing_step_undoes_the_decision() {
        String started = start();
        steps.failure = new NullPointerException("of the step");
        assertThatThrownBy(() -> complete("review-certification", "approved"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("of the step");
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(started)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("review-certification");
    }

    @Test
    void claims_and_releases_are_told() {
        start();
        UUID reviewer = UUID.randomUUID();
        String task = progress.task("review-certification").id();
        transaction.executeWithoutResult(status -> workflow.assign(task, reviewer));
        transaction.executeWithoutResult(status -> workflow.assign(task, null));
        assertThat(progress.log).endsWith("assigned " + reviewer, "assigned null");
    }

    @Test
    void suspension_is_told_and_refuses_decisions() {
        String started = start();
        runtime.suspendProcessInstanceById(started);
        assertThat(progress.log).endsWith("suspended true");
        assertThatThrownBy(() -> complete("review-certification", "approved"))
                .isInstanceOfSatisfying(ConflictException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("filing.suspended"));
        runtime.activateProcessInstanceById(started);
        assertThat(progress.log).endsWith("suspended false");
    }

    @Test
    void an_instance_deleted_from_outside_closes_its_tasks_even_without_listeners() {
        String started = start();
        runtime.deleteProcessInstance(started, "test", true);
        assertThat(progress.log).endsWith("closed review-certification");
        assertThat(progress.open).isEmpty();
    }

    @Test
    void an_unknown_type_is_not_found_and_a_suspended_one_says_so() {
        assertThatThrownBy(() ->
                        transaction.execute(status -> workflow.start("no-such-type:1:x", filing, "ZZ1", "320507")))
                .isInstanceOf(NotFoundException.class);
        repository.suspendProcessDefinitionByKey(TYPE);
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOfSatisfying(ConflictException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo("filing-type.suspended"));
        } finally {
            repository.activateProcessDefinitionByKey(TYPE);
        }
    }

    @Test
    void nothing_moves_outside_a_transaction() {
        assertThatThrownBy(() -> workflow.start(newest(), filing, "ZZ1", "320507"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void what_is_rolled_back_leaves_nothing() {
        long before = runtime.createProcessInstanceQuery().count();
        transaction.executeWithoutResult(status -> {
            workflow.start(newest(), filing, "ZZ" + filing, "320507");
            status.setRollbackOnly();
        });
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    @Test
    void the_engine_keeps_no_history_of_its_own() {
        start();
        complete("review-certification", "approved");
        for (String table : List.of("act_hi_procinst", "act_hi_actinst", "act_hi_taskinst", "act_hi_varinst")) {
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(jdbc.sql("select count(*) from act_ru_job").query(Long.class).single())
                .isZero();
    }

    @Test
    void open_tasks_can_be_read_for_the_reconcile() {
        start();
        var open = new ArrayList<OpenUserTask>();
        workflow.forEachOpenTask(open::add);
        assertThat(open)
                .filteredOn(task -> task.task().filing().equals(filing))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.task().element()).isEqualTo("review-certification");
                    assertThat(task.task().desk()).isEqualTo("authority");
                    assertThat(task.suspended()).isFalse();
                });
    }
}
