package org.zhuban.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
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
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.DoneTask;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.InboxQuery.Haste;
import org.zhuban.review.OpenTask;
import org.zhuban.review.ReviewService;
import org.zhuban.review.SavedFilters;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.Verdict;
import org.zhuban.review.WatchedFiling;
import org.zhuban.review.WatchedFilings;

/** Boxes, saved filters, columns, new work, done and watched, without a browser. */
@ZhubanTest
class InboxViewsIntegrationTests {

    private static final String HERE = "320583";
    private static final Verdict APPROVED = new Verdict("approved", "", List.of());

    @Autowired
    private ApplicationContext application;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private SavedFilters saved;

    @Autowired
    private WatchedFilings watched;

    @Autowired
    private JdbcClient jdbc;

    private final CurrentAccount li = SubmittedFilings.reviewer("李审核", HERE);

    @BeforeEach
    void an_empty_inbox_in_chinese() {
        jdbc.sql("delete from open_task where region = :here")
                .param("here", HERE)
                .update();
    }

    @AfterEach
    void close() {
        KaribuLogin.end();
    }

    private void logIn(CurrentAccount account) {
        KaribuLogin.as(
                account,
                application,
                Set.of(
                        TaskListView.class,
                        TaskDetailsView.class,
                        DoneListView.class,
                        WatchListView.class,
                        ReviewedView.class));
    }

    private static void press(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    private static String place() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    private static String key(Component component) {
        return component.getElement().getAttribute("aria-keyshortcuts");
    }

    private static List<String> tabs() {
        return _find(Tab.class).stream()
                .map(tab -> tab.getElement().getTextRecursively())
                .toList();
    }

    @Test
    void the_boxes_are_tabs_with_what_lies_in_them() {
        submitted.submit(HERE);
        logIn(li);
        UI.getCurrent().navigate("tasks");
        assertThat(tabs()).containsExactly("我的待办0", "岗位待办1", "已办", "关注");
        UI.getCurrent().navigate("watched");
        assertThat(tabs()).containsExactly("我的待办0", "岗位待办1", "已办", "关注0");
    }

    @Test
    void an_urgent_chip_asks_and_asked_again_asks_for_all() {
        Submitted late = submitted.submit(HERE);
        submitted.submit(HERE);
        jdbc.sql("update open_task set due_at = now() - interval '1 day' where id = :id")
                .param("id", late.taskId())
                .update();
        logIn(li);
        UI.getCurrent().navigate("tasks");
        press("haste-overdue");
        assertThat(_get(TaskListView.class).rows()).extracting(OpenTask::id).containsExactly(late.taskId());
        assertThat(place()).isEqualTo("tasks?box=group&haste=overdue");
        press("haste-overdue");
        assertThat(_get(TaskListView.class).rows()).hasSize(2);
    }

    @Test
    void a_filter_is_saved_by_a_name_and_a_bare_address_opens_the_standard_one() {
        submitted.submit(HERE);
        logIn(li);
        UI.getCurrent().navigate("tasks", QueryParameters.fromString("haste=overdue"));
        press("save-filter");
        press("save-name");
        var name = _get(TextField.class, spec -> spec.withCaption("筛选名称"));
        assertThat(name.isInvalid()).isTrue();
        _setValue(name, "超期的");
        press("save-name");
        assertThat(saved.list(li)).hasSize(1).allMatch(filter -> filter.query().haste() == Haste.OVERDUE);
        assertThat(_find(Button.class, spec -> spec.withId("save-filter"))).isEmpty();
        saved.standard(li, saved.list(li).get(0).id(), true);
        MockVaadin.tearDown();
        logIn(li);
        UI.getCurrent().navigate("tasks");
        assertThat(_get(TaskListView.class).rows()).isEmpty();
        UI.getCurrent().navigate("tasks", QueryParameters.fromString("box=group"));
        assertThat(_get(TaskListView.class).rows()).hasSize(1);
    }

    @Test
    void columns_chosen_are_there_the_next_time() {
        submitted.submit(HERE);
        logIn(li);
        UI.getCurrent().navigate("tasks");
        press("columns");
        _setValue(_get(Checkbox.class, spec -> spec.withId("column-region")), false);
        _setValue(_get(Checkbox.class, spec -> spec.withId("column-credit-code")), true);
        press("save-columns");
        assertThat(_get(TaskGrid.class).columns().shown())
                .contains("credit-code")
                .doesNotContain("region");
        MockVaadin.tearDown();
        logIn(li);
        UI.getCurrent().navigate("tasks");
        assertThat(_get(TaskGrid.class).columns().shown())
                .contains("credit-code")
                .doesNotContain("region");
    }

    @Test
    void new_work_is_announced_and_shown_only_when_asked() {
        submitted.submit(HERE);
        logIn(li);
        UI.getCurrent().navigate("tasks");
        var notice = _get(ArrivalNotice.class);
        notice.look();
        assertThat(_find(Button.class, spec -> spec.withId("show-arrived"))).isEmpty();
        submitted.submit(HERE);
        notice.look();
        var show = _get(Button.class, spec -> spec.withId("show-arrived"));
        assertThat(show.getText()).isEqualTo("有 1 件新待办，点此刷新");
        assertThat(_get(TaskListView.class).rows()).hasSize(1);
        assertThat(tabs()).contains("岗位待办2");
        _click(show);
        assertThat(_get(TaskListView.class).rows()).hasSize(2);
        assertThat(_find(Button.class, spec -> spec.withId("show-arrived"))).isEmpty();
    }

    @Test
    void the_page_polls_while_it_is_open_and_no_longer() {
        logIn(li);
        UI.getCurrent().navigate("tasks");
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(30_000);
        UI.getCurrent().navigate("reviewed");
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
    }

    @Test
    void from_a_task_to_the_next_and_back_without_the_list() {
        Submitted first = submitted.submit(HERE);
        Submitted second = submitted.submit(HERE);
        jdbc.sql("update open_task set due_at = due_at + interval '1 day' where id = :id")
                .param("id", second.taskId())
                .update();
        logIn(li);
        var parameters = new InboxAddress(InboxQuery.of(Box.GROUP), null).parameters();
        UI.getCurrent()
                .navigate(TaskDetailsView.class, new RouteParameters(TaskDetailsView.ID, first.taskId()), parameters);
        press("following-task");
        assertThat(place()).isEqualTo("tasks/" + second.taskId() + "?box=group");
        press("previous-task");
        assertThat(place()).isEqualTo("tasks/" + first.taskId() + "?box=group");
        press("previous-task");
        assertThat(place()).isEqualTo("tasks/" + first.taskId() + "?box=group");
    }

    @Test
    void keys_are_said_to_screen_readers_and_an_outcome_is_only_focused() {
        Submitted one = submitted.submit(HERE);
        logIn(li);
        UI.getCurrent().navigate(TaskDetailsView.class, new RouteParameters(TaskDetailsView.ID, one.taskId()));
        assertThat(key(_get(Button.class, spec -> spec.withId("claim")))).isEqualTo("c");
        assertThat(key(_get(Button.class, spec -> spec.withId("following-task"))))
                .isEqualTo("n");
        var reject = _get(Button.class, spec -> spec.withId("outcome-rejected"));
        assertThat(key(reject)).isEqualTo("x");
        for (String outcome : List.of("approved", "returned", "rejected")) {
            assertThat(_get(Button.class, spec -> spec.withId("outcome-" + outcome))
                            .getElement()
                            .getAttribute("data-key-act"))
                    .isEqualTo("focus");
        }
    }

    @Test
    void what_was_decided_stands_under_done_and_opens_to_read() {
        Submitted one = submitted.submit(HERE);
        reviews.decide(li, one.taskId(), APPROVED);
        logIn(li);
        UI.getCurrent()
                .navigate(
                        "reviewed",
                        QueryParameters.fromString("q=" + one.filing().number()));
        assertThat(_get(DoneListView.class).rows())
                .extracting(DoneTask::filing)
                .containsExactly(one.filing().id());
        UI.getCurrent()
                .navigate(
                        ReviewedView.class,
                        new RouteParameters(
                                ReviewedView.FILING, one.filing().id().toString()));
        assertThat(_get(ReviewedView.class).words())
                .anyMatch(line -> line.contains(one.filing().number()));
        assertThat(_find(Button.class, spec -> spec.withId("outcome-approved"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withId("reveal"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withId("open-task"))).isEmpty();
        press("watch");
        UI.getCurrent().navigate("watched");
        assertThat(_get(WatchListView.class).rows())
                .extracting(WatchedFiling::filing)
                .containsExactly(one.filing().id());
    }

    @Test
    void a_running_filing_leads_to_its_task() {
        Submitted one = submitted.submit(HERE);
        logIn(li);
        UI.getCurrent().navigate("reviewed/" + one.filing().id());
        press("open-task");
        assertThat(place()).isEqualTo("tasks/" + one.taskId());
    }

    @Test
    void another_desks_filing_is_not_found() {
        Submitted one = submitted.submit("320582");
        logIn(li);
        UI.getCurrent().navigate("reviewed/" + one.filing().id());
        assertThat(UI.getCurrent().getInternals().getActiveRouterTargetsChain())
                .noneMatch(ReviewedView.class::isInstance);
        assertThat(UI.getCurrent().getElement().getTextRecursively())
                .doesNotContain(one.filing().number());
    }

    @Test
    void an_enterprise_watches_nothing() {
        var enterprise = new CurrentAccount(
                java.util.UUID.randomUUID(),
                "e",
                "企业",
                List.of(Grant.of(Role.ENTERPRISE)),
                java.util.UUID.randomUUID(),
                Set.of("*"));
        logIn(enterprise);
        UI.getCurrent().navigate("tasks");
        assertThat(tabs()).containsExactly("我签收的0", "全部0", "已办");
        assertThat(watched.count(enterprise)).isZero();
    }
}
