package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.DecisionService;
import org.zhuban.filing.FilingStep;

/** A step of the automated review 自动审查 looked at again outside its run: it asks its table, and decides nothing. */
record CheckContext(UUID filing, String element, Blueprint blueprint, DecisionService decisions)
        implements FilingStep.Context {

    /** Names the table of such a step. */
    static final String DECISION = "decision";

    @Override
    public Map<String, String> properties() {
        return blueprint.propertiesOf(element);
    }

    @Override
    public List<Map<String, Object>> decide(String decision, Map<String, ?> facts) {
        return DecisionTables.ask(decisions, blueprint, decision, facts);
    }

    @Override
    public Set<String> unanswered(String decision, Set<String> facts) {
        Set<String> open = new TreeSet<>(blueprint.asked().getOrDefault(decision, Set.of()));
        open.removeAll(facts);
        return open;
    }

    @Override
    public void outcome(String outcome) {
        throw new UnsupportedOperationException(element + " is over");
    }
}
