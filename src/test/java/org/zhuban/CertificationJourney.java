package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhuban.browser.Chromium;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** The main job by clicking, in a real Chromium: an enterprise asks for its account, an authority reviews, the enterprise logs in. */
@ZhubanTest(properties = {"zhuban.jobs.enabled=true", "zhuban.second-factor=false"})
class CertificationJourney {

    /** In the sandbox registry under an invented name. */
    private static final String CODE = "91110000710935003U";

    private static final String MOBILE = "13912345678";
    private static final Pattern SENT_CODE = Pattern.compile("验证码是(\\d{6})");
    private static final Pattern FIRST_LOGIN = Pattern.compile("登录名：(\\S+?)，初始密码：(\\S+?)。");

    @Autowired
    private Accounts accounts;

    @Autowired
    private List<ConsistencyCheck> checks;

    @LocalServerPort
    private int port;

    @Test
    void an_enterprise_files_is_returned_corrects_is_approved_and_logs_in() throws Exception {
        accounts.ensure(
                "journey-reviewer",
                "审核员 陈静",
                "demo2026",
                "13905120099",
                null,
                List.of(new Grant(Role.REVIEWER, null, "320507")));
        try (BrowserContext visitor = Chromium.context();
                BrowserContext staff = Chromium.context()) {
            Page form = visitor.newPage();
            fill(form);
            button(form, "提交审核").click();
            seen(form, "提交成功，正在审核");
            String link = form.url();

            Page desk = staff.newPage();
            logIn(desk, "journey-reviewer", "demo2026");
            openTask(desk);
            pin(desk, "单位名称", "与营业执照不一致，请按证书填写。");
            pin(desk, "注册日期", "与营业执照上的成立日期不一致。");
            desk.locator("vaadin-text-area textarea").first().fill("请补正后重新提交。");
            button(desk, "退回补正").click();
            confirmIfAsked(desk);
            assertThat(message(visitor, "被退回补正")).contains("单位名称");

            form.navigate(link);
            seen(form, "与营业执照不一致，请按证书填写。");
            Locator name = form.getByLabel("单位名称");
            name.fill("苏州相城旅程建筑劳务有限公司");
            name.press("Tab");
            assertThat(form.getByText(Pattern.compile("已自动保存")).first()).isVisible();
            button(form, "重新提交").click();
            seen(form, "提交成功，正在审核");

            openTask(desk);
            seen(desk, "苏州相城旅程建筑劳务有限公司");
            button(desk, "通过").click();
            confirmIfAsked(desk);

            Matcher first = FIRST_LOGIN.matcher(message(visitor, "初始密码"));
            assertThat(first.find()).isTrue();
            Page own = visitor.newPage();
            logIn(own, first.group(1), first.group(2));
            assertThat(own).hasURL(Pattern.compile("/password/change"));
            List<Locator> passwords = own.locator("input[type=password]").all();
            passwords.get(0).fill(first.group(2));
            passwords.get(1).fill("xiangcheng2026");
            passwords.get(2).fill("xiangcheng2026");
            own.locator("form button[type=submit]").first().click();
            own.waitForURL(Pattern.compile("/workspace|/login"));
            if (own.url().contains("/login")) {
                logIn(own, first.group(1), "xiangcheng2026");
            }
            seen(own, "还没有办件");
        }
        assertThat(checks)
                .allSatisfy(check ->
                        assertThat(check.violations()).as(check.promise()).isEmpty());
    }

    /** Waits for the words; without them a picture of the page is left in {@code target/journey.png}. */
    private static void seen(Page page, String words) {
        seen(page.getByText(words).first());
    }

    /** A cold program takes its time for the first view. */
    private static void seen(Locator element) {
        try {
            assertThat(element).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        } catch (AssertionError missing) {
            element.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("target", "journey.png"))
                            .setFullPage(true));
            throw missing;
        }
    }

    private void fill(Page form) throws Exception {
        form.navigate(base() + "/apply/enterprise-certification");
        Locator code = form.getByLabel("统一社会信用代码/组织机构代码");
        code.fill("91110000710935004U");
        code.press("Tab");
        assertThat(form.getByText(Pattern.compile("校验|不正确|核对")).first()).isVisible();
        code.fill(CODE);
        code.press("Tab");
        button(form, "填入登记信息").click();
        Locator region = form.getByLabel(Pattern.compile("6 位")).first();
        region.fill("320507");
        region.press("Tab");
        choose(form, "单位类型", "施工总承包");
        choose(form, "证书类型", "营业执照");
        form.getByLabel("证书长期有效").check();
        for (int slot = 0; slot < 4; slot++) {
            form.locator("input[type=file]")
                    .nth(slot)
                    .setInputFiles(new FilePayload("材料" + slot + ".png", "image/png", png()));
            assertThat(form.getByText("材料" + slot + ".png").first()).isVisible();
        }
        form.getByLabel("账号管理员姓名").fill("李明");
        Locator mobile = form.getByLabel("账号管理员手机号");
        mobile.fill(MOBILE);
        mobile.press("Tab");
        button(form, "获取验证码").click();
        Matcher digits = SENT_CODE.matcher(message(form.context(), "验证码"));
        assertThat(digits.find()).isTrue();
        Locator smsCode = form.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("6 位验证码"));
        smsCode.fill(digits.group(1));
        smsCode.press("Tab");
    }

    private void choose(Page page, String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(false))
                .first()
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                .click();
    }

    private void logIn(Page page, String login, String password) {
        page.navigate(base() + "/login");
        page.locator("form input:not([type=hidden]):not([type=password])")
                .first()
                .fill(login);
        page.locator("form input[type=password]").fill(password);
        page.locator("form button[type=submit]").first().click();
        page.waitForURL(url -> !url.endsWith("/login"));
    }

    private void openTask(Page desk) {
        desk.navigate(base() + "/tasks?box=group&q=" + CODE);
        Locator row = desk.locator("vaadin-grid-cell-content", new Page.LocatorOptions().setHasText("ZZ20"))
                .first();
        seen(row);
        row.dblclick();
        seen(button(desk, "通过"));
    }

    private static void pin(Page desk, String label, String reason) {
        button(desk, "标记“" + label + "”有问题").click(new Locator.ClickOptions().setForce(true));
        Locator field = desk.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label + "的问题"));
        field.fill(reason);
        field.press("Tab");
    }

    private static void confirmIfAsked(Page desk) {
        Locator confirm = desk.locator("vaadin-confirm-dialog-overlay")
                .getByRole(AriaRole.BUTTON)
                .last();
        if (confirm.isVisible()) {
            confirm.click();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The newest message to the administrator that holds the words, as the sandbox got it. */
    private String message(BrowserContext context, String words) {
        String all = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> context.request()
                                .get(base() + "/sandbox/sms?to=" + MOBILE)
                                .text(),
                        text -> text.contains(words));
        return Arrays.stream(all.split("\\},\\{"))
                .filter(one -> one.contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] png() throws Exception {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
