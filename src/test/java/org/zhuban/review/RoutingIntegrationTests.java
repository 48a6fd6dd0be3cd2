package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ApartTest;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;

/** 分派: what arrives at a desk finds a person, where the supervisor wants it. */
@ApartTest // others' reviewers sit at every desk of the city
class RoutingIntegrationTests {

    private static final String REGION = "320508";

    @Autowired
    private Routing routing;

    @Autowired
    private Router router;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Substitutions substitutions;

    @Autowired
    private SubmittedFilings filings;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private JdbcOpenTasks tasks;

    @Autowired
    private TaskActs acts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private CurrentAccount supervisor;
    private CurrentAccount first;
    private CurrentAccount second;

    @BeforeEach
    void people() {
        supervisor = reviewers.supervisor("routing-supervisor", "主管 路平", REGION);
        first = reviewers.reviewer("routing-first", "审核员 甲", REGION);
        second = reviewers.reviewer("routing-second", "审核员 乙", REGION);
    }

    @AfterEach
    void off() {
        routing.route(supervisor, Programme.ZZ, REGION, RoutingRule.NONE);
    }

    @Test
    void what_arrives_waits_until_somebody_takes_it() {
        String task = arrive();
        assertThat(assignee(task)).isNull();
    }

    @Test
    void by_load_everybody_gets_as_much_as_the_others_and_it_is_written_down() {
        routing.route(supervisor, Programme.ZZ, REGION, RoutingRule.LOAD);
        List<String> arrived = IntStream.range(0, 6).mapToObj(n -> arrive()).toList();
        assertThat(arrived).extracting(this::assignee).containsOnly(first.displayName(), second.displayName());
        assertThat(arrived.stream().filter(task -> first.displayName().equals(assignee(task))))
                .hasSize(3);
        OpenTask one = tasks.find(arrived.get(0)).orElseThrow();
        assertThat(acts.of(one.filing())).singleElement().satisfies(act -> {
            assertThat(act.kind()).isEqualTo(TaskAct.Kind.ROUTED);
            assertThat(act.other()).isEqualTo(one.assigneeName());
        });
    }

    @Test
    void who_is_absent_gets_nothing() {
        routing.route(supervisor, Programme.ZZ, REGION, RoutingRule.LOAD);
        LocalDate today = LocalDate.now(clock);
        Substitution away = substitutions.add(first, first.id(), second.id(), null, today, today, "培训");
        try {
            assertThat(List.of(arrive(), arrive())).extracting(this::assignee).containsOnly(second.displayName());
        } finally {
            substitutions.end(first, away.id());
        }
    }

    @Test
    void what_somebody_puts_back_on_the_desk_stays_there() {
        routing.route(supervisor, Programme.ZZ, REGION, RoutingRule.LOAD);
        String task = arrive();
        CurrentAccount has = first.displayName().equals(assignee(task)) ? first : second;
        reviews.release(has, task);
        router.arrived();
        assertThat(assignee(task)).isNull();
    }

    @Test
    void what_lay_there_before_stays_as_it_is() {
        String before = arrive();
        routing.route(supervisor, Programme.ZZ, REGION, RoutingRule.LOAD);
        router.arrived();
        assertThat(assignee(before)).isNull();
    }

    @Test
    void the_supervisor_sees_his_desks_with_their_people_and_nobody_else_switches_them() {
        arrive();
        routing.route(supervisor, Programme.ZZ, REGION, RoutingRule.LOAD);
        assertThat(routing.desks(supervisor))
                .allSatisfy(desk -> assertThat(desk.region()).isEqualTo(REGION))
                .filteredOn(desk -> desk.programme() == Programme.ZZ)
                .singleElement()
                .satisfies(desk -> {
                    assertThat(desk.rule()).isEqualTo(RoutingRule.LOAD);
                    assertThat(desk.tasks()).isPositive();
                    assertThat(desk.people())
                            .extracting(Colleague::name)
                            .contains(first.displayName(), second.displayName());
                });
        assertThatThrownBy(() -> routing.route(first, Programme.ZZ, REGION, RoutingRule.NONE))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> routing.route(supervisor, Programme.ZZ, "320507", RoutingRule.LOAD))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> routing.desks(first)).isInstanceOf(DeniedException.class);
    }

    private String arrive() {
        String task = filings.submit(REGION).taskId();
        router.arrived();
        return task;
    }

    private @Nullable String assignee(String task) {
        return tasks.find(task).orElseThrow().assigneeName();
    }

    @Test
    void who_is_given_a_filing_is_told_once() {
        routing.route(supervisor, Programme.ZZ, REGION, RoutingRule.LOAD);
        OpenTask task = tasks.find(arrive()).orElseThrow();
        router.arrived();
        assertThat(jdbc.sql(
                                "select count(*) from box_message where template = 'notice.task-routed' and arguments::text like :number")
                        .param("number", "%" + task.number() + "%")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql(
                                "select account from box_message where template = 'notice.task-routed' and arguments::text like :number")
                        .param("number", "%" + task.number() + "%")
                        .query(UUID.class)
                        .single())
                .isEqualTo(task.assignee());
    }
}
