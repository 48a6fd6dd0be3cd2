package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Fault;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings.Submitted;

/** Taking one's own return back, with the real kit and engine. */
@ZhubanTest
class RecallIntegrationTests {

    private static final String REGION = "320507";
    private static final Verdict APPROVED = new Verdict("approved", "同意", List.of());
    private static final Verdict RETURNED = new Verdict("returned", "请补正", List.of(new Fault("name", "请填全称")));

    @Autowired
    private OwnDecisions decisions;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private FilingService filings;

    @Autowired
    private InboxReconcile reconcile;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final CurrentAccount li = SubmittedFilings.reviewer("李审核", REGION);
    private final CurrentAccount wang = SubmittedFilings.reviewer("王审核", REGION);

    private Submitted returned() {
        Submitted one = submitted.submit(REGION);
        reviews.decide(li, one.taskId(), RETURNED);
        return one;
    }

    private boolean recallable(CurrentAccount account, Submitted one) {
        return decisions
                .recallable(account, List.of(one.filing().id()))
                .contains(one.filing().id());
    }

    private void refused(Submitted one, String code) {
        assertThat(recallable(li, one)).isFalse();
        assertThatThrownBy(() -> decisions.recall(li, one.filing().id(), "看错了"))
                .isInstanceOf(ConflictException.class)
                .hasMessage(code);
    }

    private FilingDetails now(Submitted one) {
        return filings.own(one.applicant(), one.filing().id());
    }

    @Test
    void a_return_taken_back_lies_with_who_returned_it_and_its_clock_goes_on() {
        Submitted one = submitted.submit(REGION);
        Instant due = now(one).filing().dueAt();
        reviews.decide(li, one.taskId(), RETURNED);
        assertThat(recallable(li, one)).isTrue();
        OpenTask again = decisions.recall(li, one.filing().id(), "看错了企业");
        FilingDetails after = now(one);
        assertThat(after.filing().state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(after.filing().dueAt()).isEqualTo(due).isEqualTo(again.dueAt());
        assertThat(again.assignee()).isEqualTo(li.id());
        assertThat(again.id()).isNotEqualTo(one.taskId());
        assertThat(after.events()).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(FilingEvent.Kind.RECALLED);
            assertThat(event.opinion()).isEqualTo("看错了企业");
        });
        assertThat(after.path()).endsWith("notify-returned", "correct-filing", "review-certification");
        assertThat(after.openFaults()).isEmpty();
        assertThat(reconcile.reconcile())
                .noneMatch(mend -> mend.contains(one.filing().id().toString()));
        assertThat(jdbc.sql("select count(*) from sms_outbox where filing = :id and template = 'sms.filing-recalled'")
                        .param("id", one.filing().id())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(reviews.decide(li, again.id(), APPROVED).state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void an_overdue_filing_does_not_gain_a_day_by_a_return_and_its_recall() {
        Submitted one = submitted.submit(REGION);
        Instant due = now(one).filing().dueAt();
        clock.advance(Duration.ofDays(30));
        reviews.decide(li, one.taskId(), RETURNED);
        OpenTask again = decisions.recall(li, one.filing().id(), "看错了");
        assertThat(again.dueAt()).isEqualTo(due);
        assertThat(again.overdue(clock.instant())).isTrue();
    }

    @Test
    void the_days_with_the_applicant_do_not_count() {
        Submitted one = submitted.submit(REGION);
        Instant due = now(one).filing().dueAt();
        reviews.decide(li, one.taskId(), RETURNED);
        clock.advance(Duration.ofDays(30));
        assertThat(decisions.recall(li, one.filing().id(), "看错了").dueAt()).isAfter(due);
    }

    @Test
    void it_works_twice_in_a_row_and_withdrawing_and_resubmitting_still_work() {
        Submitted one = returned();
        OpenTask again = decisions.recall(li, one.filing().id(), "看错了");
        refused(one, "recall.recalled");
        reviews.decide(li, again.id(), RETURNED);
        OpenTask third = decisions.recall(li, one.filing().id(), "又看错了");
        filings.withdraw(one.applicant(), one.filing().id());
        refused(one, "recall.withdrawn");
        assertThatThrownBy(() -> reviews.details(li, third.id())).hasMessage("task.withdrawn");
        filings.submit(one.applicant(), one.filing().id());
        reviews.decide(li, submitted.task(one.filing().id()), RETURNED);
        OpenTask fourth = decisions.recall(li, one.filing().id(), "再看");
        reviews.decide(li, fourth.id(), RETURNED);
        filings.submit(one.applicant(), one.filing().id());
        refused(one, "recall.resubmitted");
        assertThat(reviews.decide(li, submitted.task(one.filing().id()), APPROVED)
                        .state())
                .isEqualTo(FilingState.APPROVED);
        assertThat(reconcile.reconcile())
                .noneMatch(mend -> mend.contains(one.filing().id().toString()));
    }

    @Test
    void once_the_applicant_has_saved_an_answer_the_return_stands() {
        Submitted one = returned();
        save(one);
        refused(one, "recall.touched");
    }

    private void save(Submitted one) {
        FilingDetails seen = now(one);
        Map<String, Object> answers = new LinkedHashMap<>(seen.data());
        answers.put("name", "苏州试验建筑劳务分包有限公司");
        filings.save(one.applicant(), one.filing().id(), seen.filing().version(), answers);
    }

    @Test
    void once_the_applicant_has_changed_a_paper_the_return_stands() {
        Submitted one = returned();
        UUID file = now(one).attachments().get(0).id();
        filings.detach(one.applicant(), one.filing().id(), file);
        refused(one, "recall.touched");
        Submitted other = returned();
        filings.attach(
                other.applicant(),
                other.filing().id(),
                "certificate",
                "执照.pdf",
                new ByteArrayInputStream(org.zhuban.filing.NightWorks.pdf()));
        refused(other, "recall.touched");
    }

    @Test
    void what_ended_or_was_left_stands() {
        Submitted approved = submitted.submit(REGION);
        reviews.decide(li, approved.taskId(), APPROVED);
        refused(approved, "recall.approved");
        Submitted rejected = submitted.submit(REGION);
        reviews.decide(li, rejected.taskId(), new Verdict("rejected", "不符", List.of()));
        refused(rejected, "recall.rejected");
        Submitted abandoned = returned();
        filings.abandon(abandoned.applicant(), abandoned.filing().id());
        refused(abandoned, "recall.abandoned");
        refused(submitted.submit(REGION), "recall.nothing");
    }

    @Test
    void only_who_decided_takes_it_back_at_his_desk_and_with_a_reason() {
        Submitted one = returned();
        UUID id = one.filing().id();
        assertThat(recallable(wang, one)).isFalse();
        assertThatThrownBy(() -> decisions.recall(wang, id, "不对")).hasMessage("recall.anothers");
        CurrentAccount moved = account(li, Role.REVIEWER, "320506");
        assertThatThrownBy(() -> decisions.recall(moved, id, "不对")).isInstanceOf(NotFoundException.class);
        CurrentAccount chief = account(li, Role.SUPERVISOR, REGION);
        assertThatThrownBy(() -> decisions.recall(chief, id, "不对")).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> decisions.recall(li, id, " "))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.field()).isEqualTo("/reason")));
        assertThat(recallable(li, one)).isTrue();
    }

    private static CurrentAccount account(CurrentAccount same, Role role, String region) {
        return new CurrentAccount(
                same.id(),
                same.login(),
                same.displayName(),
                List.of(new Grant(role, null, region)),
                null,
                java.util.Set.of("*"));
    }

    @Test
    void who_saves_after_the_recall_is_told_of_it_and_loses_nothing_else() {
        Submitted one = returned();
        FilingDetails seen = now(one);
        decisions.recall(li, one.filing().id(), "看错了");
        assertThatThrownBy(() -> filings.save(
                        one.applicant(), one.filing().id(), seen.filing().version(), seen.data()))
                .isInstanceOf(ConflictException.class)
                .hasMessage("filing.overtaken.in_review");
        assertThatThrownBy(() -> filings.submit(one.applicant(), one.filing().id()))
                .hasMessage("filing.overtaken.in_review");
    }

    @Test
    void saving_against_recalling_has_one_winner_and_a_word_for_the_other() throws Exception {
        for (int round = 0; round < 5; round++) {
            Submitted one = returned();
            List<@Nullable Throwable> results =
                    atOnce(() -> decisions.recall(li, one.filing().id(), "看错了"), () -> {
                        save(one);
                        return null;
                    });
            assertThat(results).filteredOn(Objects::isNull).hasSize(1);
            assertThat(results).filteredOn(Objects::nonNull).allSatisfy(told -> assertThat(
                            ((ZhubanException) told).code())
                    .isIn("recall.touched", "filing.overtaken.in_review"));
            assertThat(now(one).filing().state())
                    .isEqualTo(results.get(0) == null ? FilingState.IN_REVIEW : FilingState.RETURNED);
        }
    }

    @Test
    void two_recalls_or_a_resubmission_at_the_same_moment_have_one_winner() throws Exception {
        for (int round = 0; round < 3; round++) {
            Submitted one = returned();
            UUID id = one.filing().id();
            assertThat(atOnce(() -> decisions.recall(li, id, "一"), () -> decisions.recall(li, id, "二")))
                    .filteredOn(Objects::isNull)
                    .hasSize(1);
            Submitted other = returned();
            UUID second = other.filing().id();
            assertThat(atOnce(() -> decisions.recall(li, second, "一"), () -> filings.submit(other.applicant(), second)))
                    .filteredOn(Objects::isNull)
                    .hasSize(1);
            assertThat(now(other).filing().state()).isEqualTo(FilingState.IN_REVIEW);
            assertThat(reconcile.reconcile())
                    .noneMatch(mend -> mend.contains(id.toString()) || mend.contains(second.toString()));
        }
    }

    private static List<@Nullable Throwable> atOnce(Callable<?>... acts) throws Exception {
        var threads = Executors.newFixedThreadPool(acts.length);
        try {
            var start = new CyclicBarrier(acts.length);
            List<Future<@Nullable Throwable>> running = new ArrayList<>();
            for (Callable<?> act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    try {
                        act.call();
                        return null;
                    } catch (ZhubanException refused) {
                        return refused;
                    }
                }));
            }
            List<@Nullable Throwable> results = new ArrayList<>();
            for (Future<@Nullable Throwable> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
