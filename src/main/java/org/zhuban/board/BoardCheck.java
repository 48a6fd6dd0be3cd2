package org.zhuban.board;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConsistencyCheck;

/** That the board's numbers are those of what happened. */
@Component
class BoardCheck implements ConsistencyCheck {

    private final JdbcClient jdbc;

    BoardCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String promise() {
        return "The board counts each submission and decision once, in its week and region";
    }

    /** In one statement, so that nothing happens between the two. */
    @Override
    public List<String> violations() {
        return jdbc.sql(
                        """
                        with counted as (
                            select week, region, kind, sum(n) as n from (
                                select week, region, kind, n from board_cell where dim = 'T' and length(region) = 6
                                union all
                                select week, region, kind, n from board_news where dim = 'T') c
                            group by 1, 2, 3 having sum(n) <> 0),
                        happened as (select week, region::text as region, kind, count(*) as n from board_fact group by 1, 2, 3)
                        select coalesce(h.week, c.week) || ' ' || coalesce(h.region, c.region) || ' ' || coalesce(h.kind, c.kind)
                               || ': ' || coalesce(c.n, 0) || ' counted, ' || coalesce(h.n, 0) || ' happened'
                        from counted c full join happened h on h.week = c.week and h.region = c.region and h.kind = c.kind
                        where c.n is distinct from h.n limit 100""")
                .query(String.class)
                .list();
    }
}
