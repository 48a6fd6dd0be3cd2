package org.zhuban.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.ui.FilingTimeline;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.OpenTask;
import org.zhuban.review.ReviewService;
import org.zhuban.review.SignedTypes;
import org.zhuban.review.SignedTypes.Filed;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.Verdict;

/** What both sides see of a step that several sign, that sends back, that lapses. */
@ZhubanTest
class SignedStepViewsIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "", List.of());

    @Autowired
    private ApplicationContext application;

    @Autowired
    private FilingService filings;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private NightWorks works;

    @Autowired
    private Texts texts;

    @Autowired
    private Times times;

    @Autowired
    private JdbcClient jdbc;

    private SignedTypes types;
    private final CurrentAccount li = SubmittedFilings.reviewer("李审核", NightWorks.REGION);
    private final CurrentAccount wang = SubmittedFilings.reviewer("王审核", NightWorks.REGION);

    @BeforeEach
    void log_in() {
        types = new SignedTypes(filings, works, jdbc);
        KaribuLogin.as(li, application, Set.of(TaskListView.class, TaskDetailsView.class));
    }

    @AfterEach
    void log_out() {
        KaribuLogin.end();
    }

    private List<String> open(String task) {
        UI.getCurrent().navigate(TaskDetailsView.class, new RouteParameters(TaskDetailsView.ID, task));
        return _get(TaskDetailsView.class).words();
    }

    private static List<String> buttons() {
        return _find(Button.class).stream()
                .flatMap(button -> button.getId().stream())
                .filter(id -> id.startsWith("outcome-"))
                .toList();
    }

    private List<String> timeline(Filed filed) {
        return new FilingTimeline(filings.own(filed.applicant(), filed.id()), texts, times)
                .getElement()
                .getTextRecursively()
                .lines()
                .toList();
    }

    @Test
    void a_task_says_how_many_have_signed_and_who_has_is_told_that_others_sign_the_rest() {
        Filed filed = types.submit("all-sign-work");
        List<String> tasks = types.tasks(filed);
        assertThat(open(tasks.get(0))).anyMatch(line -> line.contains("会签 0/3"));
        reviews.decide(li, tasks.get(0), APPROVED);
        assertThat(open(tasks.get(1)))
                .anyMatch(line -> line.contains("会签 1/3"))
                .anyMatch(line -> line.contains("您在本轮会签中已经签署过"))
                .anyMatch(line -> line.contains("会签：同意") && line.contains("李审核"));
        assertThat(_find(DecisionBar.class)).isEmpty();
    }

    @Test
    void the_inbox_says_it_beside_the_step() {
        Filed filed = types.submit("all-sign-work");
        OpenTask task = reviews.details(li, types.tasks(filed).get(0)).task();
        assertThat(TaskGrid.step(task, texts)).isEqualTo(task.name() + " · 会签 0/3");
    }

    @Test
    void its_applicant_sees_one_step_and_how_many_have_signed() {
        Filed filed = types.submit("all-sign-work");
        reviews.decide(li, types.tasks(filed).get(0), APPROVED);
        assertThat(timeline(filed)).anyMatch(line -> line.contains("会签：3 人中已有 1 人签署"));
    }

    @Test
    void a_second_step_offers_the_way_back_and_says_to_both_what_lapse_of_time_does() {
        Filed filed = types.submit("two-eyes-work");
        reviews.decide(wang, types.tasks(filed).get(0), APPROVED);
        assertThat(open(types.tasks(filed).get(0))).anyMatch(line -> line.contains("逾期未决，视为同意"));
        assertThat(buttons()).containsExactly("outcome-approved", "outcome-rejected", "outcome-sent-back");
        assertThat(_get(TextArea.class, spec -> spec.withId("opinion")).getPlaceholder())
                .contains("退回上一环节");
        assertThat(timeline(filed)).anyMatch(line -> line.contains("到期仍未办结的：逾期未决，视为同意"));
    }

    @Test
    void who_decided_the_step_before_reads_that_another_must() {
        Filed filed = types.submit("two-eyes-work");
        reviews.decide(li, types.tasks(filed).get(0), APPROVED);
        assertThat(open(types.tasks(filed).get(0))).anyMatch(line -> line.contains("前面的环节由您办理，按规定这一环节须由另一人办理"));
        assertThat(_find(DecisionBar.class)).isEmpty();
    }
}
