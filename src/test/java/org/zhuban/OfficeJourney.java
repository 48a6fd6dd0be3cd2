package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ClientCertificate;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhuban.browser.Screen;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** A journey from desk to desk through the whole program, which promises to be consistent at its end. */
@JourneyTest
abstract class OfficeJourney {

    private static final String REVIEWER = "journey-reviewer";
    private static final String SUPERVISOR = "journey-supervisor";
    private static final String PASSWORD = "demo2026";

    /** What {@link Firms} gives every enterprise. */
    static final String PASSWORD_OF_FIRMS = "Baustelle7";

    private static final Pattern SENT_CODE = Pattern.compile("验证码是(\\d{6})");
    private static final Pattern FIRST_LOGIN = Pattern.compile("登录名：(\\S+?)，初始密码：(\\S+?)。");

    @Autowired
    private Accounts accounts;

    @Autowired
    private List<ConsistencyCheck> checks;

    @LocalServerPort
    private int port;

    final Screen screen() {
        return new Screen("http://localhost:" + port);
    }

    /** Which shows these certificates where it is asked for one. */
    final Screen screen(List<ClientCertificate> certificates) {
        return Screen.withCertificates("http://localhost:" + port, certificates);
    }

    /** In somebody's hand. */
    final Screen phone() {
        return Screen.phone("http://localhost:" + port);
    }

    /** The desk of 320507's reviewer, logged in. */
    final Screen desk() {
        return desk(REVIEWER, "审核员 陈静", "13905120099", "320507");
    }

    /** The same of the city, with whom stands what enterprises of other provinces file. */
    final Screen cityDesk() {
        return desk(REVIEWER + "-city", "审核员 沈立", "13905120097", "320500");
    }

    private Screen desk(String login, String name, String mobile, String region) {
        accounts.ensure(login, name, PASSWORD, mobile, null, List.of(new Grant(Role.REVIEWER, null, region)));
        return loggedIn(login, PASSWORD);
    }

    /** Who supervises 320500 and its districts. */
    final CurrentAccount supervisor() {
        UUID id = accounts.ensure(
                SUPERVISOR,
                "主管 沈岚",
                PASSWORD,
                "13905120098",
                null,
                List.of(new Grant(Role.SUPERVISOR, null, "320500")));
        return accounts.find(id).orElseThrow();
    }

    final Screen supervisorsScreen() {
        return loggedIn(supervisor().login(), PASSWORD);
    }

    /** Of an enterprise that {@link Firms} made. */
    final Screen screen(CurrentAccount firm) {
        return loggedIn(firm.login(), PASSWORD_OF_FIRMS);
    }

    /** The same at a screen that is there. */
    final void logIn(Screen screen, CurrentAccount firm) {
        screen.logIn(firm.login(), PASSWORD_OF_FIRMS);
    }

    private Screen loggedIn(String login, String password) {
        Screen screen = screen();
        screen.logIn(login, password);
        return screen;
    }

    /** Logs in with what the administrator was sent, and chooses a password, which he must. @return the login name */
    final String firstLogin(Screen screen, String mobile, String chosen) {
        Matcher first = FIRST_LOGIN.matcher(message(screen, mobile, "初始密码"));
        assertThat(first.find()).isTrue();
        screen.logIn(first.group(1), first.group(2));
        Page own = screen.page();
        assertThat(own).hasURL(Pattern.compile("/password/change"));
        List<Locator> passwords = own.locator("input[type=password]").all();
        passwords.get(0).fill(first.group(2));
        passwords.get(1).fill(chosen);
        passwords.get(2).fill(chosen);
        own.locator("form button[type=submit]").first().click();
        own.waitForURL(Pattern.compile("/workspace|/login"));
        if (own.url().contains("/login")) {
            screen.logIn(first.group(1), chosen);
        }
        return first.group(1);
    }

    /** Has the code sent to the mobile that stands in the form, and types it. */
    final void confirmMobile(Screen form, String mobile) {
        form.button("获取验证码").click();
        form.seen("验证码已发往");
        Matcher digits = SENT_CODE.matcher(message(form, mobile, "验证码"));
        assertThat(digits.find()).isTrue();
        Locator smsCode = form.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("6 位验证码"));
        smsCode.fill(digits.group(1));
        smsCode.press("Tab");
    }

    /** The newest message to that mobile that holds the words, as the sandbox got it. */
    final String message(Screen screen, String mobile, String words) {
        String all = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> screen.context()
                                .request()
                                .get(screen.address("/sandbox/sms?to=" + mobile))
                                .text(),
                        text -> text.contains(words));
        return Arrays.stream(all.split("\\},\\{"))
                .filter(one -> one.contains(words))
                .findFirst()
                .orElseThrow();
    }

    static byte[] png() throws IOException {
        return png(600);
    }

    /** Another width is another picture. */
    static byte[] png(int width) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 400, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    final void assertThatAllPromisesHold() {
        assertThat(checks)
                .allSatisfy(check ->
                        assertThat(check.violations()).as(check.promise()).isEmpty());
    }
}
