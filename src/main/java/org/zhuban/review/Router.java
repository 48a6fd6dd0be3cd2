package org.zhuban.review;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.review.TaskActs.Who;

/**
 * 分派: gives what has arrived at a routed desk to somebody who sits there and is present, a few seconds after it came; each task once. Not in
 * the transaction of who filed: he neither waits for it nor fails by it.
 */
@Component
class Router {

    private static final Logger log = LoggerFactory.getLogger(Router.class);
    private static final String LOCK = "desk-routing";
    private static final int AT_ONCE = 200;
    private static final Duration TRIED = Duration.ofDays(1);
    private static final Who PROGRAM = new Who(null, "");

    private final JdbcClient jdbc;
    private final JdbcOpenTasks tasks;
    private final TaskColleagues colleagues;
    private final StandIns standIns;
    private final TaskBarriers barriers;
    private final TaskActs acts;
    private final FilingWorkflow workflow;
    private final FilingService filings;
    private final Accounts accounts;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    Router(
            JdbcClient jdbc,
            JdbcOpenTasks tasks,
            TaskColleagues colleagues,
            StandIns standIns,
            TaskBarriers barriers,
            TaskActs acts,
            FilingWorkflow workflow,
            FilingService filings,
            Accounts accounts,
            Messages messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.colleagues = colleagues;
        this.standIns = standIns;
        this.barriers = barriers;
        this.acts = acts;
        this.workflow = workflow;
        this.filings = filings;
        this.accounts = accounts;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param rule of its desk */
    private record Arrived(String id, RoutingRule rule) {}

    @Scheduled(fixedDelayString = "${zhuban.review.routing:PT5S}")
    void arrived() {
        for (Arrived task : waiting()) {
            try {
                transaction.executeWithoutResult(status -> route(task));
            } catch (RuntimeException failed) {
                log.warn("Task {} was not given to anybody; it is tried again", task.id(), failed);
            }
        }
    }

    /** Of the last day, oldest first. */
    private List<Arrived> waiting() {
        return jdbc.sql(
                        """
                        select t.id, r.rule from desk_routing r
                        cross join lateral (
                            select id, created_at from open_task
                            where desk_group = 'authority|' || r.programme || '|' || r.region and not suspended
                              and created_at >= greatest(r.since, :dayAgo) and assignee is null and routed_at is null
                            order by created_at, id limit :atOnce) t
                        order by t.created_at, t.id limit :atOnce""")
                .param("dayAgo", OpenTaskRows.at(clock.instant().minus(TRIED)))
                .param("atOnce", AT_ONCE)
                .query((row, number) -> new Arrived(row.getString("id"), RoutingRule.valueOf(row.getString("rule"))))
                .list();
    }

    private void route(Arrived arrived) {
        if (!tasks.first(LOCK)) {
            return; // another node is at it
        }
        tasks.oneAtATime(arrived.id());
        Optional<OpenTask> found =
                tasks.find(arrived.id()).filter(task -> task.assignee() == null && !task.suspended());
        if (found.isEmpty() || !once(arrived.id())) {
            return;
        }
        OpenTask task = found.get();
        Map<UUID, String> present = colleagues.sitting(task);
        Set<UUID> absent = standIns.absent(present.keySet()).keySet();
        present.keySet().removeAll(absent);
        present.keySet().removeAll(barriers.barred(task));
        Optional<UUID> person = (arrived.rule() == RoutingRule.TABLE
                        ? named(task, present.keySet())
                        : Optional.<UUID>empty())
                .or(() -> fewest(present.keySet()));
        person.ifPresent(id -> {
            workflow.assign(task.id(), id);
            acts.add(
                    task, TaskAct.Kind.ROUTED, PROGRAM, null, new Who(id, Objects.requireNonNull(present.get(id))), "");
            messages.notice(id, "notice.task-routed", "tasks/" + task.id(), task.title(), task.number());
        });
    }

    /**
     * The first whom the table names and who is there. It knows the scalar answers, {@code region}, {@code step} and {@code revision}; its
     * output {@code person} is a login name.
     */
    private Optional<UUID> named(OpenTask task, Set<UUID> present) {
        String table = workflow.model(task.definition()).properties().get("routing");
        if (table == null || present.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> facts = new HashMap<>();
        filings.forReview(task.filing()).data().forEach((key, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                facts.put(key, value);
            }
        });
        facts.putAll(Map.of("region", task.region(), "step", task.task(), "revision", task.revision()));
        Map<String, UUID> logins = accounts.staff(Role.REVIEWER).stream()
                .filter(each -> present.contains(each.id()))
                .collect(Collectors.toMap(CurrentAccount::login, CurrentAccount::id));
        return workflow.decide(task.definition(), table, facts).stream()
                .map(row -> logins.get(String.valueOf(row.get("person"))))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Its desk's turn has come; never again. */
    private boolean once(String taskId) {
        return jdbc.sql("update open_task set routed_at = :now where id = :id and routed_at is null")
                        .param("now", OpenTaskRows.at(clock.instant()))
                        .param("id", taskId)
                        .update()
                > 0;
    }

    /** Who has the fewest; of several, to whom none was given for the longest time. */
    private Optional<UUID> fewest(Set<UUID> people) {
        Map<UUID, Load> loads = people.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(
                                """
                                select p.id, count(t.id) as tasks, coalesce(max(t.routed_at), '-infinity') as last
                                from unnest(:people::uuid[]) p (id) left join open_task t on t.assignee = p.id group by p.id""")
                        .param("people", people.toArray(UUID[]::new))
                        .query((row, number) ->
                                new Load(row.getObject("id", UUID.class), row.getInt("tasks"), row.getString("last")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Load::id, load -> load));
        return loads.values().stream()
                .min(Comparator.comparingInt(Load::tasks)
                        .thenComparing(Load::last)
                        .thenComparing(Load::id))
                .map(Load::id);
    }

    private record Load(UUID id, int tasks, String last) {}
}
