package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingStep;

/** Steps that note what they were told; {@code runChecks} asks its decision with the facts of the test. */
class FakeSteps {

    final List<String> ran = new CopyOnWriteArrayList<>();
    final List<Map<String, Object>> findings = new CopyOnWriteArrayList<>();
    volatile Map<String, ?> facts = Map.of();
    volatile @Nullable RuntimeException failure;

    FilingStep named(String name) {
        return context -> {
            ran.add(name + " " + context.element() + " " + context.properties());
            RuntimeException now = failure;
            if (now != null) {
                throw now;
            }
            String decision = context.properties().get("decision");
            if (decision != null) {
                findings.clear();
                findings.addAll(context.decide(decision, facts));
            }
        };
    }

    /** One that decides, always as that. */
    FilingStep deciding(String name, String outcome) {
        FilingStep step = named(name);
        return context -> {
            step.run(context);
            context.outcome(outcome);
        };
    }

    void reset() {
        ran.clear();
        findings.clear();
        facts = Map.of();
        failure = null;
    }
}
