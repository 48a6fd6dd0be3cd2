package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Programme;
import org.zhuban.filing.Fault;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.SignedTypes.Filed;

/** 会签: several reviewers sign one step; the model says how many and how many approvals carry it. */
@ZhubanTest
class CountersignIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "同意", List.of());
    private static final Verdict REJECTED = new Verdict("rejected", "不符合规定", List.of());
    private static final Verdict RETURNED = new Verdict("returned", "请补正", List.of(new Fault("projectName", "工程名称不全")));

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Handovers handovers;

    @Autowired
    private OwnDecisions decisions;

    @Autowired
    private Routing routing;

    @Autowired
    private Router router;

    @Autowired
    private InboxReconcile reconcile;

    @Autowired
    private FilingService filings;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private Accounts accounts;

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
        li = reviewers.reviewer("signer-li", "李会签");
        wang = reviewers.reviewer("signer-wang", "王会签");
        zhao = reviewers.reviewer("signer-zhao", "赵会签");
    }

    private FilingDetails details(Filed filed) {
        return filings.forReview(filed.id());
    }

    private String element(Filed filed) {
        return details(filed).onDesk().map(OpenTasks.OnDesk::element).orElse("");
    }

    private void sound(Filed filed) {
        types.sound(filed, checks, reconcile);
    }

    @Test
    void where_all_must_approve_it_goes_on_after_the_last_and_both_sides_see_how_many_have() {
        Filed filed = types.submit("all-sign-work");
        List<String> tasks = types.tasks(filed);
        assertThat(tasks).hasSize(3);
        sound(filed);
        reviews.decide(li, tasks.get(0), APPROVED);
        reviews.decide(wang, tasks.get(1), APPROVED);
        FilingDetails own = filings.own(filed.applicant(), filed.id());
        assertThat(own.filing().state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(own.onDesk().orElseThrow().signed())
                .satisfies(
                        signed -> assertThat(signed).extracting("signed", "of").containsExactly(2, 3));
        assertThat(own.path()).containsOnlyOnce("review-all-sign-work");
        assertThat(own.events().stream().filter(event -> event.round() != null))
                .extracting(FilingEvent::actorName, own::words)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("李会签", "outcome.approved.signed"),
                        org.assertj.core.groups.Tuple.tuple("王会签", "outcome.approved.signed"));
        assertThat(own.lastDecision()).as("nothing is decided yet").isNull();
        sound(filed);
        reviews.decide(zhao, tasks.get(2), APPROVED);
        assertThat(element(filed)).isEqualTo("confirm-all-sign-work");
        assertThat(types.tasks(filed)).hasSize(1);
        sound(filed);
    }

    @Test
    void where_all_must_approve_the_first_who_does_not_ends_it_and_the_others_are_told_who() {
        Filed filed = types.submit("all-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), APPROVED);
        assertThat(reviews.decide(wang, tasks.get(1), RETURNED).state()).isEqualTo(FilingState.RETURNED);
        assertThat(types.tasks(filed)).isEmpty();
        FilingDetails own = filings.own(filed.applicant(), filed.id());
        assertThat(own.openFaults()).containsExactly(new Fault("projectName", "工程名称不全"));
        assertThat(own.lastWord()).isEqualTo("请补正");
        assertThatThrownBy(() -> reviews.decide(zhao, tasks.get(2), APPROVED))
                .isInstanceOfSatisfying(ConflictException.class, late -> {
                    assertThat(late.code()).isEqualTo("task.already-handled");
                    assertThat(late.args()).contains("王会签");
                });
        sound(filed);
    }

    @Test
    void after_a_correction_all_sign_anew_in_the_days_that_are_left() {
        clock.stopAt("2026-11-16T09:00:00");
        Filed filed = types.submit("all-sign-work");
        clock.advance(Duration.ofDays(1));
        reviews.decide(li, types.tasks(filed).get(0), RETURNED);
        filings.submit(filed.applicant(), filed.id());
        List<String> again = types.tasks(filed);
        assertThat(again).hasSize(3);
        assertThat(jdbc.sql("select distinct due_at from open_task where filing = :filing")
                        .param("filing", filed.id())
                        .query(java.time.OffsetDateTime.class)
                        .list())
                .as("one time limit for the step")
                .hasSize(1);
        reviews.decide(li, again.get(2), APPROVED);
        assertThat(details(filed).onDesk().orElseThrow().signed()).isNotNull();
        sound(filed);
    }

    @Test
    void where_one_is_enough_the_first_who_approves_ends_it() {
        Filed filed = types.submit("any-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), REJECTED);
        assertThat(details(filed).filing().state()).isEqualTo(FilingState.IN_REVIEW);
        reviews.decide(wang, tasks.get(1), APPROVED);
        assertThat(element(filed)).isEqualTo("confirm-any-sign-work");
        sound(filed);
    }

    @Test
    void where_one_is_enough_and_none_approves_the_last_one_settles_it() {
        Filed filed = types.submit("any-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), RETURNED);
        reviews.decide(wang, tasks.get(1), REJECTED);
        assertThat(reviews.decide(zhao, tasks.get(2), REJECTED).state()).isEqualTo(FilingState.REJECTED);
        sound(filed);
    }

    @Test
    void two_of_three_carry_it() {
        Filed filed = types.submit("most-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), APPROVED);
        reviews.decide(wang, tasks.get(1), RETURNED);
        assertThat(types.tasks(filed)).hasSize(1);
        reviews.decide(zhao, tasks.get(2), APPROVED);
        assertThat(element(filed)).isEqualTo("confirm-most-sign-work");
        sound(filed);
    }

    @Test
    void two_approvals_settle_it_before_the_third_has_signed() {
        Filed filed = types.submit("most-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), APPROVED);
        reviews.decide(wang, tasks.get(1), APPROVED);
        assertThat(element(filed)).isEqualTo("confirm-most-sign-work");
        assertThat(types.tasks(filed)).hasSize(1);
        assertThatThrownBy(() -> reviews.details(zhao, tasks.get(2))).hasMessage("task.already-handled");
        sound(filed);
    }

    @Test
    void two_who_do_not_approve_settle_it_too_and_its_applicant_reads_both() {
        Filed filed = types.submit("most-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), RETURNED);
        assertThat(reviews.decide(
                                wang,
                                tasks.get(1),
                                new Verdict("returned", "请写明工期", List.of(new Fault("endsOn", "与方案不符"))))
                        .state())
                .isEqualTo(FilingState.RETURNED);
        assertThatThrownBy(() -> reviews.decide(zhao, tasks.get(2), APPROVED)).hasMessage("task.already-handled");
        FilingDetails own = filings.own(filed.applicant(), filed.id());
        assertThat(own.openFaults()).extracting(Fault::field).containsExactly("projectName", "endsOn");
        assertThat(own.lastWord()).isEqualTo("请补正；请写明工期");
        sound(filed);
    }

    @Test
    void in_turn_one_is_asked_after_the_other_within_one_time_limit() {
        clock.stopAt("2026-11-16T09:00:00");
        Filed filed = types.submit("turn-sign-work");
        OpenTasks.OnDesk first = details(filed).onDesk().orElseThrow();
        assertThat(types.tasks(filed)).hasSize(1);
        clock.advance(Duration.ofDays(1));
        reviews.decide(li, first.taskId(), APPROVED);
        OpenTasks.OnDesk second = details(filed).onDesk().orElseThrow();
        assertThat(second.element()).isEqualTo("review-turn-sign-work");
        assertThat(second.dueAt()).isEqualTo(first.dueAt());
        assertThat(second.signed()).extracting("signed", "of").containsExactly(1, 2);
        sound(filed);
        assertThatThrownBy(() -> reviews.decide(li, second.taskId(), APPROVED)).hasMessage("review.signed-already");
        reviews.decide(wang, second.taskId(), APPROVED);
        assertThat(element(filed)).isEqualTo("confirm-turn-sign-work");
        sound(filed);
    }

    @Test
    void nobody_signs_twice_in_a_round_and_the_database_holds_it() {
        Filed filed = types.submit("all-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), APPROVED);
        assertThat(reviews.details(li, tasks.get(1)).barrier()).isEqualTo("review.signed-already");
        assertThatThrownBy(() -> reviews.decide(li, tasks.get(1), APPROVED))
                .isInstanceOf(ConflictException.class)
                .hasMessage("review.signed-already");
        assertThatThrownBy(() -> jdbc.sql(
                                """
                                insert into filing_event (id, filing, at, kind, actor, actor_name, revision, task, task_id, outcome, round)
                                select gen_random_uuid(), filing, at, kind, actor, actor_name, revision, task, :other, outcome, round
                                from filing_event where task_id = :task""")
                        .param("task", tasks.get(0))
                        .param("other", tasks.get(1))
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void nobody_takes_two_tasks_of_a_round_and_none_is_given_to_one_who_has_signed() {
        Filed filed = types.submit("all-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.claim(li, tasks.get(0));
        assertThatThrownBy(() -> reviews.claim(li, tasks.get(1)))
                .isInstanceOf(ConflictException.class)
                .hasMessage("review.signs-another");
        assertThatThrownBy(() -> handovers.transfer(wang, tasks.get(1), li.id(), "请办"))
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> assertThat(refusal.errors())
                        .extracting("code")
                        .containsExactly("teamwork.barred"));
        reviews.decide(li, tasks.get(0), APPROVED);
        assertThatThrownBy(() -> handovers.transfer(wang, tasks.get(1), li.id(), "请办"))
                .isInstanceOf(InvalidInputException.class);
        assertThat(handovers.transfer(wang, tasks.get(1), zhao.id(), "请办").assignee())
                .isEqualTo(zhao.id());
    }

    @Test
    void a_routed_desk_gives_the_tasks_of_a_round_to_as_many_people_and_the_next_step_to_another() {
        reviewers.reviewer("signer-qian", "钱会签");
        CurrentAccount chief = reviewers.supervisor("signer-chief", "周主管");
        routing.route(chief, Programme.JM, Reviewers.REGION, RoutingRule.LOAD);
        try {
            Filed filed = types.submit("any-sign-work");
            router.arrived();
            List<UUID> signers = assignees(filed);
            assertThat(signers).hasSize(3).doesNotHaveDuplicates();
            UUID signer = signers.get(0);
            CurrentAccount first = accounts.find(signer).orElseThrow();
            reviews.decide(first, types.tasks(filed).get(0), APPROVED);
            router.arrived();
            assertThat(assignees(filed)).hasSize(1).doesNotContain(signer);
        } finally {
            routing.route(chief, Programme.JM, Reviewers.REGION, RoutingRule.NONE);
        }
    }

    private List<UUID> assignees(Filed filed) {
        return jdbc.sql(
                        "select assignee from open_task where filing = :filing and assignee is not null order by created_at, id")
                .param("filing", filed.id())
                .query(UUID.class)
                .list();
    }

    @Test
    void of_two_who_sign_at_once_both_do() throws Exception {
        Filed filed = types.submit("all-sign-work");
        List<String> tasks = types.tasks(filed);
        var threads = Executors.newFixedThreadPool(3);
        try {
            Map<CurrentAccount, String> signers = Map.of(li, tasks.get(0), wang, tasks.get(1), zhao, tasks.get(2));
            List<Callable<FilingState>> signing = signers.entrySet().stream()
                    .<Callable<FilingState>>map(each -> () -> reviews.decide(each.getKey(), each.getValue(), APPROVED)
                            .state())
                    .toList();
            for (Future<FilingState> signed : threads.invokeAll(signing)) {
                assertThat(signed.get()).isEqualTo(FilingState.IN_REVIEW);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(element(filed)).isEqualTo("confirm-all-sign-work");
        sound(filed);
    }

    @Test
    void a_withdrawal_takes_all_tasks_away_and_whoever_comes_late_is_told() {
        Filed filed = types.submit("all-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), APPROVED);
        filings.withdraw(filed.applicant(), filed.id());
        assertThat(types.tasks(filed)).isEmpty();
        tasks.subList(1, 3).forEach(task -> assertThatThrownBy(() -> reviews.decide(wang, task, APPROVED))
                .hasMessage("task.withdrawn"));
        assertThatThrownBy(() -> reviews.decide(wang, tasks.get(0), APPROVED)).hasMessage("task.already-handled");
        sound(filed);
    }

    @Test
    void a_task_of_a_round_lost_from_the_inbox_comes_back_with_its_round() {
        Filed filed = types.submit("all-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), APPROVED);
        jdbc.sql("delete from open_task where id = :id")
                .param("id", tasks.get(1))
                .update();
        assertThat(reconcile.reconcile()).anyMatch(mend -> mend.contains(tasks.get(1)));
        assertThat(reviews.details(wang, tasks.get(1)).task().signed())
                .isEqualTo(reviews.details(wang, tasks.get(2)).task().signed())
                .extracting("signed", "of")
                .containsExactly(1, 3);
        reviews.decide(wang, tasks.get(1), APPROVED);
        reviews.decide(zhao, tasks.get(2), APPROVED);
        assertThat(element(filed)).isEqualTo("confirm-all-sign-work");
    }

    @Test
    void a_signature_is_not_taken_back() {
        Filed filed = types.submit("all-sign-work");
        List<String> tasks = types.tasks(filed);
        reviews.decide(li, tasks.get(0), APPROVED);
        assertThat(decisions.recallable(li, List.of(filed.id()))).isEmpty();
        assertThatThrownBy(() -> decisions.recall(li, filed.id(), "看错了")).hasMessage("recall.countersign");
    }
}
