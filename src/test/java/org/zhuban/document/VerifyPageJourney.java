package org.zhuban.document;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhuban.Firms;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.Chromium;
import org.zhuban.filing.FilingRecords;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings;

/** What a phone shows of a scanned code, in a real Chromium: the signature is checked there. */
@ZhubanTest
class VerifyPageJourney {

    private static final String CODE = Firms.code(80_001);

    @Autowired
    private Firms firms;

    @Autowired
    private IssuedFilings issued;

    @Autowired
    private Documents documents;

    @Autowired
    private FilingRecords records;

    @Autowired
    private NightWorks nightWorks;

    @Autowired
    private FilingService filings;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void a_phone_tells_genuine_changed_unknown_and_revoked_apart() {
        CurrentAccount firm = firms.firm("LABOUR", "苏州相城扫码建筑劳务有限公司", CODE);
        UUID id = issued.submitted(firm, CODE);
        issued.approve(id);
        Document document = documents.of(id).orElseThrow();
        byte[] seal = document.seal();
        try (BrowserContext phone = Chromium.context()) {
            Page page = phone.newPage();
            page.setViewportSize(390, 844);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });

            scan(page, seal, "VALID");
            assertThat(page.locator("#vf-result")).containsText("真实有效");
            assertThat(page.locator("#vf-result")).containsText(document.number());
            assertThat(page.locator("#vf-result")).containsText("苏州相城扫码建筑劳务有限公司");
            assertThat(page.locator("#vf-result")).containsText("138****8101");
            assertThat(page.locator("#vf-result")).not().containsText(IssuedFilings.PHONE);

            // a bit of the payload, of the signature, of the frame
            scan(page, flipped(seal, 60), "FORGED");
            scan(page, flipped(seal, seal.length - 3), "FORGED");
            scan(page, flipped(seal, 0), "UNREADABLE");
            assertThat(page.locator("#vf-result")).not().containsText(document.number());

            DocumentKeys foreign = Samples.keys(folder);
            scan(page, foreign.seal(Samples.claims(document.recordDigest()).encoded()), "UNKNOWN_KEY");
            open(page, "nonsense!", "UNREADABLE");

            var region = records.of(id).filing().region();
            documents.revoke(SubmittedFilings.account("主管", new Grant(Role.SUPERVISOR, null, region)), id, "提供虚假材料");
            scan(page, seal, "REVOKED");
            assertThat(page.locator("#vf-result")).containsText("提供虚假材料");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            assertThat(phone.cookies()).isEmpty();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_phone_tells_a_superseded_and_an_expired_document() {
        CurrentAccount firm = nightWorks.enterprise("LABOUR");
        FilingService.Applicant applicant = FilingService.Applicant.of(firm);
        UUID first = nightWorks.submit(firm, "扫码工程").id();
        nightWorks.decide(first, "approved");
        UUID second = filings.change(applicant, first).filing().id();
        filings.submit(applicant, second);
        nightWorks.decide(second, "approved");
        Document superseded = documents.of(first).orElseThrow();
        Document present = documents.of(second).orElseThrow();
        try (BrowserContext phone = Chromium.context()) {
            Page page = phone.newPage();
            page.setViewportSize(390, 844);

            scan(page, superseded.seal(), "SUPERSEDED");
            assertThat(page.locator("#vf-result")).containsText("已变更");
            assertThat(page.locator("#vf-result")).containsText(present.number());
            assertThat(page.locator("#vf-result")).not().containsText("真实有效");
            scan(page, present.seal(), "VALID");

            clock.advance(Duration.ofDays(4));
            scan(page, present.seal(), "EXPIRED");
            assertThat(page.locator("#vf-result")).containsText("有效期已过");
            scan(page, superseded.seal(), "SUPERSEDED");
            page.navigate("http://localhost:" + port + "/q?code=" + VerificationCode.of(present.id()));
            assertThat(page.locator("[data-state]").first()).hasAttribute("data-state", "EXPIRED");
        }
    }

    private static byte[] flipped(byte[] seal, int at) {
        byte[] changed = seal.clone();
        changed[at] ^= 1;
        return changed;
    }

    private void scan(Page page, byte[] seal, String state) {
        open(page, Base64.getUrlEncoder().withoutPadding().encodeToString(seal), state);
    }

    private void open(Page page, String payload, String state) {
        page.navigate("about:blank");
        page.navigate("http://localhost:" + port + "/q#" + payload);
        assertThat(page.locator("#vf-result [data-state]")).hasAttribute("data-state", state);
    }
}
