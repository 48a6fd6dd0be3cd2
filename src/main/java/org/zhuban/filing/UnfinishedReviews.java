package org.zhuban.filing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.FilingWorkflow;

/**
 * 自动审查未能完成: filings in review whose table could not be asked. A person reviews them anyhow; once the table is mended, and they moved to the
 * version that has it, the review is run anew and says what it finds. It never decides then. Who calls has asked who may.
 */
@Service
public class UnfinishedReviews {

    private static final String UNFINISHED =
            """
             from filing f join filing_finding u on u.filing = f.id and u.revision = f.revision and u.rule = 'checks-incomplete'
            where f.state = 'IN_REVIEW' and f.process_definition is not null\s""";

    private final Filings filings;
    private final FilingData data;
    private final FilingHistory history;
    private final FilingTypes types;
    private final RunChecks checks;
    private final FilingWorkflow workflow;
    private final Audit audit;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    UnfinishedReviews(
            Filings filings,
            FilingData data,
            FilingHistory history,
            FilingTypes types,
            RunChecks checks,
            FilingWorkflow workflow,
            Audit audit,
            Clock clock,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.filings = filings;
        this.data = data;
        this.history = history;
        this.types = types;
        this.checks = checks;
        this.workflow = workflow;
        this.audit = audit;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A filing.
     *
     * @param definition version that it runs on
     * @param checks     steps of the automated review that this version has
     */
    public record Unfinished(UUID filing, String number, String definition, Instant at, List<Check> checks) {}

    /**
     * A step of the automated review.
     *
     * @param element    BPMN id
     * @param decision   key of its table
     * @param unanswered what the table asks for and nobody filled in; empty where the table itself could not be worked out
     */
    public record Check(String element, String name, String decision, Set<String> unanswered) {}

    /** How many there are by type; types without any are left out. */
    public Map<String, Integer> counts() {
        return jdbc
                .sql("select f.type, count(*)::int as filings" + UNFINISHED + "group by f.type")
                .query((row, number) -> Map.entry(row.getString("type"), row.getInt("filings")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of a type, the oldest first. */
    public List<Unfinished> of(String type, int most) {
        return jdbc.sql(
                        """
                        select f.id, f.number, f.process_definition, u.at,
                               array(select jsonb_object_keys(k.facts) from filing_facts k where k.filing = f.id and k.revision = f.revision) as known"""
                                + UNFINISHED + "and f.type = :type order by u.at, f.id limit :most")
                .param("type", type)
                .param("most", most)
                .query(this::listed)
                .list();
    }

    private Unfinished listed(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String definition = row.getString("process_definition");
        Set<String> known = Set.of((String[]) row.getArray("known").getArray());
        Map<String, String> names = workflow.model(definition).elements();
        return new Unfinished(
                id,
                row.getString("number"),
                definition,
                row.getTimestamp("at").toInstant(),
                workflow.checks(definition, id).stream()
                        .map(check -> {
                            String decision =
                                    Objects.requireNonNull(check.properties().get(RunChecks.DECISION));
                            return new Check(
                                    check.element(),
                                    names.getOrDefault(check.element(), ""),
                                    decision,
                                    check.unanswered(decision, known));
                        })
                        .toList());
    }

    /**
     * Runs the automated review of a filing anew, on the version that it is on now. Its findings take the place of the one that it was not finished.
     * The table is asked outside the transaction that keeps them: one that fails undoes nothing.
     *
     * @return false if it could not be finished this time either
     * @throws NotFoundException {@code filing.unknown}
     * @throws ConflictException {@code checks.not-unfinished} if it was finished, decided or returned meanwhile
     */
    public boolean anew(UUID filing) {
        Filings.Row row = filings.find(filing).orElseThrow(() -> new NotFoundException("filing.unknown"));
        Filing before = row.filing();
        String definition = before.processDefinition();
        if (definition == null || !unfinished(before)) {
            throw new ConflictException("checks.not-unfinished");
        }
        Map<String, Object> facts = types.facts(before, data.open(filing, row.data()));
        List<Finding> findings = new ArrayList<>();
        for (FilingStep.Context check : workflow.checks(definition, filing)) {
            findings.addAll(checks.findings(check, facts, clock.instant()));
        }
        boolean finished = findings.stream().noneMatch(finding -> finding.rule().equals(RunChecks.INCOMPLETE));
        transaction.executeWithoutResult(status -> keep(before, definition, findings, finished));
        return finished;
    }

    private void keep(Filing before, String definition, List<Finding> findings, boolean finished) {
        Filing now = filings.lock(before.id()).orElseThrow().filing();
        if (now.revision() != before.revision() || !definition.equals(now.processDefinition()) || !unfinished(now)) {
            throw new ConflictException("checks.not-unfinished");
        }
        if (finished) {
            history.finishReview(now.id(), now.revision(), findings);
        }
        audit.done(
                "checks-anew",
                "filing:" + now.number(),
                Map.of("revision", now.revision(), "finished", finished, "findings", findings.size()));
    }

    private boolean unfinished(Filing filing) {
        return filing.state() == FilingState.IN_REVIEW
                && history.findings(filing.id(), filing.revision()).stream()
                        .anyMatch(finding -> finding.rule().equals(RunChecks.INCOMPLETE));
    }
}
