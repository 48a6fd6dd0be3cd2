package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.browser.Screen;
import org.zhuban.document.ScannedPaper;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/**
 * A filing type from nothing, without Java and without a restart: made in the studio with a printed form of its own, approved by a second process admin, filed by an
 * enterprise; changed while that filing is on its way, which follows, and is decided on the new version.
 */
class NewTypeJourney extends OfficeJourney {

    private static final String PASSWORD = "demo2026";
    private static final String KEY = "crane-night-work";
    private static final String NAME = "塔吊夜间作业报备";
    private static final String FIRM = "苏州相城试办壬寅检测有限公司";
    private static final String CODE = "91320507MA9R0A012G";
    private static final String SUBJECT = "12月1日至5日夜间拆塔吊";
    private static final String WHY = "夜间作业要报备，省得打电话";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Firms firms;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void no_draft_is_left() {
        jdbc.sql("delete from process_draft").update();
    }

    @Test
    void a_type_is_made_in_the_studio_filed_changed_while_it_runs_and_decided_on_its_new_version() {
        CurrentAccount firm = firms.firm("TESTING", FIRM, CODE);
        try (Screen wu = admin("journey-wu", "流程管理员 吴工");
                Screen zheng = admin("journey-zheng", "流程管理员 郑工");
                Screen own = screen(firm);
                Screen desk = desk()) {
            make(wu);
            printedForm(wu);
            tryIt(wu);
            ask(wu, WHY, false);
            approve(zheng, WHY);
            file(own);
            secondReview(wu);
            ask(wu, "主管要看一遍", true);
            approve(zheng, "主管要看一遍");
            moved(zheng);
            decide(desk, own);
            print(own);
        }
        assertThatAllPromisesHold();
    }

    private Screen admin(String login, String name) {
        accounts.ensure(login, name, PASSWORD, "13905120071", null, List.of(new Grant(Role.PROCESS_ADMIN, null, null)));
        Screen screen = screen();
        screen.logIn(login, PASSWORD);
        return screen;
    }

    private static void make(Screen wu) {
        wu.open("/studio");
        wu.seen("企业账号认证");
        wu.fit("studio");
        wu.page().locator("#studio-new").click();
        wu.button("开始编辑").click();
        assertThat(wu.page().locator("#new-name")).hasAttribute("invalid", "");
        wu.page().locator("#new-name input").fill(NAME);
        wu.page().locator("#new-key input").fill(KEY);
        Locator kinds = wu.page().locator("vaadin-multi-select-combo-box input");
        kinds.fill("检测");
        wu.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("检测")))
                .first()
                .click();
        kinds.press("Escape");
        wu.button("开始编辑").click();
        wu.page().waitForURL(Pattern.compile("/studio/drafts/[0-9a-f-]{36}"));
        assertThat(wu.page().locator(".zb-model[data-ready]")).isVisible();
        assertThat(wu.page().locator(".studio-faults")).containsText("没有发现问题");
        wu.page()
                .locator(".studio-tree")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("submit"))
                .click();
        assertThat(wu.page().locator(".studio-form-preview")).containsText("申报事由");
    }

    /** Its own printed form, as a new one is, chosen for what is printed after the approval. */
    private static void printedForm(Screen wu) {
        wu.page()
                .locator(".studio-tree")
                .getByLabel("新增打印模板", new Locator.GetByLabelOptions().setExact(true))
                .click();
        wu.page().locator("#file-name input").fill("form");
        wu.button("确定").click();
        assertThat(wu.page().locator(".studio-report-preview img").first())
                .isVisible(
                        new LocatorAssertions.IsVisibleOptions().setTimeout(30_000)); // the first one warms Jasper up
        wu.fit("printed form");
        wu.page()
                .locator(".studio-tree")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(KEY).setExact(true))
                .click();
        assertThat(wu.page().locator(".zb-model[data-ready]")).isVisible();
        wu.page()
                .locator(".zb-props")
                .getByLabel("打印的文书", new Locator.GetByLabelOptions().setExact(true))
                .selectOption(KEY + "-form");
        assertThat(wu.page().locator(".studio-faults")).containsText("没有发现问题");
        assertThat(wu.page().locator(".studio-faults")).not().containsText("没有使用");
    }

    private static void tryIt(Screen wu) {
        wu.page().locator("#studio-trial").click();
        wu.page().locator("#trial-start").click();
        assertThat(wu.page().locator("#trial-results")).containsText("符合");
        wu.seen("这项业务还没有办结的办件，没有可以重办的");
        wu.fit("trial");
        wu.page().locator("a", new Page.LocatorOptions().setHasText("变更内容")).click();
        wu.seen("的变更内容");
        wu.fit("difference");
    }

    private static void ask(Screen wu, String why, boolean migrate) {
        wu.page().locator("#studio-release").click();
        wu.page().locator("#release-submit").click();
        assertThat(wu.page().locator("#release-why")).hasAttribute("invalid", "");
        wu.page().locator("#release-why textarea").fill(why);
        if (migrate) {
            wu.page()
                    .locator("#release-running vaadin-radio-button")
                    .nth(1)
                    .locator("input")
                    .check();
            wu.seen("都可以迁移");
        }
        wu.page().locator("#release-submit").click();
        wu.page().waitForURL(Pattern.compile("/studio/releases/[0-9a-f-]{36}"));
        wu.seen(why);
        wu.fit("release");
    }

    private static void approve(Screen zheng, String why) {
        zheng.openTask(NAME);
        zheng.seen(why);
        zheng.fit("release task");
        zheng.pressAndConfirm("通过", "确认通过");
        zheng.seen("已办理：通过");
    }

    private static void file(Screen own) {
        own.open("/new");
        own.button("开始办理 " + NAME).click();
        own.page().waitForURL(Pattern.compile("/filings/[0-9a-f-]{36}"));
        own.type("申报事由", SUBJECT);
        own.type("或直接输入 6 位代码", "320507");
        own.button("提交审核").click();
        own.seen("提交成功，正在审核");
    }

    private void secondReview(Screen wu) {
        wu.open("/studio/types/" + KEY);
        wu.seen("历次版本");
        wu.fit("type");
        wu.page().locator("#studio-edit").click();
        assertThat(wu.page().locator(".zb-model[data-ready]")).isVisible();
        wu.page()
                .evaluate(
                        "id => window.zhubanStudio.selectElement(document.querySelector('.zb-model'), id)",
                        "review-approved");
        wu.page().getByText("在这条线上插入一个审核环节").click();
        type(wu, "名称", "复核");
        type(wu, "标识", "check-again");
        assertThat(wu.page().locator(".studio-faults")).containsText("没有发现问题");
        assertThat(wu.page().locator(".studio-state")).hasText(Pattern.compile("^已保存 \\d\\d:\\d\\d$"));
        approvedTwice(wu);
        wu.page().locator("#studio-difference").click();
        wu.seen("新增环节“复核”");
    }

    /** Else the scenario fails, and nothing is released. */
    private void approvedTwice(Screen wu) {
        wu.page()
                .locator(".studio-tree")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("approved"))
                .click();
        Locator text =
                wu.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("scenarios/approved.yaml"));
        assertThat(text).hasValue(Pattern.compile("expect:"));
        text.fill(text.inputValue().replace("expect:", "- at: check-again\n  decide: approved\nexpect:"));
        await().atMost(Duration.ofSeconds(15)) // it saves itself
                .until(() -> jdbc.sql(
                                        """
                                select count(*) from process_draft_file
                                where path = 'scenarios/approved.yaml' and position('check-again' in convert_from(content, 'UTF8')) > 0""")
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private static void type(Screen wu, String label, String text) {
        Locator field =
                wu.page().locator(".zb-props").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        field.fill(text);
        field.press("Tab");
    }

    /** The filing on its way follows, and the type's page says so. */
    private void moved(Screen zheng) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from filing where type = ? and process_definition like ?")
                                .params(KEY, KEY + ":2:%")
                                .query(Integer.class)
                                .single()
                        == 1);
        zheng.open("/studio/types/" + KEY);
        zheng.seen("第 2 版");
        zheng.seen("恢复到此版本");
    }

    private static void decide(Screen desk, Screen own) {
        desk.openTask(SUBJECT);
        desk.button("通过").click(); // not the last word: nobody asks
        desk.seen("已办理：通过");
        desk.openTask(SUBJECT);
        desk.seen("复核");
        desk.pressAndConfirm("通过", "确认通过");
        desk.seen("已办理：通过");
        own.page().reload();
        own.seen("审核已通过");
        own.fit("approved");
    }

    private static void print(Screen own) {
        String address = own.page()
                .locator("a[href$='/document.pdf']")
                .first()
                .evaluate("link => link.href")
                .toString();
        try {
            String paper =
                    ScannedPaper.text(own.page().request().get(address).body()).replaceAll("\\s", "");
            org.assertj.core.api.Assertions.assertThat(paper).contains(NAME + "审批表", "申报单位", FIRM, "申报事由", SUBJECT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
