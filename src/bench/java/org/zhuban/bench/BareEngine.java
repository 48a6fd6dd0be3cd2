package org.zhuban.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Camunda as it comes, history full, with the same model: steps do nothing, except that the automated review evaluates the same decision table with
 * the same facts. No HTTP, no form, no files, no filing, no inbox of its own, no audit, no messages.
 */
final class BareEngine implements AutoCloseable {

    private static final String KEY = "bench-certification";

    private final HikariDataSource pool = new HikariDataSource();
    private final ProcessEngine engine;

    BareEngine(String url, String user) {
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setMaximumPoolSize(20);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setJobExecutorActivate(true);
        var beans = new HashMap<Object, Object>();
        JavaDelegate nothing = execution -> {};
        beans.put("enterRegister", nothing);
        beans.put("notifyApplicant", nothing);
        beans.put("runChecks", (JavaDelegate) execution -> execution
                .getProcessEngineServices()
                .getDecisionService()
                .evaluateDecisionTableByKey(KEY + ".checks", Map.of()));
        configuration.setBeans(beans);
        engine = configuration.buildProcessEngine();
        deploy(Path.of("src", "bench", "resources", "processes", "zz", KEY));
    }

    private void deploy(Path folder) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                deployment.addString(folder.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        deployment.deploy();
    }

    /** Start with four variables, find the task, claim, complete with two more. */
    void cycle() {
        String task = start();
        engine.getTaskService().claim(task, "reviewer");
        complete(task);
    }

    /** @return the task that waits then */
    String start() {
        ProcessInstance instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        KEY,
                        UUID.randomUUID().toString(),
                        Map.of(
                                "filing", UUID.randomUUID().toString(),
                                "region", "320507",
                                "applicant", "苏州压测建筑劳务有限公司",
                                "submittedAt", System.currentTimeMillis()));
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    void complete(String task) {
        engine.getTaskService().complete(task, Map.of("outcome", "approved", "opinion", "材料齐全，与登记信息一致。"));
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
