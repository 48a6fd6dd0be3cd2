package org.zhuban.review;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.identity.CurrentAccount;

/** A filing for the staff who decide or supervise at its desk, decided or still running: to read, not to act on. */
@Service
public class ReviewedFilings {

    private final FilingService filings;
    private final DeskFilingAccess access;
    private final JdbcOpenTasks tasks;
    private final TaskRequests requests;
    private final TaskActs acts;
    private final Audit audit;

    ReviewedFilings(
            FilingService filings,
            DeskFilingAccess access,
            JdbcOpenTasks tasks,
            TaskRequests requests,
            TaskActs acts,
            Audit audit) {
        this.tasks = tasks;
        this.requests = requests;
        this.acts = acts;
        this.filings = filings;
        this.access = access;
        this.audit = audit;
    }

    /**
     * Personal fields masked; audited.
     *
     * @throws NotFoundException {@code filing.unknown} if it is not of the account's desks, or was never submitted
     */
    @Transactional
    public ReviewedFiling details(CurrentAccount account, UUID filing) {
        FilingDetails details = require(account, filing);
        audit.done("filing-read", "filing:" + details.filing().number(), Map.of());
        DeskScopes desks = DeskScopes.seenBy(account);
        String task = details.onDesk()
                .flatMap(onDesk -> tasks.find(onDesk.taskId()))
                .filter(desks::cover)
                .map(OpenTask::id)
                .orElse(null);
        return new ReviewedFiling(
                PersonalFields.masked(details), task, account.organisation() == null ? team(account, details) : null);
    }

    private TaskTeam team(CurrentAccount account, FilingDetails details) {
        return new TaskTeam(
                requests.of(details.filing().id()),
                details.onDesk()
                        .flatMap(onDesk -> requests.proposal(onDesk.taskId()))
                        .orElse(null),
                acts.of(details.filing().id()),
                Set.of(account.id()),
                false);
    }

    /** After the check of the desk, which is audited when it refuses. */
    FilingDetails require(CurrentAccount account, UUID filing) {
        FilingDetails details = filings.forReview(filing);
        if (!access.mayRead(account, details.filing())) {
            audit.denied("filing-read", "filing:" + details.filing().number(), Map.of("reason", "filing.unknown"));
            throw new NotFoundException("filing.unknown");
        }
        return details;
    }
}
