package org.zhuban.filing.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.ConflictException;

/**
 * Migration by Camunda's plans. Equal steps are found by the engine: same id, same kind. A pair replaces what it found for that step. Timers
 * are set anew from the new version; waiting events 等待 count on from when the waiting began.
 */
@Service
class CamundaMigrations implements ProcessMigrations {

    private static final Logger LOG = LoggerFactory.getLogger(CamundaMigrations.class);
    private static final String APPLICANT = "applicant";
    /** Nobody's desk: a waiting event. */
    private static final String WAITING = "";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Blueprints blueprints;

    CamundaMigrations(RuntimeService runtime, TaskService tasks, Blueprints blueprints) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.blueprints = blueprints;
    }

    @Override
    public List<Step> plan(String source, String target, Map<String, String> pairs) {
        ProcessModel before = blueprints.of(source).model();
        ProcessModel after = blueprints.of(target).model();
        List<MigrationInstruction> equal = equal(source, target);
        Map<String, String> found = equal.stream()
                .collect(Collectors.toMap(
                        MigrationInstruction::getSourceActivityId, MigrationInstruction::getTargetActivityId));
        List<Step> steps = new ArrayList<>();
        for (ProcessModel.UserTask task : before.tasks().values()) {
            String wanted = pairs.containsKey(task.id()) ? pairs.get(task.id()) : found.get(task.id());
            ProcessModel.UserTask there = wanted == null ? null : after.tasks().get(wanted);
            String barrier = barrier(task, there, after, pairs.containsKey(task.id()));
            if (barrier == null && pairs.containsKey(task.id()) && !holds(source, target, equal, task.id(), wanted)) {
                barrier = "migration.barrier.pair";
            }
            ProcessModel.UserTask next = barrier == null ? there : null;
            steps.add(new Step(
                    task.id(),
                    task.name(),
                    task.desk(),
                    next == null ? null : next.id(),
                    next == null ? null : next.name(),
                    barrier));
        }
        for (String wait : before.waits()) {
            String wanted = pairs.containsKey(wait) ? pairs.get(wait) : found.get(wait);
            String barrier = barrier(wait, wanted, after, pairs.containsKey(wait));
            if (barrier == null && pairs.containsKey(wait) && !holds(source, target, equal, wait, wanted)) {
                barrier = "migration.barrier.pair";
            }
            String next = barrier == null ? wanted : null;
            steps.add(new Step(
                    wait,
                    before.elements().getOrDefault(wait, ""),
                    WAITING,
                    next,
                    next == null ? null : after.elements().getOrDefault(next, ""),
                    barrier));
        }
        return steps;
    }

    /** What waits for a day goes on waiting for one: the engine makes no task of it. */
    private static @Nullable String barrier(String wait, @Nullable String wanted, ProcessModel after, boolean paired) {
        if (after.waits().isEmpty()) {
            return "migration.barrier.no-wait";
        }
        if (wanted == null) {
            return after.elements().containsKey(wait) ? "migration.barrier.kind" : "migration.barrier.no-target";
        }
        if (after.waits().contains(wanted)) {
            return null;
        }
        return paired ? "migration.barrier.pair" : "migration.barrier.kind";
    }

    /** Who is to act must stay of the same kind: what waits for its applicant goes on waiting for him. */
    private static @Nullable String barrier(
            ProcessModel.UserTask task, ProcessModel.@Nullable UserTask there, ProcessModel after, boolean paired) {
        if (there == null && paired) {
            return "migration.barrier.pair";
        }
        if (there == null) {
            return after.elements().containsKey(task.id()) ? "migration.barrier.kind" : "migration.barrier.no-target";
        }
        if (paired && (task.countersign() != null || there.countersign() != null)) {
            return "migration.barrier.countersign";
        }
        boolean sameSide = task.desk().equals(there.desk()) || (inOffice(task.desk()) && inOffice(there.desk()));
        return sameSide ? null : "migration.barrier.desk";
    }

    private static boolean inOffice(String desk) {
        return desk.equals("authority") || desk.equals("process-office");
    }

    private boolean holds(
            String source, String target, List<MigrationInstruction> equal, String from, @Nullable String to) {
        try {
            build(source, target, equal, Map.of(from, Objects.requireNonNull(to)));
            return true;
        } catch (MigrationPlanValidationException refused) {
            return false;
        }
    }

    private List<MigrationInstruction> equal(String source, String target) {
        return runtime.createMigrationPlan(source, target)
                .mapEqualActivities()
                .updateEventTriggers()
                .build()
                .getInstructions();
    }

    private MigrationPlan build(
            String source, String target, List<MigrationInstruction> equal, Map<String, String> pairs) {
        MigrationPlanBuilder plan = runtime.createMigrationPlan(source, target);
        Set<String> waits = blueprints.of(source).model().waits();
        for (MigrationInstruction each : equal) {
            if (!pairs.containsKey(each.getSourceActivityId())) {
                var mapped = plan.mapActivities(each.getSourceActivityId(), each.getTargetActivityId());
                if (each.isUpdateEventTrigger()) {
                    mapped.updateEventTrigger();
                }
            }
        }
        pairs.forEach((from, to) -> {
            var mapped = plan.mapActivities(from, to);
            if (waits.contains(from)) {
                mapped.updateEventTrigger();
            }
        });
        return plan.build();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void migrate(Collection<String> instances, String source, String target, Map<String, String> pairs) {
        if (instances.isEmpty()) {
            return;
        }
        List<String> ids = List.copyOf(instances);
        if (runtime.createProcessInstanceQuery()
                        .processInstanceIds(Set.copyOf(ids))
                        .suspended()
                        .count()
                > 0) {
            throw new ConflictException("filing.suspended");
        }
        try {
            runtime.newMigration(sound(source, target, known(source, pairs)))
                    .processInstanceIds(ids)
                    .execute();
        } catch (MigrationPlanValidationException refused) {
            throw refused(
                    refused,
                    refused.getValidationReport().getInstructionReports().stream()
                            .map(report -> report.getMigrationInstruction().getSourceActivityId()),
                    source);
        } catch (MigratingProcessInstanceValidationException refused) {
            throw refused(
                    refused,
                    refused.getValidationReport().getActivityInstanceReports().stream()
                            .map(MigratingActivityInstanceValidationReport::getSourceScopeId),
                    source);
        } catch (OptimisticLockingException meanwhile) {
            throw new ConflictException("task.handled");
        }
        release(ids, source, target, pairs);
    }

    /** Without the steps that cannot go: what is wrong with one keeps back those that stand on it, not the others. */
    private MigrationPlan sound(String source, String target, Map<String, String> pairs) {
        Set<String> barred = plan(source, target, pairs).stream()
                .filter(step -> step.barrier() != null)
                .map(Step::element)
                .collect(Collectors.toSet());
        Map<String, String> wanted = new HashMap<>(pairs);
        wanted.keySet().removeAll(barred);
        List<MigrationInstruction> equal = equal(source, target).stream()
                .filter(each -> !barred.contains(each.getSourceActivityId()))
                .toList();
        return build(source, target, equal, wanted);
    }

    /** Pairs of steps that the old version has. */
    private Map<String, String> known(String source, Map<String, String> pairs) {
        Set<String> there = blueprints.of(source).model().elements().keySet();
        return pairs.entrySet().stream()
                .filter(pair -> there.contains(pair.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** By the steps' names where the engine says which it could not move; its own words are for the log. */
    private ConflictException refused(RuntimeException refused, Stream<String> elements, String source) {
        LOG.info("The engine refuses a migration from {}", source, refused);
        Map<String, String> names = blueprints.of(source).model().elements();
        String steps = elements.filter(Objects::nonNull)
                .distinct()
                .map(id -> names.getOrDefault(id, ""))
                .filter(Predicate.not(String::isBlank))
                .collect(Collectors.joining("、"));
        return steps.isEmpty()
                ? new ConflictException("migration.refused")
                : new ConflictException("migration.refused.step", steps);
    }

    /** Who claimed a task does not keep it where it goes to another desk. */
    private void release(List<String> instances, String source, String target, Map<String, String> pairs) {
        ProcessModel before = blueprints.of(source).model();
        ProcessModel after = blueprints.of(target).model();
        Map<String, String> moved = new HashMap<>(pairs);
        before.tasks().keySet().forEach(id -> moved.putIfAbsent(id, id));
        Set<String> elsewhere = new LinkedHashSet<>();
        moved.forEach((from, to) -> {
            ProcessModel.UserTask old = before.tasks().get(from);
            ProcessModel.UserTask now = after.tasks().get(to);
            if (old != null
                    && now != null
                    && !old.desk().equals(now.desk())
                    && !old.desk().equals(APPLICANT)) {
                elsewhere.add(to);
            }
        });
        if (!elsewhere.isEmpty()) {
            for (Task task : tasks.createTaskQuery()
                    .processInstanceIdIn(instances.toArray(String[]::new))
                    .taskDefinitionKeyIn(elsewhere.toArray(String[]::new))
                    .taskAssigned()
                    .list()) {
                tasks.setAssignee(task.getId(), null);
            }
        }
    }
}
