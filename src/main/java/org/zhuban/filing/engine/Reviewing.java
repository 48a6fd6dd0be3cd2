package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompletionCondition;
import org.camunda.bpm.model.bpmn.instance.LoopCardinality;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.engine.gate.CountersignRule;

/** What a diagram says about how a user task is reviewed; the gate has seen that it is sound. */
final class Reviewing {

    private Reviewing() {}

    static ProcessModel.@Nullable Countersign countersign(UserTask task) {
        if (!(task.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop)) {
            return null;
        }
        LoopCardinality cardinality = loop.getLoopCardinality();
        CompletionCondition condition = loop.getCompletionCondition();
        int of = cardinality == null
                ? 0
                : CountersignRule.of(cardinality.getTextContent().strip());
        int needed = condition == null
                ? 0
                : CountersignRule.needed(condition.getTextContent().strip(), of);
        return of == 0 || needed == 0 ? null : new ProcessModel.Countersign(of, needed, loop.isSequential());
    }

    static List<String> fourEyes(Map<String, String> properties) {
        String named = properties.getOrDefault("fourEyes", "").strip();
        return named.isEmpty() ? List.of() : List.of(named.split("[,\\s]+"));
    }

    static ProcessModel.@Nullable Lapse lapse(UserTask task) {
        return task.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> task.equals(event.getAttachedTo())
                        && event.cancelActivity()
                        && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .map(event -> new ProcessModel.Lapse(
                        event.getId(), Blueprints.name(Objects.requireNonNullElse(event.getName(), ""))))
                .findFirst()
                .orElse(null);
    }
}
