package org.zhuban.filing;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;

/** Invariants of SECURITY 25 about filings. */
@Configuration(proxyBeanMethods = false)
class FilingChecks {

    private static final int MOST = 100;

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
                () -> jdbc
                        .sql(
                                """
                                select f.number, f.state, f.process_definition, d.outcome, w.elements
                                from filing f
                                left join lateral (select at, case when round is null then outcome else verdict end as outcome
                                                   from filing_event where filing = f.id and kind = 'DECIDED'
                                                   order by at desc, id desc limit 1) d on true
                                cross join lateral (select string_agg(element, ' ') as elements from filing_trace t
                                                    where t.filing = f.id and t.instance = f.process_instance
                                                      and (d.at is null or t.at >= d.at)) w
                                where f.state in ('APPROVED', 'REJECTED')
                                  and d.outcome is distinct from lower(f.state)
                                  and d.outcome is distinct from case f.state when 'APPROVED' then 'accepted' else 'refused' end
                                  and d.outcome is distinct from 'lapsed'""")
                        .query((row, number) -> new Undecided(
                                row.getString("number"),
                                row.getString("state"),
                                row.getString("process_definition"),
                                row.getString("outcome"),
                                row.getString("elements")))
                        .list()
                        .stream()
                        .filter(filing -> !filing.byTimer(workflow))
                        .map(filing -> filing.number() + " is " + filing.state() + ", its last decision "
                                + Objects.requireNonNullElse(filing.outcome(), "none"))
                        .limit(MOST)
                        .toList());
    }

    /**
     * A filing whose last decision does not say what became of it.
     *
     * @param elements BPMN ids passed since, in any order; null for none
     */
    record Undecided(
            String number,
            String state,
            @Nullable String processDefinition,
            @Nullable String outcome,
            @Nullable String elements) {

        /** A timer ended the stage after the decision, or it was a day that it waited for and nobody was to decide. */
        boolean byTimer(FilingWorkflow workflow) {
            if (processDefinition == null || elements == null) {
                return false;
            }
            ProcessModel model = workflow.model(processDefinition);
            return Stream.of(elements.split(" "))
                    .anyMatch(element -> model.terms().contains(element)
                            || (outcome == null && model.waits().contains(element)));
        }
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
