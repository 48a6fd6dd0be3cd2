package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ClientCertificate;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.browser.Screen;
import org.zhuban.certificate.sandbox.DemoAuthority;
import org.zhuban.entry.Entrants;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Workers;

/** What enterprises of other provinces and who works for them do at their screens, whatever the journey is about. */
abstract class OutsiderJourney extends OfficeJourney {

    static final String ALL_PASSED = "自动审查的 %d 项规则全部通过";

    private static final Pattern SMS_CODE = Pattern.compile("验证码是(\\d{6})");

    /** On the last days of the year an entry ends before it is public, and can be extended. */
    private static final int LATE = 17;

    @Autowired
    Entrants entrants;

    @Autowired
    Workers workers;

    @Autowired
    TestClock clock;

    /** On the last days of the year goes on to January. */
    final void beforeChristmas() {
        LocalDate today = LocalDate.now(clock);
        if (today.getMonth() == Month.DECEMBER && today.getDayOfMonth() > LATE) {
            clock.advance(Duration.ofDays(16));
        }
    }

    /** Where this browser finds the site's TLS connector, as the login page says; shows that page. */
    static String connector(Screen visitor) {
        visitor.open("/login");
        visitor.page().getByText("CA证书登录").first().click();
        String tls = visitor.page().locator("#browser-login").getAttribute("href");
        return tls.substring(0, tls.indexOf("/certificate/"));
    }

    /** @param file PKCS#12 of the demo's authority */
    static ClientCertificate lock(String connector, byte[] file) {
        return new ClientCertificate(connector).setPfx(file).setPassphrase(DemoAuthority.PASSWORD);
    }

    static void theCertificateLogsItsEnterpriseIn(Screen desk, CurrentAccount firm) {
        desk.open("/login/certificate");
        desk.page().locator("#browser-login").click();
        desk.page().waitForURL(Pattern.compile("/workspace"));
        desk.seen(firm.displayName());
        desk.fit("workspace");
    }

    /** With a code by SMS. */
    final void logIn(Screen phone, String mobile, String name) {
        phone.open("/m");
        phone.type("手机号", mobile);
        phone.button("获取验证码").click();
        phone.seen("填写验证码");
        Matcher digits = SMS_CODE.matcher(message(phone, mobile, "验证码"));
        assertThat(digits.find()).isTrue();
        phone.field("短信验证码").fill(digits.group(1));
        phone.page().getByLabel("我已阅读并同意用户协议和隐私说明").check();
        phone.button("登录").click();
        phone.seen(name);
        phone.fit("phone home");
    }

    /** 补登记 on the phone, and the enterprise accepts it at its desk. */
    static void titleRegisteredAndConfirmed(Screen phone, Screen desk, String name, String title, String number) {
        phone.open("/m/titles/new");
        phone.field("职称").fill(title);
        phone.field("级别").selectOption("3");
        phone.field("专业").fill("建筑施工");
        phone.field("证书编号").fill(number);
        phone.field("发证机关").fill("河南省人力资源和社会保障厅");
        phone.field("发证日期").fill("2019-12-20");
        phone.page()
                .locator("#certificate")
                .setInputFiles(new FilePayload("title.png", "image/png", Workers.picture()));
        phone.fit("title");
        phone.button("提交，请单位确认").click();
        phone.seen("等待单位确认");
        phone.fit("titles");
        desk.openTask(name, "接受");
        desk.fit("title task");
        desk.pressAndConfirm("接受", "确认接受");
        desk.seen("已办理：已接受");
        phone.open("/m/titles");
        phone.seen("已确认");
    }

    /** 我要办. */
    static void begin(Screen desk, String type) {
        desk.open("/new");
        desk.button("开始办理 " + type).click();
        desk.page().waitForURL(Pattern.compile("/filings/[0-9a-f-]{36}"));
    }

    static void employee(Screen desk, int n, String name) {
        pick(desk, n, "选择人员", name, name);
    }

    /** The n-th button of that name opens the dialog to choose from. */
    static void pick(Screen desk, int n, String button, String words, String row) {
        desk.button(button).nth(n).click();
        Locator dialog = desk.page().locator("vaadin-dialog-overlay:not([closing])");
        dialog.getByLabel("输入关键字查找").fill(words);
        dialog.locator("li button")
                .filter(new Locator.FilterOptions().setHasText(row))
                .first()
                .click();
        assertThat(dialog).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
    }

    /** What is wrong is said at its field, above the form and nowhere else, and nothing was sent. */
    static void saidAtItsField(Screen desk, String label, String sentence) {
        desk.button("提交审核").click();
        desk.seen("处需要更正");
        desk.seen(desk.field(label).and(desk.page().locator("[aria-invalid=true]")));
        desk.seen(sentence);
    }

    /** Of a register's list. */
    static void openFirst(Screen desk, String words) {
        desk.page()
                .locator("vaadin-grid-cell-content", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
        desk.page().waitForURL(Pattern.compile("/registers/"));
    }

    static void passed(Screen desk, int rules) {
        desk.button("提交审核").click();
        desk.seen(ALL_PASSED.formatted(rules));
    }
}
