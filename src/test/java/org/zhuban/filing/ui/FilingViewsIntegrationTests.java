package org.zhuban.filing.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.zhuban.ZhubanTest;
import org.zhuban.attachment.PictureFixtures;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;

/** The applicants' screens without a browser, on a type that is a folder only. */
@ZhubanTest
class FilingViewsIntegrationTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private NightWorks nightWorks;

    @Autowired
    private FilingService filings;

    private CurrentAccount account = NightWorks.reviewer();

    @BeforeEach
    void log_in() {
        account = nightWorks.enterprise("LABOUR");
        KaribuLogin.as(
                account,
                application,
                Set.of(
                        CatalogueView.class,
                        FilingListView.class,
                        FilingView.class,
                        WorkspaceView.class,
                        ApplyView.class));
    }

    @AfterEach
    void log_out() {
        KaribuLogin.end();
    }

    private static FilingPage open(UUID filing) {
        UI.getCurrent().navigate(FilingView.class, new RouteParameters(FilingView.ID, filing.toString()));
        return _get(FilingPage.class);
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static TextField text(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private FilingDetails details(UUID filing) {
        return filings.own(Applicant.of(account), filing);
    }

    private static String words(Component component) {
        return component.getElement().getTextRecursively();
    }

    @Test
    void the_catalogue_begins_a_draft_and_says_why_others_cannot_be_filed() {
        UI.getCurrent().navigate("new");
        CatalogueView catalogue = _get(CatalogueView.class);
        assertThat(catalogue.words().toString()).contains("夜间施工申报", "您已有账号，无需办理");
        _click(_find(Button.class).stream()
                .filter(begin -> begin.getElement().getAttribute("aria-label") != null
                        && begin.getElement().getAttribute("aria-label").endsWith("夜间施工申报"))
                .findFirst()
                .orElseThrow());
        assertThat(_get(FilingPage.class))
                .satisfies(page -> assertThat(words(page)).contains("草稿", "来自企业库"));
        UI.getCurrent().navigate("new");
        assertThat(_get(CatalogueView.class).words().toString()).contains("继续填写", "另办一件");
    }

    @Test
    void what_is_typed_is_saved_and_overrides_are_said() {
        UUID id = nightWorks.draft(account, "原名").id();
        open(id);
        _setValue(text("工程名称"), "新名");
        assertThat(details(id).data()).containsEntry("projectName", "新名");
        _setValue(text("联系手机"), "13900002222");
        assertThat(words(_get(FilingPage.class))).contains("为：138****9999");
    }

    @Test
    void what_is_too_long_to_be_kept_is_said_at_its_field_and_all_else_is_saved() {
        UUID id = nightWorks.draft(account, "原名").id();
        open(id);
        _setValue(text("工程名称"), "长".repeat(1_001));
        assertThat(text("工程名称").getErrorMessage()).contains("最多 1000 个字");
        _setValue(text("联系手机"), "13900002222");
        assertThat(details(id).data()).containsEntry("projectName", "原名").containsEntry("contactMobile", "13900002222");
        _setValue(text("工程名称"), "短名");
        assertThat(details(id).data()).containsEntry("projectName", "短名");
    }

    @Test
    void two_editors_of_different_fields_are_merged_without_asking() {
        UUID id = nightWorks.draft(account, "原名").id();
        open(id);
        another(id, "contactMobile", "13700003333");
        _setValue(text("工程名称"), "我改的");
        assertThat(details(id).data())
                .containsEntry("projectName", "我改的")
                .containsEntry("contactMobile", "13700003333");
    }

    @Test
    void two_editors_of_the_same_field_choose_which_to_keep() {
        UUID id = nightWorks.draft(account, "原名").id();
        open(id);
        another(id, "projectName", "同事改的");
        _setValue(text("工程名称"), "我改的");
        assertThat(details(id).data())
                .as("nothing is overwritten before he chose")
                .containsEntry("projectName", "同事改的");
        RadioButtonGroup<?> choice = _get(RadioButtonGroup.class, spec -> spec.withLabel("工程名称"));
        assertThat(choice.getHelperText()).contains("原名");
        _click(button("按选择保存"));
        assertThat(details(id).data()).containsEntry("projectName", "我改的");
    }

    private void another(UUID id, String key, Object value) {
        FilingDetails now = details(id);
        Map<String, Object> answers = new LinkedHashMap<>(now.data());
        answers.put(key, value);
        CurrentAccount colleague = nightWorks.colleague(Objects.requireNonNull(account.organisation()), "同事");
        filings.save(Applicant.of(colleague), id, now.filing().version(), answers);
    }

    @Test
    void after_a_return_only_what_was_faulted_and_what_hangs_on_it_is_open() {
        Filing filing = nightWorks.submit(account, "退回工程");
        nightWorks.decide(filing.id(), "returned", new Fault("startsOn", "日期有误"));
        FilingPage page = open(filing.id());
        assertThat(words(page)).contains("日期有误", "其余项目已接受");
        FilingForm form = _get(page, FilingForm.class);
        assertThat(input(form, "startsOn")).isNotInstanceOf(ReadInput.class);
        assertThat(input(form, "endsOn")).as("must be after the start").isNotInstanceOf(ReadInput.class);
        assertThat(input(form, "projectName")).isInstanceOf(ReadInput.class);
        _click(_get(page, NativeButton.class, spec -> spec.withAttribute("aria-label", "修改“工程名称”")));
        assertThat(input(form, "projectName")).isNotInstanceOf(ReadInput.class);
        _click(button("重新提交"));
        assertThat(details(filing.id()).filing().state())
                .as("nothing was corrected: it asks first")
                .isEqualTo(FilingState.RETURNED);
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(details(filing.id()).filing().state()).isEqualTo(FilingState.IN_REVIEW);
    }

    @Test
    void each_fault_that_was_left_alone_is_asked_about_even_if_others_were_corrected() {
        UUID id = nightWorks.submit(account, "只改一处工程").id();
        nightWorks.decide(
                id,
                "returned",
                new Fault("projectName", "名称有误"),
                new Fault("budget", "金额有误"),
                new Fault("plan", "看不清"));
        assertThat(filings.untouched(Applicant.of(account), id)).hasSize(3);
        open(id);
        _setValue(text("工程名称"), "改过的工程");
        assertThat(filings.untouched(Applicant.of(account), id))
                .as("said by the server")
                .hasSize(2)
                .doesNotContain("工程名称");
        _click(button("重新提交"));
        assertThat(details(id).filing().state()).isEqualTo(FilingState.RETURNED);
        assertThat(_get(ConfirmDialog.class).getElement().getProperty("message"))
                .contains(filings.untouched(Applicant.of(account), id));
        _get(ConfirmDialog.class).close();

        filings.attach(Applicant.of(account), id, "plan", "清楚.pdf", new ByteArrayInputStream(NightWorks.pdf(2)));
        another(id, "budget", "13000");
        assertThat(filings.untouched(Applicant.of(account), id)).isEmpty();
        open(id);
        _click(button("重新提交"));
        assertThat(details(id).filing().state()).isEqualTo(FilingState.IN_REVIEW);
    }

    private static FormInput input(FilingForm form, String key) {
        return form.field(key).orElseThrow().input();
    }

    @Test
    void a_filing_is_submitted_reminded_withdrawn_and_given_up_from_its_page() {
        UUID id = nightWorks.draft(account, "按钮工程").id();
        open(id);
        _click(button("提交审核"));
        assertThat(details(id).filing().state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(words(_get(FilingPage.class))).contains("审核中", "提交通知");
        _click(button("催办"));
        assertThat(words(_get(FilingPage.class))).contains("催办");
        confirmed("撤回");
        assertThat(details(id).filing().state()).isEqualTo(FilingState.WITHDRAWN);
        confirmed("放弃办理");
        assertThat(details(id).filing().state()).isEqualTo(FilingState.ABANDONED);
    }

    @Test
    void a_double_click_asks_once_and_a_later_click_asks_again() {
        open(nightWorks.submit(account, "双击工程").id());
        Button withdraw = button("撤回");
        _click(withdraw);
        _click(withdraw);
        MockVaadin.clientRoundtrip();
        _get(ConfirmDialog.class).close();
        MockVaadin.clientRoundtrip();
        assertThat(_find(ConfirmDialog.class)).isEmpty();
        _click(withdraw);
        assertThat(_find(ConfirmDialog.class)).hasSize(1);
    }

    @Test
    void what_follows_a_withdrawal_is_a_submission_anew_and_what_follows_a_return_a_correction() {
        UUID id = nightWorks.submit(account, "再交工程").id();
        filings.withdraw(Applicant.of(account), id);
        filings.submit(Applicant.of(account), id);
        assertThat(words(open(id))).contains("重新提交").doesNotContain("补正后重新提交");
        nightWorks.decide(id, "returned", new Fault("startsOn", "日期有误"));
        filings.submit(Applicant.of(account), id);
        assertThat(words(open(id))).contains("补正后重新提交");
        FilingDetails details = details(id);
        assertThat(details.lastSubmission())
                .isEqualTo(details.events().get(details.events().size() - 1).at())
                .isAfter(Objects.requireNonNull(details.filing().submittedAt()));
    }

    private static void confirmed(String text) {
        _click(button(text));
        var dialog = _get(ConfirmDialog.class);
        com.vaadin.flow.component.ComponentUtil.fireEvent(dialog, new ConfirmDialog.ConfirmEvent(dialog, true));
        dialog.close();
        MockVaadin.clientRoundtrip();
    }

    @Test
    void an_approved_filing_is_changed_from_its_page() {
        Filing filing = nightWorks.submit(account, "变更按钮工程");
        nightWorks.decide(filing.id(), "approved");
        open(filing.id());
        confirmed("申请变更");
        assertThat(words(_get(FilingPage.class))).contains("草稿").doesNotContain(filing.number());
        assertThat(text("工程名称").getValue()).isEqualTo("变更按钮工程");
    }

    @Test
    void the_list_stands_in_its_address_and_shows_step_and_due_date() {
        Filing filing = nightWorks.submit(account, "列表工程");
        nightWorks.draft(account, "列表草稿");
        UI.getCurrent().navigate("filings", QueryParameters.fromString("state=IN_REVIEW&q=列表&cursor=nonsense"));
        FilingGrid grid = _get(FilingGrid.class);
        assertThat(GridKt._size(grid)).isEqualTo(1);
        assertThat(GridKt._get(grid, 0).filing().id()).isEqualTo(filing.id());
        UI.getCurrent().navigate("filings", QueryParameters.fromString("q=nowhere"));
        assertThat(words(_get(FilingListView.class))).contains("没有符合条件的办件");
    }

    @Test
    void a_visitors_page_holds_his_token_in_none_of_its_addresses() {
        FilingService.Opened opened =
                filings.open(Applicant.visitor(null, "访客"), "enterprise-certification", null, Map.of());
        String token = Objects.requireNonNull(opened.token());
        UUID id = opened.details().filing().id();
        filings.attach(
                Applicant.visitor(token, "访客"),
                id,
                "certificate",
                "执照.png",
                new ByteArrayInputStream(PictureFixtures.png(300, 200)));
        UI.getCurrent().navigate("apply/enterprise-certification/" + token);
        List<String> addresses = new ArrayList<>();
        _find(Anchor.class).forEach(link -> addresses.add(link.getHref()));
        _find(Image.class).forEach(picture -> addresses.add(picture.getSrc()));
        assertThat(addresses)
                .as("template, download, thumbnail")
                .hasSizeGreaterThanOrEqualTo(3)
                .noneMatch(address -> address.contains(token));
    }

    @Test
    void anothers_filing_is_not_found() {
        Filing foreign = nightWorks.submit(nightWorks.enterprise("LABOUR"), "他人工程");
        UI.getCurrent()
                .navigate(
                        FilingView.class,
                        new RouteParameters(FilingView.ID, foreign.id().toString()));
        assertThat(_find(FilingPage.class)).isEmpty();
    }

    @Test
    void a_screen_costs_few_statements_however_many_rows_there_are() {
        Filing one = nightWorks.submit(account, "计数工程");
        statements("new"); // code tables are read once
        List<String> list = statements("filings");
        List<String> page = statements("filings/" + one.id());
        List<String> catalogue = statements("new");
        assertThat(list).hasSizeLessThanOrEqualTo(5);
        assertThat(page).hasSizeLessThanOrEqualTo(15);
        assertThat(catalogue).hasSizeLessThanOrEqualTo(5);
        for (int i = 0; i < 12; i++) {
            nightWorks.submit(account, "计数工程" + i);
        }
        assertThat(statements("filings")).hasSameSizeAs(list);
        assertThat(statements("new")).hasSameSizeAs(catalogue);
    }

    @Test
    void two_hundred_papers_cost_no_more_statements_than_one() {
        UUID id = nightWorks.draft(account, "附件很多的工程").id();
        List<String> list = statements("filings");
        List<String> page = statements("filings/" + id);
        for (int i = 1; i < 200; i++) {
            nightWorks.attach(account, id);
        }
        assertThat(statements("filings")).hasSameSizeAs(list);
        assertThat(statements("filings/" + id)).hasSameSizeAs(page);
        assertThat(_find(FileCard.class)).hasSize(200);
        filings.submit(Applicant.of(account), id);
        assertThat(statements("filings/" + id)).hasSizeLessThanOrEqualTo(15);
        assertThat(_find(FileCard.class)).hasSize(200);
    }

    @Test
    void five_hundred_characters_stand_on_the_page_and_in_the_list() {
        String name = "苏州工业园区超长名称安置房𠮷㐂䶮工程一二".repeat(25);
        Filing filing = nightWorks.submit(account, name);
        assertThat(words(open(filing.id()))).contains(name);
        UI.getCurrent().navigate("filings");
        assertThat(GridKt._get(_get(FilingGrid.class), 0).filing().title()).isEqualTo(name);
    }

    private static List<String> statements(String address) {
        UI.getCurrent().navigate("workspace");
        try (var statements = new Statements()) {
            UI.getCurrent().navigate(address);
            return statements.seen();
        }
    }
}
