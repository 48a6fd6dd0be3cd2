package org.zhuban.filing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.filing.engine.gate.Samples;

@EngineTest
class PackagedProcessesIntegrationTests {

    private static final String KEY = "sample-type";

    @Autowired
    private PackagedProcesses packaged;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DeploymentLock lock;

    @Autowired
    private FilingWorkflow workflow;

    @AfterEach
    void remove() {
        deployments().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private List<Deployment> deployments() {
        return repository.createDeploymentQuery().deploymentName(KEY).list();
    }

    private static ProcessFolder folder(String name) {
        var resources = new TreeMap<String, byte[]>();
        resources.put(KEY + ".bpmn", Samples.BPMN.replace("样例", name).getBytes(UTF_8));
        resources.put("checks.dmn", Samples.DMN.getBytes(UTF_8));
        resources.put("forms/submit.form", ClosedEngineIntegrationTests.FORM.getBytes(UTF_8));
        return new ProcessFolder(KEY, resources);
    }

    private void atBoot(ProcessFolder folder) {
        transaction.executeWithoutResult(status -> packaged.deployIfChanged(folder));
    }

    private void byAnAdmin(ProcessFolder folder) {
        var deployment = repository.createDeployment().name(KEY).source("studio");
        folder.resources().forEach((name, content) -> deployment.addString(name, new String(content, UTF_8)));
        deployment.deploy();
    }

    @Test
    void the_packaged_type_is_there_with_its_form_and_short_names() {
        ProcessModel model = workflow.newest("enterprise-certification").orElseThrow();
        assertThat(model.submitForm()).isPresent();
        String deployment = repository.getProcessDefinition(model.definition()).getDeploymentId();
        assertThat(repository.getDeploymentResources(deployment))
                .extracting(Resource::getName)
                .contains("enterprise-certification.bpmn", "checks.dmn", "forms/submit.form");
    }

    @Test
    void a_start_with_the_same_folder_deploys_nothing() {
        atBoot(folder("样例"));
        atBoot(folder("样例"));
        assertThat(deployments()).hasSize(1);
        atBoot(folder("新样例"));
        assertThat(deployments()).hasSize(2);
        assertThat(workflow.newest(KEY).orElseThrow().name()).isEqualTo("新样例");
    }

    @Test
    void what_an_admin_deployed_stays() {
        atBoot(folder("样例"));
        byAnAdmin(folder("改过的"));
        atBoot(folder("样例"));
        atBoot(folder("新版本"));
        assertThat(workflow.newest(KEY).orElseThrow().name()).isEqualTo("改过的");
        assertThat(deployments()).hasSize(2);
    }

    @Test
    void a_directory_beside_the_application_adds_types(@TempDir Path directory) throws IOException {
        folder("目录里的")
                .resources()
                .forEach((name, content) -> write(directory.resolve("zz/sample-type/" + name), content));
        write(directory.resolve("zz/sample-type/scenarios/x.yaml"), new byte[0]);
        write(directory.resolve("zz/broken-type/broken-type.bpmn"), "<nothing/>".getBytes(UTF_8));
        new PackagedProcesses(repository, lock, transaction, directory).afterSingletonsInstantiated();
        assertThat(workflow.newest(KEY).orElseThrow().name()).isEqualTo("目录里的");
        assertThat(workflow.newest("broken-type")).isEmpty();
        assertThat(workflow.types()).extracting(ProcessModel::key).contains("enterprise-certification", KEY);
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
