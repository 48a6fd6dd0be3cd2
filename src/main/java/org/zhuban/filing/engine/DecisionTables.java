package org.zhuban.filing.engine;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.engine.gate.DecisionOutline;
import org.zhuban.filing.form.Conditions;

/** Asks a decision table of one version of a process. */
final class DecisionTables {

    private DecisionTables() {}

    /** @throws IllegalArgumentException if the version has no such table, or a fact is no scalar */
    static List<Map<String, Object>> ask(
            DecisionService decisions, Blueprint blueprint, String decision, Map<String, ?> facts) {
        return decisions
                .evaluateDecisionTableById(id(blueprint, decision), variables(facts))
                .getResultList();
    }

    private static String id(Blueprint blueprint, String decision) {
        String id = blueprint.decisions().get(decision);
        if (id == null) {
            throw new IllegalArgumentException(
                    decision + " is not a decision of " + blueprint.model().definition());
        }
        return id;
    }

    private static Map<String, Object> variables(Map<String, ?> facts) {
        var variables = new LinkedHashMap<String, Object>();
        facts.forEach((name, value) -> variables.put(name, fact(name, value)));
        return variables;
    }

    /**
     * As {@link #ask}, within a step that the engine runs: by the table's engine itself, not by a command of its own, whose failure would roll
     * back what the step belongs to.
     *
     * @throws RuntimeException whatever the table's engine stumbles over
     */
    static List<Map<String, Object>> askWithin(Blueprint blueprint, String decision, Map<String, ?> facts) {
        ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
        DecisionDefinition table =
                engine.getDeploymentCache().findDeployedDecisionDefinitionById(id(blueprint, decision));
        return engine.getDmnEngine()
                .evaluateDecisionTable((DmnDecision) table, variables(facts))
                .getResultList();
    }

    /** What the columns of a file's tables ask for and no other table of it answers, by decision; nothing of what cannot be read. */
    static void asked(byte[] dmn, Conditions conditions, Map<String, Set<String>> into) {
        DecisionOutline file;
        try {
            file = DecisionOutline.of(dmn);
        } catch (IllegalArgumentException unreadable) {
            return; // from before the gate
        }
        for (DecisionOutline.Table table : file.tables()) {
            List<DecisionOutline.Table> read = table.required() ? file.tables() : List.of(table);
            Set<String> names = new TreeSet<>();
            read.stream()
                    .flatMap(one -> one.inputs().stream())
                    .forEach(input -> conditions.names(input.asks()).ifPresent(names::addAll));
            if (table.required()) {
                read.stream().flatMap(one -> one.outputs().stream()).forEach(output -> names.remove(output.asks()));
            }
            into.put(table.id(), Collections.unmodifiableSet(names));
        }
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
