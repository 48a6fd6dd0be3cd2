package org.zhuban.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.Texts;

/** {@code runChecks}: the automated review 自动审查. The type's facts go through the decision table named by property {@code decision}; each matching row is a finding. */
@Component("runChecks")
class RunChecks implements FilingStep {

    private static final Logger log = LoggerFactory.getLogger(RunChecks.class);

    /** Property of the step: the table that it asks. */
    static final String DECISION = "decision";

    /** Rule of the finding that the review was not finished. */
    static final String INCOMPLETE = "checks-incomplete";

    private final Filings filings;
    private final FilingData data;
    private final FilingHistory history;
    private final FilingTypes types;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    RunChecks(
            Filings filings,
            FilingData data,
            FilingHistory history,
            @org.springframework.context.annotation.Lazy FilingTypes types,
            Texts texts,
            Audit audit,
            Clock clock) {
        this.filings = filings;
        this.data = data;
        this.history = history;
        this.types = types;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void run(Context context) {
        Filings.Row row = filings.find(context.filing()).orElseThrow();
        Filing filing = row.filing();
        Map<String, Object> facts = types.facts(filing, data.open(filing.id(), row.data()));
        history.addFacts(filing.id(), filing.revision(), facts);
        List<Finding> findings = findings(context, facts, clock.instant());
        history.addFindings(filing.id(), filing.revision(), findings);
        if (findings.stream().anyMatch(finding -> finding.rule().equals(INCOMPLETE))) {
            audit.done(
                    "checks-incomplete",
                    "filing:" + filing.number(),
                    Map.of("step", context.element(), "revision", filing.revision()));
        }
    }

    @Override
    public void rehearse(Rehearsed context) {
        context.found(context.supposed().orElseGet(() -> findings(context, context.facts(), clock.instant())));
    }

    /** What a reviewer sees when the table could not be asked: it is never silent, and never an approval. */
    List<Finding> findings(Context context, Map<String, Object> facts, Instant now) {
        String decision = context.properties().get(DECISION);
        if (decision == null) {
            throw new IllegalStateException(context.element() + " names no decision table");
        }
        Set<String> unanswered = context.unanswered(decision, facts.keySet());
        List<Finding> findings = new ArrayList<>();
        RuntimeException failure = null;
        try {
            for (Map<String, Object> match : context.decide(decision, facts)) {
                findings.add(finding(match, now));
            }
        } catch (RuntimeException unanswerable) {
            failure = unanswerable;
            findings.clear();
        }
        if (failure != null || !unanswered.isEmpty()) {
            log.atLevel(context instanceof Rehearsed ? Level.DEBUG : Level.ERROR)
                    .setCause(failure)
                    .log("{} could not be asked for filing {}; unanswered: {}", decision, context.filing(), unanswered);
            findings.add(new Finding(
                    INCOMPLETE,
                    Finding.Result.UNCHECKED,
                    texts.text(Locale.SIMPLIFIED_CHINESE, "filing.checks-incomplete"),
                    null,
                    null,
                    now));
        }
        return findings;
    }

    private static Finding finding(Map<String, Object> match, Instant now) {
        return new Finding(
                text(match, "rule"),
                Finding.Result.valueOf(text(match, "result")),
                text(match, "message"),
                optional(match, "field"),
                optional(match, "source"),
                now);
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
