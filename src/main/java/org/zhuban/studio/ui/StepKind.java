package org.zhuban.studio.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of step of this product, as the palette offers it.
 *
 * @param word       of its texts {@code studio.step-kind.<word>}
 * @param step       what a service task runs; null = somebody does it
 * @param properties extension properties and what they begin with
 */
record StepKind(String word, @Nullable String step, Map<String, String> properties) {

    private static final List<StepKind> ALL = List.of(
            new StepKind("review", null, Map.of("desk", "authority")),
            new StepKind("correct", null, Map.of("desk", "applicant")),
            new StepKind("confirm", null, Map.of("desk", "person")),
            new StepKind("checks", "runChecks", Map.of("decision", "")),
            new StepKind("register", "enterRegister", Map.of()),
            new StepKind("document", "issueDocument", Map.of()),
            new StepKind("publish", "publish", Map.of()),
            new StepKind("notify", "notifyApplicant", Map.of("template", "filing-approved")));

    /** Those whose step there is. */
    static List<StepKind> offered(Set<String> steps) {
        return ALL.stream()
                .filter(kind -> kind.step() == null || steps.contains(kind.step()))
                .toList();
    }

    String id() {
        return "org.zhuban." + word;
    }

    String type() {
        return step == null ? "bpmn:UserTask" : "bpmn:ServiceTask";
    }

    String icon() {
        return step == null ? "bpmn-icon-user-task" : "bpmn-icon-service-task";
    }
}
