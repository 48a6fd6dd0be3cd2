package org.zhuban.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.reference.WorkingDays;

/** Keeps filing, inbox and path in step with the engine, inside the engine's transaction. */
@Component
class Progress implements FilingProgress {

    /** A user task of this desk means: the filing is with its applicant, the clock stands. */
    static final String APPLICANT = "applicant";

    private final Filings filings;
    private final FilingHistory history;
    private final OpenTasks openTasks;
    private final WorkingDays workingDays;
    private final Clock clock;

    Progress(Filings filings, FilingHistory history, OpenTasks openTasks, WorkingDays workingDays, Clock clock) {
        this.filings = filings;
        this.history = history;
        this.openTasks = openTasks;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public void opened(Task task) {
        Filings.Row row = filings.find(task.filing())
                .orElseThrow(() -> new IllegalStateException("a task without its filing: " + task.filing()));
        if (APPLICANT.equals(task.desk())) {
            Instant due = row.filing().dueAt();
            filings.returned(
                    task.filing(), due == null ? null : workingDays.left(clock.instant(), due), clock.instant());
            return;
        }
        Integer left = row.clockLeft();
        Instant due =
                task.round() != null && task.round().place() > 1 && row.filing().dueAt() != null
                        ? row.filing().dueAt() // the time limit is the step's, not each signer's
                        : workingDays.due(clock.instant(), left == null ? task.timeLimit() : Math.max(1, left));
        filings.due(task.filing(), due, task.processInstance(), task.definition());
        openTasks.add(task, row.filing(), Desks.group(task.desk(), row.filing()), due);
    }

    @Override
    public void assigned(String taskId, @Nullable UUID assignee) {
        openTasks.assign(taskId, assignee);
    }

    @Override
    public void closed(String taskId) {
        openTasks.remove(taskId);
    }

    @Override
    public void migrated(Task task, @Nullable UUID assignee) {
        Filings.Row row = filings.find(task.filing())
                .orElseThrow(() -> new IllegalStateException("a task without its filing: " + task.filing()));
        filings.migrated(task.filing(), task.definition());
        if (!APPLICANT.equals(task.desk())) {
            openTasks.migrated(task, Desks.group(task.desk(), row.filing()));
        }
    }

    @Override
    public void waits(UUID filing) {
        filings.waits(filing);
    }

    @Override
    public void suspended(String processInstance, boolean suspended) {
        filings.byInstance(processInstance).ifPresent(filing -> openTasks.suspend(filing, suspended));
    }

    @Override
    public void entered(UUID filing, String processInstance, List<Entered> elements) {
        history.addPath(filing, processInstance, elements);
    }

    @Override
    public void ended(UUID filing, String processInstance, String end) {
        FilingState state = FilingState.valueOf(end.toUpperCase(Locale.ROOT).replace('-', '_'));
        Instant now = clock.instant();
        if (state == FilingState.APPROVED) {
            int revision = filings.find(filing).orElseThrow().filing().revision();
            filings.supersede(filing, now)
                    .forEach(former -> history.addEvent(
                            former, history.event(now, FilingEvent.Kind.SUPERSEDED, "system", "", revision), null));
        }
        filings.ended(filing, state, now);
    }
}
