package org.zhuban.filing.engine;

import java.util.Objects;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * 逾期未决: takes the way of the timer at a user task. The engine itself never fires these: its timers count calendar days, and know neither
 * holidays nor the days a filing spends with its applicant.
 */
final class Lapse implements Command<@Nullable Void> {

    private final String taskId;
    private final Blueprints blueprints;

    Lapse(String taskId, Blueprints blueprints) {
        this.taskId = taskId;
        this.blueprints = blueprints;
    }

    @Override
    public @Nullable Void execute(CommandContext context) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw new NullValueException("task " + taskId + " is gone");
        }
        ProcessModel.UserTask known = Objects.requireNonNull(
                blueprints.of(task.getProcessDefinitionId()).model().tasks().get(task.getTaskDefinitionKey()));
        ProcessModel.Lapse lapse = known.lapse();
        if (lapse == null) {
            throw new IllegalStateException(known.id() + " does not lapse");
        }
        ExecutionEntity execution = task.getExecution();
        execution.setVariable(CamundaWorkflow.OUTCOME, ProcessModel.LAPSED);
        ActivityImpl event = execution.getProcessDefinition().findActivity(lapse.element());
        ExecutionEntity held = Rounds.held(execution);
        (held == null ? execution : held).executeEventHandlerActivity(event);
        return null;
    }
}
