package org.zhuban.filing;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A verb that a service task can name: {@code camunda:delegateExpression="${beanName}"}. The bean knows nothing of the engine; it runs in the caller's transaction. */
@FunctionalInterface
public interface FilingStep {

    void run(Context context);

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

        /** What the step decided: the gateway behind it asks for it as it asks for a reviewer's decision. */
        void outcome(String outcome);
    }
}
