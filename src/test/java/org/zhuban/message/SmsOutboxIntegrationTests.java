package org.zhuban.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.TestClock;
import org.zhuban.TestDatabase;
import org.zhuban.ZhubanTest;

@ZhubanTest
class SmsOutboxIntegrationTests {

    private static final String MOBILE = "13812349876";
    private static final String TEXT = "您的验证码是482913";

    @Autowired
    private JdbcSmsOutbox outbox;

    @Autowired
    private Messages messages;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private OutboxCheck check;

    private final List<UUID> sent = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void nothing_waits() {
        jdbc.sql("update sms_outbox set state = 'EXPIRED', text = null where state = 'WAITING'")
                .update();
        clock.stopAt("2026-11-20T10:00");
    }

    private SmsSender sender(SmsGateway gateway) {
        return new SmsSender(outbox, gateway, clock);
    }

    private SmsSender good() {
        return sender((id, mobile, text) -> {
            assertThat(mobile).isEqualTo(MOBILE);
            assertThat(text).isEqualTo(TEXT);
            sent.add(id);
        });
    }

    private SmsSender bad(String complaint) {
        return sender((id, mobile, text) -> {
            throw new SmsException(complaint);
        });
    }

    private UUID write() {
        return outbox.write(MOBILE, "sms.test", TEXT, null, null);
    }

    private UUID writeCode() {
        return outbox.write(MOBILE, "sms.code", TEXT, null, clock.instant().plus(JdbcMessages.CODE_VALID));
    }

    private OutgoingSms row(UUID id) {
        return outbox.find(id).orElseThrow();
    }

    @Test
    void number_and_text_stand_nowhere_in_clear() {
        var id = write();
        assertThat(database.asSuperuser()
                        .sql("select cast(o as text) from sms_outbox o where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .doesNotContain(MOBILE, "482913", "验证码")
                .contains("138****9876");
    }

    @Test
    void a_sent_message_loses_its_text() {
        var id = write();
        good().send(id);
        assertThat(sent).containsExactly(id);
        assertThat(row(id).state()).isEqualTo(OutgoingSms.State.SENT);
        assertThat(row(id).sentAt()).isEqualTo(clock.instant());
        assertThat(row(id).retryable()).isFalse();
        good().send(id);
        assertThat(sent).as("once is enough").hasSize(1);
    }

    @Test
    void a_refused_message_waits_ten_seconds_then_thirty() {
        var id = write();
        bad("refused").send(id);
        assertThat(row(id).lastError()).isEqualTo("refused");
        clock.advance(Duration.ofMillis(9_999));
        assertThat(good().sendDue()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(bad("again").sendDue()).isOne();
        clock.advance(Duration.ofMillis(29_999));
        assertThat(good().sendDue()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(good().sendDue()).isOne();
        assertThat(row(id).attempts()).isEqualTo(3);
        assertThat(row(id).lastError()).isNull();
    }

    @Test
    void after_a_day_it_is_given_up_and_keeps_its_text_for_a_retry_by_hand() {
        var id = write();
        var written = clock.instant();
        while (row(id).state() == OutgoingSms.State.WAITING) {
            clock.stopAt(row(id).nextAt());
            bad("off").send(id);
        }
        assertThat(row(id).state()).isEqualTo(OutgoingSms.State.FAILED);
        assertThat(row(id).retryable()).isTrue();
        assertThat(Duration.between(written, clock.instant())).isBetween(Duration.ofHours(22), Duration.ofHours(24));
        assertThat(row(id).attempts()).isLessThan(20);
        assertThat(good().sendDue()).isZero();
        clock.advance(Duration.ofDays(8));
        good().wipeOldTexts();
        assertThat(row(id).retryable()).isFalse();
    }

    @Test
    void a_code_is_sent_while_under_five_minutes_old() {
        var id = writeCode();
        clock.advance(Duration.ofSeconds(299));
        good().send(id);
        assertThat(row(id).state()).isEqualTo(OutgoingSms.State.SENT);
    }

    @Test
    void a_code_five_minutes_old_is_not_sent_any_more() {
        var id = writeCode();
        clock.advance(Duration.ofSeconds(300));
        good().send(id);
        assertThat(sent).isEmpty();
        assertThat(row(id).state()).isEqualTo(OutgoingSms.State.EXPIRED);
        assertThat(row(id).retryable()).isFalse();
    }

    @Test
    void a_code_whose_next_try_would_come_too_late_expires_now() {
        var id = writeCode();
        clock.advance(Duration.ofSeconds(291));
        bad("off").send(id);
        assertThat(row(id).state()).isEqualTo(OutgoingSms.State.EXPIRED);
        assertThat(row(id).lastError()).isEqualTo("off");
    }

    @Test
    void while_the_line_is_closed_messages_wait_untried_and_codes_expire() {
        var notice = write();
        var code = writeCode();
        var closed = sender(new SmsGateway() {
            @Override
            public void send(UUID id, String mobile, String text) {
                sent.add(id);
            }

            @Override
            public Optional<String> closed() {
                return Optional.of("the line rests");
            }
        });
        closed.send(notice);
        assertThat(closed.sendDue()).isZero();
        assertThat(row(code).state()).isEqualTo(OutgoingSms.State.WAITING);
        clock.advance(Duration.ofSeconds(300));
        assertThat(closed.sendDue()).isZero();
        assertThat(sent).isEmpty();
        assertThat(row(notice).attempts()).isZero();
        assertThat(row(code).state()).isEqualTo(OutgoingSms.State.EXPIRED);
        assertThat(row(code).retryable()).isFalse();
        assertThat(good().sendDue()).isOne();
        assertThat(sent).containsExactly(notice);
    }

    @Test
    void what_is_rolled_back_is_never_sent() {
        transaction.executeWithoutResult(status -> {
            messages.sms(MOBILE, "sms.code", null, "1", "2", "3");
            assertThat(waiting()).isOne();
            status.setRollbackOnly();
        });
        assertThat(waiting()).isZero();
    }

    @Test
    void a_template_without_a_text_is_refused_before_anything_is_written() {
        assertThatThrownBy(() -> messages.sms(MOBILE, "sms.no-such-text", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> messages.notice(UUID.randomUUID(), "notice.no-such-text", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(waiting()).isZero();
    }

    @Test
    void many_senders_on_two_nodes_send_each_message_once() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 40; i++) {
            ids.add(write());
        }
        var senders = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < 8; i++) {
            var one = good();
            senders.add(CompletableFuture.runAsync(() -> {
                while (one.sendDue() > 0) {
                    // the next few
                }
            }));
        }
        senders.forEach(CompletableFuture::join);
        assertThat(sent).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void a_node_that_dies_while_sending_is_followed_by_another_under_the_same_id() {
        var id = write();
        var dead = outbox.claim(id).orElseThrow();
        assertThat(good().sendDue()).as("the claim stands").isZero();
        claimEnds(id);
        assertThat(good().sendDue()).isOne();
        assertThat(sent).containsExactly(id);
        outbox.retryAt(dead, clock.instant(), "late");
        assertThat(row(id).state()).as("the dead node's word comes too late").isEqualTo(OutgoingSms.State.SENT);
    }

    @Test
    void a_hanging_gateway_holds_no_database_connection() throws Exception {
        var id = write();
        var reached = new CountDownLatch(1);
        var hang = new CountDownLatch(1);
        var stuck = CompletableFuture.runAsync(() -> sender((key, mobile, text) -> {
                    reached.countDown();
                    try {
                        hang.await();
                    } catch (InterruptedException stop) {
                        throw new SmsException("stopped");
                    }
                })
                .send(id));
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        hang.countDown();
        stuck.join();
        assertThat(row(id).state()).isEqualTo(OutgoingSms.State.SENT);
    }

    @Test
    void numbers_in_a_complaint_are_masked_and_faults_not_quoted() {
        var refused = write();
        bad("13812349876 is in a black list").send(refused);
        assertThat(row(refused).lastError()).isEqualTo("*** is in a black list");
        var fault = write();
        sender((id, mobile, text) -> {
                    throw new IllegalStateException("cannot send " + text + " to " + mobile);
                })
                .send(fault);
        assertThat(row(fault).lastError()).isEqualTo("IllegalStateException");
    }

    @Test
    void a_row_put_in_anothers_place_is_not_sent() {
        var one = write();
        var other = outbox.write("13900001111", "sms.test", "for somebody else", null, null);
        database.asSuperuser()
                .sql("update sms_outbox set text = (select text from sms_outbox where id = :other) where id = :one")
                .param("one", one)
                .param("other", other)
                .update();
        good().send(one);
        assertThat(sent).isEmpty();
        assertThat(row(one).lastError()).isEqualTo("SealBrokenException");
    }

    @Test
    void the_nightly_check_finds_what_should_have_left_long_ago() {
        write();
        var claimed = write();
        outbox.claim(claimed);
        assertThat(check.violations()).isEmpty();
        clock.advance(Duration.ofMinutes(16));
        database.asSuperuser()
                .sql("update sms_outbox set claimed_until = clock_timestamp() - interval '6 minutes' where id = :id")
                .param("id", claimed)
                .update();
        assertThat(check.violations())
                .hasSize(2)
                .anyMatch(line -> line.contains("was due"))
                .anyMatch(line -> line.contains("behind a claim"));
    }

    @Test
    void a_code_says_what_it_is_for_in_chinese_and_dies_with_it() {
        var texts = new ConcurrentLinkedQueue<String>();
        var delivery = new JdbcMessages(outbox, post(), jdbc, wording, json, clock);
        transaction.executeWithoutResult(status -> delivery.deliver("password", MOBILE, "482913"));
        var claimed = outbox.claimDue();
        assertThat(claimed).hasSize(1);
        texts.add(outbox.openText(claimed.get(0)));
        assertThat(texts).containsExactly("您的验证码是482913，用于找回密码，5分钟内有效。请勿告诉他人；如非本人操作，请忽略。");
        assertThat(claimed.get(0).expiresAt()).isEqualTo(clock.instant().plusSeconds(300));
    }

    @Autowired
    private Wording wording;

    @Autowired
    private com.fasterxml.jackson.databind.ObjectMapper json;

    /** Its round is not started, and nothing is sent after the commit. */
    private SmsPost post() {
        return new SmsPost(bad("unused"), Duration.ofHours(1), false) {
            @Override
            void afterCommit(UUID id) {}
        };
    }

    private int waiting() {
        return jdbc.sql("select count(*) from sms_outbox where state = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    private void claimEnds(UUID id) {
        database.asSuperuser()
                .sql("update sms_outbox set claimed_until = clock_timestamp() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
    }
}
