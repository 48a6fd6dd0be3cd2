package org.zhuban.studio.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.engine.gate.WorkingDaysRule;

/**
 * A kind of step of this product, as the palette offers it.
 *
 * @param word       of its texts {@code studio.step-kind.<word>}
 * @param type       BPMN element
 * @param icon       class of its picture
 * @param step       what a service task runs; null for others
 * @param duration     how long a timer waits; null for others
 * @param properties extension properties and what they begin with
 */
record StepKind(
        String word,
        String type,
        String icon,
        @Nullable String step,
        @Nullable String duration,
        Map<String, String> properties) {

    private static final List<StepKind> ALL = List.of(
            person("review", "authority"),
            person("correct", "applicant"),
            person("confirm", "person"),
            automatic("checks", "runChecks", Map.of("decision", "")),
            automatic("register", "enterRegister", Map.of()),
            automatic("document", "issueDocument", Map.of()),
            automatic("publish", "publish", Map.of("days", "5")),
            new StepKind(
                    "wait",
                    "bpmn:IntermediateCatchEvent",
                    "bpmn-icon-intermediate-event-catch-timer",
                    null,
                    "P5D",
                    Map.of(WorkingDaysRule.PROPERTY, "true")),
            automatic("notify", "notifyApplicant", Map.of("template", "filing-approved")));

    private static StepKind person(String word, String desk) {
        return new StepKind(word, "bpmn:UserTask", "bpmn-icon-user-task", null, null, Map.of("desk", desk));
    }

    private static StepKind automatic(String word, String step, Map<String, String> properties) {
        return new StepKind(word, "bpmn:ServiceTask", "bpmn-icon-service-task", step, null, properties);
    }

    /** Those whose step there is. */
    static List<StepKind> offered(Set<String> steps) {
        return ALL.stream()
                .filter(kind -> kind.step() == null || steps.contains(kind.step()))
                .toList();
    }

    String id() {
        return "org.zhuban." + word;
    }
}
