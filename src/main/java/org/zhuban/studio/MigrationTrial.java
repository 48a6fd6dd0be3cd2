package org.zhuban.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingMigrations;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessMigrations;
import org.zhuban.filing.engine.ProcessModel;

/** Tries a migration with one filing of each step, in transactions that are rolled back: nothing of it stays. */
@Component
class MigrationTrial {

    private final FilingMigrations filings;
    private final ProcessMigrations migrations;
    private final ProcessDeployments deployments;
    private final FilingWorkflow workflow;
    private final Texts texts;
    private final TransactionTemplate transaction;

    MigrationTrial(
            FilingMigrations filings,
            ProcessMigrations migrations,
            ProcessDeployments deployments,
            FilingWorkflow workflow,
            Texts texts,
            PlatformTransactionManager transactions) {
        this.filings = filings;
        this.migrations = migrations;
        this.deployments = deployments;
        this.workflow = workflow;
        this.texts = texts;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** To a version that is there. */
    MigrationPreview of(String source, String target, Map<String, String> pairs) {
        return rolledBack(() -> preview(source, target, pairs));
    }

    /** To a folder that would be deployed. */
    MigrationPreview of(String source, String type, Map<String, byte[]> files, Map<String, String> pairs) {
        return rolledBack(() -> preview(source, deployments.tryOut(type, files), pairs));
    }

    /**
     * What was approved is still so: filings came to no task, waiting event or other step that the new version has not, unless it was said that
     * such stay. Nothing is tried.
     *
     * @param target as it is, or will be, deployed
     * @throws ConflictException {@code release.stuck-now}
     */
    void stillMovable(Release release, String source, ProcessModel target) {
        if (release.leaves()) {
            return;
        }
        ProcessModel before = workflow.model(source);
        filings.everywhere(source).forEach((element, there) -> {
            String next = release.pairs().getOrDefault(element, element);
            Set<String> places = before.tasks().containsKey(element)
                    ? target.tasks().keySet()
                    : before.waits().contains(element)
                            ? target.waits()
                            : target.elements().keySet();
            if (!places.contains(next)) {
                String name = before.elements().getOrDefault(element, "");
                throw new ConflictException("release.stuck-now", name.isEmpty() ? element : name, there);
            }
        });
    }

    private MigrationPreview rolledBack(Supplier<MigrationPreview> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        }));
    }

    private MigrationPreview preview(String source, String target, Map<String, String> pairs) {
        Map<String, Integer> standing = filings.standing(source);
        List<MigrationPreview.Step> steps = new ArrayList<>();
        for (ProcessMigrations.Step step : migrations.plan(source, target, pairs)) {
            int there = standing.getOrDefault(step.element(), 0);
            boolean tried = there > 0 && step.barrier() == null;
            steps.add(new MigrationPreview.Step(
                    step.element(),
                    step.name(),
                    step.waiting(),
                    there,
                    step.target(),
                    step.targetName(),
                    step.barrier(),
                    tried ? fault(source, target, pairs, step.element()).orElse(null) : null));
        }
        return new MigrationPreview(
                standing.values().stream().mapToInt(Integer::intValue).sum(),
                standing.getOrDefault(FilingMigrations.AUTOMATIC, 0),
                steps,
                targets(workflow.model(target)));
    }

    private static List<MigrationPreview.Target> targets(ProcessModel model) {
        return Stream.concat(model.tasks().keySet().stream(), model.waits().stream())
                .map(id -> new MigrationPreview.Target(
                        id, model.elements().getOrDefault(id, ""), model.waits().contains(id)))
                .toList();
    }

    private Optional<String> fault(String source, String target, Map<String, String> pairs, String element) {
        UUID sample = filings.sample(source, element).orElse(null);
        if (sample == null) {
            return Optional.empty();
        }
        try {
            filings.migrate(List.of(sample), source, target, pairs);
            return Optional.empty();
        } catch (ZhubanException refused) {
            return Optional.of(texts.of(refused));
        }
    }
}
