package org.zhuban.filing.engine;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.jspecify.annotations.Nullable;

/** Asks a decision table of one version of a process. */
final class DecisionTables {

    private DecisionTables() {}

    /** @throws IllegalArgumentException if the version has no such table, or a fact is no scalar */
    static List<Map<String, Object>> ask(
            DecisionService decisions, Blueprint blueprint, String decision, Map<String, ?> facts) {
        String id = blueprint.decisions().get(decision);
        if (id == null) {
            throw new IllegalArgumentException(
                    decision + " is not a decision of " + blueprint.model().definition());
        }
        var variables = new LinkedHashMap<String, Object>();
        facts.forEach((name, value) -> variables.put(name, fact(name, value)));
        return decisions.evaluateDecisionTableById(id, variables).getResultList();
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
