package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;

/** Taking a decision back after which a second reviewing step waits. */
@ZhubanTest
class RecallBetweenStepsIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "同意", List.of());

    @Autowired
    private OwnDecisions decisions;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Teamwork teamwork;

    @Autowired
    private FilingService filings;

    @Autowired
    private InboxReconcile reconcile;

    @Autowired
    private NightWorks nightWorks;

    @Autowired
    private JdbcClient jdbc;

    private final CurrentAccount li = SubmittedFilings.reviewer("李审核", NightWorks.REGION);
    private final CurrentAccount wang = SubmittedFilings.reviewer("王审核", NightWorks.REGION);
    private CurrentAccount enterprise = li;

    @BeforeEach
    void an_enterprise() {
        enterprise = nightWorks.enterprise("LABOUR");
    }

    private UUID submitted() {
        Applicant applicant = Applicant.of(enterprise);
        UUID id = filings.open(applicant, "two-step-work", null, nightWorks.answers("两步工程" + UUID.randomUUID()))
                .details()
                .filing()
                .id();
        nightWorks.attach(enterprise, id);
        return filings.submit(applicant, id).id();
    }

    @Test
    void while_the_next_step_is_untouched_it_goes_back_with_its_clock() {
        UUID id = submitted();
        Instant due = filings.forReview(id).filing().dueAt();
        String first = nightWorks.task(id);
        reviews.decide(li, first, APPROVED);
        assertThat(decisions.recallable(li, List.of(id))).containsExactly(id);
        OpenTask again = decisions.recall(li, id, "漏看了一项");
        assertThat(again.task()).isEqualTo("review-two-step-work");
        assertThat(again.dueAt()).isEqualTo(due);
        assertThat(nightWorks.task(id)).isEqualTo(again.id());
        assertThat(filings.forReview(id).path()).endsWith("confirm-two-step-work", "review-two-step-work");
        assertThat(reconcile.reconcile()).noneMatch(mend -> mend.contains(id.toString()));
        reviews.decide(li, again.id(), APPROVED);
        assertThat(reviews.decide(wang, nightWorks.task(id), APPROVED).state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void once_the_next_step_is_taken_asked_about_or_decided_it_stands() {
        UUID claimed = submitted();
        reviews.decide(li, nightWorks.task(claimed), APPROVED);
        reviews.claim(wang, nightWorks.task(claimed));
        refused(claimed, "recall.taken");
        UUID commented = submitted();
        reviews.decide(li, nightWorks.task(commented), APPROVED);
        teamwork.comment(wang, nightWorks.task(commented), "请看第三项", java.util.Set.of());
        refused(commented, "recall.taken");
        UUID decided = submitted();
        reviews.decide(li, nightWorks.task(decided), APPROVED);
        reviews.decide(wang, nightWorks.task(decided), APPROVED);
        refused(decided, "recall.anothers");
    }

    @Test
    void a_decision_taken_back_overrides_no_rule_any_more() {
        UUID id = submitted();
        jdbc.sql(
                        "insert into filing_finding (filing, revision, rule, result, message, at) values (:id, 1, 'rule-a', 'FAIL', '不符', now())")
                .param("id", id)
                .update();
        reviews.decide(li, nightWorks.task(id), APPROVED);
        assertThat(standing(id)).isEqualTo(1);
        OpenTask again = decisions.recall(li, id, "漏看了一项");
        assertThat(standing(id)).isZero();
        reviews.decide(li, again.id(), APPROVED);
        assertThat(standing(id)).isEqualTo(1);
    }

    private int standing(UUID id) {
        return jdbc.sql("select count(*) from filing_override where filing = :id and undone_at is null")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private void refused(UUID id, String code) {
        assertThat(decisions.recallable(li, List.of(id))).isEmpty();
        assertThatThrownBy(() -> decisions.recall(li, id, "看错了"))
                .isInstanceOf(ConflictException.class)
                .hasMessage(code);
    }
}
