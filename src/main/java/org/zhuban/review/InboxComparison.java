package org.zhuban.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.OpenUserTask;

/**
 * Compares the inbox with the engine's open tasks. Both are read in one snapshot, so what is going on meanwhile is no difference: a change
 * writes both in one transaction. Cost: the ids of all open tasks are held in memory, about 100 bytes each.
 */
@Component
class InboxComparison {

    private static final String APPLICANT = "applicant";
    private static final int PAGE = 1_000;

    private final FilingWorkflow workflow;
    private final JdbcClient jdbc;

    InboxComparison(FilingWorkflow workflow, JdbcClient jdbc) {
        this.workflow = workflow;
        this.jdbc = jdbc;
    }

    /** How inbox and engine differ about a task. */
    enum Kind {
        /** Open in the engine, not in the inbox. */
        MISSING,
        /** In the inbox, not open in the engine. */
        LEFT_OVER,
        /** Another assignee. */
        ASSIGNEE,
        /** Suspended in one only. */
        SUSPENDED
    }

    /** @param engine null when it is left over */
    record Difference(Kind kind, String taskId, UUID filing, @Nullable OpenUserTask engine) {

        String sentence() {
            return "task " + taskId + " of filing " + filing + ": "
                    + switch (kind) {
                        case MISSING -> "open in the engine, not in the inbox";
                        case LEFT_OVER -> "in the inbox, not open in the engine";
                        case ASSIGNEE -> "the engine has another assignee than the inbox";
                        case SUSPENDED -> "suspended in only one of engine and inbox";
                    };
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW, isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        Set<String> open = new HashSet<>();
        List<OpenUserTask> page = new ArrayList<>(PAGE);
        workflow.forEachOpenTask(task -> {
            if (!APPLICANT.equals(task.task().desk())) {
                open.add(task.task().id());
                page.add(task);
                if (page.size() == PAGE) {
                    compare(page, found);
                    page.clear();
                }
            }
        });
        compare(page, found);
        leftOver(open, found);
        return found;
    }

    private void compare(List<OpenUserTask> page, List<Difference> found) {
        if (page.isEmpty()) {
            return;
        }
        String[] ids = page.stream().map(task -> task.task().id()).toArray(String[]::new);
        Map<String, OpenTask> inbox = jdbc
                .sql("select " + OpenTaskRows.COLUMNS + " from open_task where id = any (:ids::text[])")
                .param("ids", ids)
                .query(OpenTaskRows::map)
                .list()
                .stream()
                .collect(Collectors.toMap(OpenTask::id, Function.identity()));
        for (OpenUserTask task : page) {
            OpenTask row = inbox.get(task.task().id());
            if (row == null) {
                found.add(difference(Kind.MISSING, task));
                continue;
            }
            if (!Objects.equals(row.assignee(), task.assignee())) {
                found.add(difference(Kind.ASSIGNEE, task));
            }
            if (row.suspended() != task.suspended()) {
                found.add(difference(Kind.SUSPENDED, task));
            }
        }
    }

    private static Difference difference(Kind kind, OpenUserTask task) {
        return new Difference(kind, task.task().id(), task.task().filing(), task);
    }

    private void leftOver(Set<String> open, List<Difference> found) {
        String after = "";
        List<Left> page;
        do {
            page = jdbc.sql("select id, filing from open_task where id > :after order by id limit :page")
                    .param("after", after)
                    .param("page", PAGE)
                    .query((row, number) -> new Left(row.getString("id"), row.getObject("filing", UUID.class)))
                    .list();
            for (Left row : page) {
                if (!open.contains(row.id())) {
                    found.add(new Difference(Kind.LEFT_OVER, row.id(), row.filing(), null));
                }
                after = row.id();
            }
        } while (page.size() == PAGE);
    }

    private record Left(String id, UUID filing) {}
}
