package org.zhuban.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
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
import org.zhuban.filing.Fault;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Reviewers;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskRequest.Kind;
import org.zhuban.review.Teamwork;

/** 委派 on the screens: what one works on for another, and what the other makes of it. */
@ZhubanTest
class DelegationViewsIntegrationTests {

    private static final String HERE = "320582";
    private static final String NAME = "单位名称";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private Teamwork teamwork;

    @Autowired
    private FilingService filings;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount li;
    private CurrentAccount wang;
    private Submitted filed;
    private TaskRequest asked;

    @BeforeEach
    void a_task_that_is_delegated() {
        jdbc.sql("delete from open_task where region = :here")
                .param("here", HERE)
                .update();
        li = reviewers.reviewer("delegate-li", "李审核", HERE);
        wang = reviewers.reviewer("delegate-wang", "王审核", HERE);
        filed = submitted.submit(HERE);
        asked = teamwork.ask(li, filed.taskId(), Kind.DELEGATE, wang.id(), "请先核对");
    }

    @AfterEach
    void close() {
        KaribuLogin.end();
    }

    private void opens(CurrentAccount account) {
        KaribuLogin.end();
        KaribuLogin.as(account, application, Set.of(TaskListView.class, TaskDetailsView.class));
        open();
    }

    private void open() {
        UI.getCurrent().navigate("tasks/" + filed.taskId());
    }

    private static void press(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    private static void pin(String label) {
        _click(_find(NativeButton.class).stream()
                .filter(button ->
                        ("标记“" + label + "”有问题").equals(button.getElement().getAttribute("aria-label")))
                .findFirst()
                .orElseThrow());
    }

    private static TextArea words(String id) {
        return _get(TextArea.class, spec -> spec.withId(id));
    }

    private static TextField reason() {
        return _get(TextField.class, spec -> spec.withPlaceholder("哪里有问题，应如何修改"));
    }

    private static String page() {
        return _get(TaskDetailsView.class).getElement().getTextRecursively();
    }

    private TaskRequest answered() {
        return teamwork.team(li, filed.taskId()).requests().get(0);
    }

    @Test
    void who_works_on_it_pins_faults_which_are_there_after_he_left_and_gives_them_back() {
        opens(wang);
        assertThat(page()).contains("李审核委派您先行办理", "请先核对");
        pin(NAME);
        _setValue(reason(), "请填全称");
        _setValue(words("give-back-words"), "请按标注修改");
        UI.getCurrent().navigate("tasks");
        open();
        assertThat(reason().getValue()).isEqualTo("请填全称");
        assertThat(words("give-back-words").getValue()).isEqualTo("请按标注修改");
        press("team-give-back-" + asked.id());
        expectNotifications("已交回李审核，由其决定。");
        assertThat(answered().answer()).isEqualTo("请按标注修改");
        assertThat(answered().faults()).containsExactly(new Fault("name", "请填全称"));
        assertThat(_find(GiveBackBar.class)).isEmpty();
        _get(TabSheet.class).setSelectedIndex(3);
        assertThat(page()).contains("王审核 办理后交回 李审核，标注问题 1 处", NAME + "：请填全称");
    }

    @Test
    void a_fault_without_a_reason_is_told_at_its_field_and_nothing_is_lost() {
        opens(wang);
        pin(NAME);
        press("team-give-back-" + asked.id());
        assertThat(reason().isInvalid()).isTrue();
        assertThat(reason().getErrorMessage()).contains("请写明问题是什么");
        assertThat(answered().state()).isEqualTo(TaskRequest.State.OPEN);
        _setValue(reason(), "请填全称");
        press("team-give-back-" + asked.id());
        assertThat(answered().answer()).as("it points at them").contains("标注的 1 处问题");
    }

    @Test
    void what_was_given_back_stands_in_the_bar_of_who_decides_and_is_his_to_change() {
        teamwork.answer(wang, asked.id(), null, "请按标注修改", List.of(new Fault("name", "请填全称")));
        opens(li);
        assertThat(words("opinion").getValue()).isEqualTo("请按标注修改");
        assertThat(reason().getValue()).isEqualTo("请填全称");
        assertThat(page()).contains("王审核交回的意见和标注的 1 处问题已填在下面");
        _setValue(reason(), "请填营业执照上的全称");
        press("outcome-returned");
        var details = filings.own(filed.applicant(), filed.filing().id());
        assertThat(details.filing().state()).isEqualTo(FilingState.RETURNED);
        assertThat(details.openFaults()).containsExactly(new Fault("name", "请填营业执照上的全称"));
    }

    @Test
    void what_who_decides_had_written_stays_and_a_button_adds_what_was_given_back() {
        teamwork.takeBack(li, asked.id(), "我先看");
        opens(li);
        _setValue(words("opinion"), "材料不齐");
        pin(NAME);
        _setValue(reason(), "简称不行");
        TaskRequest again = teamwork.ask(li, filed.taskId(), Kind.DELEGATE, wang.id(), "请再核对");
        teamwork.answer(wang, again.id(), null, "请按标注修改", List.of(new Fault("name", "请填全称")));
        open();
        assertThat(words("opinion").getValue()).isEqualTo("材料不齐");
        assertThat(reason().getValue()).isEqualTo("简称不行");
        press("take-given");
        assertThat(words("opinion").getValue()).isEqualTo("材料不齐\n请按标注修改");
        assertThat(reason().getValue()).isEqualTo("简称不行；请填全称");
        assertThat(_find(Button.class, spec -> spec.withId("take-given"))).isEmpty();
    }

    @Test
    void what_who_decides_deleted_does_not_come_back_by_itself() {
        teamwork.answer(wang, asked.id(), null, "请按标注修改");
        opens(li);
        _setValue(words("opinion"), "");
        open();
        assertThat(words("opinion").getValue()).isEmpty();
        press("take-given");
        assertThat(words("opinion").getValue()).isEqualTo("请按标注修改");
    }

    @Test
    void what_was_written_for_a_request_that_was_taken_back_stays_to_be_read() {
        opens(wang);
        _setValue(words("give-back-words"), "写到一半");
        teamwork.takeBack(li, asked.id(), "我自己办");
        press("team-give-back-" + asked.id());
        assertThat(words("give-back-words").getValue()).isEqualTo("写到一半");
        assertThat(_get(Button.class, spec -> spec.withId("team-give-back-" + asked.id()))
                        .isEnabled())
                .isFalse();
        assertThat(answered().state()).isEqualTo(TaskRequest.State.TAKEN_BACK);
    }

    @Test
    void while_it_is_delegated_pointing_at_a_field_leads_nowhere_for_who_decides() {
        opens(li);
        pin(NAME);
        assertThat(page()).contains("已委派王审核先行办理");
        teamwork.answer(wang, asked.id(), null, "没有问题");
        open();
        assertThat(words("opinion").getValue()).isEqualTo("没有问题");
        assertThat(_find(TextField.class, spec -> spec.withPlaceholder("哪里有问题，应如何修改")))
                .isEmpty();
    }
}
