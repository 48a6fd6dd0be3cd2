package org.zhuban.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.ReviewService;
import org.zhuban.review.SpotCheck;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.Verdict;

/** Deciding against a rule, and spot checks, without a browser. */
@ZhubanTest
class AutomaticReviewViewsIntegrationTests {

    private static final String HERE = "320581";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private FilingService filings;

    @Autowired
    private JdbcClient jdbc;

    private final CurrentAccount li = SubmittedFilings.reviewer("李审核", HERE);

    @BeforeEach
    void in_chinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void close() {
        jdbc.sql("delete from sample_rate").update();
        jdbc.sql("delete from spot_check").update(); // drawn by no key
        KaribuLogin.end();
    }

    private void logIn(CurrentAccount account) {
        KaribuLogin.as(
                account,
                application,
                Set.of(TaskListView.class, TaskDetailsView.class, ReviewedView.class, SpotCheckListView.class));
    }

    private static void press(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    @Test
    void who_approves_against_a_rule_reads_which_and_is_asked_why() {
        Submitted one = submitted.submit(HERE);
        jdbc.sql(
                        "insert into filing_finding (filing, revision, rule, result, message, at) values (:id, 1, 'rule-a', 'FAIL', '单位名称与登记不符。', now())")
                .param("id", one.filing().id())
                .update();
        logIn(li);
        UI.getCurrent().navigate(TaskDetailsView.class, new RouteParameters(TaskDetailsView.ID, one.taskId()));
        assertThat(_get(Div.class, spec -> spec.withId("override")).getText()).contains("1 项", "单位名称与登记不符。");
        press("outcome-approved");
        TextArea opinion = _get(TextArea.class);
        assertThat(opinion.isInvalid()).isTrue();
        assertThat(opinion.getErrorMessage()).contains("理由");
        _setValue(opinion, "已核对原件，系更名未及时登记。");
        press("outcome-approved");
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(filings.forReview(one.filing().id()).filing().state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void where_no_rule_says_no_there_is_no_such_sentence() {
        Submitted one = submitted.submit(HERE);
        logIn(li);
        UI.getCurrent().navigate(TaskDetailsView.class, new RouteParameters(TaskDetailsView.ID, one.taskId()));
        assertThat(_find(Div.class, spec -> spec.withId("override"))).isEmpty();
    }

    private UUID drawn() {
        Submitted one = submitted.submit(HERE);
        UUID filing = one.filing().id();
        reviews.decide(li, one.taskId(), new Verdict("approved", "同意", List.of()));
        jdbc.sql(
                        "insert into spot_check (filing, revision, type, programme, region, approved_at, percent, draw) select id, 1, type, programme, region, now(), 100, 17 from filing where id = :id")
                .param("id", filing)
                .update();
        return filing;
    }

    @Test
    void what_was_drawn_is_listed_looked_at_and_judged_on_its_page() {
        UUID filing = drawn();
        logIn(li);
        UI.getCurrent().navigate(SpotCheckListView.class);
        assertThat(_get(SpotCheckListView.class).rows())
                .extracting(SpotCheck::filing)
                .containsExactly(filing);
        UI.getCurrent().navigate(ReviewedView.class, new RouteParameters(ReviewedView.FILING, filing.toString()));
        press("spot-faulty");
        TextField reason = _get(TextField.class, spec -> spec.withId("spot-reason"));
        assertThat(reason.isInvalid()).as("a problem says which").isTrue();
        _setValue(reason, "执照系伪造");
        press("spot-faulty");
        assertThat(_get(ReviewedView.class).words()).anyMatch(line -> line.contains("有问题。执照系伪造"));
        assertThat(_find(Button.class, spec -> spec.withId("spot-revoke")))
                .as("a reviewer revokes nothing")
                .isEmpty();
        UI.getCurrent().navigate(SpotCheckListView.class);
        assertThat(_get(SpotCheckListView.class).rows()).isEmpty();
    }

    @Test
    void a_supervisor_opens_the_rates_of_his_region() {
        CurrentAccount chief = SubmittedFilings.account("周主管", new Grant(Role.SUPERVISOR, null, HERE));
        logIn(chief);
        UI.getCurrent().navigate(SpotCheckListView.class);
        press("sample-rates");
        assertThat(_find(SampleRatesDialog.class)).hasSize(1);
        Grid<?> grid = _get(_get(SampleRatesDialog.class), Grid.class);
        var rate = (TextField) com.github.mvysny.kaributesting.v10.GridKt._getCellComponent(grid, 0, "own");
        for (String wrong : List.of("3.5", "101", "-1", "三")) {
            _setValue(rate, wrong);
            press("sample-rates-save");
            assertThat(rate.getErrorMessage()).isEqualTo("抽查比例请填 0 到 100 的整数。");
            assertThat(kept()).as("the old one holds").isEmpty();
        }
        _setValue(rate, "35");
        press("sample-rates-save");
        assertThat(_find(SampleRatesDialog.class)).isEmpty();
        com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications("已保存抽查比例。");
        assertThat(kept()).containsExactly(35);
    }

    private List<Integer> kept() {
        return jdbc.sql("select percent from sample_rate").query(Integer.class).list();
    }
}
