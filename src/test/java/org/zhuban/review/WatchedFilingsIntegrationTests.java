package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.FilingService;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings.Submitted;

/** 关注. */
@ZhubanTest
class WatchedFilingsIntegrationTests {

    private static final String REGION = "320507";
    private static final Verdict RETURNED = new Verdict("returned", "请补正", List.of());
    private static final Verdict APPROVED = new Verdict("approved", "同意", List.of());

    @Autowired
    private WatchedFilings watched;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private FilingService filings;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private final CurrentAccount wang = SubmittedFilings.reviewer("王审核", REGION);
    private CurrentAccount li;

    @BeforeEach
    void a_watcher() {
        UUID id = accounts.ensure(
                "watch-" + UUID.randomUUID(),
                "李审核",
                "demo2026",
                "139" + String.format("%08d", Math.abs(UUID.randomUUID().hashCode()) % 100_000_000),
                null,
                List.of(new Grant(Role.REVIEWER, null, REGION)));
        li = accounts.find(id).orElseThrow();
    }

    @AfterEach
    void nothing_made_up_stays() {
        jdbc.sql("delete from filing where number like 'QQ%'").update();
    }

    private List<String> told(CurrentAccount account) {
        return jdbc.sql("select template from box_message where account = :account order by created_at, id")
                .param("account", account.id())
                .query(String.class)
                .list();
    }

    @Test
    void a_watched_filing_is_listed_until_it_is_watched_no_longer() {
        Submitted first = submitted.submit(REGION);
        Submitted second = submitted.submit(REGION);
        watched.watch(li, first.filing().id());
        watched.watch(li, second.filing().id());
        watched.watch(li, second.filing().id());
        assertThat(watched.page(li, null, null, 50).items())
                .extracting(WatchedFiling::number)
                .containsExactlyInAnyOrder(
                        first.filing().number(), second.filing().number());
        assertThat(watched.page(li, first.filing().number(), null, 50).items())
                .extracting(WatchedFiling::filing)
                .containsExactly(first.filing().id());
        var page = watched.page(li, null, null, 1);
        assertThat(watched.page(li, null, page.next(), 1).items()).hasSize(1).doesNotContainAnyElementsOf(page.items());
        assertThat(watched.page(wang, null, null, 50).items()).isEmpty();
        watched.unwatch(li, first.filing().id());
        assertThat(watched.watches(li, first.filing().id())).isFalse();
        assertThat(watched.count(li)).isOne();
    }

    @Test
    void only_what_lies_on_my_desks_can_be_watched() {
        Submitted elsewhere = submitted.submit("320508");
        assertThatThrownBy(() -> watched.watch(li, elsewhere.filing().id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> watched.watch(li, UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void who_watches_is_told_of_return_correction_and_decision() {
        Submitted filed = submitted.submit(REGION);
        watched.watch(li, filed.filing().id());
        reviews.decide(wang, filed.taskId(), RETURNED);
        filings.submit(filed.applicant(), filed.filing().id());
        reviews.decide(wang, submitted.task(filed.filing().id()), APPROVED);
        assertThat(told(li))
                .containsExactly("notice.watched-returned", "notice.watched-resubmitted", "notice.watched-decided");
        assertThat(jdbc.sql("select distinct link from box_message where account = :account")
                        .param("account", li.id())
                        .query(String.class)
                        .single())
                .isEqualTo("reviewed/" + filed.filing().id());
    }

    @Test
    void nobody_is_told_what_he_did_himself() {
        Submitted filed = submitted.submit(REGION);
        watched.watch(li, filed.filing().id());
        reviews.decide(li, filed.taskId(), APPROVED);
        assertThat(told(li)).isEmpty();
    }

    @Test
    void who_left_the_desk_is_told_nothing_and_sees_nothing_of_it() {
        Submitted filed = submitted.submit(REGION);
        watched.watch(li, filed.filing().id());
        jdbc.sql("update account_role set region = '320508' where account = :account")
                .param("account", li.id())
                .update();
        reviews.decide(wang, filed.taskId(), APPROVED);
        assertThat(told(li)).isEmpty();
        assertThat(watched.page(accounts.find(li.id()).orElseThrow(), null, null, 50)
                        .items())
                .isEmpty();
    }

    @Test
    void there_is_a_most_and_the_one_watched_already_does_not_count_again() {
        Submitted filed = submitted.submit(REGION);
        watched.watch(li, filed.filing().id());
        jdbc.sql(
                        """
                        with f as (insert into filing (id, number, type, programme, state, region, submitted_at)
                                   select gen_random_uuid(), 'QQ' || lpad((random() * 1e9)::bigint::text, 14, '0') || lpad(n::text, 6, '0'), 't', 'ZZ',
                                          'WITHDRAWN', :region, now()
                                   from generate_series(2, :most) n returning id)
                        insert into watched_filing (account, filing, since) select :account, id, now() from f""")
                .param("region", REGION)
                .param("most", WatchedFilings.MOST)
                .param("account", li.id())
                .update();
        watched.watch(li, filed.filing().id());
        Submitted oneMore = submitted.submit(REGION);
        assertThatThrownBy(() -> watched.watch(li, oneMore.filing().id())).isInstanceOf(ConflictException.class);
    }
}
