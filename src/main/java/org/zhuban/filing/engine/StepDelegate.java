package org.zhuban.filing.engine;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
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
            String id = blueprint.decisions().get(decision);
            if (id == null) {
                throw new IllegalArgumentException(
                        decision + " is not a decision of " + blueprint.model().definition());
            }
            var variables = new LinkedHashMap<String, Object>();
            facts.forEach((name, value) -> variables.put(name, fact(name, value)));
            return execution
                    .getProcessEngineServices()
                    .getDecisionService()
                    .evaluateDecisionTableById(id, variables)
                    .getResultList();
        }

        @Override
        public void outcome(String outcome) {
            execution.setVariable(CamundaWorkflow.OUTCOME, outcome);
        }

        /** FEEL calls methods on Java objects: none gets there (SECURITY 18). */
        private static @Nullable Object fact(String name, @Nullable Object value) {
            if (value instanceof Enum<?> constant) {
                return constant.name();
            }
            if (value instanceof BigDecimal decimal) {
                return decimal.doubleValue();
            }
            if (value == null
                    || value instanceof Boolean
                    || value instanceof String
                    || value instanceof Number
                    || value instanceof Temporal) {
                return value;
            }
            throw new IllegalArgumentException("fact " + name + " is a " + value.getClass() + ", not a scalar");
        }
    }
}
