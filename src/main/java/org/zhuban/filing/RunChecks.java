package org.zhuban.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code runChecks}: the automated review 自动审查. The type's facts go through the decision table named by property {@code decision}; each matching row is a finding. */
@Component("runChecks")
class RunChecks implements FilingStep {

    private final Filings filings;
    private final FilingData data;
    private final FilingHistory history;
    private final FilingTypes types;
    private final Clock clock;

    RunChecks(
            Filings filings,
            FilingData data,
            FilingHistory history,
            @org.springframework.context.annotation.Lazy FilingTypes types,
            Clock clock) {
        this.filings = filings;
        this.data = data;
        this.history = history;
        this.types = types;
        this.clock = clock;
    }

    @Override
    public void run(Context context) {
        Filings.Row row = filings.find(context.filing()).orElseThrow();
        Filing filing = row.filing();
        Map<String, Object> facts = types.facts(filing, data.open(filing.id(), row.data()));
        history.addFacts(filing.id(), filing.revision(), facts);
        history.addFindings(filing.id(), filing.revision(), findings(context, facts, clock.instant()));
    }

    @Override
    public void rehearse(Rehearsed context) {
        context.found(context.supposed().orElseGet(() -> findings(context, context.facts(), clock.instant())));
    }

    private static List<Finding> findings(Context context, Map<String, Object> facts, Instant now) {
        String decision = context.properties().get("decision");
        if (decision == null) {
            throw new IllegalStateException(context.element() + " names no decision table");
        }
        return context.decide(decision, facts).stream()
                .map(match -> new Finding(
                        text(match, "rule"),
                        Finding.Result.valueOf(text(match, "result")),
                        text(match, "message"),
                        optional(match, "field"),
                        optional(match, "source"),
                        now))
                .toList();
    }

    private static String text(Map<String, Object> match, String output) {
        Object value = match.get(output);
        if (value == null) {
            throw new IllegalStateException("a decision row without " + output);
        }
        return value.toString();
    }

    private static @Nullable String optional(Map<String, Object> match, String output) {
        Object value = match.get(output);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
