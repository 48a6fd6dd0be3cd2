package org.zhuban.filing.engine;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingProgress;

/** Rounds of countersigning 会签: one is the execution of a multi-instance body, which lives as long as the round. */
final class Rounds {

    private Rounds() {}

    /** The body's execution; null of a task that stands alone. Signers in turn share it, signers side by side each have one below it. */
    static @Nullable ExecutionEntity held(ExecutionEntity execution) {
        if (execution.hasVariableLocal(CamundaWorkflow.INSTANCES)) {
            return execution;
        }
        ExecutionEntity parent = execution.getParent();
        return parent != null && parent.hasVariableLocal(CamundaWorkflow.INSTANCES) ? parent : null;
    }

    static FilingProgress.@Nullable Round of(ExecutionEntity execution) {
        ExecutionEntity held = held(execution);
        return held == null
                ? null
                : new FilingProgress.Round(
                        held.getId(), (Integer) execution.getVariable(CamundaWorkflow.COUNTER) + 1, (Integer)
                                held.getVariableLocal(CamundaWorkflow.INSTANCES));
    }
}
