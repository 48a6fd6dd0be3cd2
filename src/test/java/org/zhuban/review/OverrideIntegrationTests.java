package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.TaskRequest.Kind;

/** Deciding against a rule of the automated review. */
@ZhubanTest
class OverrideIntegrationTests {

    private static final String REGION = "320507";
    private static final Verdict SILENT = new Verdict("approved", "", List.of());
    private static final Verdict REASONED = new Verdict("approved", "已核对原件，属实", List.of());

    @Autowired
    private ReviewService reviews;

    @Autowired
    private DecisionBatches batches;

    @Autowired
    private Teamwork teamwork;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount li;
    private CurrentAccount wang;

    @BeforeEach
    void staff() {
        li = staff("override-li", "李审核");
        wang = staff("override-wang", "王审核");
    }

    private CurrentAccount staff(String login, String name) {
        UUID id = accounts.ensure(
                login, name, "demo2026", "13800009999", null, List.of(new Grant(Role.REVIEWER, null, REGION)));
        return accounts.find(id).orElseThrow();
    }

    private Submitted failed(String... rules) {
        Submitted one = clear();
        for (String rule : rules) {
            jdbc.sql(
                            """
                            insert into filing_finding (filing, revision, rule, result, message, at)
                            values (:filing, 1, :rule, 'FAIL', '不符', now())""")
                    .param("filing", one.filing().id())
                    .param("rule", rule)
                    .update();
        }
        return one;
    }

    /** No rule says no. */
    private Submitted clear() {
        return submitted.submit(REGION);
    }

    private List<String> kept(Submitted one) {
        return jdbc.sql(
                        "select rule || ' ' || actor_name || ' ' || reason || case when undone_at is null then '' else ' undone' end"
                                + " from filing_override where filing = :filing order by rule")
                .param("filing", one.filing().id())
                .query(String.class)
                .list();
    }

    @Test
    void approving_against_a_rule_takes_a_reason_which_is_kept_for_each_rule() {
        Submitted one = failed("rule-a", "rule-b");
        assertThatThrownBy(() -> reviews.decide(li, one.taskId(), SILENT))
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> assertThat(refusal.errors())
                        .containsExactly(new FieldError("/opinion", "review.override-reason")));
        for (String none : List.of("。", "1", "好", " . 好！")) {
            assertThatThrownBy(() -> reviews.decide(li, one.taskId(), new Verdict("approved", none, List.of())))
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(kept(one)).isEmpty();
        assertThat(reviews.decide(li, one.taskId(), REASONED).state()).isEqualTo(FilingState.APPROVED);
        assertThat(kept(one)).containsExactly("rule-a 李审核 已核对原件，属实", "rule-b 李审核 已核对原件，属实");
    }

    @Test
    void where_no_rule_says_no_nothing_is_asked_and_nothing_kept() {
        Submitted one = clear();
        assertThat(reviews.decide(li, one.taskId(), SILENT).state()).isEqualTo(FilingState.APPROVED);
        assertThat(kept(one)).isEmpty();
    }

    @Test
    void returning_and_rejecting_override_nothing() {
        Submitted returned = failed("rule-a");
        reviews.decide(li, returned.taskId(), new Verdict("returned", "请补正", List.of()));
        Submitted rejected = failed("rule-a");
        reviews.decide(li, rejected.taskId(), new Verdict("rejected", "不符合条件", List.of()));
        assertThat(kept(returned)).isEmpty();
        assertThat(kept(rejected)).isEmpty();
    }

    @Test
    void words_for_many_are_no_reason_for_one() {
        Submitted one = failed("rule-a");
        Submitted other = clear();
        BatchPlan plan = batches.plan(li, List.of(one.taskId(), other.taskId()));
        assertThat(List.of(plan.failed(), plan.ready("approved"), plan.ready("returned")))
                .containsExactly(1, 1, 2);
        List<BatchAnswer> answers = reviews.decideAll(li, List.of(one.taskId(), other.taskId()), REASONED);
        assertThat(answers.get(0).refusal()).hasFieldOrPropertyWithValue("code", "review.override-alone");
        assertThat(answers.get(1).state()).isEqualTo(FilingState.APPROVED);
        assertThat(kept(one)).isEmpty();
        assertThatThrownBy(() -> reviews.decideAmongMany(
                        li,
                        one.taskId(),
                        reviews.details(li, one.taskId()).task().definition(),
                        REASONED))
                .hasFieldOrPropertyWithValue("code", "review.override-alone");
        assertThat(reviews.decideAll(li, List.of(one.taskId()), new Verdict("returned", "请补正", List.of()))
                        .get(0)
                        .state())
                .isEqualTo(FilingState.RETURNED);
    }

    @Test
    void a_decision_that_waits_for_a_signer_overrides_when_he_agreed() {
        Submitted one = failed("rule-a");
        TaskRequest asked = teamwork.ask(li, one.taskId(), Kind.SIGN_AFTER, wang.id(), "请复核");
        assertThatThrownBy(() -> reviews.decide(li, one.taskId(), SILENT)).isInstanceOf(InvalidInputException.class);
        reviews.decide(li, one.taskId(), REASONED);
        assertThat(kept(one)).as("not yet").isEmpty();
        teamwork.answer(wang, asked.id(), true, "同意");
        assertThat(kept(one)).containsExactly("rule-a 李审核 已核对原件，属实");
    }

    @Test
    void a_kept_reason_names_a_finding_that_exists() {
        Submitted one = failed("rule-a");
        reviews.decide(li, one.taskId(), REASONED);
        assertThatThrownBy(() -> jdbc.sql("update filing_override set rule = 'rule-none' where filing = :filing")
                        .param("filing", one.filing().id())
                        .update())
                .hasMessageContaining("foreign key");
    }
}
