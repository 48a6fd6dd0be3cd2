package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingStep;
import org.zhuban.filing.Finding;

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
        var context = new StepContext(
                UUID.fromString((String) execution.getVariable(CamundaWorkflow.FILING)),
                execution.getCurrentActivityId(),
                blueprints.of(execution.getProcessDefinitionId()),
                execution,
                Rehearsal.present());
        if (context.rehearsal == null) {
            step.run(context);
        } else {
            step.rehearse(context);
        }
    }

    private record StepContext(
            UUID filing,
            String element,
            Blueprint blueprint,
            DelegateExecution execution,
            @Nullable Rehearsal rehearsal)
            implements FilingStep.Rehearsed {

        @Override
        public Map<String, Object> facts() {
            return Objects.requireNonNull(rehearsal).facts();
        }

        @Override
        public Optional<List<Finding>> supposed() {
            return Objects.requireNonNull(rehearsal).supposed();
        }

        @Override
        public void found(List<Finding> findings) {
            Objects.requireNonNull(rehearsal).found(findings);
        }

        @Override
        public List<Finding> findings() {
            return Objects.requireNonNull(rehearsal).lastFindings();
        }

        @Override
        public Map<String, String> properties() {
            return blueprint.propertiesOf(element);
        }

        @Override
        public List<Map<String, Object>> decide(String decision, Map<String, ?> facts) {
            return DecisionTables.askWithin(blueprint, decision, facts);
        }

        @Override
        public Set<String> unanswered(String decision, Set<String> facts) {
            Set<String> open = new TreeSet<>(blueprint.asked().getOrDefault(decision, Set.of()));
            open.removeAll(facts);
            return open;
        }

        @Override
        public void outcome(String outcome) {
            execution.setVariable(CamundaWorkflow.OUTCOME, outcome);
        }
    }
}
