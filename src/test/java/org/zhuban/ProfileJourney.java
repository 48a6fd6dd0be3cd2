package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.browser.Screen;
import org.zhuban.document.ScannedPaper;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;

/** The everyday of a labour enterprise by clicking (XC 4.1), from its login to the printed 企业基本情况表 and whoever scans it. */
class ProfileJourney extends OfficeJourney {

    /** In the sandbox registry. */
    private static final String NAME = "苏州渭塘宏达建筑劳务有限公司";

    private static final String CODE = "91320507MA1WT00147";
    private static final String MANAGER_MOBILE = "13862188001";

    @Autowired
    private Firms firms;

    @TempDir
    private Path folder;

    @Test
    void a_labour_enterprise_files_its_profile_withdraws_is_returned_corrects_is_approved_and_prints()
            throws Exception {
        CurrentAccount firm = firms.firm("LABOUR", NAME, CODE);
        try (Screen own = screen();
                Screen desk = desk();
                Screen anybody = screen()) {
            own.logIn(firm.login(), "Baustelle7");
            begin(own);
            submitWrongAnswers(own);
            correct(own);
            own.button("提交审核").click();
            own.seen("提交成功，正在审核");
            own.fit("in review");

            own.pressAndConfirm("撤回");
            own.seen("已撤回，可以修改后重新提交");
            own.fit("withdrawn");
            own.button("提交审核").click();
            own.seen("提交成功，正在审核");

            desk.openTask(CODE);
            desk.fit("task");
            desk.pin("办公地址", "与租赁合同上的地址不一致。");
            desk.pin("总经理", "与公司章程上的姓名不一致。");
            desk.pin("营业执照", "扫描件不清晰。");
            desk.page().locator("vaadin-text-area textarea").first().fill("请补正后重新提交。");
            desk.button("退回补正").click();
            desk.seen("已办理：退回补正");

            own.page().reload();
            own.seen("与租赁合同上的地址不一致。");
            own.seen("与公司章程上的姓名不一致。");
            assertThat(own.page().getByText("已接受").first()).isVisible();
            own.fit("returned");
            jump(own);
            own.type("办公地址", "相城区渭塘镇渭南路 36 号 3 楼");
            own.type("总经理", "陆𠮷斌");
            own.saved();
            own.button("重新提交").click();
            own.seen("退回时标注的“营业执照”还没有修改");
            own.page().getByRole(AriaRole.ALERTDIALOG).getByText("取消").click();
            own.attach("营业执照", "营业执照重新扫描.pdf", "application/pdf", NightWorks.pdf(1));
            own.button("重新提交").click();
            own.seen("提交成功，正在审核");

            desk.openTask(CODE);
            desk.seen("陆𠮷斌");
            desk.pressAndConfirm("通过", "确认通过");
            desk.seen("已办理：通过");

            own.page().reload();
            own.seen("审核已通过");
            own.fit("approved");
            onPhone(own);
            byte[] paper = printed(own);
            assertThat(ScannedPaper.text(paper)).contains("企业基本情况表", NAME, "陆𠮷斌", MANAGER_MOBILE);
            String link = ScannedPaper.link(paper);
            assertThat(link).startsWith(own.address("/q#"));
            scan(anybody, link);
            verifyOffline(anybody, link);
        }
        assertThatAllPromisesHold();
    }

    /** From the head of the form to each fault, by keyboard and on a phone: the focus stands at the field or slot. */
    private static void jump(Screen own) {
        own.button("办公地址：与租赁合同上的地址不一致。").press("Enter");
        assertThat(own.field("办公地址")).isFocused();
        own.page().setViewportSize(390, 844);
        assertThat(own.width()).as("no sideways scroll").isLessThanOrEqualTo(390);
        own.button("总经理：与公司章程上的姓名不一致。").click();
        assertThat(own.field("总经理")).isFocused();
        assertThat(own.field("总经理")).isInViewport();
        own.button("营业执照：扫描件不清晰。").click();
        Locator slot = own.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("营业执照"));
        assertThat(slot).isInViewport();
        assertThat(slot.locator(":focus")).hasCount(1);
        own.page().setViewportSize(1366, 768);
    }

    /** Own filings at the width of a phone: a row is one cell, and nothing lies sideways. */
    private static void onPhone(Screen own) {
        own.page().setViewportSize(390, 844);
        String page = own.page().url();
        own.open("/filings");
        Locator rows = own.page().locator("vaadin-grid a.zb-own-whole");
        assertThat(rows).hasCount(1);
        assertThat(rows.first()).containsText(NAME);
        assertThat(own.page().locator("vaadin-grid .zb-own-number")).hasCount(0);
        assertThat(own.width()).as("no sideways scroll").isLessThanOrEqualTo(390);
        assertThat((Integer) own.page()
                        .locator("vaadin-grid")
                        .evaluate("grid => Math.ceil(grid.$.table.scrollWidth - grid.$.table.clientWidth)"))
                .as("of the list itself")
                .isZero();
        own.page().setViewportSize(1366, 768);
        own.page().navigate(page);
        own.seen("审核已通过");
    }

    private static void begin(Screen own) {
        own.seen("还没有办件");
        own.fit("workspace");
        own.open("/new");
        own.seen(own.button("开始办理 企业基本信息归集"));
        own.fit("catalogue");
        own.button("开始办理 企业基本信息归集").click();
        own.page().waitForURL(Pattern.compile("/filings/[0-9a-f-]{36}"));
        assertThat(own.field("企业名称")).hasValue(NAME);
        own.seen("来自企业登记信息");
        own.fit("draft");
    }

    /** What he sees is said where it is wrong. */
    private static void submitWrongAnswers(Screen own) {
        own.type("安全许可证号", "JZ-115");
        own.type("安全许可证截止日期", "2020-01-01");
        own.type("总经理联系方式", "1386218");
        own.type("建筑工人数量", "-3");
        own.button("提交审核").click();
        assertThat(own.page().getByRole(AriaRole.ALERT).first()).containsText("处需要更正");
        for (String label : List.of("安全许可证号", "安全许可证截止日期", "总经理联系方式", "建筑工人数量", "公司类别", "财务负责人电话")) {
            assertThat(own.field(label)).hasAttribute("aria-invalid", "true");
        }
        own.seen("安全许可证截止日期不能早于今天");
        own.seen("建筑工人数量不能小于 0");
        own.seen("请上传营业执照");
        own.fit("draft with errors");
    }

    private static void correct(Screen own) {
        own.type("办公地址", "相城区渭塘镇渭南路 36 号");
        own.chooseAll("公司类别", "私营有限责任公司");
        own.type("安全许可证号", "（苏）JZ安许证字〔2024〕001015");
        own.type("安全许可证截止日期", "2040-06-30");
        own.type("资质证书号", "D332000015");
        own.type("资质证书截止日期", "2040-06-30");
        own.chooseAll("主营业务种类", "砌筑作业", "钢筋作业");
        own.chooseAll("普通工种", "砌筑工", "钢筋工");
        own.type("法人电话", "0512-65430000");
        own.type("总经理", "陆文斌");
        own.type("总经理联系方式", MANAGER_MOBILE);
        own.type("财务负责人", "钱立新");
        own.type("财务负责人电话", "13862188003");
        own.type("建筑工人数量", "126");
        own.type("组长数量", "9");
        for (String slot : List.of("营业执照", "建筑业企业资质证书", "安全生产许可证")) {
            own.attach(slot, slot + "扫描件.pdf", "application/pdf", NightWorks.pdf());
        }
        own.saved();
    }

    /** The window that the button opens has the PDF; how a browser shows one is its own affair. */
    private static byte[] printed(Screen own) {
        Locator print = own.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("打印/下载 PDF"));
        own.page().waitForPopup(print::click).close();
        APIResponse pdf = own.context().request().get((String) print.evaluate("link => link.href"));
        assertThat(pdf.headers().get("content-type")).isEqualTo("application/pdf");
        return pdf.body();
    }

    private static void scan(Screen anybody, String link) {
        anybody.page().navigate(link);
        Locator result = anybody.page().locator("#vf-result");
        assertThat(result.locator("[data-state]")).hasAttribute("data-state", "VALID");
        assertThat(result).containsText("真实有效");
        assertThat(result).containsText(NAME);
        assertThat(result).containsText("138****8001");
        assertThat(result).not().containsText(MANAGER_MOBILE);
        anybody.fit("scanned");
    }

    /** {@code java -jar zhuban.jar verify}, on a machine that has nothing but the published keys. */
    private void verifyOffline(Screen anybody, String link) throws Exception {
        Path keys = Files.write(
                folder.resolve("keys.json"),
                anybody.context()
                        .request()
                        .get(anybody.address("/api/v1/public/documents/keys"))
                        .body());
        Path said = folder.resolve("said.txt");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=zh",
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.zhuban.ZhubanApplication",
                        "verify",
                        link,
                        "--keys",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(Files.readString(said)).contains(NAME);
        assertThat(code).isZero();
    }
}
