package org.zhuban.filing.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.zhuban.filing.FilingProgress;

/**
 * Tells the kit, in the engine's transaction, what happens to a filing. No single hook of the engine sees every change: built-in task
 * listeners see create, claim, complete and delete, even where custom listeners are skipped; history events see migration, suspension, the
 * path and the end.
 */
final class ProgressHooks extends AbstractBpmnParseListener implements TaskListener, HistoryEventHandler {

    private static final List<String> EVENTS =
            List.of(EVENTNAME_CREATE, EVENTNAME_ASSIGNMENT, EVENTNAME_COMPLETE, EVENTNAME_DELETE);

    /** At the gateway before several events, it waits at the gateway. */
    private static final Set<String> WAITING =
            Set.of(ActivityTypes.INTERMEDIATE_EVENT_TIMER, ActivityTypes.GATEWAY_EVENT_BASED);

    private final ObjectProvider<FilingProgress> progress;
    private final Blueprints blueprints;
    private final Clock clock;

    ProgressHooks(ObjectProvider<FilingProgress> progress, Blueprints blueprints, Clock clock) {
        this.progress = progress;
        this.blueprints = blueprints;
        this.clock = clock;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = Objects.requireNonNull(((ProcessDefinitionEntity) scope.getProcessDefinition())
                .getTaskDefinitions()
                .get(activity.getId()));
        EVENTS.forEach(event -> task.addBuiltInTaskListener(event, this));
    }

    /** A timer that ends a user task is fired by the kit, at the end of the task's time limit: see {@link Lapse}. */
    @Override
    public void parseBoundaryTimerEventDefinition(Element element, boolean interrupting, ActivityImpl timer) {
        ActivityBehavior host = timer.getEventScope() instanceof ActivityImpl activity ? behaviour(activity) : null;
        if (interrupting && host instanceof UserTaskActivityBehavior) {
            timer.getEventScope()
                    .getProperties()
                    .get(BpmnProperties.TIMER_DECLARATIONS)
                    .remove(timer.getId());
        }
    }

    private static @Nullable ActivityBehavior behaviour(ActivityImpl activity) {
        return activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior
                ? activity.getActivities().get(0).getActivityBehavior()
                : activity.getActivityBehavior();
    }

    @Override
    public void notify(DelegateTask task) {
        Rehearsal rehearsal = Rehearsal.present();
        if (rehearsal != null) {
            rehearse(rehearsal, task);
            return;
        }
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> progress.getObject().opened(opened(task, clock.instant()));
            case EVENTNAME_ASSIGNMENT -> progress.getObject().assigned(task.getId(), account(task.getAssignee()));
            case EVENTNAME_COMPLETE, EVENTNAME_DELETE -> progress.getObject().closed(task.getId());
            default -> {}
        }
    }

    private void rehearse(Rehearsal rehearsal, DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> rehearsal.opened(opened(task, clock.instant()));
            case EVENTNAME_COMPLETE, EVENTNAME_DELETE -> rehearsal.closed(task.getId());
            default -> {}
        }
    }

    private FilingProgress.Task opened(DelegateTask task, Instant at) {
        ProcessModel model = blueprints.of(task.getProcessDefinitionId()).model();
        ProcessModel.UserTask known = model.tasks().get(task.getTaskDefinitionKey());
        if (known == null) {
            throw new ProcessEngineException(
                    "no user task " + task.getTaskDefinitionKey() + " in " + model.definition());
        }
        return new FilingProgress.Task(
                task.getId(),
                filing((String) task.getVariable(CamundaWorkflow.FILING)),
                task.getProcessInstanceId(),
                model.definition(),
                known.id(),
                known.name(),
                known.desk(),
                known.timeLimit(),
                at,
                known.countersign() == null ? null : Rounds.of((ExecutionEntity) task.getExecution()),
                known.lapse() != null);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricActivityInstanceEventEntity activity) {
            entered(activity);
        } else if (event instanceof HistoricTaskInstanceEventEntity task) {
            migrated(task);
        } else if (event instanceof HistoricProcessInstanceEventEntity instance) {
            if (instance.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)) {
                ended(instance);
            } else if (instance.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_UPDATE)) {
                boolean suspended = "SUSPENDED".equals(instance.getState());
                progress.getObject().suspended(instance.getProcessInstanceId(), suspended);
            }
        }
    }

    private void entered(HistoricActivityInstanceEventEntity activity) {
        if (activity.getActivityId().indexOf('#') >= 0) {
            return; // the body of a multi-instance activity has no shape of its own
        }
        CommandPath path = Context.getCommandContext().getSession(CommandPath.class);
        String instance = activity.getProcessInstanceId();
        if (!path.knows(instance)) {
            path.begin(instance, filingOf(instance));
        }
        path.enter(instance, activity.getActivityId());
        if (WAITING.contains(activity.getActivityType()) && Rehearsal.present() == null) {
            progress.getObject().waits(filingOf(instance));
        }
    }

    private void migrated(HistoricTaskInstanceEventEntity event) {
        TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(event.getTaskId());
        progress.getObject().migrated(opened(task, task.getCreateTime().toInstant()), account(task.getAssignee()));
    }

    private void ended(HistoricProcessInstanceEventEntity event) {
        // Deleted from outside: its tasks are closed one by one, and no end of the model was reached.
        if ("COMPLETED".equals(event.getState()) && event.getEndActivityId() != null) {
            Rehearsal rehearsal = Rehearsal.present();
            String instance = event.getProcessInstanceId();
            if (rehearsal == null) {
                progress.getObject().ended(filingOf(instance), instance, event.getEndActivityId());
            } else {
                rehearsal.ended(event.getEndActivityId());
            }
        }
    }

    private static UUID filingOf(String instance) {
        ExecutionEntity execution =
                Context.getCommandContext().getExecutionManager().findExecutionById(instance);
        return filing(execution == null ? null : (String) execution.getVariable(CamundaWorkflow.FILING));
    }

    private static UUID filing(@Nullable String id) {
        if (id == null) {
            throw new FilingGoneException();
        }
        return UUID.fromString(id);
    }

    /** Somebody without an account of ours, in the engine's own task list, counts as nobody. */
    static @Nullable UUID account(@Nullable String assignee) {
        try {
            return assignee == null ? null : UUID.fromString(assignee);
        } catch (IllegalArgumentException foreign) {
            return null;
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
