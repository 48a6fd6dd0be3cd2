package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhuban.browser.Screen;
import org.zhuban.entry.Entrants;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Workers;

/** XJ 3.2, note 2, in two browsers: a title with a mistake in it stands in an entry, is taken out, revoked, and registered anew. */
class TitleCertificateJourney extends OutsiderJourney {

    private static final String FIRM = "湖北楚江建设集团有限公司";
    private static final String CODE = "91420000757013137P";
    private static final String WORKER = "楚天阔";
    private static final String MOBILE = "13700019905";
    private static final String NUMBER = "鄂高建2019-0733";
    private static final String REASON = "职称应为高级工程师，登记时选错";

    @Test
    void a_title_that_is_filed_is_revoked_only_after_it_was_taken_out_and_then_registered_anew() {
        beforeChristmas();
        CurrentAccount firm = entered();
        Workers.Worker worker = entrants.employ(firm, workers.certify(MOBILE, WORKER, "420106197501103117"));
        try (Screen desk = screen(firm);
                Screen phone = phone()) {
            logIn(phone, MOBILE, WORKER);
            titleRegisteredAndConfirmed(phone, desk, WORKER, "工程师", NUMBER);
            Map<String, Object> filed = answers();
            Map<String, Object> row = Entrants.certificate(worker, NUMBER);
            row.put("certificateKind", "TITLE");
            filed.put("certificates", List.of(row));
            approved(entrants.submit(firm, "entry-personnel", filed));

            whileItIsFiledItStays(desk);
            Map<String, Object> out = answers();
            out.put("cancelled", List.of(Map.of("certificateNo", NUMBER)));
            approved(entrants.submit(firm, "entry-personnel-change", out));
            itsEnterpriseRevokesItAndSaysWhy(desk);
            itsOwnerReadsWhy(phone);
            titleRegisteredAndConfirmed(phone, desk, WORKER, "高级工程师", NUMBER);
            phone.fit("registered anew");
        }
        assertThatAllPromisesHold();
    }

    private CurrentAccount entered() {
        CurrentAccount firm = entrants.known("GENERAL_CONTRACTOR", FIRM, CODE, "2003-06-18");
        approved(entrants.submit(
                firm,
                "entry-filing",
                entrants.answers(entrants.employee(firm, "楚汉生"), entrants.employee(firm, "楚江平"))));
        return firm;
    }

    private static Map<String, Object> answers() {
        return new LinkedHashMap<>(Map.of("kind", "CONSTRUCTION", "contactPhone", "13737100001"));
    }

    private void approved(Filing filing) {
        assertThat(entrants.approve(filing).state()).isEqualTo(FilingState.APPROVED);
    }

    private static void whileItIsFiledItStays(Screen desk) {
        opened(desk);
        desk.seen("已随进疆报送，不能撤销。请先办理人员证书变更，取消该证书的报送，再撤销。");
        assertThat(desk.button("撤销确认")).hasCount(0);
        desk.fit("title filed");
    }

    private static void itsEnterpriseRevokesItAndSaysWhy(Screen desk) {
        opened(desk);
        desk.button("撤销确认").click();
        Locator dialog = desk.page().locator("vaadin-dialog-overlay:not([closing])");
        Locator revoke = dialog.locator("#confirm-with-reason");
        desk.type("撤销原因", "错");
        revoke.click();
        desk.seen("请填写撤销原因，2 至 200 个字。");
        desk.fit("revocation without a reason");
        desk.type("撤销原因", REASON);
        revoke.click();
        assertThat(dialog).hasCount(0);
        desk.seen("已撤销");
        desk.fit("title revoked");
    }

    private static void itsOwnerReadsWhy(Screen phone) {
        phone.open("/m/titles");
        phone.seen("已撤销");
        phone.seen(REASON);
        phone.fit("title revoked on the phone");
    }

    private static void opened(Screen desk) {
        desk.open("/title-certificates?q=" + NUMBER);
        openFirst(desk, WORKER);
        desk.seen(desk.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(WORKER))
                .first());
    }
}
