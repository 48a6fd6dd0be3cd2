package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.zhuban.browser.Screen;
import org.zhuban.entry.Entrants;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Workers;

/** What becomes of an entry by clicking (XJ 3.4–3.7): its principal, qualifications and people change, and in December a year is added. */
class EntryYearJourney extends OutsiderJourney {

    private static final String FIRM = "深圳鹏程建设股份有限公司";
    private static final String CODE = "91440300192317458F";
    private static final String PRINCIPAL = "鹏海";
    private static final String TECHNICAL_HEAD = "罗湖生";
    private static final String SUCCESSOR = "南山远";
    private static final String LEAVER = "龙岗强";
    private static final String LEAVERS_CERTIFICATE = "粤A042024005187";
    private static final String JOINER = "宝安平";
    private static final String JOINERS_CERTIFICATE = "粤A042025001266";

    /** Of the qualification that the national platform does not know. */
    private static final String BY_HAND = "D241099001";

    /** One of those that it knows. */
    private static final String SYNCHRONISED = "D1440319100";

    @Test
    void an_entry_changes_with_its_enterprise_and_is_extended_from_20_december() throws Exception {
        beforeChristmas();
        CurrentAccount firm = entered();
        try (Screen desk = screen(firm)) {
            anotherPrincipal(desk);
            qualificationsAsThePlatformHasThem(desk);
            oneGoesAndAnotherComes(desk);

            noExtensionBefore20December(desk);
            clock.advance(Duration.between(
                    clock.instant(), december(20).atStartOfDay(clock.getZone()).toInstant()));
            logIn(desk, firm);
            anotherYear(desk);
            itsFilingsAreFoundAgain(desk);
        }
        assertThatAllPromisesHold();
    }

    private LocalDate december(int day) {
        return LocalDate.of(LocalDate.now(clock).getYear(), Month.DECEMBER, day);
    }

    /** As it stands when EntryJourney is over, with one qualification written by hand and one worker. */
    private CurrentAccount entered() {
        CurrentAccount firm = entrants.known("GENERAL_CONTRACTOR", FIRM, CODE, "1988-06-18");
        Workers.Worker principal = workers.certified(PRINCIPAL, "440304198104245150");
        Workers.Worker head = workers.certified(TECHNICAL_HEAD, "440303198710101273");
        List.of(principal, head).forEach(one -> entrants.employ(firm, one));
        Map<String, Object> answers = entrants.answers(principal, head);
        List.of("foundedOn", "registeredAddress", "legalRepresentative", "registeredCapital", "enterpriseType")
                .forEach(answers::remove);
        approved(entrants.submit(firm, "entry-filing", answers));
        entrants.employee(firm, SUCCESSOR);
        entrants.employee(firm, JOINER);
        Workers.Worker leaver = entrants.employee(firm, LEAVER);
        Map<String, Object> people = new LinkedHashMap<>(Map.of("kind", "CONSTRUCTION", "contactPhone", "13737100001"));
        people.put("certificates", List.of(Entrants.certificate(leaver, LEAVERS_CERTIFICATE)));
        approved(entrants.submit(firm, "entry-personnel", people));
        return firm;
    }

    private void approved(Filing filing) {
        assertThat(entrants.approve(filing).state()).isEqualTo(FilingState.APPROVED);
    }

    private static void anotherPrincipal(Screen desk) throws Exception {
        begin(desk, "进疆负责人、技术负责人变更");
        desk.page()
                .getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("进疆负责人").setExact(true))
                .check();
        employee(desk, 0, PRINCIPAL);
        desk.type("新任人员电话", "13862110112");
        desk.type("联系电话", "13862110110");
        desk.attach("任命文件或授权委托书", "任命文件.png", "image/png", png());
        saidAtItsField(desk, "新任人员身份证号码", "该人员现在就是这个岗位的负责人，不需要变更。");
        desk.fit("principal wrong");
        employee(desk, 0, SUCCESSOR);
        desk.saved();
        passed(desk, 3);
        desk.fit("principal changed");
        opened(desk);
        desk.seen(SUCCESSOR);
        assertThat(fact(desk, "进疆负责人")).containsText(SUCCESSOR);
        assertThat(fact(desk, "技术负责人")).containsText(TECHNICAL_HEAD);
        desk.fit("entry with another principal");
    }

    private static void qualificationsAsThePlatformHasThem(Screen desk) throws Exception {
        begin(desk, "进疆企业资质信息变更");
        assertThat(desk.field("资质证书编号")).hasValue(BY_HAND);
        desk.type("联系电话", "1386211");
        desk.attach("资质证书", "资质证书.png", "image/png", png());
        saidAtItsField(desk, "联系电话", "手机号");
        desk.type("联系电话", "13862110110");
        desk.button("一键同步企业资质").click();
        desk.seen(desk.page().getByText(Pattern.compile("同步到建筑施工企业的资质 5 项")).first());
        desk.page().getByLabel("删除这一行 第 1 行").click();
        desk.saved();
        desk.fit("qualifications");
        passed(desk, 3);
        opened(desk);
        desk.seen(desk.page().getByText(SYNCHRONISED).first());
        desk.fit("entry with other qualifications");
    }

    private static void oneGoesAndAnotherComes(Screen desk) throws Exception {
        begin(desk, "人员证书信息变更");
        desk.type("联系电话", "13862110110");
        row(desk, "取消报送");
        desk.type("证书编号", "粤A000000000000");
        saidAtItsField(desk, "证书编号", "没有报送过这本证书");
        desk.fit("cancelled wrong");
        pick(desk, 0, "选择已报送的证书", LEAVER, LEAVERS_CERTIFICATE);
        row(desk, "其他证书");
        employee(desk, 0, JOINER);
        desk.choose("证书类别", "技术工人");
        desk.type("工种、岗位或类别", "架子工");
        Locator number = desk.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("其他证书 第 1 行"))
                .getByLabel("证书编号");
        number.fill(JOINERS_CERTIFICATE);
        number.press("Tab");
        desk.attach("证书扫描件", "架子工证.png", "image/png", png());
        desk.saved();
        desk.fit("people");
        passed(desk, 5);
        desk.open("/entry-certificates?q=" + JOINER);
        desk.seen(JOINERS_CERTIFICATE);
        desk.open("/entry-certificates?q=" + LEAVER);
        desk.seen(LEAVERS_CERTIFICATE);
        desk.fit("taken out");
    }

    private void noExtensionBefore20December(Screen desk) {
        desk.open("/new");
        desk.seen("延期自 %s 起办理：本企业的报送有效期至 %s，现在不用办。".formatted(december(20), december(31)));
        assertThat(desk.button("开始办理 进疆信息公示延期")).hasCount(0);
        desk.fit("no extension yet");
    }

    private void anotherYear(Screen desk) throws Exception {
        begin(desk, "进疆信息公示延期");
        desk.seen(SUCCESSOR);
        desk.type("联系电话", "1386211");
        desk.attach("信息真实性承诺书", "承诺书.png", "image/png", png());
        saidAtItsField(desk, "联系电话", "手机号");
        desk.type("联系电话", "13862110110");
        desk.button("一键同步企业资质").click();
        desk.seen(desk.page().getByText(Pattern.compile("同步到建筑施工企业的资质 5 项")).first());
        desk.saved();
        desk.fit("extension");
        passed(desk, 6);
        desk.fit("extended");
        opened(desk);
        assertThat(fact(desk, "有效期至")).containsText(december(31).plusYears(1).toString());
        desk.fit("entry for another year");
    }

    /** 查询进疆信息报送记录. */
    private void itsFilingsAreFoundAgain(Screen desk) throws IOException {
        desk.open("/new");
        desk.page().getByText("查询进疆信息报送记录").click();
        desk.page().waitForURL(Pattern.compile("programme=XJ"));
        all(desk, "企业首次进疆信息报送", "人员证书信息报送", "进疆负责人、技术负责人变更", "进疆企业资质信息变更", "人员证书信息变更", "进疆信息公示延期");
        desk.fit("records");
        desk.page()
                .getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName("业务").setExact(true))
                .fill("资质");
        desk.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("进疆企业资质信息变更"))
                .click();
        desk.page().waitForURL(Pattern.compile("type=entry-qualification-change"));
        all(desk, "进疆企业资质信息变更");
        desk.open("/filings?programme=XJ");
        desk.choose("状态", "退回补正");
        desk.seen("没有符合条件的办件。请换一个条件。");
        desk.open("/filings?programme=XJ&state=APPROVED");
        desk.field("更新日期起").fill(december(20).toString());
        desk.field("更新日期起").press("Enter");
        desk.page().waitForURL(Pattern.compile("from=" + december(20)));
        all(desk, "进疆信息公示延期");
        desk.fit("records since");
        Download file = desk.page()
                .waitForDownload(() -> desk.page().getByText("导出 Excel").click());
        try (var book = new ReadableWorkbook(Files.newInputStream(file.path()))) {
            assertThat(book.getFirstSheet().read()).hasSize(2).last().satisfies(row -> assertThat(row.getCellText(1))
                    .isEqualTo("进疆信息公示延期"));
        }
    }

    /** What the list shows is of these types, one each. */
    private static void all(Screen desk, String... types) {
        Locator shown = desk.page().locator("vaadin-grid-cell-content:visible .zb-own-number + small");
        assertThat(shown).hasCount(types.length);
        assertThat(shown.allTextContents()).containsExactlyInAnyOrder(types);
    }

    private static void opened(Screen desk) {
        desk.open("/entries");
        openFirst(desk, "建筑施工企业");
    }

    /** What a register's page says of that. */
    private static Locator fact(Screen desk, String term) {
        return desk.page()
                .locator("dt", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + term + "\\s*$")))
                .locator("xpath=following-sibling::dd[1]");
    }

    /** Adds one to the list of that name. */
    private static void row(Screen desk, String list) {
        desk.page()
                .getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(list).setExact(true))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("添加一行"))
                .click();
    }
}
