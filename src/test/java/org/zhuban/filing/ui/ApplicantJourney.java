package org.zhuban.filing.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhuban.JourneyTest;
import org.zhuban.browser.Screen;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Filing;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** The applicants' and reviewers' main pages in a real Chromium: by keyboard, and without a serious fault for screen readers (axe-core). */
@JourneyTest
class ApplicantJourney {

    @Autowired
    private NightWorks nightWorks;

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    @Test
    void an_enterprise_files_by_keyboard_and_every_page_is_fit_for_screen_readers() {
        CurrentAccount account = login("kit-labour");
        try (Screen screen = screen()) {
            Page page = screen.page();
            logIn(screen, "kit-labour");
            page.navigate(address("/new"));
            Locator begin = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始办理 夜间施工申报"));
            assertThat(begin).isVisible();
            screen.fit("catalogue");
            begin.focus();
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile("/filings/[0-9a-f-]{36}"));
            Locator project = page.getByLabel("工程名称");
            project.fill("键盘工程𠮷");
            page.keyboard().press("Tab");
            assertThat(page.getByText(Pattern.compile("已自动保存")).first()).isVisible();
            Locator add = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("添加一行"));
            add.focus();
            page.keyboard().press("Enter");
            page.getByLabel("值班负责人").fill("甲班长");
            add.focus();
            page.keyboard().press("Enter");
            assertThat(page.getByText("第 2 行")).isVisible();
            page.getByLabel("值班负责人").nth(1).fill("乙班长");
            Locator up = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("上移 第 2 行"));
            up.focus();
            page.keyboard().press("Enter");
            assertThat(page.getByLabel("值班负责人").first()).hasValue("乙班长");
            screen.fit("draft");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交审核"))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("处需要更正");
            screen.fit("draft with errors");

            Filing filing = nightWorks.submit(account, "屏幕阅读工程");
            page.navigate(address("/filings/" + filing.id()));
            assertThat(page.getByText("审核中").first()).isVisible();
            screen.fit("filing in review");
            nightWorks.decide(filing.id(), "returned", new Fault("endsOn", "日期有误"));
            page.navigate(address("/filings/" + filing.id()));
            assertThat(page.getByText("已接受").first()).isVisible();
            screen.fit("returned filing");
            page.navigate(address("/filings"));
            assertThat(page.getByText(filing.number()).first()).isVisible();
            screen.fit("own filings");
        }
    }

    @Test
    void what_was_typed_just_before_the_browsers_back_is_kept() {
        Filing draft = nightWorks.draft(login("kit-labour3"), "返回之前");
        try (Screen screen = screen()) {
            Page page = screen.page();
            logIn(screen, "kit-labour3");
            page.navigate(address("/filings"));
            page.getByText(draft.number()).first().click();
            page.waitForURL(Pattern.compile("/filings/[0-9a-f-]{36}"));
            page.getByLabel("工程名称").fill("返回之后");
            page.goBack();
            assertThat(page.getByText("返回之后").first()).isVisible();
            page.getByText(draft.number()).first().click();
            assertThat(page.getByLabel("工程名称")).hasValue("返回之后");
        }
    }

    @Test
    void a_page_is_read_from_its_top_and_who_goes_back_is_where_he_was() {
        Filing draft = nightWorks.draft(login("kit-labour3"), "从头看起");
        try (Screen screen = screen()) {
            Page page = screen.page();
            page.setViewportSize(1366, 300);
            logIn(screen, "kit-labour3");
            String link = "a[href$='filings/" + draft.id() + "']";
            assertThat(page.locator(link).first()).isAttached();
            page.waitForCondition(() -> scrolled(page, 120) == 120);
            page.locator(link).first().evaluate("link => link.click()");
            assertThat(page.getByLabel("工程名称")).hasValue("从头看起");
            page.waitForCondition(() -> scrolled(page, -1) == 0);
            scrolled(page, 60);
            page.goBack();
            page.waitForCondition(() -> page.locator(link).count() > 0 && scrolled(page, -1) == 120);
        }
    }

    /**
     * @param to pixels; negative = only look
     * @return pixels that the page is scrolled down
     */
    private static int scrolled(Page page, int to) {
        return (Integer) page.evaluate(
                """
                to => {
                    const box = document.querySelector('vaadin-app-layout').shadowRoot.querySelector('[content]');
                    if (to >= 0) {
                        box.scrollTop = to;
                    }
                    return Math.round(box.scrollTop);
                }
                """,
                to);
    }

    @Test
    void a_visitor_is_offered_his_draft_in_his_own_browser_until_he_says_to_forget_it() {
        try (Screen screen = screen()) {
            Page page = screen.page();
            page.navigate(address("/apply/enterprise-certification"));
            Locator name = page.getByLabel("单位名称");
            name.fill("苏州记忆建筑劳务有限公司");
            name.press("Tab");
            page.waitForURL(Pattern.compile("/apply/enterprise-certification/.+"));
            String link = page.url();
            screen.fit("visitor's form");
            page.navigate(address("/apply/enterprise-certification"));
            page.getByText("继续填写").click();
            assertThat(page).hasURL(link);
            page.navigate(address("/apply/enterprise-certification"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("不再提示"))
                    .click();
            assertThat(page.getByText("继续填写")).hasCount(0);
            page.navigate(address("/apply/enterprise-certification"));
            assertThat(page.getByLabel("单位名称")).isVisible();
            assertThat(page.getByText("继续填写")).hasCount(0);
        }
    }

    @Test
    void the_reviewers_pages_are_fit_for_screen_readers() {
        accounts.ensure(
                "kit-reviewer",
                "审核员 陈静",
                "demo2026",
                "13905120077",
                null,
                List.of(new Grant(Role.REVIEWER, null, NightWorks.REGION)));
        Filing filing = nightWorks.submit(login("kit-labour2"), "审核工程");
        try (Screen screen = screen()) {
            Page page = screen.page();
            logIn(screen, "kit-reviewer");
            page.navigate(address("/tasks?q=" + filing.number()));
            assertThat(page.getByText(filing.number()).first()).isVisible();
            screen.fit("inbox");
            page.navigate(address("/tasks/" + nightWorks.task(filing.id())));
            assertThat(page.getByText("来自企业库").first()).isVisible();
            screen.fit("task");
        }
    }

    private CurrentAccount login(String login) {
        CurrentAccount account = nightWorks.enterprise("LABOUR");
        UUID id = accounts.ensure(
                login,
                account.displayName(),
                "demo2026",
                "1391" + (1_000_000 + Math.abs(login.hashCode() % 1_000_000)),
                account.organisation(),
                List.of(Grant.of(Role.ENTERPRISE)));
        return accounts.find(id).orElseThrow();
    }

    private static void logIn(Screen screen, String login) {
        screen.logIn(login, "demo2026");
        screen.page().waitForURL(Pattern.compile("/workspace.*"));
    }

    private Screen screen() {
        return new Screen(address(""));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
