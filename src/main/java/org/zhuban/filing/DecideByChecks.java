package org.zhuban.filing;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.Ids;
import org.zhuban.common.Texts;

/**
 * {@code decideByChecks}: the automated review 自动审查 decides, from the findings that {@code runChecks} left (RULES XJ 3). Nothing failed and
 * nothing stayed unchecked: {@code approved}, and that stands on the timeline as any decision does; else {@code review}, a person's.
 */
@Component("decideByChecks")
class DecideByChecks implements FilingStep {

    /** Who decided, for timeline and audit. */
    static final String ACTOR = "system";

    private final Filings filings;
    private final FilingHistory history;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    DecideByChecks(Filings filings, FilingHistory history, Texts texts, Audit audit, Clock clock) {
        this.filings = filings;
        this.history = history;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void run(Context context) {
        Filing filing = filings.find(context.filing()).orElseThrow().filing();
        List<Finding> findings = history.findings(filing.id(), filing.revision());
        boolean clear = clear(findings);
        context.outcome(outcome(clear));
        if (clear) {
            history.addEvent(
                    filing.id(),
                    new FilingEvent(
                            Ids.next(),
                            clock.instant(),
                            FilingEvent.Kind.DECIDED,
                            ACTOR,
                            texts.text(Locale.SIMPLIFIED_CHINESE, "filing.decided-by-checks"),
                            filing.revision(),
                            context.element(),
                            "approved",
                            texts.text(Locale.SIMPLIFIED_CHINESE, "filing.checks-passed", findings.size()),
                            List.of()),
                    null);
            audit.done(
                    "filing-decide",
                    "filing:" + filing.number(),
                    Map.of("task", context.element(), "outcome", "approved", "revision", filing.revision()));
        }
    }

    @Override
    public void rehearse(Rehearsed context) {
        context.outcome(outcome(clear(context.findings())));
    }

    private static boolean clear(List<Finding> findings) {
        return !findings.isEmpty()
                && findings.stream()
                        .noneMatch(finding -> finding.result() == Finding.Result.FAIL
                                || finding.result() == Finding.Result.UNCHECKED);
    }

    private static String outcome(boolean clear) {
        return clear ? "approved" : "review";
    }
}
