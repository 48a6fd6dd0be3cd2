package org.zhuban.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
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
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.ApprovalQuestions;
import org.zhuban.review.Handovers;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Reviewers;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.Teamwork;
import org.zhuban.review.Verdict;

/** A task's page that stays open: what others do meanwhile, and what is asked before an approval. */
@ZhubanTest
class OpenTaskPageIntegrationTests {

    private static final String HERE = "320582";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Teamwork teamwork;

    @Autowired
    private FilingService filings;

    @Autowired
    private ApprovalQuestions questions;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount li;
    private CurrentAccount wang;
    private Submitted one;

    @BeforeEach
    void a_page_with_an_opinion() {
        jdbc.sql("delete from open_task where region = :here")
                .param("here", HERE)
                .update();
        li = reviewers.reviewer("page-li", "李审核", HERE);
        wang = reviewers.reviewer("page-wang", "王审核", HERE);
        questions.ask(li, true);
        one = submitted.submit(HERE);
        KaribuLogin.as(li, application, Set.of(TaskListView.class, TaskDetailsView.class, ReviewedView.class));
        open(one);
        _setValue(_get(TextArea.class), "写到一半");
    }

    @AfterEach
    void close() {
        KaribuLogin.end();
    }

    private static void open(Submitted filed) {
        UI.getCurrent().navigate(TaskDetailsView.class, new RouteParameters(TaskDetailsView.ID, filed.taskId()));
    }

    private static void press(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    private static String words() {
        return String.join("\n", _get(TaskDetailsView.class).words());
    }

    private static boolean decidable() {
        return _get(Button.class, spec -> spec.withId("outcome-approved"))
                .getElement()
                .isEnabled();
    }

    private FilingState state() {
        return filings.forReview(one.filing().id()).filing().state();
    }

    private void told(String... sentence) {
        _get(TaskNotice.class).look();
        assertThat(words()).contains(sentence);
        assertThat(decidable()).isFalse();
        assertThat(_get(TextArea.class).getValue()).as("nothing is lost").isEqualTo("写到一半");
    }

    @Test
    void as_long_as_nobody_does_anything_nothing_is_said_and_no_reading_is_recorded() {
        long before = readings();
        _get(TaskNotice.class).look();
        assertThat(decidable()).isTrue();
        assertThat(_find(Button.class, spec -> spec.withId("next-after-news"))).isEmpty();
        assertThat(readings()).isEqualTo(before);
    }

    private long readings() {
        return jdbc.sql("select count(*) from audit_entry where action = 'filing-read'")
                .query(Long.class)
                .single();
    }

    @Test
    void a_colleagues_decision_is_told_with_the_way_to_the_next() {
        Submitted second = submitted.submit(HERE);
        reviews.decide(wang, one.taskId(), new Verdict("approved", "", List.of()));
        told("已由王审核于");
        press("next-after-news");
        assertThat(words()).contains(second.filing().number());
        assertThat(decidable()).isTrue();
    }

    @Test
    void a_colleagues_claim_is_told_with_the_way_to_the_filing() {
        reviews.claim(wang, one.taskId());
        told("王审核已签收这件");
        press("see-news");
        assertThat(_get(ReviewedView.class).words())
                .anyMatch(line -> line.contains(one.filing().number()));
    }

    @Test
    void what_a_supervisor_gives_to_another_is_told_by_whom() {
        CurrentAccount chief = reviewers.supervisor("page-chief", "周主管", HERE);
        handovers.reassign(chief, one.taskId(), wang.id(), "急件");
        told("周主管已于", "把这件交给王审核办理");
    }

    @Test
    void a_withdrawal_is_told_and_there_is_nothing_to_look_at() {
        filings.withdraw(one.applicant(), one.filing().id());
        told("申请人已于");
        assertThat(_find(Button.class, spec -> spec.withId("see-news"))).isEmpty();
    }

    /** The page was read before its filing moved to another version. */
    private void updated() {
        String present = jdbc.sql("select definition from open_task where id = :task")
                .param("task", one.taskId())
                .query(String.class)
                .single();
        String former = jdbc.sql("select max(id_) from act_re_procdef where id_ <> :present")
                .param("present", present)
                .query(String.class)
                .single();
        on(former);
        open(one);
        on(present);
        assertThat(_get(TextArea.class).getValue()).isEqualTo("写到一半");
    }

    private void on(String definition) {
        jdbc.sql("update open_task set definition = :definition where id = :task")
                .param("definition", definition)
                .param("task", one.taskId())
                .update();
    }

    @Test
    void a_process_that_was_updated_is_told_and_looked_at_again_before_the_decision() {
        questions.ask(li, false);
        updated();
        press("outcome-approved");
        assertThat(state()).as("the page promises what is no longer so").isEqualTo(FilingState.IN_REVIEW);
        assertThat(_get(TextArea.class).getValue()).isEqualTo("写到一半");
        _setValue(_get(TextArea.class), "重新核对过");
        press("outcome-approved");
        assertThat(state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void an_update_of_the_process_is_told_while_the_page_stands_open() {
        updated();
        _get(TaskNotice.class).look();
        assertThat(words()).contains("这件的流程已更新");
        press("refresh-news");
        assertThat(_find(Button.class, spec -> spec.withId("refresh-news"))).isEmpty();
        assertThat(_get(TextArea.class).getValue()).as("nothing is lost").isEqualTo("写到一半");
        assertThat(decidable()).isTrue();
    }

    @Test
    void what_the_reader_claims_himself_is_no_news() {
        press("claim");
        _get(TaskNotice.class).look();
        assertThat(decidable()).isTrue();
    }

    @Test
    void a_delegation_that_came_back_is_told_by_whom_and_can_be_decided_after_a_refresh() {
        TaskRequest asked = teamwork.ask(li, one.taskId(), TaskRequest.Kind.DELEGATE, wang.id(), "请先核对");
        open(one);
        _get(TaskNotice.class).look();
        assertThat(_find(Button.class, spec -> spec.withId("refresh-news"))).isEmpty();
        teamwork.answer(wang, asked.id(), null, "已核对");
        _get(TaskNotice.class).look();
        assertThat(words()).contains("王审核 办理后交回 李审核");
        press("refresh-news");
        assertThat(decidable()).isTrue();
        assertThat(_get(TextArea.class, spec -> spec.withId("opinion")).getValue())
                .isEqualTo("写到一半");
        assertThat(_find(Button.class, spec -> spec.withId("refresh-news"))).isEmpty();
    }

    @Test
    void what_is_delegated_to_the_reader_is_told_by_whom_and_asked_after_a_refresh() {
        teamwork.ask(wang, one.taskId(), TaskRequest.Kind.DELEGATE, li.id(), "请先核对");
        _get(TaskNotice.class).look();
        assertThat(words()).contains("王审核 委派 李审核 先行办理");
        press("refresh-news");
        assertThat(_find(AnswerCard.class)).hasSize(1);
        assertThat(_find(Button.class, spec -> spec.withId("refresh-news"))).isEmpty();
    }

    @Test
    void a_claim_that_came_too_late_loses_nothing_and_what_is_put_back_can_be_decided_again() {
        reviews.claim(wang, one.taskId());
        press("claim");
        told("王审核已签收这件");
        assertThat(_get(Button.class, spec -> spec.withId("claim")).isEnabled()).isFalse();
        assertThat(_get(TeamMenu.class).isEnabled()).isFalse();
        reviews.release(wang, one.taskId());
        _get(TaskNotice.class).look();
        assertThat(decidable()).isTrue();
        assertThat(_get(Button.class, spec -> spec.withId("claim")).isEnabled()).isTrue();
        assertThat(_get(TextArea.class).getValue()).isEqualTo("写到一半");
    }

    @Test
    void an_approval_says_what_follows_and_waits_for_a_yes() {
        press("outcome-approved");
        assertThat(state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(_get(ConfirmDialog.class).getElement().getTextRecursively()).contains("登记企业、开通账号 → 通知审核通过");
        ConfirmDialogKt._fireCancel(_get(ConfirmDialog.class));
        assertThat(state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(_get(TextArea.class).getValue()).isEqualTo("写到一半");
        press("outcome-approved");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void who_does_not_want_to_be_asked_is_not_until_he_wants_it_again() {
        press("outcome-approved");
        _setValue(_get(Checkbox.class, spec -> spec.withId("approve-unasked")), true);
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(questions.asked(li)).isFalse();
        assertThat(questions.asked(wang)).isTrue();
        Submitted second = submitted.submit(HERE);
        open(second);
        press("ask-again");
        assertThat(questions.asked(li)).isTrue();
        questions.ask(li, false);
        press("outcome-approved");
        assertThat(filings.forReview(second.filing().id()).filing().state()).isEqualTo(FilingState.APPROVED);
    }
}
