package org.zhuban.filing.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys each folder before the first request is served, as a deployment of its own named like the folder, if its content changed since it
 * was last deployed from a folder. A model that an admin deployed since stays.
 */
@Component
class PackagedProcesses implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(PackagedProcesses.class);

    /** Begins the source of a deployment that came from a folder; its digest follows. */
    static final String SOURCE = "packaged:";

    private final RepositoryService repository;
    private final DeploymentLock lock;
    private final TransactionTemplate transaction;
    private final Path directory;

    PackagedProcesses(
            RepositoryService repository,
            DeploymentLock lock,
            TransactionTemplate transaction,
            @Value("${zhuban.processes:processes}") Path directory) {
        this.repository = repository;
        this.lock = lock;
        this.transaction = transaction;
        this.directory = directory;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var folders = new TreeMap<>(ProcessFolders.packaged());
        var added = ProcessFolders.in(directory);
        folders.values().removeIf(folder -> added.containsKey(folder.key()));
        folders.values().forEach(this::deploy);
        added.values().forEach(folder -> {
            try {
                deploy(folder);
            } catch (RuntimeException refused) {
                // What was put beside the application must not keep it from starting.
                LOG.error("{} was not deployed: {}", directory.resolve(folder.key()), refused.getMessage(), refused);
            }
        });
    }

    /** What lies beside the application comes before what is packaged in it. */
    Optional<ProcessFolder> folder(String key) {
        return Optional.ofNullable(ProcessFolders.in(directory).get(key))
                .or(() -> Optional.ofNullable(ProcessFolders.packaged().get(key)));
    }

    private void deploy(ProcessFolder folder) {
        transaction.executeWithoutResult(status -> deployIfChanged(folder));
    }

    /** Nodes that start together deploy one after the other. */
    void deployIfChanged(ProcessFolder folder) {
        lock.take();
        String source = SOURCE + folder.digest();
        Deployment last = repository
                .createDeploymentQuery()
                .deploymentName(folder.key())
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElse(null);
        if (last != null && !String.valueOf(last.getSource()).startsWith(SOURCE)) {
            LOG.info("{} stays as an admin deployed it on {}", folder.key(), last.getDeploymentTime());
            return;
        }
        if (last != null && source.equals(last.getSource())) {
            return;
        }
        DeploymentBuilder deployment =
                repository.createDeployment().name(folder.key()).source(source);
        folder.resources()
                .forEach((name, content) -> deployment.addInputStream(name, new java.io.ByteArrayInputStream(content)));
        deployment.deploy();
        LOG.info("deployed {} from its folder", folder.key());
    }
}
