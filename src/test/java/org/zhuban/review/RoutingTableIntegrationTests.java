package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;

/** 按规则表分派: a decision table of the type names who reviews. */
@ZhubanTest
class RoutingTableIntegrationTests {

    @Autowired
    private Routing routing;

    @Autowired
    private Router router;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private FilingService filings;

    @Autowired
    private NightWorks works;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private JdbcOpenTasks tasks;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount supervisor;
    private CurrentAccount first;
    private CurrentAccount second;

    @BeforeEach
    void people() {
        supervisor = reviewers.supervisor("table-supervisor", "主管 路遥");
        first = reviewers.reviewer("table-first", "审核员 一");
        second = reviewers.reviewer("table-second", "审核员 二");
        routing.route(supervisor, Programme.JM, Reviewers.REGION, RoutingRule.TABLE);
    }

    @AfterEach
    void off() {
        routing.route(supervisor, Programme.JM, Reviewers.REGION, RoutingRule.NONE);
    }

    @Test
    void whom_the_table_names_reviews_and_where_it_names_nobody_present_somebody_else_who_may() {
        var types = new SignedTypes(filings, works, jdbc);
        SignedTypes.Filed filed = types.submit("two-eyes-work");
        router.arrived();
        OpenTask review = tasks.find(types.tasks(filed).get(0)).orElseThrow();
        assertThat(review.assignee()).isEqualTo(second.id());

        reviews.decide(second, review.id(), new Verdict("approved", "同意", List.of()));
        router.arrived();
        OpenTask confirmation = tasks.find(types.tasks(filed).get(0)).orElseThrow();
        assertThat(confirmation.task()).isNotEqualTo(review.task());
        assertThat(confirmation.assignee()).isNotNull().isNotEqualTo(second.id()); // four eyes
    }
}
