package org.zhuban.filing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A verb that a service task can name: {@code camunda:delegateExpression="${beanName}"}. The bean knows nothing of the engine; it runs in the caller's transaction. */
@FunctionalInterface
public interface FilingStep {

    void run(Context context);

    /** In a rehearsal 试运行 of a draft of the process, on a filing of the past: what later steps go by, and nothing that lasts. Most do nothing. */
    default void rehearse(Rehearsed context) {}

    /** What a step is told in a rehearsal. */
    interface Rehearsed extends Context {

        /** What the automated review knew of this submission then. */
        Map<String, Object> facts();

        /** What it is supposed to find, where nobody knows the facts but those who made the case up. */
        Optional<List<Finding>> supposed();

        /** What it finds in this rehearsal. */
        void found(List<Finding> findings);

        /** What it found last; empty if it did not look. */
        List<Finding> findings();
    }

    /** What a step is told. */
    interface Context {

        UUID filing();

        /** BPMN id of the service task. */
        String element();

        /** Extension properties of the service task, e.g. {@code decision}, {@code template}. */
        Map<String, String> properties();

        /**
         * Evaluates a decision table of this process's own deployment.
         *
         * @param facts booleans, numbers, dates and enum-like strings; never personal data
         * @return its matching rows, output name → value
         */
        List<Map<String, Object>> decide(String decision, Map<String, ?> facts);

        /** What a decision table asks for and the facts of these names do not say; a rule that needs it never applies. */
        default Set<String> unanswered(String decision, Set<String> facts) {
            return Set.of();
        }

        /** What the step decided: the gateway behind it asks for it as it asks for a reviewer's decision. */
        void outcome(String outcome);
    }
}
