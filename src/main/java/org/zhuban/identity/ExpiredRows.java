package org.zhuban.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sweeps what time has ended: old codes, tokens, failures and kept answers. Harmless on several nodes at once. */
@Component
class ExpiredRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ExpiredRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(cron = "0 17 * * * *")
    @Transactional
    public void sweep() {
        delete("idempotent_call where at <= ?", Duration.ofHours(24));
        delete("one_time_code where sent_at < ?", Duration.ofDays(2));
        delete("login_failure where at < ?", Duration.ofDays(1));
        delete("api_token where expires_at < ?", Duration.ofDays(30));
    }

    private void delete(String what, Duration age) {
        jdbc.sql("delete from " + what)
                .param(OffsetDateTime.ofInstant(clock.instant().minus(age), ZoneOffset.UTC))
                .update();
    }
}
