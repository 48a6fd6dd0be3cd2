package org.zhuban.filing.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.common.ConflictException;
import org.zhuban.filing.FilingProgress;

/** Rehearsals on Camunda 7: the draft is deployed, the filings are started and decided, days waited for come at once, and all of it is rolled back. */
@Service
class CamundaRehearsals implements ProcessRehearsals {

    private static final String APPLICANT = "applicant";
    private static final String RESUBMITTED = "resubmitted";

    /** What is assumed of a step that nobody was asked for, the first of these that it offers, else its first outcome. */
    private static final List<String> FAVOURABLE = List.of("approved", "accepted", "confirmed", RESUBMITTED);

    /** Acts of one filing; beyond, the draft goes round in circles. */
    private static final int MOST_ACTS = 200;

    private final ProcessDeployments deployments;
    private final Blueprints blueprints;
    private final ObjectProvider<ManagementService> jobs;
    private final FilingWorkflow workflow;
    private final TransactionTemplate transaction;

    CamundaRehearsals(
            ProcessDeployments deployments,
            Blueprints blueprints,
            ObjectProvider<ManagementService> jobs,
            FilingWorkflow workflow,
            PlatformTransactionManager transactions) {
        this.deployments = deployments;
        this.blueprints = blueprints;
        this.jobs = jobs;
        this.workflow = workflow;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void rehearse(
            String type, Map<String, byte[]> files, Supplier<@Nullable Part> parts, Consumer<Played> played) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            String definition = deployments.tryOut(type, files);
            try {
                ProcessModel model = blueprints.of(definition).model();
                for (Part part = parts.get(); part != null; part = parts.get()) {
                    played.accept(play(model, part));
                }
            } finally {
                blueprints.forget(definition);
            }
        });
    }

    private Played play(ProcessModel model, Part part) {
        Rehearsal rehearsal = Rehearsal.begin(part);
        try {
            var performance = new Performance(rehearsal, model, part);
            performance.run();
            return new Played(
                    part.filing(),
                    rehearsal.end(),
                    List.copyOf(rehearsal.path()),
                    performance.assumed,
                    performance.refused,
                    List.copyOf(rehearsal.findings()),
                    rehearsal.blind());
        } finally {
            Rehearsal.over();
        }
    }

    /** One filing on its way. */
    private final class Performance {

        private final Rehearsal rehearsal;
        private final ProcessModel model;
        private final Part part;
        private final List<Act> left;
        private final List<Act> assumed = new ArrayList<>();
        private final Map<String, List<String>> signed = new HashMap<>();
        private @Nullable Act refused;

        Performance(Rehearsal rehearsal, ProcessModel model, Part part) {
            this.rehearsal = rehearsal;
            this.model = model;
            this.part = part;
            this.left = new ArrayList<>(part.acts());
        }

        void run() {
            String instance = workflow.start(model.definition(), part.filing(), part.number(), part.region());
            for (int acts = 0; acts < MOST_ACTS && rehearsal.end() == null && refused == null; acts++) {
                Optional<Job> job = due(instance);
                if (job.isPresent()) {
                    jobs.getObject().executeJob(job.get().getId());
                    continue;
                }
                List<FilingProgress.Task> standing = rehearsal.standing();
                if (!standing.isEmpty()) {
                    perform(instance, standing);
                } else if (!taken(instance) && !passed(instance)) {
                    return;
                }
            }
        }

        /** While it waits for a day, the applicant may take it back, where the draft lets him. */
        private boolean taken(String instance) {
            if (left.isEmpty() || !left.get(0).outcome().equals(WITHDRAWN)) {
                return false;
            }
            left.remove(0);
            try {
                workflow.withdraw(instance);
                return true;
            } catch (ConflictException tooLate) {
                return false;
            }
        }

        /** The day it waits for comes at once. */
        private boolean passed(String instance) {
            for (String wait : model.waits()) {
                List<Job> timers = jobs.getObject()
                        .createJobQuery()
                        .processInstanceId(instance)
                        .activityId(wait)
                        .timers()
                        .list();
                if (!timers.isEmpty()) {
                    jobs.getObject().executeJob(timers.get(0).getId());
                    return true;
                }
            }
            return false;
        }

        /** What a step leaves to a job of its own. */
        private Optional<Job> due(String instance) {
            return jobs.getObject().createJobQuery().processInstanceId(instance).messages().list().stream()
                    .findFirst();
        }

        private void perform(String instance, List<FilingProgress.Task> standing) {
            for (int i = 0; i < left.size(); i++) {
                Act act = left.get(i);
                if (act.outcome().equals(WITHDRAWN)) {
                    left.subList(0, i + 1).clear();
                    workflow.withdraw(instance);
                    return;
                }
                Optional<FilingProgress.Task> meant = standing.stream()
                        .filter(task -> act.task() == null
                                ? task.desk().equals(APPLICANT)
                                : act.task().equals(task.element()))
                        .findFirst();
                if (meant.isPresent()) {
                    left.subList(0, i + 1).clear();
                    decide(meant.get(), act);
                    return;
                }
            }
            FilingProgress.Task task = standing.get(0);
            List<String> outcomes = known(task).outcomes();
            var act = new Act(
                    task.element(),
                    FAVOURABLE.stream()
                            .filter(outcomes::contains)
                            .findFirst()
                            .orElse(outcomes.isEmpty() ? FAVOURABLE.get(0) : outcomes.get(0)));
            assumed.add(act);
            decide(task, act);
        }

        private void decide(FilingProgress.Task task, Act act) {
            ProcessModel.UserTask known = known(task);
            if (act.outcome().equals(ProcessModel.LAPSED) && known.lapse() != null) {
                workflow.lapse(task.id());
                return;
            }
            if (!known.outcomes().isEmpty() && !known.outcomes().contains(act.outcome())) {
                refused = act;
                return;
            }
            if (known.desk().equals(APPLICANT) && act.outcome().equals(RESUBMITTED)) {
                rehearsal.resubmitted();
            }
            ProcessModel.Countersign rule = known.countersign();
            if (rule == null) {
                workflow.complete(task.id(), act.outcome());
            } else {
                sign(task, rule, act.outcome());
            }
        }

        private void sign(FilingProgress.Task task, ProcessModel.Countersign rule, String outcome) {
            String round = Objects.requireNonNull(task.round()).id();
            List<String> outcomes = signed.computeIfAbsent(round, first -> new ArrayList<>());
            outcomes.add(outcome);
            int approvals = ProcessModel.Countersign.approvals(outcomes);
            workflow.sign(round, task.id(), outcome, rule.verdict(outcomes) == null ? approvals : rule.needed());
        }

        private ProcessModel.UserTask known(FilingProgress.Task task) {
            return Objects.requireNonNull(model.tasks().get(task.element()));
        }
    }
}
