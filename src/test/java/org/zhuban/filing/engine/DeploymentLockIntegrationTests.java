package org.zhuban.filing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.filing.engine.gate.Samples;

/** A release and what the engine itself is told to deploy, as by the Modeler's button, at the same moment. */
@EngineTest
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeploymentLockIntegrationTests {

    private static final String KEY = "sample-type";

    private final ExecutorService modeler = Executors.newSingleThreadExecutor();

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void remove() {
        modeler.shutdownNow();
        repository
                .createDeploymentQuery()
                .deploymentName(KEY)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private static Map<String, byte[]> folder(String name) {
        return Map.of(
                KEY + ".bpmn",
                Samples.BPMN.replace("样例", name).getBytes(UTF_8),
                "checks.dmn",
                Samples.DMN.getBytes(UTF_8),
                "forms/submit.form",
                ClosedEngineIntegrationTests.FORM.getBytes(UTF_8));
    }

    private void upload(String name) {
        var deployment = repository.createDeployment().name(KEY).source("trial"); // whoever uploads may say so
        folder(name).forEach((path, content) -> deployment.addString(path, new String(content, UTF_8)));
        deployment.deploy();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void an_upload_waits_until_a_release_is_through_and_becomes_the_version_after_it() throws Exception {
        Future<?> uploading = transaction.execute(status -> {
            deployments.alone();
            assertThat(deployments.versions(KEY)).isEmpty();
            Future<?> begun = modeler.submit(() -> upload("上传的"));
            await().atMost(20, TimeUnit.SECONDS).until(this::somebodyWaits);
            deployments.deploy(KEY, folder("发布的"), "studio:test");
            return begun;
        });
        uploading.get(20, TimeUnit.SECONDS);
        assertThat(deployments.versions(KEY))
                .extracting(ProcessDeployments.Version::version, ProcessDeployments.Version::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "trial"),
                        org.assertj.core.groups.Tuple.tuple(1, "studio:test"));
    }

    @Test
    void a_trial_waits_for_nobody() {
        transaction.executeWithoutResult(status -> {
            deployments.alone();
            Future<?> tried = modeler.submit(() -> transaction.executeWithoutResult(trial -> {
                trial.setRollbackOnly();
                deployments.tryOut(KEY, folder("试运行的"));
            }));
            assertThat(tried).succeedsWithin(20, TimeUnit.SECONDS);
        });
        assertThat(deployments.versions(KEY)).isEmpty();
    }
}
