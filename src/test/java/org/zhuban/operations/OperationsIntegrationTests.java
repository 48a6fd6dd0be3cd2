package org.zhuban.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConsistencyCheck;

@ZhubanTest
class OperationsIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Housekeeping housekeeping;

    @Autowired
    private TestClock clock;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void the_report_names_each_promise_and_what_breaks_it() {
        ConsistencyReport report = checker(
                        holding("Numbers are unique"), broken("Files agree", "File 7 is gone", "File 8 is gone"))
                .check();

        assertThat(report.isClean()).isFalse();
        assertThat(report.toString())
                .isEqualTo(
                        """
                        Consistency: 1 of 2 promises are broken
                          holds   Numbers are unique
                          BROKEN  Files agree
                                  - File 7 is gone
                                  - File 8 is gone""");
        assertThat(meters.get("zhuban.consistency.violations").gauge().value()).isEqualTo(2);
    }

    @Test
    void a_check_that_fails_is_a_violation_and_stops_no_other() {
        ConsistencyReport report = checker(
                        check("First", () -> {
                            throw new IllegalStateException("no such table");
                        }),
                        broken("Second", "Row 1"))
                .check();

        assertThat(report.answers())
                .extracting(answer -> answer.violations().size())
                .containsExactly(1, 1);
    }

    @Test
    void a_failing_statement_of_one_check_does_not_spoil_the_next_at_night() {
        AtomicInteger asked = new AtomicInteger();
        checker(
                        check(
                                "First",
                                () -> List.of(jdbc.sql("select * from no_such_table")
                                        .query(String.class)
                                        .single())),
                        check("Second", () -> {
                            asked.addAndGet(
                                    jdbc.sql("select 1").query(Integer.class).single());
                            return List.of();
                        }))
                .nightly();

        assertThat(asked).hasValue(1);
        assertThat(meters.get("zhuban.consistency.violations").gauge().value()).isEqualTo(1);
    }

    @Test
    void on_demand_the_exit_code_tells_whether_all_holds() {
        assertThat(exitCode(holding("A"), "--zhuban.check")).isZero();
        assertThat(exitCode(broken("A", "b"), "--zhuban.check")).isEqualTo(1);
        assertThat(exitCode(broken("A", "b"))).isEqualTo(-1);
    }

    @Test
    void answers_of_a_day_ago_and_codes_of_a_month_ago_are_deleted() {
        Instant now = clock.instant();
        call("old", now.minus(Duration.ofHours(24)).minusSeconds(1));
        call("recent", now.minus(Duration.ofHours(23)));
        UUID oldCode = code(now.minus(Duration.ofDays(30)).minusSeconds(1));
        UUID recentCode = code(now.minus(Duration.ofDays(29)));
        clock.stopAt(now);

        housekeeping.cleanUp();

        assertThat(jdbc.sql("select key from idempotent_call where caller = 'housekeeping'")
                        .query(String.class)
                        .list())
                .containsExactly("recent");
        assertThat(jdbc.sql("select id from one_time_code where purpose = 'housekeeping'")
                        .query(UUID.class)
                        .list())
                .contains(recentCode)
                .doesNotContain(oldCode);
    }

    private void call(String key, Instant at) {
        jdbc.sql("insert into idempotent_call (caller, key, fingerprint, at) values ('housekeeping', ?, '', ?)"
                        + " on conflict (caller, key) do update set at = excluded.at")
                .params(key, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private UUID code(Instant sentAt) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into one_time_code (id, purpose, mobile_index, hash, sent_at, expires_at)"
                        + " values (?, 'housekeeping', ?, '', ?, ?)")
                .params(
                        id,
                        id.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        sentAt.atOffset(ZoneOffset.UTC),
                        sentAt.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private int exitCode(ConsistencyCheck check, String... arguments) {
        AtomicInteger code = new AtomicInteger(-1);
        GenericApplicationContext context = new GenericApplicationContext();
        context.refresh();
        new CheckOnDemand(checker(check), context, code::set).run(new DefaultApplicationArguments(arguments));
        return code.get();
    }

    private ConsistencyChecker checker(ConsistencyCheck... checks) {
        return new ConsistencyChecker(List.of(checks), jdbc, transactions, meters);
    }

    private static ConsistencyCheck holding(String promise) {
        return check(promise, List::of);
    }

    private static ConsistencyCheck broken(String promise, String... violations) {
        return check(promise, () -> List.of(violations));
    }

    private static ConsistencyCheck check(String promise, java.util.function.Supplier<List<String>> violations) {
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
