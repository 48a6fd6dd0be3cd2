package org.zhuban.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.common.Texts;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.People;
import org.zhuban.identity.Role;
import org.zhuban.review.Colleague;
import org.zhuban.review.OpenTask;
import org.zhuban.review.ReviewService;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.Substitutions;
import org.zhuban.review.TaskAct;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskRequest.Kind;
import org.zhuban.review.Teamwork;
import org.zhuban.review.Verdict;

/** 会办 on the screens. */
@ZhubanTest
class TeamViewsIntegrationTests {

    private static final String HERE = "320583";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Teamwork teamwork;

    @Autowired
    private Substitutions substitutions;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount li;
    private CurrentAccount wang;

    @BeforeEach
    void two_reviewers_of_an_empty_desk() {
        jdbc.sql("delete from open_task where region = :here")
                .param("here", HERE)
                .update();
        jdbc.sql("delete from account_role where region = :here")
                .param("here", HERE)
                .update();
        li = account("李审核", Role.REVIEWER);
        wang = account("王审核", Role.REVIEWER);
    }

    @AfterEach
    void close() {
        KaribuLogin.end();
    }

    private CurrentAccount account(String name, Role role) {
        UUID id = accounts.ensure(
                "team-view-" + UUID.randomUUID(),
                name,
                "demo2026",
                People.mobile(),
                null,
                List.of(new Grant(role, null, HERE)));
        return accounts.find(id).orElseThrow();
    }

    private void logIn(CurrentAccount account) {
        KaribuLogin.end();
        KaribuLogin.as(
                account,
                application,
                Set.of(
                        TaskListView.class,
                        TaskDetailsView.class,
                        AskedListView.class,
                        AbsenceView.class,
                        ReviewedView.class));
    }

    private void open(Submitted filed) {
        UI.getCurrent().navigate("tasks/" + filed.taskId());
    }

    private static void press(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    private static void choose(String item) {
        com.github.mvysny.kaributesting.v10.ContextMenuKt._clickItemWithCaption(_get(MenuBar.class), item);
    }

    private static String words() {
        return _get(TaskDetailsView.class).getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private static void name(CurrentAccount colleague) {
        ComboBox<Colleague> box = _get(ComboBox.class, spec -> spec.withId("team-colleague"));
        Colleague one = box.getListDataView()
                .getItems()
                .filter(each -> each.id().equals(colleague.id()))
                .findFirst()
                .orElseThrow();
        _setValue(box, one);
    }

    private static TextArea field(String id) {
        return _get(TextArea.class, spec -> spec.withId(id));
    }

    @Test
    void a_task_is_transferred_from_its_page_and_what_is_missing_is_said_at_the_fields() {
        Submitted filed = submitted.submit(HERE);
        logIn(li);
        open(filed);
        choose("转办");
        press("team-confirm");
        assertThat(_get(ComboBox.class, spec -> spec.withId("team-colleague")).isInvalid())
                .isTrue();
        assertThat(field("team-words").getErrorMessage()).contains("请写明事由");
        name(wang);
        _setValue(field("team-words"), "涉及劳务资质");
        press("team-confirm");
        assertThat(reviews.details(wang, filed.taskId()).task().assignee()).isEqualTo(wang.id());
        assertThat(words()).contains("王审核签收");
        assertThat(_find(Button.class, spec -> spec.withId("outcome-approved"))).isEmpty();
    }

    @Test
    void asking_a_colleague_loses_nothing_that_was_typed() {
        Submitted filed = submitted.submit(HERE);
        logIn(li);
        open(filed);
        TextArea opinion = _get(TextArea.class, spec -> spec.withId("opinion"));
        _setValue(opinion, "同意，材料齐全");
        choose("征求意见");
        name(wang);
        _setValue(field("team-words"), "这种情况见过吗");
        press("team-confirm");
        assertThat(teamwork.team(li, filed.taskId()).waiting()).hasSize(1);
        assertThat(_get(TextArea.class, spec -> spec.withId("opinion")).getValue())
                .isEqualTo("同意，材料齐全");
    }

    @Test
    void a_signer_before_the_decision_holds_it_and_answers_on_his_own_page() {
        Submitted filed = submitted.submit(HERE);
        logIn(li);
        open(filed);
        choose("前加签");
        name(wang);
        _setValue(field("team-words"), "请会签");
        press("team-confirm");
        assertThat(words()).contains("还在等王审核会签");
        assertThat(_find(Button.class, spec -> spec.withId("outcome-approved"))).isEmpty();
        TaskRequest asked = teamwork.team(li, filed.taskId()).waiting().get(0);

        logIn(wang);
        open(filed);
        assertThat(words()).contains("李审核请您会签（决定前）", "请会签");
        press("team-object-" + asked.id());
        assertThat(field("team-answer").isInvalid()).isTrue();
        press("team-agree-" + asked.id());
        assertThat(teamwork.team(li, filed.taskId()).waiting()).isEmpty();

        logIn(li);
        open(filed);
        press("outcome-approved");
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(words()).contains("已办理");
    }

    @Test
    void the_last_signer_reads_that_the_decision_took_effect() {
        Submitted filed = submitted.submit(HERE);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.SIGN_AFTER, wang.id(), "请复核");
        reviews.decide(li, filed.taskId(), new Verdict("approved", "", List.of()));
        logIn(wang);
        open(filed);
        assertThat(words()).contains("请您在上方答复").doesNotContain("请其先放回岗位");
        press("team-agree-" + asked.id());
        assertThat(teamwork.team(wang, filed.taskId()).proposal())
                .as("he is asked first")
                .isNotNull();
        ConfirmDialog question = _get(ConfirmDialog.class);
        assertThat(question.getElement().getTextRecursively()).contains("只等您会签", "不能撤回");
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(question);
        assertThat(words()).contains("您已会签同意，决定随即生效").doesNotContain("没有提交");
    }

    @Test
    void a_signer_who_objects_reads_that_the_decision_did_not_take_effect() {
        Submitted filed = submitted.submit(HERE);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.SIGN_AFTER, wang.id(), "请复核");
        logIn(li);
        open(filed);
        _setValue(field("opinion"), "不符合条件");
        press("outcome-rejected");
        ConfirmDialog question = _get(ConfirmDialog.class);
        assertThat(question.getElement().getProperty("message")).contains("会签人全部同意后才生效");
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(question);
        logIn(wang);
        open(filed);
        _setValue(field("team-answer"), "应退回补正");
        press("team-object-" + asked.id());
        com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications("您已会签不同意，决定没有生效，已退回重新决定。");
        assertThat(teamwork.team(li, filed.taskId()).proposal()).isNull();
    }

    @Test
    void a_decision_that_waits_for_signers_says_so_and_can_be_taken_back() {
        Submitted filed = submitted.submit(HERE);
        teamwork.ask(li, filed.taskId(), Kind.SIGN_AFTER, wang.id(), "请复核");
        logIn(li);
        open(filed);
        press("outcome-approved");
        assertThat(words()).contains("等待会签后生效");
        open(filed);
        assertThat(words()).contains("正等王审核会签");
        _click(_get(Button.class, spec -> spec.withText("撤回决定")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("事由")), "材料有误");
        press("confirm-with-reason");
        assertThat(teamwork.team(li, filed.taskId()).proposal()).isNull();
        assertThat(_get(Button.class, spec -> spec.withId("outcome-approved")).isVisible())
                .isTrue();
    }

    @Test
    void what_was_written_for_a_decision_that_a_signer_objects_to_is_there_again() {
        Submitted filed = submitted.submit(HERE);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.SIGN_AFTER, wang.id(), "请复核");
        logIn(li);
        open(filed);
        _setValue(_get(TextArea.class, spec -> spec.withId("opinion")), "同意，材料齐全");
        press("outcome-approved");
        teamwork.answer(wang, asked.id(), false, "人员证书已过期");
        open(filed);
        assertThat(field("opinion").getValue()).isEqualTo("同意，材料齐全");
        logIn(li);
        open(filed);
        assertThat(field("opinion").getValue()).as("after logging in anew").isEqualTo("同意，材料齐全");
    }

    @Test
    void the_panel_takes_a_request_back_and_keeps_comments() {
        Submitted filed = submitted.submit(HERE);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.OPINION, wang.id(), "怎么看");
        logIn(li);
        open(filed);
        _get(TabSheet.class).setSelectedIndex(3);
        press("team-comment-send");
        assertThat(field("team-comment").isInvalid()).isTrue();
        _setValue(field("team-comment"), "已电话联系企业");
        press("team-comment-send");
        press("take-back-" + asked.id());
        _setValue(_get(TextArea.class, spec -> spec.withLabel("事由")), "不需要了");
        press("confirm-with-reason");
        assertThat(words()).contains("已收回", "已电话联系企业", "李审核 征求 王审核 的意见", "会办（1）");
    }

    @Test
    void what_was_done_together_is_read_at_the_decided_filing_and_nothing_can_be_pressed_there() {
        Submitted filed = submitted.submit(HERE);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.OPINION, wang.id(), "怎么看");
        teamwork.answer(wang, asked.id(), null, "没有问题");
        teamwork.comment(li, filed.taskId(), "已电话联系企业", Set.of());
        reviews.decide(li, filed.taskId(), new Verdict("approved", "", List.of()));
        logIn(wang);
        UI.getCurrent().navigate("reviewed/" + filed.filing().id());
        _get(TabSheet.class).setSelectedIndex(3);
        assertThat(_get(ReviewedView.class).getElement().getTextRecursively())
                .contains("会办（1）", "怎么看", "没有问题", "已电话联系企业", "李审核 征求 王审核 的意见");
        assertThat(_find(Button.class, spec -> spec.withId("team-comment-send")))
                .isEmpty();
        assertThat(_find(TextArea.class)).isEmpty();
    }

    @Test
    void a_supervisor_puts_a_task_back_on_the_desk() {
        Submitted filed = submitted.submit(HERE);
        reviews.claim(li, filed.taskId());
        logIn(account("周主管", Role.SUPERVISOR));
        open(filed);
        choose("改派");
        _setValue(field("team-words"), "李审核外出");
        press("team-confirm");
        assertThat(reviews.details(wang, filed.taskId()).task().assignee()).isNull();
    }

    @Test
    void the_list_of_what_i_am_asked_marks_a_copy_as_read_and_outlives_its_task() {
        Submitted filed = submitted.submit(HERE);
        TaskRequest copy = teamwork.ask(li, filed.taskId(), Kind.COPY, wang.id(), "请知悉");
        reviews.decide(li, filed.taskId(), new Verdict("approved", "", List.of()));
        logIn(wang);
        UI.getCurrent().navigate("asked");
        assertThat(_get(AskedListView.class).rows())
                .extracting(each -> each.request().id())
                .containsExactly(copy.id());
        var noted = (Button) com.github.mvysny.kaributesting.v10.GridKt._getCellComponent(
                _get(com.vaadin.flow.component.grid.Grid.class), 0, "act");
        _click(noted);
        assertThat(_get(AskedListView.class).rows()).isEmpty();
        assertThat(_get(AskedListView.class).getElement().getTextRecursively()).contains("没有请您会办的事项");
    }

    @Test
    void an_absence_is_arranged_and_ended_and_the_inbox_marks_whose_tasks_i_do() {
        Submitted filed = submitted.submit(HERE);
        reviews.claim(li, filed.taskId());
        logIn(li);
        UI.getCurrent().navigate("absence");
        press("absence-add");
        press("absence-save");
        assertThat(_get(TextField.class, spec -> spec.withId("absence-reason")).isInvalid())
                .isTrue();
        @SuppressWarnings("unchecked")
        ComboBox<Accounts.Named> box = _get(ComboBox.class, spec -> spec.withId("absence-substitute"));
        assertThat(box.isInvalid()).isTrue();
        _setValue(box, new Accounts.Named(wang.id(), wang.displayName()));
        _setValue(_get(TextField.class, spec -> spec.withId("absence-reason")), "年休假");
        press("absence-save");
        assertThat(_get(AbsenceView.class).rows()).singleElement().satisfies(one -> {
            assertThat(one.substitute()).isEqualTo(wang.id());
            assertThat(one.starts()).isEqualTo(LocalDate.now(ZoneId.of("Asia/Shanghai")));
        });
        assertThat(substitutions.standsInFor(wang)).containsExactly(li.id());

        logIn(wang);
        UI.getCurrent().navigate("tasks");
        assertThat(_get(TaskListView.class).rows()).extracting(OpenTask::id).containsExactly(filed.taskId());
        assertThat(_get(TaskGrid.class)
                        .isMarked(_get(TaskListView.class).rows().iterator().next()))
                .isTrue();
        open(filed);
        assertThat(words()).contains("代李审核办理");
        assertThat(_get(Button.class, spec -> spec.withId("outcome-approved")).isVisible())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(TaskAct.Kind.class)
    void every_act_has_words_in_both_languages(TaskAct.Kind kind) {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(texts.text(locale, "team.act." + kind, "甲", "乙")).doesNotContain("team.act");
        }
    }

    @Test
    void what_was_asked_and_answered_is_said_in_a_sentence() {
        Submitted filed = submitted.submit(HERE);
        logIn(li);
        open(filed);
        choose("委派");
        name(wang);
        _setValue(field("team-words"), "请先核实");
        press("team-confirm");
        expectNotifications("已委派王审核先行办理，交回前不能决定；对方会收到通知。");
        TaskRequest delegated = teamwork.team(li, filed.taskId()).waiting().get(0);
        logIn(wang);
        open(filed);
        _setValue(field("give-back-words"), "已核实");
        press("team-give-back-" + delegated.id());
        expectNotifications("已交回李审核，由其决定。");
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.OPINION, wang.id(), "怎么看");
        open(filed);
        _setValue(field("team-answer"), "没有问题");
        press("team-answer-" + asked.id());
        expectNotifications("已把意见答复给李审核。");
    }

    @Test
    void a_copy_is_marked_as_read_on_its_page_also_once_the_filing_is_decided() {
        Submitted filed = submitted.submit(HERE);
        TaskRequest copy = teamwork.ask(li, filed.taskId(), Kind.COPY, wang.id(), "请知悉");
        reviews.decide(li, filed.taskId(), new Verdict("approved", "", List.of()));
        logIn(wang);
        UI.getCurrent().navigate("reviewed/" + filed.filing().id());
        assertThat(_get(ReviewedView.class).getElement().getTextRecursively()).contains("李审核抄送给您", "请知悉");
        press("team-noted-" + copy.id());
        expectNotifications("已标为已阅。");
        assertThat(teamwork.asked(wang)).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withId("team-noted-" + copy.id())))
                .isEmpty();
    }
}
