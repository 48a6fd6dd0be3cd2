package org.zhuban.studio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zhuban.audit.Audit;
import org.zhuban.filing.UnfinishedReviews;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.gate.DecisionOutline;
import org.zhuban.identity.CurrentAccount;

/** 自动审查未能完成 among a type's 异常: which filing, at which step, which table and why; run anew once that is mended. */
@Service
public class UnfinishedChecks {

    private static final int MOST = 200;

    private final UnfinishedReviews reviews;
    private final ProcessDeployments deployments;
    private final ProcessAdmins admins;
    private final Audit audit;

    UnfinishedChecks(UnfinishedReviews reviews, ProcessDeployments deployments, ProcessAdmins admins, Audit audit) {
        this.reviews = reviews;
        this.deployments = deployments;
        this.admins = admins;
        this.audit = audit;
    }

    /**
     * A filing whose automated review was not finished.
     *
     * @param step       name of the step
     * @param table      name of the table that it asks
     * @param unanswered what the table asks for and nobody filled in; empty where the table itself could not be worked out
     */
    public record Line(UUID filing, String number, String step, String table, Set<String> unanswered, Instant at) {}

    /** Of a type, the oldest first, at most 200; a line for each step that may be to blame. */
    public List<Line> of(CurrentAccount account, String type) {
        admins.require(account, "process-catalogue", "process:" + type);
        var names = new HashMap<String, Map<String, String>>();
        var lines = new ArrayList<Line>();
        for (UnfinishedReviews.Unfinished filing : reviews.of(type, MOST)) {
            Map<String, String> tables = names.computeIfAbsent(filing.definition(), this::tables);
            boolean asked = filing.checks().stream()
                    .anyMatch(check -> !check.unanswered().isEmpty());
            filing.checks().stream()
                    .filter(check -> !asked || !check.unanswered().isEmpty())
                    .forEach(check -> lines.add(new Line(
                            filing.filing(),
                            filing.number(),
                            check.name().isEmpty() ? check.element() : check.name(),
                            tables.getOrDefault(check.decision(), check.decision()),
                            check.unanswered(),
                            filing.at())));
            if (filing.checks().isEmpty()) {
                lines.add(new Line(filing.filing(), filing.number(), "–", "–", Set.of(), filing.at()));
            }
        }
        return lines;
    }

    private Map<String, String> tables(String definition) {
        var tables = new HashMap<String, String>();
        deployments.files(definition).forEach((path, content) -> {
            if (path.endsWith(".dmn")) {
                DecisionOutline.of(content).tables().forEach(table -> tables.put(table.id(), table.name()));
            }
        });
        return tables;
    }

    /** Runs it anew on the version that the filing is on now. @return false if it could not be finished this time either */
    public boolean anew(CurrentAccount account, String type, UUID filing) {
        admins.require(account, "incident-retry", "process:" + type);
        boolean finished = reviews.anew(filing);
        audit.done("incident-retry", "process:" + type, Map.of("filing", filing, "finished", finished));
        return finished;
    }
}
