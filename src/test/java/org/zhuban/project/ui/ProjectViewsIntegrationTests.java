package org.zhuban.project.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.enterprise.EnterpriseDirectory;
import org.zhuban.filing.ui.Statements;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectParties;
import org.zhuban.project.Projects;
import org.zhuban.project.SiteAccounts;
import org.zhuban.project.Sites;
import org.zhuban.reference.Region;
import org.zhuban.register.ui.EntryVersions;

/** Lists of projects, a project's page and its dialogs, without a browser. */
@ZhubanTest
class ProjectViewsIntegrationTests {

    private static final Set<Class<? extends Component>> VIEWS =
            Set.of(ProjectListView.class, OwnProjectListView.class, ProjectView.class);

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Sites sites;

    @Autowired
    private Projects projects;

    @Autowired
    private SiteAccounts accounts;

    @Autowired
    private ProjectParties parties;

    @Autowired
    private OwnProjectStep step;

    @AfterEach
    void log_out() {
        KaribuLogin.end();
    }

    private void logIn(CurrentAccount account) {
        KaribuLogin.as(account, application, VIEWS);
    }

    private static void open(Project project) {
        UI.getCurrent().navigate("projects/" + project.code());
    }

    private static List<String> spans() {
        return _find(Span.class).stream().map(Span::getText).toList();
    }

    @Test
    void an_enterprise_sees_its_projects_and_nobody_elses() {
        Sites.Site site = sites.site();
        sites.site();
        logIn(site.developer());
        UI.getCurrent().navigate("my-projects");

        assertThat(_get(OwnProjectListView.class).rows())
                .extracting(entry -> entry.values().get("code"))
                .containsExactly(site.project().code());
        _assertNone(Button.class, spec -> spec.withText("申请项目"));
    }

    @Test
    void a_general_contractor_is_offered_to_apply() {
        logIn(sites.firm("GENERAL_CONTRACTOR"));
        UI.getCurrent().navigate("my-projects");

        assertThat(_get(OwnProjectListView.class).rows()).isEmpty();
        _assertOne(Button.class, spec -> spec.withText("申请项目"));
    }

    @Test
    void a_list_takes_as_many_statements_for_one_row_as_for_many() {
        CurrentAccount contractor = sites.firm("GENERAL_CONTRACTOR");
        UUID own = Objects.requireNonNull(contractor.organisation());
        sites.given("3205072602010001", "统计用的项目一", own);
        logIn(contractor);
        UI.getCurrent().navigate("my-projects");
        int one = statements();
        for (int i = 2; i < 12; i++) {
            sites.given("32050726020100%02d".formatted(i), "统计用的项目" + i, own);
        }
        int many = statements();

        assertThat(_get(OwnProjectListView.class).rows()).hasSizeGreaterThan(5);
        assertThat(many).isEqualTo(one);
    }

    private static int statements() {
        try (var statements = new Statements()) {
            UI.getCurrent().navigate("my-projects", QueryParameters.of("state", "CREATED"));
            return statements.seen().size();
        }
    }

    @Test
    void a_project_page_takes_as_many_statements_for_many_parties_as_for_few() {
        Sites.Site site = sites.site();
        logIn(sites.supervisor);
        sites.joined(site.project(), sites.firm("LABOUR"), "LABOUR");
        open(site.project());
        List<String> few = pageStatements(site.project());
        for (int i = 0; i < 6; i++) {
            sites.joined(site.project(), sites.firm("LABOUR"), "LABOUR");
        }

        assertThat(pageStatements(site.project())).containsExactlyInAnyOrderElementsOf(few);
    }

    private static List<String> pageStatements(Project project) {
        try (var statements = new Statements()) {
            open(project);
            return statements.seen();
        }
    }

    @Test
    void each_reader_is_offered_what_he_may_do() {
        Sites.Site site = sites.site();

        logIn(site.contractor());
        open(site.project());
        _assertOne(Button.class, spec -> spec.withText("完善项目信息"));
        _assertOne(Button.class, spec -> spec.withText("邀请参建单位"));
        _assertNone(Button.class, spec -> spec.withText("标记完工"));

        sites.managed(site.project());
        open(site.project());
        _assertOne(Button.class, spec -> spec.withText("变更项目信息"));
        _assertOne(Button.class, spec -> spec.withText("邀请参建单位"));

        logIn(site.developer());
        open(site.project());
        assertThat(_find(Button.class)).extracting(Button::getText).containsExactly("新建令牌");

        logIn(sites.supervisor);
        open(site.project());
        _assertOne(Button.class, spec -> spec.withText("修改项目"));
        _assertOne(Button.class, spec -> spec.withText("标记完工"));
        _assertNone(Button.class, spec -> spec.withText("变更项目信息"));
    }

    @Test
    void a_party_makes_a_token_sees_it_once_and_revokes_it() {
        Sites.Site site = sites.site();
        logIn(site.developer());
        open(site.project());

        _click(_get(Button.class, spec -> spec.withText("新建令牌")));
        _click(_get(Button.class, spec -> spec.withText("生成令牌")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("令牌名称")).getErrorMessage())
                .isEqualTo("请填写 2 至 50 个字的令牌名称。");
        _setValue(_get(TextField.class, spec -> spec.withLabel("令牌名称")), "东门闸机");
        _click(_get(Button.class, spec -> spec.withText("生成令牌")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("令牌")).getValue())
                .startsWith("zp_");
        _click(_get(Button.class, spec -> spec.withText("我已保存，关闭")));
        _assertNone(TextField.class);

        _click(_get(Button.class, spec -> spec.withText("调用记录")));
        _assertOne(Paragraph.class, spec -> spec.withText("最近 180 天没有调用。"));
        _click(_get(Button.class, spec -> spec.withText("关闭")));
        _click(_get(Button.class, spec -> spec.withText("撤销")));
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        _assertOne(Span.class, spec -> spec.withText("已撤销"));
        _assertNone(Button.class, spec -> spec.withText("撤销"));
    }

    @Test
    void an_open_invitation_is_shown_to_the_inviter_and_staff_only() {
        Sites.Site site = sites.site();
        CurrentAccount labour = sites.firm("LABOUR");
        accounts.invite(site.contractor(), site.project(), labour, "LABOUR");
        for (CurrentAccount reader : List.of(site.contractor(), sites.supervisor)) {
            logIn(reader);
            open(site.project());
            assertThat(spans()).contains("已邀请、待接受").contains(labour.displayName());
        }
        logIn(site.developer());
        open(site.project());
        assertThat(spans()).doesNotContain("已邀请、待接受");
    }

    @Test
    void the_history_says_who_joined_who_left_and_whose_account_was_opened() {
        Sites.Site site = sites.site();
        CurrentAccount labour = sites.firm("LABOUR");
        var part = sites.joined(site.project(), labour, "LABOUR");
        accounts.certified(site.project(), site.contractor());
        parties.end(site.contractor(), part.id(), "合同解除");
        logIn(site.contractor());
        open(site.project());

        String said = _get(EntryVersions.class).getElement().getTextRecursively();
        assertThat(said)
                .contains("由主管部门确定", labour.displayName() + "（劳务分包），接受施工总承包单位邀请", "原因：合同解除", "项目账号开通")
                .doesNotContain("没有变更记录");
        assertThat(said.indexOf("原因：合同解除")).isLessThan(said.indexOf("接受施工总承包单位邀请"));
        assertThat(_get(ProjectView.class).getElement().getTextRecursively()).contains("还没有登记在本项目下的劳务合同。", "账号已认证");
    }

    @Test
    void a_project_account_is_led_to_its_project_and_the_general_contractors_to_completing_it() {
        Sites.Site site = sites.site();
        logIn(ofProject(site.contractor(), site.project()));
        assertThat(step.step()).hasValueSatisfying(own -> {
            assertThat(own.path()).isEqualTo("projects/" + site.project().code());
            assertThat(own.act()).isEqualTo("进入项目，完善项目信息");
        });
        logIn(ofProject(site.developer(), site.project()));
        assertThat(step.step()).hasValueSatisfying(own -> assertThat(own.act()).isEqualTo("进入项目"));
        logIn(site.contractor());
        assertThat(step.step()).isEmpty();
    }

    private static CurrentAccount ofProject(CurrentAccount party, Project project) {
        return new CurrentAccount(
                UUID.randomUUID(),
                "site",
                "项目部",
                List.of(Grant.of(Role.PROJECT)),
                party.organisation(),
                project.id(),
                Set.of("*"));
    }

    @Test
    void a_stranger_does_not_find_it() {
        Sites.Site site = sites.site();
        logIn(sites.firm("GENERAL_CONTRACTOR"));

        open(site.project());

        assertThatThrownBy(() -> _get(ProjectView.class)).hasMessageContaining("project.unknown");
    }

    @Test
    void the_page_says_why_a_labour_contractor_has_no_account_yet() {
        Sites.Site site = sites.site();
        sites.joined(site.project(), sites.firm("LABOUR"), "LABOUR");
        logIn(site.contractor());
        open(site.project());

        assertThat(spans()).contains("暂不能认证账号", "账号未认证");
        assertThat(_get(Span.class, spec -> spec.withText("暂不能认证账号")).getTitle().orElse(""))
                .contains("项目信息还没有审核通过");
    }

    @Test
    void a_party_leaves_after_a_reason_was_given() {
        Sites.Site site = sites.site();
        CurrentAccount labour = sites.firm("LABOUR");
        sites.joined(site.project(), labour, "LABOUR");
        logIn(site.contractor());
        open(site.project());

        _click(_get(Button.class, spec -> spec.withText("退场")));
        _click(_find(Button.class, spec -> spec.withText("退场")).get(1));
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        _setValue(_get(TextArea.class), "合同解除");
        _click(_find(Button.class, spec -> spec.withText("退场")).get(1));

        assertThat(spans()).contains("已退场").anyMatch(text -> text.contains("合同解除"));
        assertThat(projects.participation(site.project().id(), Objects.requireNonNull(labour.organisation()))
                        .orElseThrow()
                        .active())
                .isFalse();
    }

    @Test
    void a_supervisor_creates_a_project_in_the_dialog_and_sees_every_fault() {
        CurrentAccount contractor = sites.firm("GENERAL_CONTRACTOR");
        CurrentAccount developer = sites.firm("DEVELOPER");
        logIn(sites.supervisor);
        UI.getCurrent().navigate("projects");
        _click(_get(Button.class, spec -> spec.withText("创建项目")));
        ProjectDialog dialog = _get(ProjectDialog.class);
        Button save = _find(dialog, Button.class, spec -> spec.withText("创建项目")).get(0);
        _click(save);

        TextField name = _find(dialog, TextField.class).get(0);
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).contains("请填写项目名称");
        assertThat(_find(dialog, ComboBox.class).stream().filter(ComboBox::isInvalid))
                .hasSize(3);

        _setValue(name, "蠡口家居城改造");
        choose(dialog, contractor, developer);
        _click(save);

        Project created = projects.search("蠡口家居城改造", null, 2).items().get(0);
        assertThat(created.state()).isEqualTo(Project.State.CREATED);
        _assertOne(ProjectView.class);
    }

    @SuppressWarnings("unchecked")
    private void choose(ProjectDialog dialog, CurrentAccount contractor, CurrentAccount developer) {
        List<ComboBox<?>> boxes = List.copyOf((List<ComboBox<?>>) (List<?>) _find(dialog, ComboBox.class));
        ComboBox<Region> region = (ComboBox<Region>) boxes.get(0);
        assertThat(region.getListDataView().getItems())
                .extracting(Region::code)
                .contains("320507")
                .allMatch(code -> code.startsWith("3205"));
        region.setValue(region.getListDataView()
                .getItems()
                .filter(one -> one.code().equals("320507"))
                .findFirst()
                .orElseThrow());
        unit((ComboBox<EnterpriseDirectory.Listing>) boxes.get(1), contractor);
        unit((ComboBox<EnterpriseDirectory.Listing>) boxes.get(2), developer);
    }

    private void unit(ComboBox<EnterpriseDirectory.Listing> box, CurrentAccount firm) {
        String code = sites.code(firm);
        List<EnterpriseDirectory.Listing> offered =
                box.getLazyDataView().getItems().toList();
        assertThat(offered).isNotEmpty();
        box.setValue(new EnterpriseDirectory.Listing(
                Objects.requireNonNull(firm.organisation()), firm.displayName(), code, "320507"));
    }

    @Test
    void a_faulty_workbook_is_answered_with_rows_and_columns() throws IOException {
        logIn(sites.supervisor);
        UI.getCurrent().navigate("projects");
        _click(_get(Button.class, spec -> spec.withText("导入 Excel")));
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("项目");
            List<String> heads = List.of("项目名称", "所在区县", "建设地点", "施工总承包单位代码", "建设单位代码", "监理单位代码");
            for (int i = 0; i < heads.size(); i++) {
                sheet.value(0, i, heads.get(i));
            }
            sheet.value(1, 0, "望亭物流园三期");
            sheet.value(1, 1, 320507);
            sheet.value(1, 4, "91320507MA1T99999X");
        }
        _get(ProjectImportDialog.class).take(out.toByteArray());

        assertThat(_find(ListItem.class).stream().map(ListItem::getText))
                .containsExactly("第 2 行 D 列（施工总承包单位代码）：请选择该单位。", "第 2 行 E 列（建设单位代码）：统一社会信用代码不正确，请核对 18 位代码。");
    }

    @Test
    void a_reviewer_is_offered_no_creation() {
        logIn(new CurrentAccount(
                UUID.randomUUID(),
                "clerk",
                "陈静",
                List.of(new Grant(Role.REVIEWER, null, "320507")),
                null,
                Set.of("*")));
        UI.getCurrent().navigate("projects");

        _assertNone(Button.class, spec -> spec.withText("创建项目"));
        _assertNone(Button.class, spec -> spec.withText("导入 Excel"));
    }
}
