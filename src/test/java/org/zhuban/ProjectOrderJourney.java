package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.browser.Screen;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.project.ProjectFacts;
import org.zhuban.project.ProjectOffice;

/** The order of ZZ 2.8 by clicking, with all five kinds of enterprises; at every step somebody tries what is not his turn and reads why. */
class ProjectOrderJourney extends OfficeJourney {

    private static final String PROJECT = "相城区渭塘镇订单路安置房";
    private static final String ELSEWHERE = "相城区黄埭镇订单路厂房";
    private static final String UNIT_CODE = "统一社会信用代码/组织机构代码";
    private static final String LETTER = "账号管理员授权书";
    private static final String FIRST_ADMINISTRATOR = "13912345701";
    private static final String SECOND_ADMINISTRATOR = "13912345702";

    @Autowired
    private Firms firms;

    @Autowired
    private ProjectOffice projects;

    @Test
    void accounts_of_a_project_come_in_the_order_of_its_parties_and_never_before() throws Exception {
        Unit contractor = unit("GENERAL_CONTRACTOR", "苏州渭塘旅程建设集团有限公司", 81_001);
        Unit developer = unit("DEVELOPER", "苏州渭塘旅程置业有限公司", 81_002);
        Unit supervision = unit("SUPERVISION", "苏州渭塘旅程监理有限公司", 81_003);
        Unit specialist = unit("SPECIALIST", "苏州渭塘旅程钢构有限公司", 81_004);
        Unit labour = unit("LABOUR", "苏州渭塘旅程劳务有限公司", 81_005);
        projects.create(
                supervisor(),
                new ProjectFacts(ELSEWHERE, "320507", null, contractor.code(), developer.code(), supervision.code()));
        try (Screen generalContractor = screen(contractor.account());
                Screen specialists = screen(specialist.account());
                Screen labourers = screen(labour.account());
                Screen site = screen()) {
            nobodyBeforeTheProject();
            String project = created(contractor, developer, supervision);
            onlyWhoIsAParty(developer, labour);

            certifiedAfterAReturn(contractor, generalContractor);
            assertThat(firstLogin(site, FIRST_ADMINISTRATOR, "weitang2026")).isEqualTo("xm" + project + "-zb");
            seesItsOneProject(site, generalContractor, project);
            notTwice(contractor);

            invitedEarly(site, project, specialist);
            accept(specialists);
            notBeforeTheCompletion(developer, specialist);
            String completion = completed(site, project, developer, specialist);

            refused(invited(site, project, labour), site, labourers);
            String invitation = invited(site, project, labour);
            accept(labourers);
            changeable(site, completion, invitation);
            draft(site, project);
            site.choose("参建类型", "专业承包/专业分包");
            barred(search(site, "选择参建单位", specialist.name()), specialist, "该单位已是本项目的参建单位");

            certifiedByItsOwnEnterprise(specialist, labour, labourers, specialists);
        }
        try (Screen crew = screen()) {
            assertThat(firstLogin(crew, SECOND_ADMINISTRATOR, "laowu2026")).startsWith("xm");
            crew.open("/my-projects");
            crew.seen(PROJECT);
        }
        assertThatAllPromisesHold();
    }

    /** An enterprise with its account. */
    private record Unit(CurrentAccount account, String name, String code) {}

    private Unit unit(String kind, String name, int number) {
        String code = Firms.code(number);
        return new Unit(firms.firm(kind, name, code), name, code);
    }

    /** On the way there: the two ways in for who has no account stand apart on the login page. */
    private void nobodyBeforeTheProject() {
        try (Screen visitor = screen()) {
            visitor.open("/login");
            Locator ways = visitor.page().locator("a.zb-beside[href^='/apply/']");
            assertThat(ways).hasText(new String[] {"企业账号认证", "项目账号认证"});
            assertThat(ways.locator("..").innerText()).contains("企业账号认证 项目账号认证");
            BoundingBox first = ways.first().boundingBox();
            assertThat(ways.last().boundingBox().x).isGreaterThan(first.x + first.width + 8);
            ways.last().click();
            Locator dialog = search(visitor, "选择单位和项目", PROJECT);
            visitor.seen(dialog.getByText("没有找到。请换一个关键字。"));
            visitor.fit("picker");
        }
    }

    /** By the authority; its code. */
    private String created(Unit contractor, Unit developer, Unit supervision) {
        try (Screen authority = supervisorsScreen()) {
            authority.open("/projects");
            authority.button("创建项目").click();
            Locator dialog = dialog(authority);
            Locator create = dialog.getByRole(
                    AriaRole.BUTTON,
                    new Locator.GetByRoleOptions().setName("创建项目").setExact(true));
            create.click();
            authority.seen(dialog.getByText("请填写项目名称"));
            assertThat(dialog.getByText("请选择该单位。")).hasCount(2);
            dialog.getByLabel("项目名称").fill(PROJECT);
            pick(authority, dialog, "所在地区", "相城区");
            pick(authority, dialog, "施工总承包单位", contractor.name());
            pick(authority, dialog, "建设单位", developer.name());
            pick(authority, dialog, "监理单位", supervision.name());
            create.click();
            authority.page().waitForURL(Pattern.compile("/projects/\\d{16}"));
            authority.seen("施工总承包单位完善项目信息并经审核通过后，专业承包、劳务分包单位才能认证项目账号。");
            authority.fit("project");
            String address = authority.page().url();
            return address.substring(address.lastIndexOf('/') + 1);
        }
    }

    private static void pick(Screen screen, Locator dialog, String label, String option) {
        dialog.getByLabel(label).fill(option);
        screen.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                .first()
                .click();
    }

    private void onlyWhoIsAParty(Unit developer, Unit labour) {
        try (Screen visitor = certification()) {
            Locator dialog = search(visitor, "选择单位和项目", labour.name());
            visitor.seen(dialog.getByText("没有找到。请换一个关键字。"));
            dialog.getByText("关闭").click();
            choose(visitor, "选择单位和项目", PROJECT, developer);
            visitor.seen(developer.name() + "可以认证“" + PROJECT + "”的项目账号。");
            refusedByHand(visitor, labour, "该单位还不是本项目的参建单位", UNIT_CODE);
        }
    }

    /** Who types what the dialog does not let him choose reads the reason at once, and once more where he submits it. */
    private static void refusedByHand(Screen visitor, Unit unit, String reason, String field) {
        visitor.type(UNIT_CODE, unit.code());
        visitor.seen(reason);
        visitor.button("提交审核").click();
        assertThat(visitor.page().getByRole(AriaRole.ALERT).first()).containsText("处需要更正");
        visitor.seen(visitor.field(field).and(visitor.page().locator("[aria-invalid=true]")));
        visitor.seen(reason);
    }

    private void certifiedAfterAReturn(Unit contractor, Screen enterprise) throws Exception {
        try (Screen visitor = certification()) {
            choose(visitor, "选择单位和项目", PROJECT, contractor);
            byte[] letter = administrator(visitor, "周小峰", FIRST_ADMINISTRATOR);
            assertThat(new String(letter, StandardCharsets.UTF_8)).startsWith("%PDF-");
            visitor.button("提交审核").click();
            visitor.seen("提交成功，正在审核");

            enterprise.openTask(PROJECT);
            enterprise.button("退回补正").click();
            enterprise.seen("请写明原因：对方要凭它知道为什么是这个结果、接下来怎么办。");
            enterprise.pin(LETTER, "授权书没有盖公章，请盖章后重新上传。");
            enterprise.button("退回补正").click();
            enterprise.seen("已办理：退回补正");
            assertThat(message(visitor, FIRST_ADMINISTRATOR, "被退回补正")).contains(LETTER);

            visitor.page().reload();
            visitor.seen("授权书没有盖公章，请盖章后重新上传。");
            visitor.page().waitForFunction("[...document.images].every(picture => picture.naturalWidth > 0)");
            visitor.pressAndConfirm("删除 " + LETTER + ".png", "删除");
            visitor.attach(LETTER, "盖章的授权书.png", "image/png", png(640));
            visitor.button("重新提交").click();
            visitor.seen("提交成功，正在审核");

            enterprise.openTask(PROJECT);
            enterprise.pressAndConfirm("通过", "确认通过");
            enterprise.seen("已办理：通过");
        }
    }

    /** Everything of the form but project and unit; the template of the letter as it came. */
    private byte[] administrator(Screen visitor, String name, String mobile) throws Exception {
        visitor.type("账号管理员姓名", name);
        visitor.type("账号管理员手机号", mobile);
        for (String slot : List.of(LETTER, "身份证正面（人像面）", "身份证反面（国徽面）")) {
            visitor.attach(slot, slot + ".png", "image/png", png());
        }
        Object template = visitor.page().getByText("下载模板").first().evaluate("link => link.href");
        byte[] letter = visitor.context().request().get((String) template).body();
        confirmMobile(visitor, mobile);
        visitor.saved();
        return letter;
    }

    private static void seesItsOneProject(Screen site, Screen enterprise, String project) {
        site.open("/my-projects");
        site.seen(PROJECT);
        assertThat(site.page().getByText(ELSEWHERE)).hasCount(0);
        enterprise.open("/my-projects");
        enterprise.seen(PROJECT);
        enterprise.page().getByText(ELSEWHERE).first().click();
        enterprise.page().waitForURL(Pattern.compile("/projects/\\d{16}"));
        assertThat(enterprise.page().url()).doesNotContain(project);
        site.page().navigate(enterprise.page().url());
        site.seen("没有找到这个页面");
    }

    private void notTwice(Unit contractor) {
        try (Screen visitor = certification()) {
            barred(search(visitor, "选择单位和项目", PROJECT), contractor, "该单位在这个项目上已有项目账号");
        }
    }

    /** It may take part before, but has no account yet. */
    private static void invitedEarly(Screen site, String project, Unit specialist) {
        site.open("/projects/" + project);
        site.seen(site.button("完善项目信息"));
        assertThat(site.button("邀请参建单位")).isVisible();
        site.open("/new");
        site.button("开始办理 参建邀请").click();
        choose(site, "选择项目", PROJECT, PROJECT);
        Locator dialog = search(site, "选择参建单位", specialist.name());
        site.seen(dialog.getByText("请先选择参建类型，再选择单位。"));
        dialog.getByText("关闭").click();
        invite(site, "专业承包/专业分包", specialist);
    }

    /** From the project's page; the address of the invitation. */
    private static String invited(Screen site, String project, Unit labour) {
        draft(site, project);
        return invite(site, "劳务分包", labour);
    }

    private static void draft(Screen site, String project) {
        site.open("/projects/" + project);
        site.button("邀请参建单位").click();
        assertThat(site.field("项目编码")).hasValue(project);
    }

    private static String invite(Screen site, String kind, Unit unit) {
        site.choose("参建类型", kind);
        choose(site, "选择参建单位", unit.name(), unit);
        site.type("承包内容", "主体结构工程");
        site.saved();
        site.button("提交审核").click();
        site.seen("提交成功，等待对方答复");
        return site.page().url();
    }

    private static void accept(Screen invited) {
        invited.openTask(PROJECT, "接受");
        invited.pressAndConfirm("接受", "确认接受");
        invited.seen("已办理：已接受");
    }

    private void notBeforeTheCompletion(Unit developer, Unit specialist) {
        try (Screen visitor = certification()) {
            Locator dialog = search(visitor, "选择单位和项目", PROJECT);
            barred(dialog, specialist, "项目信息还没有审核通过");
            take(visitor, dialog, developer.name());
            refusedByHand(visitor, specialist, "项目信息还没有审核通过", "项目编码");
        }
    }

    /** By the general contractor's project account alone; the address of the approved filing. */
    private String completed(Screen site, String project, Unit developer, Unit specialist) {
        try (Screen other = screen(developer.account());
                Screen authority = desk()) {
            other.open("/projects/" + project);
            other.seen("工程信息");
            assertThat(other.button("完善项目信息")).hasCount(0);
            other.open("/new");
            assertThat(other.page()
                            .getByRole(AriaRole.LISTITEM)
                            .filter(new Locator.FilterOptions().setHasText("项目信息完善")))
                    .containsText("仅限以下类型的企业办理：施工总承包");

            site.open("/projects/" + project);
            site.button("完善项目信息").click();
            site.page().waitForURL(Pattern.compile("/filings/[0-9a-f-]{36}"));
            assertThat(site.field("项目编码")).hasValue(project);
            site.type("建设地点", "相城区渭塘镇订单路 8 号");
            site.choose("项目类别", "房屋建筑工程");
            site.choose("建设性质", "新建");
            site.type("施工合同价", "18650.5");
            site.type("计划开工日期", "2026-03-20");
            site.type("计划竣工日期", "2040-06-30");
            site.type("项目经理", "徐国平");
            site.type("项目经理电话", "13862487101");
            site.type("劳资专管员", "顾晓燕");
            site.type("劳资专管员电话", "13862497101");
            site.attach("施工总承包合同", "施工总承包合同.pdf", "application/pdf", NightWorks.pdf());
            site.saved();
            site.button("提交审核").click();
            site.seen("提交成功，正在审核");
            try (Screen visitor = certification()) {
                barred(search(visitor, "选择单位和项目", PROJECT), specialist, "项目信息还没有审核通过");
            }

            authority.openTask(PROJECT);
            authority.pressAndConfirm("通过", "确认通过");
            authority.seen("已办理：通过");
            String filing = site.page().url();
            site.open("/projects/" + project);
            site.seen("在管");
            return filing;
        }
    }

    private static void refused(String invitation, Screen site, Screen labourers) {
        labourers.openTask(PROJECT, "拒绝");
        labourers.button("拒绝").click();
        labourers.seen("请写明原因：对方要凭它知道为什么是这个结果、接下来怎么办。");
        labourers.page().locator("vaadin-text-area textarea").first().fill("工期与在建项目冲突，不能承接。");
        labourers.pressAndConfirm("拒绝");
        labourers.seen("已办理：已拒绝");
        site.page().navigate(invitation);
        site.seen("工期与在建项目冲突，不能承接。");
    }

    /** An invitation that was accepted is done with; the project's information changes. */
    private static void changeable(Screen site, String completion, String invitation) {
        site.page().navigate(completion);
        site.seen("审核已通过");
        assertThat(site.button("申请变更")).isVisible();
        site.page().navigate(invitation);
        site.seen("审核已通过");
        assertThat(site.button("申请变更")).hasCount(0);
    }

    private void certifiedByItsOwnEnterprise(Unit specialist, Unit labour, Screen own, Screen other) throws Exception {
        try (Screen visitor = certification()) {
            Locator dialog = search(visitor, "选择单位和项目", PROJECT);
            assertThat(row(dialog, specialist.name())).isEnabled();
            take(visitor, dialog, labour.name());
            administrator(visitor, "陶阿明", SECOND_ADMINISTRATOR);
            visitor.button("提交审核").click();
            visitor.seen("提交成功，正在审核");

            own.openTask(PROJECT);
            other.open("/tasks?box=group&q=" + PROJECT);
            other.seen("没有符合条件的待办");
            other.page().navigate(own.page().url());
            other.seen("这项待办不能再办理");
            own.pressAndConfirm("通过", "确认通过");
            own.seen("已办理：通过");
        }
    }

    private Screen certification() {
        Screen visitor = screen();
        visitor.open("/apply/project-account-certification");
        return visitor;
    }

    /** Opens the dialog to choose from, and searches. */
    private static Locator search(Screen screen, String button, String words) {
        screen.button(button).click();
        Locator dialog = dialog(screen);
        dialog.getByLabel("输入关键字查找").fill(words);
        return dialog;
    }

    private static Locator dialog(Screen screen) {
        return screen.page().locator("vaadin-dialog-overlay:not([closing])");
    }

    private static Locator row(Locator dialog, String words) {
        return dialog.locator("li button").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static void choose(Screen screen, String button, String words, Unit unit) {
        choose(screen, button, words, unit.name());
    }

    private static void choose(Screen screen, String button, String words, String row) {
        take(screen, search(screen, button, words), row);
    }

    /** What was chosen is in the form once the dialog is gone. */
    private static void take(Screen screen, Locator dialog, String row) {
        row(dialog, row).click();
        assertThat(dialog(screen)).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
    }

    private static void barred(Locator dialog, Unit unit, String reason) {
        assertThat(row(dialog, unit.name())).containsText(reason);
        assertThat(row(dialog, unit.name())).isDisabled();
    }
}
