package org.zhuban.studio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.zhuban.browser.Screen;

/** One process administrator at his window; a picture of every step stays in {@code target/bench/studio/}. */
final class StudioClicks implements AutoCloseable {

    private static final String TYPE = "/studio/types/" + StudioFirms.TYPE;
    private static final String NAME = "企业基本信息归集";
    private static final double PATIENCE = 120_000;
    private static final double LONG = 900_000;

    private static final List<String> SCENARIOS = List.of("approved", "returned-then-approved", "withdrawn-in-correction");
    private static final Pattern APPROVED =
            Pattern.compile("(?m)^- at: review-profile\\n  decide: approved\\n(?:  .*\\n)*");

    private static int pictures;

    private final Screen screen;

    StudioClicks(String site, String login) {
        screen = new Screen(site);
        screen.page().setDefaultTimeout(PATIENCE);
        screen.logIn(login, "demo2026");
    }

    /** Of what is further down a page. */
    private void picture(String name, String of) {
        screen.page().locator(of).last().scrollIntoViewIfNeeded();
        picture(name);
    }

    void picture(String name) {
        screen.atRest();
        screen.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "bench", "studio", "%02d %s.png".formatted(++pictures, name))));
    }

    /** A second review in the way of what is approved. */
    void addReview() {
        open(TYPE, "历次版本");
        picture("type");
        click("#studio-edit");
        visible(".zb-model[data-ready]");
        screen.page()
                .locator("g[data-element-id='review-approved'] .djs-hit")
                .first()
                .click(new Locator.ClickOptions().setForce(true));
        screen.page().getByText("在这条线上插入一个审核环节").click();
        type("名称", "复核");
        type("标识", "check-again");
        contains(".studio-faults", "没有发现问题");
        assertThat(screen.page().locator(".studio-state")).hasText(Pattern.compile("^已保存 \\d\\d:\\d\\d$"));
        picture("editor");
        SCENARIOS.forEach(this::approvedTwice);
    }

    /** What a scenario approves at the first review is approved at the second too: else it fails, and nothing is released. */
    private void approvedTwice(String scenario) {
        screen.page()
                .locator(".studio-tree")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(scenario).setExact(true))
                .click();
        Locator text = screen.page()
                .getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("scenarios/" + scenario + ".yaml").setExact(true));
        String written = text.inputValue();
        text.fill(APPROVED.matcher(written).replaceAll("$0- at: check-again\n  decide: approved\n"));
        text.press("Control+s");
        assertThat(screen.page().locator(".studio-state")).hasText(Pattern.compile("^已保存 \\d\\d:\\d\\d$"));
    }

    private void type(String label, String text) {
        Locator field = screen.page().locator(".zb-props").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        field.fill(text);
        field.press("Tab");
    }

    void difference() {
        click("#studio-difference");
        seen("新增环节“复核”");
        picture("difference");
    }

    void replay() {
        click("a[href$='/trial']");
        visible("#trial-start");
        click("#trial-start");
        visible("#trial-results", LONG);
        picture("trial");
        picture("trial, its filings", "#trial-results vaadin-grid");
    }

    /** From the page of the trial. @param migrate with the filings that run */
    void ask(String why, boolean migrate) {
        click("#studio-release");
        fillIn(why, migrate);
        if (migrate) {
            seen("都可以迁移");
        }
        picture("release dialog");
        submitted();
        seen(why);
        picture("release page");
        if (migrate) {
            picture("release page, its preview", "vaadin-grid");
        }
    }

    private void fillIn(String why, boolean migrate) {
        screen.page().locator("#release-why textarea").fill(why);
        if (migrate) {
            screen.page()
                    .locator("#release-running vaadin-radio-button")
                    .nth(1)
                    .locator("input")
                    .check();
        }
    }

    private void submitted() {
        click("#release-submit");
        screen.page().waitForURL(Pattern.compile("/studio/releases/[0-9a-f-]{36}"));
    }

    void approve(String why) {
        screen.openTask(NAME);
        seen(why);
        picture("approval task");
        screen.pressAndConfirm("通过", "确认通过");
        seen("已办理：通过");
    }

    /** The page of the batch that the open release began. */
    void watch(String picture) {
        screen.page().reload();
        click("a[href*='studio/migrations/']");
        seen("在办件迁移：");
        picture(picture);
    }

    void open(String address, String words) {
        screen.open(address);
        seen(words);
    }

    void migrationEnded(String picture) {
        screen.page().getByText("迁移结束").first().waitFor(new Locator.WaitForOptions().setTimeout(LONG));
        picture(picture);
    }

    /** Asks to move what runs on an older version to the newest. */
    void migrate(String why) {
        open(TYPE, "历次版本");
        screen.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("迁移在办件")))
                .first()
                .click();
        seen("都可以迁移");
        screen.page().locator("#release-why textarea").fill(why);
        picture("migration preview");
        submitted();
        seen(why);
        picture("migration request");
    }

    /** The dialog of a roll-back, filled in but not sent. */
    void rollbackDialog(int version, String why, boolean filingsToo) {
        open(TYPE, "历次版本");
        picture("type, its versions", "#studio-history");
        screen.button("恢复到第 " + version + " 版").click();
        fillIn(why, filingsToo);
    }

    /** What stands on the step that is no more goes to the first review. */
    void mapSecondReview() {
        seen("请指定对应的环节");
        picture("roll-back dialog, to be mapped");
        Locator choice = screen.page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(Pattern.compile("复核.*的去向")));
        choice.click();
        screen.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("审核企业基本信息"))
                .click();
        seen("都可以迁移");
        picture("roll-back dialog");
    }

    void sendRollback(String why) {
        submitted();
        seen(why);
        picture("roll-back page");
    }

    /** Presses it and does not wait for what comes. */
    void press() {
        screen.page().evaluate("() => document.querySelector('#release-submit').click()");
    }

    /** Is on the page of a release, or reads why not. */
    String outcome() {
        Locator told = screen.page().locator("vaadin-notification-card");
        screen.page()
                .waitForCondition(
                        () -> screen.page().url().contains("/studio/releases/") || told.count() > 0);
        return screen.page().url().contains("/studio/releases/") ? "" : told.first().innerText();
    }

    private void click(String selector) {
        screen.page().locator(selector).first().click();
    }

    private void visible(String selector) {
        visible(selector, PATIENCE);
    }

    private void visible(String selector, double patience) {
        assertThat(screen.page().locator(selector).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(patience));
    }

    private void contains(String selector, String words) {
        assertThat(screen.page().locator(selector))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private void seen(String words) {
        assertThat(screen.page().getByText(words).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    @Override
    public void close() {
        screen.close();
    }
}
