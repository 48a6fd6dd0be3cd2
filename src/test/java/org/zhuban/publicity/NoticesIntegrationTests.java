package org.zhuban.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.publicity.PublicNotice.State;

@ZhubanTest
class NoticesIntegrationTests {

    @Autowired
    private Notices notices;

    @Autowired
    private NoticeBoard board;

    @Autowired
    private TestClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final UUID subject = UUID.randomUUID();
    /** In every title of this test. */
    private final String mark = "甲" + UUID.randomUUID().toString().substring(0, 8);

    private Instant now = Instant.EPOCH;

    @BeforeEach
    void stop() {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        clock.stopAt(now);
    }

    private Notice notice(UUID of, String title, Instant from, @Nullable Instant until) {
        return new Notice(
                of,
                "entry-enterprise",
                title + mark,
                "91410311MA1MJ5057R",
                "410311",
                from,
                until,
                List.of(
                        Section.rows("基本信息", List.of(new Section.Row("进疆负责人", "赵**"))),
                        Section.table("资质", List.of("资质", "证书编号"), List.of(List.of("建筑工程一级", "D" + mark)))));
    }

    private List<String> listed() {
        return board.list(new NoticeQuery(null, null, mark), null, 50).items().stream()
                .map(item -> String.valueOf(item.title()).replace(mark, ""))
                .toList();
    }

    private List<PublicNotice> told(Since since) {
        List<PublicNotice> told = new ArrayList<>();
        NoticePage page = board.changes(null, since, null, 2);
        told.addAll(page.items());
        while (page.next() != null) {
            page = board.changes(null, since, page.next(), 2);
            told.addAll(page.items());
        }
        return told.stream().filter(item -> item.id().equals(subject)).toList();
    }

    private Since present() {
        return Since.parse(
                board.list(new NoticeQuery(null, null, mark), null, 1).until());
    }

    @Test
    void a_notice_is_visible_from_its_first_moment_to_before_its_last() {
        notices.publish(notice(subject, "一", now.plus(Duration.ofHours(24)), now.plus(Duration.ofDays(30))));
        assertThat(board.find(subject)).isEmpty();
        clock.stopAt(now.plus(Duration.ofHours(24)).minusMillis(1));
        assertThat(listed()).isEmpty();
        clock.stopAt(now.plus(Duration.ofHours(24)));
        assertThat(listed()).containsExactly("一");
        assertThat(board.find(subject).orElseThrow().sections()).hasSize(2);
        clock.stopAt(now.plus(Duration.ofDays(30)).minusMillis(1));
        assertThat(listed()).containsExactly("一");
        clock.stopAt(now.plus(Duration.ofDays(30)));
        assertThat(listed()).isEmpty();
        assertThat(board.find(subject).orElseThrow()).satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(State.ENDED);
            assertThat(ended.at()).isEqualTo(now.plus(Duration.ofDays(30)));
            assertThat(ended.title()).isNull();
        });
    }

    @Test
    void until_a_new_version_begins_the_former_one_shows() {
        notices.publish(notice(subject, "一", now, null));
        notices.publish(notice(subject, "二", now.plus(Duration.ofHours(24)), null));
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(listed()).containsExactly("一");
        clock.advance(Duration.ofMillis(1));
        assertThat(listed()).containsExactly("二");
    }

    @Test
    void of_two_changes_in_a_day_the_later_one_takes_over_when_its_own_time_comes() {
        notices.publish(notice(subject, "一", now, null));
        notices.publish(notice(subject, "二", now.plus(Duration.ofHours(24)), null));
        notices.publish(notice(subject, "三", now.plus(Duration.ofHours(30)), null));
        clock.advance(Duration.ofHours(25));
        assertThat(listed()).containsExactly("二");
        clock.advance(Duration.ofHours(6));
        assertThat(listed()).containsExactly("三");
    }

    @Test
    void what_is_withdrawn_is_gone_at_once_and_so_is_what_was_to_come() {
        notices.publish(notice(subject, "一", now, null));
        notices.publish(notice(subject, "二", now.plus(Duration.ofHours(24)), null));
        clock.advance(Duration.ofHours(1));
        notices.withdraw(subject, now);
        assertThat(board.find(subject).orElseThrow().at()).isEqualTo(now.plus(Duration.ofHours(1)));
        clock.advance(Duration.ofDays(2));
        assertThat(listed()).isEmpty();
    }

    @Test
    void a_published_version_can_only_end_earlier() {
        notices.publish(notice(subject, "一", now, now.plus(Duration.ofDays(1))));
        for (String change : List.of("title = 'x'", "until_at = 'infinity'", "sections = '[]'")) {
            assertThatThrownBy(() -> jdbc.sql("update notice set " + change + " where subject = ?")
                            .param(subject)
                            .update())
                    .hasMessageContaining("cannot be changed");
        }
    }

    @Test
    void it_is_found_by_name_credit_code_and_certificate_number_in_full_and_half_width() {
        notices.publish(notice(subject, "洛阳鹏程", now, null));
        for (String q : List.of("鹏程" + mark, "Ｄ" + mark, "D" + mark.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(board.list(new NoticeQuery("entry-enterprise", "410000", q), null, 5)
                            .items())
                    .as(q)
                    .hasSize(1);
        }
        assertThat(board.list(new NoticeQuery("entry-person", null, mark), null, 5)
                        .items())
                .isEmpty();
        assertThat(board.list(new NoticeQuery(null, "650000", mark), null, 5).items())
                .isEmpty();
    }

    @Test
    void pages_follow_one_another_without_gap_or_double() {
        for (int i = 0; i < 7; i++) {
            notices.publish(notice(
                    UUID.randomUUID(),
                    "n" + i,
                    now.minusSeconds(i),
                    i % 3 == 0 ? null : now.plus(Duration.ofDays(1 + i % 2))));
        }
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            NoticePage page = board.list(new NoticeQuery(null, null, mark), cursor, 2);
            page.items().forEach(item -> seen.add(item.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void who_polls_is_told_what_came_changed_and_ended() {
        notices.publish(notice(subject, "一", now.plus(Duration.ofHours(24)), now.plus(Duration.ofDays(9))));
        Since since = present();
        assertThat(told(since)).isEmpty();
        clock.advance(Duration.ofHours(24));
        assertThat(told(since)).singleElement().satisfies(item -> assertThat(item.title())
                .startsWith("一"));
        since = present();
        assertThat(told(since)).isEmpty();
        notices.publish(notice(subject, "二", clock.instant(), now.plus(Duration.ofDays(9))));
        assertThat(told(since)).singleElement().satisfies(item -> assertThat(item.title())
                .startsWith("二"));
        since = present();
        clock.stopAt(now.plus(Duration.ofDays(9)));
        assertThat(told(since)).singleElement().satisfies(item -> assertThat(item.state())
                .isEqualTo(State.ENDED));
        assertThat(told(Since.parse(now.minusSeconds(1).toString()))).hasSize(1);
        assertThat(told(present())).isEmpty();
    }

    @Test
    void what_was_committed_after_the_answer_is_told_next_time_although_its_moment_was_before() throws Exception {
        var written = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        CompletableFuture<Void> publisher =
                CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
                    notices.publish(notice(subject, "迟", now, null));
                    written.countDown();
                    try {
                        asked.await();
                    } catch (InterruptedException stop) {
                        throw new IllegalStateException(stop);
                    }
                }));
        written.await();
        clock.advance(Duration.ofSeconds(5));
        Since since = present();
        assertThat(told(since)).isEmpty();
        asked.countDown();
        publisher.get();
        assertThat(told(since)).hasSize(1);
        assertThat(told(present())).isEmpty();
    }

    @Test
    void after_a_restoration_everything_is_told_once_more() {
        notices.publish(notice(subject, "一", now, null));
        clock.advance(Duration.ofHours(1));
        assertThat(told(new Since(clock.instant(), Long.MAX_VALUE - 1))).hasSize(1);
    }

    @Test
    void two_who_publish_at_once_leave_one_version_visible() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String title = "v" + i;
            all.add(CompletableFuture.runAsync(() -> notices.publish(notice(subject, title, now, null))));
        }
        all.forEach(CompletableFuture::join);
        assertThat(listed()).hasSize(1);
    }

    @Test
    void the_next_change_is_the_nearest_beginning_or_end() {
        Instant far = now.plus(Duration.ofDays(4_000));
        notices.publish(notice(subject, "一", far.plusSeconds(5), far.plusSeconds(9)));
        assertThat(board.nextChange(far)).contains(far.plusSeconds(5));
        assertThat(board.nextChange(far.plusSeconds(5))).contains(far.plusSeconds(9));
        notices.withdraw(subject, null);
    }
}
