package org.zhuban.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.OpenTasks;
import org.zhuban.filing.ui.Statements;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.person.Certifications;
import org.zhuban.person.FaceChecks;
import org.zhuban.person.Workers;
import org.zhuban.review.OpenTask;
import org.zhuban.review.ReviewService;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.Verdict;

/** The reviewers' screens without a browser. */
@ZhubanTest
class TaskViewsIntegrationTests {

    private static final String HERE = "320581";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Workers workers;

    @Autowired
    private Certifications certifications;

    @Autowired
    private OpenTasks openTasks;

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

    private TaskDetailsView open(Submitted one) {
        UI.getCurrent().navigate(TaskDetailsView.class, new RouteParameters(TaskDetailsView.ID, one.taskId()));
        return _get(TaskDetailsView.class);
    }

    private FilingState state(Submitted one) {
        return FilingState.valueOf(jdbc.sql("select state from filing where id = :id")
                .param("id", one.filing().id())
                .query(String.class)
                .single());
    }

    private static void press(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    @Test
    void the_address_says_what_the_inbox_shows() {
        Submitted first = submitted.submit(HERE);
        Submitted second = submitted.submit(HERE);
        logIn(li);
        UI.getCurrent().navigate("tasks");
        assertThat(_get(TaskListView.class).rows())
                .extracting(OpenTask::id)
                .containsExactlyInAnyOrder(first.taskId(), second.taskId());
        UI.getCurrent()
                .navigate(
                        "tasks",
                        QueryParameters.fromString("q=" + first.filing().number()));
        assertThat(_get(TaskListView.class).rows()).extracting(OpenTask::id).containsExactly(first.taskId());
        assertThat(_get(TextField.class).getValue()).isEqualTo(first.filing().number());
        UI.getCurrent().navigate("tasks", QueryParameters.fromString("box=mine&sort=nonsense&cursor=nonsense"));
        assertThat(_get(TaskListView.class).rows()).isEmpty();
    }

    @Test
    void a_filter_goes_into_the_address() {
        submitted.submit(HERE);
        logIn(li);
        UI.getCurrent().navigate("tasks");
        press("haste-overdue");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("tasks?box=group&haste=overdue");
        assertThat(_get(TaskListView.class).rows()).isEmpty();
    }

    @Test
    void a_page_of_the_inbox_takes_six_queries_at_most() {
        for (int i = 0; i < 3; i++) {
            submitted.submit(HERE);
        }
        logIn(li);
        UI.getCurrent().navigate("tasks");
        try (var statements = new Statements()) {
            UI.getCurrent().navigate("tasks", QueryParameters.fromString("q=ZZ"));
            assertThat(statements.seen())
                    .filteredOn(line -> !line.contains("set local plan_cache_mode"))
                    .hasSizeBetween(3, 6);
        }
        assertThat(_get(TaskListView.class).rows()).hasSize(3);
    }

    @Test
    void approving_ends_the_task_and_offers_the_next() {
        Submitted first = submitted.submit(HERE);
        Submitted second = submitted.submit(HERE);
        logIn(li);
        open(first);
        press("outcome-approved");
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(state(first)).isEqualTo(FilingState.APPROVED);
        press("next-task");
        assertThat(_get(TaskDetailsView.class).words())
                .anyMatch(line -> line.contains(second.filing().number()));
    }

    @Test
    void a_return_without_words_is_refused_at_the_opinion_and_nothing_typed_is_lost() {
        Submitted one = submitted.submit(HERE);
        logIn(li);
        open(one);
        press("outcome-returned");
        var opinion = _get(TextArea.class);
        assertThat(opinion.isInvalid()).isTrue();
        assertThat(opinion.getErrorMessage()).contains("请写明原因");
        _setValue(opinion, "执照照片看不清，请重新上传。");
        press("outcome-returned");
        assertThat(state(one)).isEqualTo(FilingState.RETURNED);
    }

    @Test
    void rejecting_asks_once_more() {
        Submitted one = submitted.submit(HERE);
        logIn(li);
        open(one);
        _setValue(_get(TextArea.class), "不属于本平台服务对象。");
        press("outcome-rejected");
        assertThat(state(one)).isEqualTo(FilingState.IN_REVIEW);
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(state(one)).isEqualTo(FilingState.REJECTED);
    }

    @Test
    void who_decides_too_late_is_told_by_whom() {
        Submitted one = submitted.submit(HERE);
        logIn(li);
        open(one);
        reviews.decide(SubmittedFilings.reviewer("王审核", HERE), one.taskId(), new Verdict("approved", "", List.of()));
        press("outcome-approved");
        assertThat(_get(TaskDetailsView.class).words()).anyMatch(line -> line.contains("王审核"));
        assertThat(_find(Button.class, spec -> spec.withId("outcome-approved"))).isEmpty();
    }

    @Test
    void a_supervisor_sees_everything_but_the_buttons() {
        Submitted one = submitted.submit(HERE);
        logIn(SubmittedFilings.account("主管", new Grant(Role.SUPERVISOR, null, "320500")));
        assertThat(open(one).words())
                .anyMatch(line -> line.contains(one.filing().number()));
        assertThat(_find(Button.class, spec -> spec.withId("outcome-approved"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withId("claim"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withId("reveal"))).isEmpty();
    }

    @Test
    void anothers_task_is_not_found_and_nothing_of_it_shows() {
        Submitted one = submitted.submit("320582");
        logIn(li);
        assertThat(open(one).words())
                .noneMatch(line -> line.contains(one.filing().number()))
                .anyMatch(line -> line.contains("没有找到这项待办"));
    }

    @Test
    void claiming_and_releasing_show_at_once() {
        Submitted one = submitted.submit(HERE);
        logIn(li);
        open(one);
        press("claim");
        press("release");
        assertThat(_get(Button.class, spec -> spec.withId("claim")).isVisible()).isTrue();
    }

    private static Certifications.Picture picture() {
        return new Certifications.Picture("photo.png", new ByteArrayInputStream(Workers.picture()));
    }

    @Test
    void of_an_unsure_face_card_and_face_stand_side_by_side_with_what_the_service_said() {
        CurrentAccount person = workers.registered();
        certifications.agree(person);
        certifications.identity(
                person, new Certifications.Identity("钱存疑", Workers.number(), HERE, picture(), picture()));
        UUID filing = certifications.open(person).orElseThrow().filing().id();
        assertThat(certifications.face(person, picture(), true)).isEqualTo(FaceChecks.Outcome.UNSURE);
        logIn(li);
        UI.getCurrent()
                .navigate(
                        TaskDetailsView.class,
                        new RouteParameters(
                                TaskDetailsView.ID,
                                openTasks.of(filing).orElseThrow().taskId()));
        var pane = _get(ComparisonPane.class);
        assertThat(_find(pane, Image.class))
                .extracting(image -> image.getAlt().orElse(""))
                .containsExactly("身份证正面（人像面） 第 1 页", "身份证反面（国徽面） 第 1 页", "人脸照片 第 1 页");
        assertThat(pane.getElement().getTextRecursively()).contains("人脸核验服务", "不能确定", "相似度 71.5%");
    }

    @Test
    void without_pictures_to_compare_there_is_no_such_tab() {
        Submitted one = submitted.submit(HERE);
        logIn(li);
        open(one);
        assertThat(_find(ComparisonPane.class)).isEmpty();
    }
}
