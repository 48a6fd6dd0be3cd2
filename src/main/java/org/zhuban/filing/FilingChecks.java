package org.zhuban.filing;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;

/** Invariants of SECURITY 25 about filings. */
@Configuration(proxyBeanMethods = false)
class FilingChecks {

    /** Filings whose last decision does not say what became of them: a timer may have ended their stage, or it was a day that they waited for. */
    private static final String UNDECIDED =
            """
            from filing f
            left join lateral (select at, case when round is null then outcome else verdict end as outcome
                               from filing_event where filing = f.id and kind = 'DECIDED' order by at desc, id desc limit 1) d on true
            where f.state in ('APPROVED', 'REJECTED')
              and d.outcome is distinct from lower(f.state)
              and d.outcome is distinct from case f.state when 'APPROVED' then 'accepted' else 'refused' end
              and d.outcome is distinct from 'lapsed'
            """;

    @Bean
    ConsistencyCheck everySubmissionHasItsRevision(JdbcClient jdbc) {
        return check(
                jdbc,
                "Each submitted filing has exactly the revisions it counts, and each revision its submission on the timeline",
                """
                select f.number || ' counts ' || f.revision || ' submissions, has ' || r.revisions || ' revisions and ' || e.events || ' events'
                from filing f
                cross join lateral (select count(*) as revisions from filing_revision where filing = f.id) r
                cross join lateral (select count(*) as events from filing_event
                                    where filing = f.id and kind in ('SUBMITTED', 'RESUBMITTED')) e
                where f.revision <> r.revisions or f.revision <> e.events limit 100""");
    }

    @Bean
    ConsistencyCheck inReviewIsOnOneDesk(JdbcClient jdbc) {
        return check(
                jdbc,
                "A filing in review whose time limit runs lies on exactly one reviewing desk, for those who sign there together, any other on none",
                """
                select f.number || ' is ' || f.state || ' and lies on ' || t.desks || ' desks'
                from filing f
                cross join lateral (select count(distinct (desk_group, task, coalesce(round, id))) as desks,
                                           coalesce(bool_and(signed < signers), true) as unsettled
                                    from open_task where filing = f.id) t
                where (f.state = 'IN_REVIEW' and f.due_at is not null) <> (t.desks = 1) or t.desks > 1 or not t.unsettled limit 100""");
    }

    @Bean
    ConsistencyCheck finalStatesWereDecided(JdbcClient jdbc, FilingWorkflow workflow) {
        return check(
                "The last decision of each approved or rejected filing says so, or that nobody decided in time, unless a timer of its process ended it",
                () -> {
                    List<ProcessModel> models = jdbc
                            .sql("select distinct f.process_definition\n" + UNDECIDED
                                    + "and f.process_definition is not null")
                            .query(String.class)
                            .list()
                            .stream()
                            .map(workflow::model)
                            .toList();
                    return jdbc.sql(
                                    """
                                    select f.number || ' is ' || f.state || ', its last decision ' || coalesce(d.outcome, 'none')
                                    """
                                            + UNDECIDED
                                            + """
                                            and not exists (select from filing_trace t
                                                             where t.filing = f.id and t.instance = f.process_instance
                                                               and (d.at is null or t.at >= d.at)
                                                               and (f.process_definition || ' ' || t.element = any(:terms)
                                                                 or d.outcome is null
                                                                    and f.process_definition || ' ' || t.element = any(:waits)))
                                            limit 100""")
                            .param("terms", elements(models, ProcessModel::terms))
                            .param("waits", elements(models, ProcessModel::waits))
                            .query(String.class)
                            .list();
                });
    }

    /** Each with its process definition before it. */
    private static String[] elements(List<ProcessModel> models, Function<ProcessModel, Set<String>> kind) {
        return models.stream()
                .flatMap(model -> kind.apply(model).stream().map(element -> model.definition() + " " + element))
                .toArray(String[]::new);
    }

    @Bean
    ConsistencyCheck actsAreAudited(JdbcClient jdbc) {
        return check(
                jdbc,
                "Each submission and each decision is in the audit log once",
                """
                select f.number || ' has ' || e.events || ' acts on its timeline and ' || a.entries || ' in the audit log'
                from filing f
                cross join lateral (select count(*) as events from filing_event
                                    where filing = f.id and kind in ('SUBMITTED', 'RESUBMITTED', 'DECIDED')) e
                cross join lateral (select count(*) as entries from audit_entry
                                    where object = 'filing:' || f.number and result = 'DONE'
                                      and action in ('filing-submit', 'filing-decide')) a
                where e.events <> a.entries limit 100""");
    }

    @Bean
    ConsistencyCheck applicantsWereTold(JdbcClient jdbc) {
        return check(
                jdbc,
                "Each submission, each return and the end of a visitor's filing has its SMS in the outbox",
                """
                select f.number || ' has ' || e.events || ' acts and only ' || s.messages || ' messages'
                from filing f
                cross join lateral (select count(*) filter (where kind in ('SUBMITTED', 'RESUBMITTED') or kind = 'DECIDED'
                                                              and case when round is null then outcome else verdict end = 'returned')
                                           + case when f.state in ('DRAFT', 'IN_REVIEW', 'RETURNED', 'WITHDRAWN', 'ABANDONED') then 0 else 1 end
                                           as events
                                    from filing_event where filing = f.id) e
                cross join lateral (select count(*) as messages from sms_outbox where filing = f.id) s
                where f.visitor_token is not null and s.messages < e.events limit 100""");
    }

    private static ConsistencyCheck check(JdbcClient jdbc, String promise, String violations) {
        return check(promise, () -> jdbc.sql(violations).query(String.class).list());
    }

    private static ConsistencyCheck check(String promise, Supplier<List<String>> violations) {
        return new ConsistencyCheck() {
            @Override
            public String promise() {
                return promise;
            }

            @Override
            public List<String> violations() {
                return violations.get();
            }
        };
    }
}
