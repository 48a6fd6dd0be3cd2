package org.zhuban.board;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts {@code board_news} into {@code board_cell}, on one node at a time. */
@Component
class BoardCount {

    private static final Logger log = LoggerFactory.getLogger(BoardCount.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BoardCount(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 15_000)
    void everyHalfMinute() {
        int counted = count();
        if (counted > 0) {
            log.debug("{} cells of the board counted", counted);
        }
    }

    /** What is taken away and what is counted is one transaction; readers see it once. */
    int count() {
        return java.util.Objects.requireNonNullElse(
                transaction.execute(status -> first()
                        ? jdbc.sql(
                                        """
                                        with taken as (delete from board_news returning *)
                                        insert into board_cell as c (region, dim, week, programme, key, kind, late, waited, n)
                                        select r.region, t.dim, t.week, t.programme, t.key, t.kind, t.late, t.waited, sum(t.n)
                                        from taken t cross join lateral unnest(board_regions(t.region::text)) r (region)
                                        group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(t.n) <> 0
                                        on conflict (region, dim, week, programme, key, kind, late, waited) do update set n = c.n + excluded.n""")
                                .update()
                        : 0),
                0);
    }

    private boolean first() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('board-count', 176))")
                .query(Boolean.class)
                .single();
    }
}
