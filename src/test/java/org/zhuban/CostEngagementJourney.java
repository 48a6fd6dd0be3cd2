package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhuban.browser.Screen;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;

/** XJ 3.8 by clicking: a cost consultant files each contract, and is told that nothing else is asked of it. */
class CostEngagementJourney extends OutsiderJourney {

    private static final String FIRM = "湖南湘江工程造价咨询有限公司";
    private static final String CODE = "91430000MA4XJ0067Q";
    private static final String PRINCIPAL = "周海燕";
    private static final String PROJECT = "相城区高铁新城文化中心";
    private static final String CONTRACT = "XJZX-2026-018";

    @Test
    void a_cost_consultant_files_its_contracts_and_no_entry() throws Exception {
        CurrentAccount firm = entrants.known("COST_CONSULTING", FIRM, CODE, "2008-09-12");
        entrants.employ(firm, workers.certified(PRINCIPAL, "430104198005084467"));
        try (Screen desk = screen(firm)) {
            noEntryIsAskedOfIt(desk);
            itsProgramReadsTheSame(desk, firm);
            itsContractIsFiledAtOnce(desk);
            theSameContractIsNotFiledTwice(desk);
        }
        assertThatAllPromisesHold();
    }

    private static void noEntryIsAskedOfIt(Screen desk) {
        desk.open("/new");
        desk.seen("外省造价咨询企业按项目备案，一个合同一件，不需要另办企业进疆报送。");
        assertThat(desk.page().getByText("企业首次进疆信息报送")).hasCount(0);
        desk.fit("cost consultant's catalogue");
    }

    /** Who tries all the same, by the interface. */
    private static void itsProgramReadsTheSame(Screen desk, CurrentAccount firm) {
        APIRequestContext program = desk.context().request();
        String basic = Base64.getEncoder()
                .encodeToString((firm.login() + ":" + PASSWORD_OF_FIRMS).getBytes(StandardCharsets.UTF_8));
        String token = JsonParser.parseString(program.post(
                                desk.address("/api/v1/tokens"),
                                RequestOptions.create()
                                        .setHeader("Authorization", "Basic " + basic)
                                        .setData(Map.of()))
                        .text())
                .getAsJsonObject()
                .get("token")
                .getAsString();
        APIResponse refused = program.post(
                desk.address("/api/v1/filings"),
                RequestOptions.create()
                        .setHeader("Authorization", "Bearer " + token)
                        .setData(Map.of("type", "entry-filing")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("“企业首次进疆信息报送”不面向您的企业类型。");
    }

    private void itsContractIsFiledAtOnce(Screen desk) throws Exception {
        LocalDate today = LocalDate.now(clock);
        begin(desk, "造价企业进疆承揽业务备案");
        written(desk);
        desk.type("开始日期", today.toString());
        desk.type("结束日期", today.minusDays(1).toString());
        saidAtItsField(desk, "结束日期", "应晚于");
        desk.fit("engagement wrong");
        desk.type("结束日期", today.plusMonths(6).toString());
        desk.saved();
        passed(desk, 4);
        desk.fit("engagement approved");
        desk.open("/cost-engagements");
        openFirst(desk, PROJECT);
        desk.seen(CONTRACT);
        desk.seen(PRINCIPAL);
        desk.fit("engagement");
    }

    private void theSameContractIsNotFiledTwice(Screen desk) throws Exception {
        LocalDate today = LocalDate.now(clock);
        begin(desk, "造价企业进疆承揽业务备案");
        written(desk);
        desk.type("开始日期", today.toString());
        desk.type("结束日期", today.plusMonths(6).toString());
        saidAtItsField(desk, "合同编号", "该合同已经备案，同一份合同只能备案一次。");
        desk.fit("engagement twice");
    }

    private static void written(Screen desk) throws Exception {
        desk.type("联系人", PRINCIPAL);
        desk.type("联系电话", "13862110110");
        desk.type("项目名称", PROJECT);
        desk.page().getByLabel("或直接输入 6 位代码").fill("320507");
        desk.page().getByLabel("或直接输入 6 位代码").press("Tab");
        desk.type("委托单位", "苏州高铁新城置业发展有限公司");
        desk.type("合同编号", CONTRACT);
        desk.type("合同金额", "186000");
        desk.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("结算审核"))
                .check();
        employee(desk, 0, PRINCIPAL);
        desk.type("项目负责人电话", "13862110110");
        desk.attach("咨询合同", "咨询合同.pdf", "application/pdf", NightWorks.pdf());
        desk.attach("营业执照", "营业执照.png", "image/png", png());
    }
}
