package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.browser.Screen;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.studio.Draft;
import org.zhuban.studio.Drafts;

/** A process admin changes a filing type in the browser: diagram, form, decision table; and what the modeler writes passes the gate. */
class StudioEditorJourney extends OfficeJourney {

    private static final String PASSWORD = "demo2026";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Drafts drafts;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount wu;

    @BeforeEach
    void a_process_admin() {
        UUID id = accounts.ensure(
                "journey-modeler",
                "流程管理员 吴工",
                PASSWORD,
                "13905120061",
                null,
                List.of(new Grant(Role.PROCESS_ADMIN, null, null)));
        wu = accounts.find(id).orElseThrow();
        accounts.ensure( // somebody sits at the desks: else nothing is fit for a release
                "journey-reviewer",
                "审核员 陈静",
                PASSWORD,
                "13905120099",
                null,
                List.of(new Grant(Role.REVIEWER, null, "320507")));
    }

    @AfterEach
    void no_draft_is_left() {
        jdbc.sql("delete from process_draft").update();
    }

    @Test
    void a_review_is_added_its_fault_cured_a_label_and_a_cell_changed_and_the_folder_downloaded() throws IOException {
        Draft draft = drafts.begin(wu, "enterprise-profile");
        try (Screen screen = opened(draft)) {
            Page page = screen.page();
            screen.fit("studio-editor");

            // a second review in the way of what was approved
            choose(page, "review-approved");
            page.getByText("在这条线上插入一个审核环节").click();
            type(page, "名称", "复核");
            type(page, "标识", "check-again");
            assertThat(page.locator(".studio-faults")).containsText("没有发现问题");
            saved(page);

            // an outcome is taken from it: the fault stands at the flow, in words, and in the list
            choose(page, outcomeOf(draft, "check-again", "rejected"));
            page.getByLabel("哪种结果走这条线").selectOption("");
            Locator fault = page.locator(".studio-faults li button").first();
            assertThat(fault).containsText("须选择一个结果");
            assertThat(page.locator(".zb-fault-mark")).not().hasCount(0);
            choose(page, "review-profile");
            fault.click();
            assertThat(page.locator(".zb-props")).containsText("须选择一个结果");
            page.getByLabel("哪种结果走这条线").selectOption("rejected");
            assertThat(page.locator(".studio-faults")).containsText("没有发现问题");
            page.keyboard().press("Control+s");
            saved(page);

            // a form field's label
            page.locator(".studio-tree")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("submit"))
                    .click();
            page.locator(".studio-form-list")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^办公地址")))
                    .click();
            Locator label = page.locator("#field-label input");
            assertThat(label).hasValue("办公地址");
            label.fill("实际办公地址");
            assertThat(page.locator(".studio-form-preview")).containsText("实际办公地址");
            screen.fit("studio-form");

            // a cell of the table
            page.locator(".studio-tree")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("checks"))
                    .click();
            screen.seen(page.locator(".zb-tables[data-ready]"));
            Locator cell = page.locator(".zb-tables td.output-cell .content-editable")
                    .filter(new Locator.FilterOptions().setHasText("安全生产许可证已过期"))
                    .first();
            cell.click();
            page.waitForFunction(
                    """
                    () => document.activeElement.isContentEditable && document.activeElement.textContent.includes('已过期')
                      && document.activeElement.contains(getSelection().anchorNode)""");
            page.keyboard().press("Control+a");
            page.keyboard().press("Delete");
            page.keyboard().type("\"安全生产许可证 expired too-many\""); // letter by letter
            page.keyboard().press("Tab");
            page.keyboard().press("Control+s");
            has(draft, "checks.dmn", "<text>\"安全生产许可证 expired too-many\"</text>");
            screen.fit("studio-table");

            Download download =
                    page.waitForDownload(() -> page.locator("#download").click());
            assertThat(new String(Files.readAllBytes(download.path()), 0, 2, UTF_8))
                    .isEqualTo("PK");
            assertThat(download.suggestedFilename()).isEqualTo("enterprise-profile.zip");
        }
        has(draft, "enterprise-profile.bpmn", "check-again");
        has(draft, "forms/submit.form", "实际办公地址");
        assertThat(drafts.check(wu, draft.id())).isEmpty();
    }

    @Test
    void what_is_typed_and_left_at_once_is_kept() {
        Draft draft = drafts.begin(wu, "enterprise-profile");
        String form = "forms/submit.form";
        String scenario = "scenarios/approved.yaml";
        try (Screen screen = screen()) {
            screen.logIn(wu.login(), PASSWORD);
            screen.open("/studio/types/enterprise-profile");
            Page page = screen.page();
            page.locator("#studio-edit").click();
            screen.seen(page.locator(".zb-model[data-ready]"));

            // on a slow line, on which the act and what it does are far apart
            var line = new JsonObject();
            line.addProperty("offline", false);
            line.addProperty("latency", 250);
            line.addProperty("downloadThroughput", -1);
            line.addProperty("uploadThroughput", -1);
            screen.context().newCDPSession(page).send("Network.emulateNetworkConditions", line);

            // another file at once
            file(page, "submit");
            field(page, "办公地址").pressSequentially("甲");
            file(page, "checks");
            has(draft, form, "办公地址甲");
            file(page, "approved");
            Locator text = page.getByRole(
                    AriaRole.TEXTBOX,
                    new Page.GetByRoleOptions().setName(scenario).setExact(true));
            text.press("Control+Home");
            text.pressSequentially("# 乙\n");
            file(page, "submit");
            has(draft, scenario, "# 乙\nname:");
            screen.seen(page.locator(".studio-form-list"));

            // all of a text replaced, the key for saving, another file
            file(page, "approved");
            text.fill(text.inputValue() + "# 戊\n");
            text.press("Control+s");
            file(page, "submit");
            has(draft, scenario, "# 戊\n");

            // the key for saving
            field(page, "办公地址甲").pressSequentially("丙");
            page.keyboard().press("Control+s");
            has(draft, form, "办公地址甲丙");

            // the browser's way back
            Locator label = page.locator("#field-label input");
            label.press("End");
            label.pressSequentially("丁");
            page.goBack();
            screen.seen(page.locator("#studio-edit"));
            has(draft, form, "办公地址甲丙丁");
        }
    }

    @Test
    void a_fault_leads_to_its_field_and_to_its_cell() {
        Draft draft = drafts.begin(wu, "enterprise-profile");
        String table = text(draft, "checks.dmn");
        String broken = table.replaceFirst("<text>\"([^<]*过期[^<]*)\"</text>", "<text>\"$1\" + noSuchField</text>");
        assertThat(broken).isNotEqualTo(table);
        draft = drafts.save(wu, draft.id(), draft.version(), "checks.dmn", broken.getBytes(UTF_8));
        try (Screen screen = opened(draft)) {
            Page page = screen.page();
            page.locator(".studio-faults li button")
                    .filter(new Locator.FilterOptions().setHasText("noSuchField"))
                    .first()
                    .click();
            screen.seen(page.locator(".zb-tables[data-ready]"));
            page.waitForFunction(
                    """
                    () => document.activeElement.isContentEditable
                      && document.activeElement.closest('tr').textContent.includes('noSuchField')""");
            screen.fit("studio-table-fault");

            file(page, "submit");
            field(page, "办公地址").fill("");
            file(page, "enterprise-profile"); // it is left with the press that the fault comes with
            screen.seen(page.locator(".zb-model[data-ready]"));
            page.locator(".studio-faults li button")
                    .filter(new Locator.FilterOptions().setHasText("officeAddress"))
                    .first()
                    .click();
            assertThat(page.locator(".studio-form-list [aria-current=true]")).containsText("officeAddress");
            screen.fit("studio-form-fault");
        }
    }

    private static void file(Page page, String name) {
        page.locator(".studio-tree")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    /** The label of a field of the form, with the cursor at its end. */
    private static Locator field(Page page, String label) {
        page.locator(".studio-form-list")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + label)))
                .first()
                .click();
        Locator field = page.locator("#field-label input");
        assertThat(field).hasValue(label);
        field.press("End");
        return field;
    }

    @Test
    void what_the_modeler_writes_passes_the_gate() {
        for (String type : List.of("enterprise-certification", "employment", "entry-filing")) {
            Draft draft = drafts.begin(wu, type);
            try (Screen screen = opened(draft)) {
                Page page = screen.page();
                page.locator(".zb-props h3").getByText("整个流程").waitFor();
                type(page, "名称", draft.name() + "（改）");
                has(draft, type + ".bpmn", draft.name() + "（改）");
                saved(page);
            }
            assertThat(drafts.check(wu, draft.id())).as(type).isEmpty();
        }
    }

    @Test
    void what_was_approved_is_published_and_waits_for_working_days() {
        Draft draft = drafts.begin(wu, "enterprise-profile");
        try (Screen screen = opened(draft)) {
            Page page = screen.page();
            drop(page, "publish", "to-document");
            Locator panel = page.locator(".zb-props");
            assertThat(panel.getByLabel("公示期（工作日）")).hasValue("5");
            assertThat(panel.locator("input[value=legalRepresentativePhone]")).hasCount(0);
            panel.locator("input[value=name]").check();
            panel.locator("input[value=registeredAddress]").check();
            has(draft, "enterprise-profile.bpmn", "name=\"fields\" value=\"name,registeredAddress\"");
            screen.fit("studio-publish");

            saved(page);
            drop(page, "wait", "to-withdrawn"); // there is room
            saved(page);
            has(draft, "enterprise-profile.bpmn", ">P5D<");
            assertThat(panel.getByLabel("等几天")).hasValue("5");
            assertThat(panel.getByLabel("怎样计")).hasValue("working");
            type(page, "等几天", "10");
            has(draft, "enterprise-profile.bpmn", ">P10D<");
            has(draft, "enterprise-profile.bpmn", "name=\"workingDays\" value=\"true\"");
            screen.fit("studio-wait");
            panel.getByLabel("怎样计").selectOption("calendar");
            saved(page);
            Awaitility.await().untilAsserted(() -> assertThat(text(draft, "enterprise-profile.bpmn"))
                    .doesNotContain("workingDays")
                    .contains(">P10D<"));
        }
        assertThat(drafts.check(wu, draft.id())).isEmpty();
    }

    @Test
    void what_is_typed_into_the_panel_is_kept_without_leaving_it_and_nonsense_is_told_where_it_stands() {
        Draft draft = drafts.begin(wu, "enterprise-profile");
        try (Screen screen = opened(draft)) {
            Page page = screen.page();
            Locator panel = page.locator(".zb-props");
            choose(page, "review-profile");
            Locator name = panel.getByLabel("名称", new Locator.GetByLabelOptions().setExact(true));
            name.press("End");
            name.pressSequentially("再核");
            has(draft, "enterprise-profile.bpmn", "再核\"");
            name.pressSequentially("一遍"); // where the cursor stood
            has(draft, "enterprise-profile.bpmn", "再核一遍\"");
            assertThat(name).isFocused();
            saved(page);

            Locator limit = panel.getByLabel("办理时限（工作日）");
            String before = limit.inputValue();
            for (String nonsense : List.of("0", "2.5", "5e", "十")) {
                type(page, "办理时限（工作日）", nonsense);
                assertThat(panel).containsText("请填写 1 至 999 的整数");
                assertThat(limit).hasValue(nonsense);
            }
            choose(page, "review-approved");
            assertThat(panel).not().containsText("请填写 1 至 999 的整数");
            choose(page, "review-profile"); // it stands there still
            assertThat(limit).hasValue("十");
            assertThat(panel).containsText("请填写 1 至 999 的整数");
            type(page, "办理时限（工作日）", "7");
            assertThat(panel).not().containsText("请填写 1 至 999 的整数");
            has(draft, "enterprise-profile.bpmn", "name=\"timeLimit\" value=\"7\"");
            assertThat(before).isNotEqualTo("7");

            type(page, "标识", "有 空格");
            assertThat(panel).containsText("标识以字母或汉字开头");
            type(page, "标识", "review-approved");
            assertThat(panel).containsText("review-approved 已有别的图形在用");
            screen.fit("studio-panel-wrong");
            type(page, "标识", "check-profile");
            has(draft, "enterprise-profile.bpmn", "id=\"check-profile\"");
        }
    }

    /** From the palette onto the middle of a flow. */
    private static void drop(Page page, String kind, String flow) {
        choose(page, flow);
        @SuppressWarnings("unchecked")
        var at = (java.util.Map<String, Number>) page.evaluate(
                """
                id => {
                  const modeler = document.querySelector('.zb-model').$studio.modeler;
                  const canvas = modeler.get('canvas');
                  const points = modeler.get('elementRegistry').get(id).waypoints;
                  const box = canvas.viewbox();
                  const place = canvas.getContainer().getBoundingClientRect();
                  return { x: place.left + ((points[0].x + points[1].x) / 2 - box.x) * box.scale,
                           y: place.top + ((points[0].y + points[1].y) / 2 - box.y) * box.scale };
                }""",
                flow);
        double x = at.get("x").doubleValue();
        double y = at.get("y").doubleValue();
        page.locator(".djs-palette [data-action='zb.org.zhuban." + kind + "']").click();
        page.mouse().move(x - 4, y - 4);
        page.mouse().move(x, y);
        page.mouse().click(x, y);
    }

    private Screen opened(Draft draft) {
        Screen screen = screen();
        screen.logIn(wu.login(), PASSWORD);
        screen.open("/studio/drafts/" + draft.id());
        screen.seen(screen.page().locator(".zb-model[data-ready]"));
        return screen;
    }

    private static void choose(Page page, String element) {
        page.evaluate("id => window.zhubanStudio.selectElement(document.querySelector('.zb-model'), id)", element);
    }

    private static void type(Page page, String label, String text) {
        Locator field = page.locator(".zb-props").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        field.fill(text);
        field.press("Tab");
    }

    private static void saved(Page page) {
        assertThat(page.locator(".studio-state")).hasText(Pattern.compile("^已保存 \\d\\d:\\d\\d$"));
    }

    /** Id of the flow that leaves the gateway behind a step with an outcome. */
    private String outcomeOf(Draft draft, String step, String outcome) {
        has(draft, draft.type() + ".bpmn", step);
        String xml = text(draft, draft.type() + ".bpmn");
        var gateway = Pattern.compile("sourceRef=\"" + step + "\" targetRef=\"([^\"]+)\"")
                .matcher(xml);
        assertThat(gateway.find()).isTrue();
        var flow = Pattern.compile("<bpmn:sequenceFlow id=\"([^\"]+)\"[^>]*sourceRef=\"" + gateway.group(1)
                        + "\"[^>]*>\\s*<bpmn:conditionExpression[^>]*>\\$\\{outcome == '" + outcome + "'")
                .matcher(xml);
        assertThat(flow.find()).isTrue();
        return flow.group(1);
    }

    private void has(Draft draft, String path, String words) {
        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(text(draft, path))
                .contains(words));
    }

    private String text(Draft draft, String path) {
        return new String(drafts.files(wu, draft.id()).get(path), UTF_8);
    }
}
