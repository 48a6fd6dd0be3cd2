package org.zhuban.demo;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A board with a past: what the demo filed today counts as if it had been filed and decided over the last quarter, by two reviewers. */
@Component
@Profile("demo")
class DemoBoard {

    private final JdbcClient jdbc;

    DemoBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Half of what the automated review approves is looked at, so that there is something to look at. */
    @Transactional
    public void sample() {
        jdbc.sql(
                        """
                        insert into sample_rate (region, type, percent, changed_at, changed_by)
                        values ('', 'entry-filing', 50, now(), '演示') on conflict do nothing""")
                .update();
    }

    @Transactional
    public void make() {
        boolean told = jdbc.sql("select exists (select from board_fact where at < now() - interval '20 days')")
                .query(Boolean.class)
                .single();
        List<UUID> reviewers = jdbc.sql(
                        "select id from account where login in ('reviewer', 'reviewer2') order by login")
                .query(UUID.class)
                .list();
        if (told || reviewers.size() < 2) {
            return;
        }
        jdbc.sql(
                        """
                        update board_fact f set at = f.at - s.ago * interval '1 day' + case when f.kind = 'RECEIVED' then interval '0' else s.days * interval '1 day' end,
                               waited = case when f.kind in ('DECIDED', 'RETURNED') then s.days else 0 end,
                               late = f.kind in ('DECIDED', 'RETURNED') and s.days > 5,
                               actor = case when f.kind in ('DECIDED', 'RETURNED') then (:reviewers::uuid[])[1 + s.n % 2] end
                        from (select d.filing, d.n, 7 + d.n * 37 % 78 as ago, case when d.n % 11 = 0 then 7 else d.n % 5 end as days
                              from (select filing, row_number() over (order by min(at), filing) as n from board_fact group by filing) d
                              join filing on filing.id = d.filing where filing.state not in ('IN_REVIEW', 'RETURNED')) s
                        where s.filing = f.filing""")
                .param("reviewers", reviewers.toArray(UUID[]::new))
                .update();
        jdbc.sql("update board_fact set week = date_trunc('week', at at time zone 'Asia/Shanghai')::date")
                .update();
        jdbc.sql("delete from board_cell").update();
        jdbc.sql("delete from board_news").update();
        jdbc.sql(
                        """
                        insert into board_news (week, region, programme, dim, key, kind, late, waited, n)
                        select week, region, programme, d.dim, d.key, kind, late, waited, count(*) from board_fact
                        cross join lateral (values ('T', type), ('P', actor::text), ('S', type || '|' || task)) d (dim, key)
                        where d.key is not null and (d.dim = 'T' or kind in ('DECIDED', 'RETURNED'))
                        group by 1, 2, 3, 4, 5, 6, 7, 8
                        union all
                        select week, region, programme, 'R', type || '|' || x.rule, 'FAIL', favourable, 0, count(*)
                        from board_fact join filing_finding x on x.filing = board_fact.filing and x.result = 'FAIL'
                        where kind in ('DECIDED', 'RETURNED') group by 1, 2, 3, 4, 5, 6, 7, 8""")
                .update();
    }
}
