package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.zhuban.filing.FilingStep;

/** The incoming door: a service task runs a {@link FilingStep}, which learns nothing of the engine. */
final class StepDelegate implements JavaDelegate {

    private final FilingStep step;
    private final Blueprints blueprints;

    StepDelegate(FilingStep step, Blueprints blueprints) {
        this.step = step;
        this.blueprints = blueprints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        step.run(new StepContext(
                UUID.fromString((String) execution.getVariable(CamundaWorkflow.FILING)),
                execution.getCurrentActivityId(),
                blueprints.of(execution.getProcessDefinitionId()),
                execution));
    }

    private record StepContext(UUID filing, String element, Blueprint blueprint, DelegateExecution execution)
            implements FilingStep.Context {

        @Override
        public Map<String, String> properties() {
            return blueprint.propertiesOf(element);
        }

        @Override
        public List<Map<String, Object>> decide(String decision, Map<String, ?> facts) {
            return DecisionTables.ask(
                    execution.getProcessEngineServices().getDecisionService(), blueprint, decision, facts);
        }

        @Override
        public void outcome(String outcome) {
            execution.setVariable(CamundaWorkflow.OUTCOME, outcome);
        }
    }
}
