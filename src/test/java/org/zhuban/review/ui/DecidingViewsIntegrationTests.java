package org.zhuban.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.zhuban.filing.Fault;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.DecisionBatch;
import org.zhuban.review.OpenTask;
import org.zhuban.review.OpinionTemplate;
import org.zhuban.review.OpinionTemplates;
import org.zhuban.review.OwnDecisions;
import org.zhuban.review.ReviewService;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.Verdict;

/** Deciding on the screen: many at once, again, and back. */
@ZhubanTest
class DecidingViewsIntegrationTests {

    private static final String HERE = "320585";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private OwnDecisions decisions;

    @Autowired
    private OpinionTemplates templates;

    @Autowired
    private FilingService filings;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount li;

    @BeforeEach
    void an_empty_inbox_in_chinese() {
        jdbc.sql("delete from open_task where region = :here")
                .param("here", HERE)
                .update();
        UUID id = accounts.ensure(
                "deciding-li", "李审核", "demo2026", "13800857001", null, List.of(new Grant(Role.REVIEWER, null, HERE)));
        li = accounts.find(id).orElseThrow();
        logIn(li);
    }

    @AfterEach
    void close() {
        KaribuLogin.end();
    }

    private void logIn(CurrentAccount account) {
        KaribuLogin.as(
                account,
                application,
                Set.of(TaskListView.class, TaskDetailsView.class, BatchView.class, TemplatesView.class));
    }

    private TaskDetailsView open(String task) {
        UI.getCurrent().navigate(TaskDetailsView.class, new RouteParameters(TaskDetailsView.ID, task));
        return _get(TaskDetailsView.class);
    }

    private FilingState state(Submitted one) {
        return filings.forReview(one.filing().id()).filing().state();
    }

    private static void press(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    @Test
    void what_is_written_about_a_task_waits_until_its_reviewer_comes_back_and_is_gone_with_his_decision() {
        Submitted one = submitted.submit(HERE);
        open(one.taskId());
        _setValue(_get(TextArea.class), "资质证书已过期");
        UI.getCurrent().navigate("tasks");
        open(submitted.submit(HERE).taskId());
        assertThat(_get(TextArea.class).getValue()).as("another's").isEmpty();
        open(one.taskId());
        assertThat(_get(TextArea.class).getValue()).isEqualTo("资质证书已过期");
        press("outcome-returned");
        press("recall");
        _setValue(_get(TextArea.class), "点错了");
        press("confirm-with-reason");
        assertThat(_get(TextArea.class).getValue())
                .as("what he took back is to be put right")
                .isEqualTo("资质证书已过期");
        _setValue(_get(TextArea.class), "");
        String again = UI.getCurrent().getInternals().getActiveViewLocation().getPath();
        UI.getCurrent().navigate("tasks");
        UI.getCurrent().navigate(again);
        assertThat(_get(TextArea.class).getValue()).as("he deleted it himself").isEmpty();
    }

    @Test
    void faults_of_a_return_that_was_taken_back_are_pinned_again() {
        Submitted one = submitted.submit(HERE);
        reviews.decide(li, one.taskId(), new Verdict("returned", "请补正", List.of(new Fault("registeredOn", "与执照不一致"))));
        OpenTask opened = decisions.recall(li, one.filing().id(), "点错了");
        open(opened.id());
        assertThat(_get(TextArea.class).getValue()).isEqualTo("请补正");
        assertThat(_get(
                                TextField.class,
                                spec -> spec.withPredicate(
                                        field -> field.getValue().equals("与执照不一致")))
                        .isReadOnly())
                .isFalse();
    }

    @Test
    void a_return_is_taken_back_right_after_it() {
        Submitted one = submitted.submit(HERE);
        open(one.taskId());
        _setValue(_get(TextArea.class), "请补正");
        press("outcome-returned");
        press("recall");
        press("confirm-with-reason");
        assertThat(_get(TextArea.class).isInvalid())
                .as("without a reason it is not")
                .isTrue();
        _setValue(_get(TextArea.class), "点错了");
        press("confirm-with-reason");
        assertThat(state(one)).isEqualTo(FilingState.IN_REVIEW);
        assertThat(_get(TaskDetailsView.class).words())
                .anyMatch(line -> line.contains(one.filing().number()));
        press("outcome-approved");
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(_find(Button.class, spec -> spec.withId("recall")))
                .as("an approval stands")
                .isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_template_is_added_to_what_is_written() {
        templates.save(li, new OpinionTemplate(null, false, null, null, null, null, "请补", "请补充盖章。"));
        Submitted one = submitted.submit(HERE);
        open(one.taskId());
        _setValue(_get(TextArea.class), "资料齐全。");
        ComboBox<OpinionTemplate> box = _get(ComboBox.class, spec -> spec.withId("opinion-template"));
        _setValue(
                box,
                box.getListDataView()
                        .getItems()
                        .filter(each -> each.title().equals("请补"))
                        .findFirst()
                        .orElseThrow());
        assertThat(_get(TextArea.class).getValue()).isEqualTo("资料齐全。\n请补充盖章。");
        assertThat(box.getValue()).isNull();
    }

    @Test
    void chosen_tasks_are_decided_together_and_their_page_says_what_became_of_each() throws Exception {
        Submitted first = submitted.submit(HERE);
        Submitted second = submitted.submit(HERE);
        Submitted third = submitted.submit(HERE);
        UI.getCurrent().navigate("tasks");
        TaskGrid grid = _get(TaskGrid.class);
        List<OpenTask> rows = grid.getListDataView()
                .getItems()
                .filter(row -> !row.id().equals(third.taskId()))
                .toList();
        grid.asMultiSelect().select(rows);
        press("batch-returned");
        assertThat(_find(ConfirmDialog.class))
                .as("a return without words is not asked for")
                .isEmpty();
        _setValue(
                _find(TextField.class, spec -> spec.withPlaceholder("审核意见（退回或不予通过时必填）"))
                        .get(0),
                "请补正");
        press("batch-returned");
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        BatchView view = _get(BatchView.class);
        for (int i = 0; i < 100 && state(second) == FilingState.IN_REVIEW; i++) {
            Thread.sleep(100);
        }
        String batch = UI.getCurrent().getInternals().getActiveViewLocation().getPath();
        UI.getCurrent().navigate("tasks");
        UI.getCurrent().navigate(batch);
        view = _get(BatchView.class);
        assertThat(view.items())
                .hasSize(2)
                .extracting(DecisionBatch.Item::state)
                .containsOnly(DecisionBatch.State.DECIDED);
        assertThat(state(first)).isEqualTo(FilingState.RETURNED);
        assertThat(state(third)).isEqualTo(FilingState.IN_REVIEW);
    }

    @Test
    void all_that_match_are_chosen_beyond_the_page() {
        submitted.submit(HERE);
        submitted.submit(HERE);
        UI.getCurrent().navigate("tasks");
        TaskGrid grid = _get(TaskGrid.class);
        grid.asMultiSelect()
                .select(grid.getListDataView().getItems().findFirst().orElseThrow());
        press("batch-all");
        assertThat(grid.getSelectedItems()).hasSize(2);
        press("batch-none");
        assertThat(_find(Button.class, spec -> spec.withId("batch-all"))).isEmpty();
    }

    @Test
    void a_resubmission_shows_what_changed_and_what_was_at_fault_and_folds_the_rest() {
        Submitted one = submitted.submit(HERE);
        assertThat(open(one.taskId()).words()).noneMatch(line -> line.contains("未改动"));
        reviews.decide(
                li,
                one.taskId(),
                new Verdict("returned", "请补正", List.of(new Fault("name", "请填全称"), new Fault("adminName", "与身份证不符"))));
        FilingDetails seen = filings.own(one.applicant(), one.filing().id());
        Map<String, Object> answers = new LinkedHashMap<>(seen.data());
        answers.put("name", "苏州试验建筑劳务分包有限公司");
        filings.save(one.applicant(), one.filing().id(), seen.filing().version(), answers);
        filings.submit(one.applicant(), one.filing().id());
        TaskDetailsView view = open(submitted.task(one.filing().id()));
        String words = String.join("\n", view.words());
        assertThat(words).contains("上次退回 · 已修改", "上次退回 · 未修改", "与身份证不符");
        List<NativeButton> folds = _find(
                NativeButton.class,
                spec -> spec.withPredicate(button -> button.getText().startsWith("展开未改动的")));
        assertThat(folds).isNotEmpty();
        _click(_get(NativeButton.class, spec -> spec.withText("全部展开")));
        assertThat(_find(
                        NativeButton.class,
                        spec -> spec.withPredicate(button -> button.getText().startsWith("展开未改动的"))))
                .isEmpty();
    }

    @Test
    void templates_are_kept_on_a_page_of_their_own() {
        UI.getCurrent().navigate("opinion-templates");
        press("add-own");
        press("template-save");
        assertThat(_get(TextField.class, spec -> spec.withId("template-title")).isInvalid())
                .isTrue();
        _setValue(_get(TextField.class, spec -> spec.withId("template-title")), "常用");
        _setValue(_get(TextArea.class, spec -> spec.withId("template-text")), "请补正后重新提交。");
        press("template-save");
        assertThat(templates.all(li)).extracting(OpinionTemplate::title).contains("常用");
        assertThat(_find(Button.class, spec -> spec.withId("add-shared")))
                .as("a reviewer keeps none for others")
                .isEmpty();
    }
}
