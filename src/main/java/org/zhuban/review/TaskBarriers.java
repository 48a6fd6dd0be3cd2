package org.zhuban.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;

/**
 * Who may not decide a task that sits at its desk, because of what he decided before: one who signed in the same round 会签, and where the
 * model asks for four eyes 四眼, one who decided the step before. Steps of which the model says nothing cost nothing.
 */
@Component
class TaskBarriers {

    static final String SIGNED = "review.signed-already";
    static final String SIGNS = "review.signs-another";
    static final String FOUR_EYES = "review.four-eyes";

    /** Who signed in the round, or had it signed for him. */
    private static final String SIGNERS =
            """
            select e.actor from filing_event e where e.round = :round and e.kind = 'DECIDED'
            union
            select a.behalf::text from filing_event e join task_act a on a.filing = e.filing and a.task_id = e.task_id and a.kind = 'STOOD_IN'
            where e.round = :round and e.kind = 'DECIDED'""";

    /** Who has another task of the round, or decided it and waits for signers. */
    private static final String HOLDERS =
            """
            select o.assignee::text from open_task o where o.round = :round and o.id <> :task and o.assignee is not null
            union
            select p.actor::text from open_task o join proposed_decision p on p.task_id = o.id where o.round = :round and o.id <> :task""";

    /** Who decided these steps last, all of them where several signed; not before the filing was last withdrawn. */
    private static final String DECIDERS =
            """
            select s.actor
            from unnest(:steps::text[]) step
            cross join lateral (select e.* from filing_event e
                                where e.filing = :filing and e.kind = 'DECIDED' and e.task = step
                                  and e.at > coalesce((select max(w.at) from filing_event w where w.filing = :filing and w.kind = 'WITHDRAWN'),
                                                      '-infinity')
                                order by e.at desc, e.id desc limit 1) last
            join filing_event s on s.filing = :filing and s.kind = 'DECIDED' and (s.id = last.id or s.round = last.round)""";

    private final FilingWorkflow workflow;
    private final JdbcClient jdbc;

    TaskBarriers(FilingWorkflow workflow, JdbcClient jdbc) {
        this.workflow = workflow;
        this.jdbc = jdbc;
    }

    /** A message code; null = nothing is in the way. */
    @Nullable
    String of(UUID account, OpenTask task) {
        if (signers(task).contains(account)) {
            return SIGNED;
        }
        if (deciders(task).contains(account)) {
            return FOUR_EYES;
        }
        return holders(task).contains(account) ? SIGNS : null;
    }

    /** All whom something bars. */
    Set<UUID> barred(OpenTask task) {
        Set<UUID> barred = new HashSet<>(signers(task));
        barred.addAll(deciders(task));
        barred.addAll(holders(task));
        return barred;
    }

    private Set<UUID> signers(OpenTask task) {
        return task.signed() == null || task.signed().signed() == 0
                ? Set.of()
                : accounts(jdbc.sql(SIGNERS).param("round", task.signed().round()));
    }

    private Set<UUID> holders(OpenTask task) {
        return task.signed() == null
                ? Set.of()
                : accounts(
                        jdbc.sql(HOLDERS).param("round", task.signed().round()).param("task", task.id()));
    }

    private Set<UUID> deciders(OpenTask task) {
        ProcessModel.UserTask known = workflow.model(task.definition()).tasks().get(task.task());
        List<String> steps = known == null ? List.of() : known.fourEyes();
        return steps.isEmpty()
                ? Set.of()
                : accounts(jdbc.sql(DECIDERS)
                        .param("steps", steps.toArray(String[]::new))
                        .param("filing", task.filing()));
    }

    /** The program decides too. */
    private static Set<UUID> accounts(JdbcClient.StatementSpec statement) {
        Set<UUID> accounts = new HashSet<>();
        statement.query(String.class).list().forEach(actor -> {
            try {
                accounts.add(UUID.fromString(actor));
            } catch (IllegalArgumentException noAccount) {
                // nobody's
            }
        });
        return accounts;
    }
}
