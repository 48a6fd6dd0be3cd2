package org.zhuban.filing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.filing.engine.gate.GateFault;
import org.zhuban.filing.engine.gate.Samples;

/** SECURITY 15–17 on the running engine: what the gate refuses leaves nothing, and what got past it by another way does nothing either. */
@EngineTest
class ClosedEngineIntegrationTests {

    private static final String KEY = "sample-type";
    static final String FORM =
            """
            {"id": "sample-type.submit", "type": "default", "schemaVersion": 19,
             "components": [{"type": "textfield", "key": "name", "label": "名称"}]}""";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private FilingWorkflow workflow;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RecordedAudit audit;

    @Autowired
    private RecordedProgress progress;

    @Autowired
    private FakeSteps steps;

    @TempDir
    private Path directory;

    @BeforeEach
    void reset() {
        audit.log.clear();
        progress.reset();
        steps.reset();
    }

    @AfterEach
    void remove() {
        repository
                .createDeploymentQuery()
                .deploymentName(KEY)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private Deployment deploy(String bpmn, String dmn) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(KEY)
                .addString(KEY + ".bpmn", bpmn)
                .addString("forms/submit.form", FORM);
        if (!dmn.isEmpty()) {
            deployment.addString("checks.dmn", dmn);
        }
        return deployment.deploy();
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private void start() {
        transaction.executeWithoutResult(status ->
                workflow.start(workflow.newest(KEY).orElseThrow().definition(), UUID.randomUUID(), "ZZ1", "320507"));
    }

    /** What the sample becomes if its bytes are changed behind the gate's back. */
    private void smuggle(String file, String from, String to) {
        Deployment deployment = deploy(Samples.BPMN, Samples.DMN);
        String before = file.endsWith("bpmn") ? Samples.BPMN : Samples.DMN;
        assertThat(before).contains(from);
        jdbc.sql("update act_ge_bytearray set bytes_ = :bytes where deployment_id_ = :deployment and name_ = :name")
                .param("bytes", before.replace(from, to).getBytes(UTF_8))
                .param("deployment", deployment.getId())
                .param("name", file)
                .update();
        var cache = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache();
        cache.discardProcessDefinitionCache();
        cache.discardDecisionDefinitionCache();
    }

    @Test
    void a_sound_model_is_deployed_and_runs() {
        deploy(Samples.BPMN, Samples.DMN);
        start();
        assertThat(progress.log).containsExactly("opened review-sample authority 5");
    }

    @Test
    void a_refused_model_leaves_nothing_but_the_audit_entry() {
        long deployments = rows("act_re_deployment");
        long bytes = rows("act_ge_bytearray");
        assertThatThrownBy(() -> deploy(
                        Samples.BPMN.replace("<bpmn:serviceTask id", "<bpmn:serviceTask camunda:type=\"shell\" id"),
                        Samples.DMN))
                .isInstanceOfSatisfying(ProcessRefusedException.class, refusal -> assertThat(refusal.faults())
                        .extracting(GateFault::code)
                        .containsExactly("gate.attribute-unknown"));
        assertThat(rows("act_re_deployment")).isEqualTo(deployments);
        assertThat(rows("act_ge_bytearray")).isEqualTo(bytes);
        assertThat(audit.log).singleElement().asString().startsWith("denied process-deploy process:sample-type");
    }

    @Test
    void other_kinds_of_models_are_refused() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .name(KEY)
                        .addString("x.cmmn", "<definitions />")
                        .deploy())
                .isInstanceOf(ProcessRefusedException.class);
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString(KEY + ".bpmn", Samples.BPMN)
                        .deploy())
                .isInstanceOf(ProcessRefusedException.class);
    }

    @Test
    void no_schema_is_fetched_from_where_a_model_says() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1_500);
            String location = " xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL http://127.0.0.1:"
                    + server.getLocalPort() + "/x.xsd\"";
            Deployment deployment = deploy(
                    Samples.BPMN.replaceFirst("<bpmn:definitions", "<bpmn:definitions" + location),
                    Samples.DMN.replaceFirst(
                            "<definitions",
                            "<definitions xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"" + location));
            start();
            assertThat(new String(
                            repository
                                    .getResourceAsStream(deployment.getId(), KEY + ".bpmn")
                                    .readAllBytes(),
                            UTF_8))
                    .doesNotContain("schemaLocation");
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:delegateExpression=\"${''.getClass().forName('java.lang.Runtime').getRuntime().exec('touch %s')}\"",
                "camunda:expression=\"${''.getClass().forName('java.lang.Runtime').getRuntime().exec('touch %s')}\"",
                "camunda:expression=\"${runChecks.getClass()}\"",
                "camunda:expression=\"${execution.setVariable('outcome', 'approved')}\"",
                "camunda:expression=\"${dataSource}\"",
                "camunda:expression=\"${camundaWorkflow}\"",
                "camunda:expression=\"${currentUser()}\"",
                "camunda:class=\"org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior\""
            })
    void past_the_gate_an_expression_still_reaches_nothing_but_steps(String attribute) {
        Path proof = directory.resolve("ran");
        smuggle(KEY + ".bpmn", "camunda:delegateExpression=\"${runChecks}\"", attribute.formatted(proof));
        assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);
        assertThat(proof).doesNotExist();
        assertThat(progress.log).isEmpty();
    }

    @Test
    void past_the_gate_a_script_still_does_not_run() {
        smuggle(
                KEY + ".bpmn",
                "<bpmn:startEvent id=\"submitted\"",
                "<bpmn:scriptTask id=\"s\" scriptFormat=\"juel\"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask><bpmn:startEvent id=\"submitted\"");
        assertThatThrownBy(this::start).hasStackTraceContaining("models carry no scripts");
    }

    @Test
    void past_the_gate_a_decision_table_still_speaks_feel_only() {
        steps.facts = Map.of("creditCode", "VALID");
        Path proof = directory.resolve("ran");
        smuggle(
                "checks.dmn",
                "<inputExpression id=\"e\" typeRef=\"string\"><text>creditCode</text>",
                "<inputExpression id=\"e\" typeRef=\"string\" expressionLanguage=\"juel\"><text>${''.getClass().forName('java.lang.Runtime').getRuntime().exec('touch "
                        + proof + "')}</text>");
        assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);
        assertThat(Files.exists(proof)).isFalse();
        smuggle(
                "checks.dmn",
                "<inputExpression id=\"e\" typeRef=\"string\"><text>creditCode</text>",
                "<inputExpression id=\"e\" typeRef=\"string\" expressionLanguage=\"javascript\"><text>1</text>");
        assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);
    }

    @Test
    void past_the_gate_a_circle_is_broken_off() {
        smuggle(
                KEY + ".bpmn",
                "sourceRef=\"run-checks\" targetRef=\"review-sample\"",
                "sourceRef=\"run-checks\" targetRef=\"run-checks\"");
        assertThatThrownBy(this::start).isInstanceOf(RunawayProcessException.class);
        assertThat(steps.ran).hasSizeLessThan(CommandPath.LIMIT + 1);
    }

    @Test
    void a_task_without_a_process_cannot_be_made() {
        assertThatThrownBy(() -> tasks.saveTask(tasks.newTask())).isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_process_cannot_be_started_past_the_kit() {
        deploy(Samples.BPMN, Samples.DMN);
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey(KEY)).isInstanceOf(FilingGoneException.class);
    }
}
