package org.zhuban.filing;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.common.ConsistencyCheck;

/** Invariants of SECURITY 25 about filings. */
@Configuration(proxyBeanMethods = false)
class FilingChecks {

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
                "A filing in review lies on exactly one reviewing desk, any other on none",
                """
                select f.number || ' is ' || f.state || ' and lies on ' || t.tasks || ' desks'
                from filing f
                cross join lateral (select count(*) as tasks from open_task where filing = f.id) t
                where (f.state = 'IN_REVIEW') <> (t.tasks = 1) or t.tasks > 1 limit 100""");
    }

    @Bean
    ConsistencyCheck finalStatesWereDecided(JdbcClient jdbc) {
        return check(
                jdbc,
                "Each approved or rejected filing has exactly one decision that says so",
                """
                select f.number || ' is ' || f.state || ' with ' || d.decisions || ' such decisions'
                from filing f
                cross join lateral (select count(*) as decisions from filing_event
                                    where filing = f.id and kind = 'DECIDED'
                                      and outcome in (lower(f.state), case f.state when 'APPROVED' then 'accepted' else 'refused' end)) d
                where f.state in ('APPROVED', 'REJECTED') and d.decisions <> 1 limit 100""");
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
                "Each submission and decision of a visitor's filing has its SMS in the outbox",
                """
                select f.number || ' has ' || e.events || ' acts and only ' || s.messages || ' messages'
                from filing f
                cross join lateral (select count(*) as events from filing_event
                                    where filing = f.id and kind in ('SUBMITTED', 'RESUBMITTED', 'DECIDED')) e
                cross join lateral (select count(*) as messages from sms_outbox where filing = f.id) s
                where f.visitor_token is not null and s.messages < e.events limit 100""");
    }

    private static ConsistencyCheck check(JdbcClient jdbc, String promise, String violations) {
        return new ConsistencyCheck() {
            @Override
            public String promise() {
                return promise;
            }

            @Override
            public List<String> violations() {
                return jdbc.sql(violations).query(String.class).list();
            }
        };
    }
}
