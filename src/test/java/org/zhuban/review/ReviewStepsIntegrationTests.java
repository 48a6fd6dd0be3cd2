package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Lapses;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.SignedTypes.Filed;

/** What a model says about a second reviewing step: another person 四眼, the way back 退回上一环节, lapse of time 逾期未决. */
@ZhubanTest
class ReviewStepsIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "同意", List.of());
    private static final Verdict RETURNED = new Verdict("returned", "请补正", List.of());
    private static final Verdict SENT_BACK = new Verdict("sent-back", "第三项没有核实", List.of());

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Handovers handovers;

    @Autowired
    private OwnDecisions decisions;

    @Autowired
    private InboxReconcile reconcile;

    @Autowired
    private FilingService filings;

    @Autowired
    private Lapses lapses;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private NightWorks works;

    @Autowired
    private List<ConsistencyCheck> checks;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private SignedTypes types;
    private CurrentAccount li;
    private CurrentAccount wang;
    private CurrentAccount zhao;

    @BeforeEach
    void staff() {
        types = new SignedTypes(filings, works, jdbc);
        li = reviewers.reviewer("steps-li", "李复核");
        wang = reviewers.reviewer("steps-wang", "王复核");
        zhao = reviewers.reviewer("steps-zhao", "赵复核");
    }

    private FilingDetails details(Filed filed) {
        return filings.forReview(filed.id());
    }

    private OpenTasks.OnDesk onDesk(Filed filed) {
        return details(filed).onDesk().orElseThrow();
    }

    private void sound(Filed filed) {
        types.sound(filed, checks, reconcile);
    }

    @Test
    void who_decided_the_step_before_does_not_decide_the_next() {
        Filed filed = types.submit("two-eyes-work");
        reviews.decide(li, onDesk(filed).taskId(), APPROVED);
        String confirm = onDesk(filed).taskId();
        assertThat(reviews.details(li, confirm).barrier()).isEqualTo("review.four-eyes");
        assertThatThrownBy(() -> reviews.decide(li, confirm, APPROVED))
                .isInstanceOf(DeniedException.class)
                .hasMessage("review.four-eyes");
        assertThatThrownBy(() -> reviews.claim(li, confirm)).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> handovers.transfer(wang, confirm, li.id(), "请办"))
                .as("nor is it given to him")
                .isInstanceOf(InvalidInputException.class);
        assertThat(reviews.decide(wang, confirm, APPROVED).state()).isEqualTo(FilingState.APPROVED);
        sound(filed);
    }

    @Test
    void all_who_signed_the_step_before_are_out() {
        Filed filed = types.submit("most-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), APPROVED);
        reviews.decide(wang, tasks.get(1), APPROVED);
        String confirm = onDesk(filed).taskId();
        List.of(li, wang).forEach(each -> assertThatThrownBy(() -> reviews.decide(each, confirm, APPROVED))
                .hasMessage("review.four-eyes"));
        assertThat(reviews.decide(zhao, confirm, APPROVED).state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void the_last_decision_of_the_step_before_counts() {
        Filed filed = types.submit("two-eyes-work");
        reviews.decide(li, onDesk(filed).taskId(), RETURNED);
        filings.submit(filed.applicant(), filed.id());
        reviews.decide(wang, onDesk(filed).taskId(), APPROVED);
        assertThatThrownBy(() -> reviews.decide(wang, onDesk(filed).taskId(), APPROVED))
                .hasMessage("review.four-eyes");
        assertThat(reviews.decide(li, onDesk(filed).taskId(), APPROVED).state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void the_second_step_sends_back_to_the_first_with_a_reason_and_a_time_limit_of_its_own() {
        clock.stopAt("2026-11-16T09:00:00");
        Filed filed = types.submit("two-eyes-work");
        Instant due = onDesk(filed).dueAt();
        reviews.decide(li, onDesk(filed).taskId(), APPROVED);
        String confirm = onDesk(filed).taskId();
        assertThat(reviews.details(wang, confirm).outcomes())
                .as("nobody presses that time is over")
                .containsExactly("approved", "rejected", "sent-back");
        assertThatThrownBy(() -> reviews.decide(wang, confirm, new Verdict("sent-back", " ", List.of())))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reviews.decide(wang, confirm, new Verdict("lapsed", "到期", List.of())))
                .isInstanceOf(InvalidInputException.class);
        clock.advance(Duration.ofDays(2));
        assertThat(reviews.decide(wang, confirm, SENT_BACK).state()).isEqualTo(FilingState.IN_REVIEW);
        OpenTasks.OnDesk again = onDesk(filed);
        assertThat(again.element()).isEqualTo("review-two-eyes-work");
        assertThat(again.dueAt()).isAfter(due);
        FilingDetails own = filings.own(filed.applicant(), filed.id());
        assertThat(own.events().get(own.events().size() - 1)).satisfies(event -> {
            assertThat(event.opinion()).isEqualTo("第三项没有核实");
            assertThat(own.words(event)).isEqualTo("outcome.sent-back.done");
        });
        assertThat(own.path()).endsWith("review-two-eyes-work");
        sound(filed);
        reviews.decide(li, again.taskId(), APPROVED);
        assertThat(reviews.decide(wang, onDesk(filed).taskId(), APPROVED).state())
                .isEqualTo(FilingState.APPROVED);
    }

    @Test
    void sending_back_is_taken_back_while_nobody_took_it_up() {
        Filed filed = types.submit("two-eyes-work");
        reviews.decide(li, onDesk(filed).taskId(), APPROVED);
        reviews.decide(wang, onDesk(filed).taskId(), SENT_BACK);
        assertThat(decisions.recall(wang, filed.id(), "看错了").task()).isEqualTo("confirm-two-eyes-work");
        assertThat(reviews.decide(wang, onDesk(filed).taskId(), APPROVED).state())
                .isEqualTo(FilingState.APPROVED);
        sound(filed);
    }

    @Test
    void sent_back_to_a_step_that_several_sign_they_sign_anew() {
        Filed filed = types.submit("any-sign-work");
        reviews.decide(li, types.tasks(filed).get(0), APPROVED);
        reviews.decide(wang, onDesk(filed).taskId(), SENT_BACK);
        assertThat(types.tasks(filed)).hasSize(3);
        reviews.decide(li, types.tasks(filed).get(1), APPROVED);
        assertThat(onDesk(filed).element()).isEqualTo("confirm-any-sign-work");
        sound(filed);
    }

    @Test
    void a_step_that_nobody_decides_in_its_working_days_ends_by_itself_in_the_models_words() {
        clock.stopAt("2026-11-19T09:00:00"); // a Thursday
        Filed filed = types.submit("two-eyes-work");
        reviews.decide(li, onDesk(filed).taskId(), APPROVED);
        String confirm = onDesk(filed).taskId();
        assertThat(onDesk(filed).dueAt()).isEqualTo("2026-11-24T16:00:00Z");
        clock.stopAt("2026-11-24T23:59:00");
        lapses.sweep();
        assertThat(onDesk(filed).taskId()).as("five days, three of them worked").isEqualTo(confirm);
        clock.stopAt("2026-11-25T00:00:00");
        lapses.sweep();
        FilingDetails own = filings.own(filed.applicant(), filed.id());
        assertThat(own.filing().state()).isEqualTo(FilingState.APPROVED);
        assertThat(own.lastDecision()).satisfies(event -> {
            assertThat(own.words(event)).isEqualTo("outcome.lapsed.done");
            assertThat(event.opinion()).isEqualTo("逾期未决，视为同意");
        });
        assertThat(own.decidedBy()).as("no automatic review").isEmpty();
        assertThat(own.path()).contains("confirm-lapsed", "enter-register");
        assertThatThrownBy(() -> reviews.decide(wang, confirm, APPROVED)).hasMessage("task.already-handled");
        sound(filed);
        lapses.sweep();
    }

    @Test
    void both_sides_are_told_beforehand_what_becomes_of_it() {
        Filed filed = types.submit("two-eyes-work");
        assertThat(details(filed).present().orElseThrow().lapse()).isNull();
        reviews.decide(li, onDesk(filed).taskId(), APPROVED);
        assertThat(filings.own(filed.applicant(), filed.id())
                        .present()
                        .orElseThrow()
                        .lapse())
                .extracting("name")
                .isEqualTo("逾期未决，视为同意");
    }

    @Test
    void a_step_that_several_sign_lapses_with_all_its_tasks() {
        clock.stopAt("2026-11-16T09:00:00");
        Filed filed = types.submit("most-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), APPROVED);
        clock.stopAt("2026-11-20T09:00:00");
        lapses.sweep();
        assertThat(onDesk(filed).element()).isEqualTo("confirm-most-sign-work");
        assertThat(types.tasks(filed)).hasSize(1);
        tasks.subList(1, 3).forEach(task -> assertThatThrownBy(() -> reviews.decide(wang, task, APPROVED))
                .hasMessage("task.already-handled"));
        sound(filed);
        assertThat(reviews.decide(wang, onDesk(filed).taskId(), APPROVED).state())
                .isEqualTo(FilingState.APPROVED);
    }

    @Test
    void a_suspended_filing_does_not_lapse() {
        clock.stopAt("2026-11-16T09:00:00");
        Filed filed = types.submit("most-sign-work");
        jdbc.sql("update open_task set suspended = true where filing = :filing")
                .param("filing", filed.id())
                .update();
        clock.stopAt("2026-11-20T09:00:00");
        lapses.sweep();
        assertThat(onDesk(filed).element()).isEqualTo("review-most-sign-work");
        jdbc.sql("update open_task set suspended = false where filing = :filing")
                .param("filing", filed.id())
                .update();
    }
}
