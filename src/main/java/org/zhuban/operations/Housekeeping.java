package org.zhuban.operations;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Deletes what has served: first answers of idempotent calls after 24 hours (API.md), one-time codes after 30 days. */
@Service
class Housekeeping {

    private static final Duration ANSWERS = Duration.ofHours(24);
    private static final Duration CODES = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    Housekeeping(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Each statement commits by itself; on two nodes at once the second finds nothing left. */
    @Scheduled(cron = "0 20 * * * *", zone = "Asia/Shanghai")
    void cleanUp() {
        delete("delete from idempotent_call where at < ?", ANSWERS);
        delete("delete from one_time_code where sent_at < ?", CODES);
    }

    private void delete(String sql, Duration age) {
        jdbc.sql(sql)
                .param(clock.instant().minus(age).atOffset(java.time.ZoneOffset.UTC))
                .update();
    }
}
