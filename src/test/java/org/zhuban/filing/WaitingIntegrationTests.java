package org.zhuban.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ApartTest;
import org.zhuban.TestClock;
import org.zhuban.common.ConflictException;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.engine.ProcessMigrations;
import org.zhuban.filing.engine.ProcessRehearsals;
import org.zhuban.filing.engine.ProcessRehearsals.Act;
import org.zhuban.filing.engine.ProcessRehearsals.Part;
import org.zhuban.filing.engine.ProcessRehearsals.Played;
import org.zhuban.filing.engine.Waits;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.privacy.Sealer;

/** 等待工作日: a filing that waits for a day to come, at no desk. */
@ApartTest // asserts that every promise holds, and others break some on purpose
class WaitingIntegrationTests {

    private static final String WAIT = "public-period";

    @Autowired
    private PublicWorks works;

    @Autowired
    private NightWorks firms;

    @Autowired
    private FilingService filings;

    @Autowired
    private FilingMigrations migrations;

    @Autowired
    private ProcessMigrations plans;

    @Autowired
    private ProcessRehearsals rehearsals;

    @Autowired
    private Waits waits;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sealer sealer;

    @Autowired
    private TestClock clock;

    @Autowired
    private List<ConsistencyCheck> checks;

    private CurrentAccount firm = NightWorks.reviewer();
    private String version = "";

    @BeforeEach
    void a_version_of_this_test() {
        firm = firms.enterprise("LABOUR");
        version = works.deploy(works.packaged());
    }

    private Filing approved() {
        Filing filing = works.submit(firm, "等待工程" + UUID.randomUUID());
        firms.decide(filing.id(), "approved");
        return filing;
    }

    private FilingDetails details(Filing filing) {
        return filings.own(Applicant.of(firm), filing.id());
    }

    /** Not the outbox: it is emptied in the background, and days pass here in a moment. */
    private void sound() {
        assertThat(checks)
                .filteredOn(check -> !check.promise().contains("SMS"))
                .hasSizeGreaterThan(5)
                .allSatisfy(check ->
                        assertThat(check.violations()).as(check.promise()).isEmpty());
    }

    @Test
    void it_goes_on_after_five_working_days_over_the_holiday_and_the_working_saturday() {
        clock.stopAt("2026-09-29T15:00");
        Filing filing = approved();
        // 30 September, 8, 9 and 10 October (a Saturday worked), 12 October
        assertThat(works.due(filing.id())).containsEntry(WAIT, Instant.parse("2026-10-12T16:00:00Z"));
        sound();
        clock.stopAt("2026-10-12T23:59");
        assertThat(works.timers()).as("it is not over yet").isZero();
        assertThat(details(filing).filing().state()).isEqualTo(FilingState.IN_REVIEW);
        clock.stopAt("2026-10-13T00:00");
        assertThat(works.timers()).isEqualTo(1);
        FilingDetails over = details(filing);
        assertThat(over.filing().state()).isEqualTo(FilingState.APPROVED);
        assertThat(over.waits()).isNull();
        assertThat(over.path()).containsSubsequence("publish-result", WAIT, "enter-register", "approved");
        sound();
    }

    @Test
    void while_it_waits_both_sides_see_until_when_and_no_time_limit_runs() {
        clock.stopAt("2026-11-16T09:00");
        Filing filing = approved();
        FilingDetails waiting = details(filing);
        assertThat(waiting.waits())
                .isEqualTo(new FilingDetails.Wait(WAIT, "公示期", Instant.parse("2026-11-23T16:00:00Z"), true));
        assertThat(waiting.at()).isEqualTo(WAIT);
        assertThat(waiting.filing().dueAt()).isNull();
        assertThat(waiting.onDesk()).isEmpty();
        jdbc.sql("update filing set contact_index = :index where id = :id")
                .param("index", sealer.index("mobile", "13862119999"))
                .param("id", filing.id())
                .update();
        assertThat(filings.progress(filing.number(), "13862119999")).satisfies(progress -> {
            assertThat(progress.step()).isEqualTo("公示期");
            assertThat(progress.waitsUntil()).isEqualTo("2026-11-23T16:00:00Z");
            assertThat(progress.dueAt()).isNull();
        });
        assertThat(filings.forReview(filing.id()).waits()).isEqualTo(waiting.waits());
        assertThat(waits.standing(version)).isEqualTo(Map.of(WAIT, 1));
        assertThat(migrations.standing(version)).isEqualTo(Map.of(WAIT, 1));
        assertThatThrownBy(() -> filings.remind(Applicant.of(firm), filing.id()))
                .hasMessage("filing.remind-nobody");
    }

    @Test
    void the_applicant_takes_it_back_while_it_waits_and_may_submit_it_again() {
        Filing filing = approved();
        filings.withdraw(Applicant.of(firm), filing.id());
        assertThat(details(filing).filing().state()).isEqualTo(FilingState.WITHDRAWN);
        assertThat(waits.standing(version)).isEmpty();
        sound();
        filings.submit(Applicant.of(firm), filing.id());
        firms.decide(filing.id(), "approved");
        assertThat(details(filing).waits()).isNotNull();
        sound();
    }

    @Test
    void where_its_process_has_no_way_back_any_more_it_is_not_taken_back_and_goes_on() {
        clock.stopAt("2026-11-16T09:00");
        works.deploy(works.waitingTwice());
        Filing filing = approved();
        clock.stopAt("2026-11-24T00:00");
        works.timers();
        assertThat(details(filing).waits()).satisfies(wait -> {
            assertThat(wait.name()).isEqualTo("异议期");
            assertThat(wait.withdrawable()).isFalse();
        });
        assertThatThrownBy(() -> filings.withdraw(Applicant.of(firm), filing.id()))
                .isInstanceOfSatisfying(ConflictException.class, refused -> assertThat(refused.args())
                        .containsExactly("异议期"))
                .hasMessage("filing.waits-on");
        assertThat(details(filing).filing().state()).isEqualTo(FilingState.IN_REVIEW);
        clock.stopAt("2026-11-28T00:00");
        works.timers();
        assertThat(details(filing).filing().state()).isEqualTo(FilingState.APPROVED);
        sound();
    }

    @Test
    void that_a_timer_of_its_stage_ended_it_without_a_decision_is_no_contradiction_but_without_one_it_is() {
        clock.stopAt("2026-11-16T09:00");
        works.deploy(works.withTerm());
        Filing late = works.submit(firm, "无人审查的工程" + UUID.randomUUID());
        Filing returned = works.submit(firm, "无人补正的工程" + UUID.randomUUID());
        firms.decide(returned.id(), "returned");
        Instant term = Objects.requireNonNull(works.due(returned.id()).get("term"));
        clock.advance(Duration.between(clock.instant(), term).plusMinutes(1));
        works.timers();
        assertThat(details(late).filing().state()).isEqualTo(FilingState.REJECTED);
        assertThat(details(returned).filing().state()).isEqualTo(FilingState.REJECTED);
        sound();
        works.deploy(works.packaged());
        Filing decided = works.submit(firm, "有决定的工程" + UUID.randomUUID());
        firms.decide(decided.id(), "rejected");
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("delete from filing_event where filing = :filing and kind = 'DECIDED'")
                    .param("filing", decided.id())
                    .update();
            assertThat(checks)
                    .filteredOn(check -> check.promise().startsWith("The last decision"))
                    .singleElement()
                    .satisfies(check -> assertThat(check.violations())
                            .containsExactly(
                                    details(decided).filing().number() + " is REJECTED, its last decision none"));
        });
    }

    private void migrate(Filing filing, String target, Map<String, String> pairs) {
        transaction.executeWithoutResult(status -> migrations.migrate(List.of(filing.id()), version, target, pairs));
    }

    @Test
    void a_migration_keeps_what_has_passed_of_the_days_and_takes_the_new_number() {
        clock.stopAt("2026-11-16T09:00");
        Filing same = approved();
        Filing longer = approved();
        clock.advance(Duration.ofDays(3));
        migrate(same, works.deploy(works.edited("提前申报。通过后", "提前申报，通过后")), Map.of());
        assertThat(works.due(same.id())).containsEntry(WAIT, Instant.parse("2026-11-23T16:00:00Z"));
        migrate(longer, works.deploy(works.edited("P5D", "P7D")), Map.of());
        assertThat(works.due(longer.id())).containsEntry(WAIT, Instant.parse("2026-11-25T16:00:00Z"));
        sound();
    }

    @Test
    void a_waiting_event_that_was_renamed_is_mapped_and_without_a_mapping_it_stays() {
        clock.stopAt("2026-11-16T09:00");
        Filing filing = approved();
        String target = works.deploy(works.edited("\"public-period\"", "\"objections\"", "公示期", "异议期"));
        assertThat(plans.plan(version, target, Map.of()))
                .filteredOn(step -> step.element().equals(WAIT))
                .singleElement()
                .satisfies(step -> assertThat(step.barrier()).isEqualTo("migration.barrier.no-target"));
        assertThat(plans.plan(version, target, Map.of(WAIT, "objections")))
                .filteredOn(step -> step.element().equals(WAIT))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.barrier()).isNull();
                    assertThat(step.targetName()).isEqualTo("异议期");
                });
        assertThat(plans.plan(version, target, Map.of(WAIT, "review-public-work")))
                .filteredOn(step -> step.element().equals(WAIT))
                .singleElement()
                .satisfies(step -> assertThat(step.barrier()).isEqualTo("migration.barrier.pair"));
        assertThatThrownBy(() -> migrate(filing, target, Map.of())).hasMessageStartingWith("migration.refused");
        migrate(filing, target, Map.of(WAIT, "objections"));
        assertThat(details(filing).waits())
                .isEqualTo(new FilingDetails.Wait("objections", "异议期", Instant.parse("2026-11-23T16:00:00Z"), true));
        assertThat(Objects.requireNonNull(details(filing)
                                .events()
                                .get(details(filing).events().size() - 1))
                        .opinion())
                .contains("异议期");
        sound();
    }

    @Test
    void plain_days_stay_possible_and_a_subprocess_may_end_after_working_days() {
        clock.stopAt("2026-09-29T15:00");
        works.deploy(
                works.edited(
                        "<camunda:property name=\"workingDays\" value=\"true\" />",
                        "<camunda:property name=\"workingDays\" value=\"false\" />",
                        "<bpmn:sequenceFlow id=\"to-examination\"",
                        """
                <bpmn:boundaryEvent id="too-long" name="审查超期" attachedToRef="examination">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="workingDays" value="true" /></camunda:properties></bpmn:extensionElements>
                  <bpmn:outgoing>ended-late</bpmn:outgoing>
                  <bpmn:timerEventDefinition id="too-long-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="ended-late" sourceRef="too-long" targetRef="abandoned" />
                <bpmn:sequenceFlow id="to-examination\""""));
        Filing filing = works.submit(firm, "超期工程" + UUID.randomUUID());
        assertThat(works.due(filing.id()))
                .as("30 September and 8 October")
                .isEqualTo(Map.of("too-long", Instant.parse("2026-10-08T16:00:00Z")));
        firms.decide(filing.id(), "approved");
        assertThat(works.due(filing.id())).containsEntry(WAIT, Instant.parse("2026-10-04T07:00:00Z"));
        clock.stopAt("2026-10-04T15:00");
        works.timers();
        assertThat(details(filing).filing().state()).isEqualTo(FilingState.APPROVED);

        clock.stopAt("2026-09-29T15:00");
        Filing late = works.submit(firm, "超期工程" + UUID.randomUUID());
        clock.stopAt("2026-10-09T00:00");
        works.timers();
        assertThat(details(late).filing().state()).isEqualTo(FilingState.ABANDONED);
        sound();
    }

    private Played played(Act... acts) {
        Iterator<Part> parts = List.of(
                        new Part(UUID.randomUUID(), "XX", "000000", List.of(acts), List.of(Map.of()), List.of()))
                .iterator();
        List<Played> played = new ArrayList<>();
        rehearsals.rehearse(
                PublicWorks.KEY, works.packaged(), () -> parts.hasNext() ? parts.next() : null, played::add);
        return played.get(0);
    }

    @Test
    void in_a_rehearsal_the_day_comes_at_once_or_the_applicant_takes_it_back_before() {
        Act approval = new Act("review-public-work", "approved");
        Played whole = played(approval);
        assertThat(whole.end()).isEqualTo("approved");
        assertThat(whole.path()).containsSubsequence("publish-result", WAIT, "enter-register");
        Played taken = played(approval, new Act(null, ProcessRehearsals.WITHDRAWN));
        assertThat(taken.end()).isEqualTo("withdrawn");
        assertThat(taken.path()).contains(WAIT).doesNotContain("enter-register");
    }
}
