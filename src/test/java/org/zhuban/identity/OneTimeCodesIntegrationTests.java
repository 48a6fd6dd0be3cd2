package org.zhuban.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.audit.Audit;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.TooManyException;
import org.zhuban.identity.OneTimeCodes.Result;
import org.zhuban.privacy.Sealer;

@ZhubanTest
class OneTimeCodesIntegrationTests {

    private static final String PURPOSE = "certification";
    private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");

    @Autowired
    private OneTimeCodes codes;

    @Autowired
    private SentCodes sent;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final String mobile = People.mobile();

    private String send() {
        codes.send(PURPOSE, mobile, null);
        return Objects.requireNonNull(sent.to(PURPOSE, mobile));
    }

    private Result check(String code) {
        return codes.check(PURPOSE, mobile, code);
    }

    @Test
    void a_code_has_six_digits_and_opens() {
        var code = send();
        assertThat(code).matches("[0-9]{6}");
        assertThat(check(code)).isEqualTo(Result.RIGHT);
    }

    @Test
    void a_code_is_good_at_299_seconds_and_expired_at_300() {
        clock.stopAt(NOON);
        var code = send();
        clock.advance(Duration.ofSeconds(299));
        assertThat(check(code)).isEqualTo(Result.RIGHT);
        clock.advance(Duration.ofSeconds(1));
        assertThat(check(code)).isEqualTo(Result.EXPIRED);
    }

    @Test
    void a_code_serves_once() {
        var code = send();
        assertThat(check(code)).isEqualTo(Result.RIGHT);
        assertThat(check(code)).isEqualTo(Result.RIGHT);
        assertThat(codes.use(PURPOSE, mobile)).isTrue();
        assertThat(codes.use(PURPOSE, mobile)).isFalse();
        assertThat(check(code)).isEqualTo(Result.NONE);
    }

    @Test
    void five_wrong_tries_exhaust_it_even_for_the_right_code() {
        var code = send();
        for (int i = 0; i < 5; i++) {
            assertThat(check(sent.wrong(PURPOSE, mobile))).isEqualTo(Result.WRONG);
        }
        assertThat(check(code)).isEqualTo(Result.EXHAUSTED);
    }

    @Test
    void the_fifth_try_may_be_right() {
        var code = send();
        for (int i = 0; i < 4; i++) {
            check(sent.wrong(PURPOSE, mobile));
        }
        assertThat(check(code)).isEqualTo(Result.RIGHT);
    }

    @Test
    void a_wrong_try_counts_although_the_caller_rolls_back(@Autowired TransactionTemplate transaction) {
        send();
        transaction.executeWithoutResult(status -> {
            check(sent.wrong(PURPOSE, mobile));
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql(
                                "select max(tries) from one_time_code where ended_at is null and purpose = ? and sent_at > now() - interval '1 minute'")
                        .param(PURPOSE)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void a_code_is_bound_to_its_purpose_and_number() {
        var code = send();
        assertThat(codes.check("password", mobile, code)).isEqualTo(Result.NONE);
        assertThat(codes.check(PURPOSE, People.mobile(), code)).isEqualTo(Result.NONE);
    }

    @Test
    void asking_again_takes_sixty_seconds_and_voids_the_earlier_code() {
        clock.stopAt(NOON);
        var first = send();
        clock.advance(Duration.ofSeconds(59));
        assertThatThrownBy(this::send)
                .asInstanceOf(type(TooManyException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("code.wait");
                    assertThat(refusal.args()).containsExactly(1L);
                });
        assertThat(check(first)).isEqualTo(Result.RIGHT);
        clock.advance(Duration.ofSeconds(1));
        var second = send();
        if (!second.equals(first)) {
            assertThat(check(first)).isEqualTo(Result.WRONG);
        }
        assertThat(check(second)).isEqualTo(Result.RIGHT);
    }

    @Test
    void a_number_gets_ten_a_day_and_more_after_midnight() {
        clock.stopAt(NOON);
        for (int i = 0; i < 10; i++) {
            send();
            clock.advance(Duration.ofSeconds(60));
        }
        assertThatThrownBy(this::send)
                .asInstanceOf(type(TooManyException.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("code.day-limit"));
        clock.stopAt("2026-03-11T00:00");
        assertThat(send()).isNotNull();
    }

    @Test
    void an_address_gets_thirty_an_hour_whatever_the_number(
            @Autowired TransactionTemplate transaction, @Autowired Sealer sealer, @Autowired Audit audit) {
        var thirty =
                new JdbcOneTimeCodes(jdbc, sealer, sent, audit, clock, new IdentityProperties(null, null, 30, 120));
        Consumer<String> ask =
                address -> transaction.executeWithoutResult(status -> thirty.send(PURPOSE, People.mobile(), address));
        clock.stopAt(NOON);
        for (int i = 0; i < 30; i++) {
            ask.accept("203.0.113.7");
        }
        assertThatThrownBy(() -> ask.accept("203.0.113.7"))
                .asInstanceOf(type(TooManyException.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("code.address-limit"));
        ask.accept("203.0.113.8");
        clock.advance(Duration.ofHours(1));
        ask.accept("203.0.113.7");
    }

    @Test
    void eight_at_once_get_one_code() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> {
                    try {
                        codes.send(PURPOSE, mobile, "203.0.113.9");
                        return true;
                    } catch (TooManyException tooMany) {
                        return false;
                    }
                });
            }
            int got = 0;
            for (Future<Boolean> task : pool.invokeAll(tasks)) {
                got += task.get() ? 1 : 0;
            }
            assertThat(got).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void what_is_no_mobile_number_is_refused_at_its_field() {
        assertThatThrownBy(() -> codes.send(PURPOSE, "12345", null))
                .asInstanceOf(type(InvalidInputException.class))
                .satisfies(
                        refusal -> assertThat(refusal.errors().get(0).field()).isEqualTo("/mobile"));
    }

    @Test
    void neither_code_nor_number_is_in_the_database() {
        var code = send();
        var rows = jdbc.sql("select row_to_json(c)::text from one_time_code c")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(mobile) || row.contains("\"" + code + "\""));
    }
}
