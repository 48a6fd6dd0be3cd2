package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.browser.Screen;
import org.zhuban.certificate.TestAuthority;
import org.zhuban.certificate.sandbox.DemoAuthority;
import org.zhuban.certificate.sandbox.IssuedLock;
import org.zhuban.identity.CurrentAccount;

/** XJ 2.1 by clicking: an enterprise binds its CA certificate, renews it, and loses it; who decides sits at another desk. */
class BindingJourney extends OutsiderJourney {

    private static final String FIRM = "北京燕城工程监理有限公司";
    private static final String CODE = "91110000710936102M";

    @Autowired
    private DemoAuthority authority;

    @Test
    void a_certificate_logs_in_once_it_is_bound_and_no_longer_once_it_is_renewed_or_lost() {
        CurrentAccount firm = entrants.known("SUPERVISION", FIRM, CODE, "2003-06-18");
        IssuedLock first = IssuedLock.of(authority, FIRM, CODE);
        IssuedLock second = IssuedLock.of(authority, FIRM, CODE);
        String connector = oneOfOnesOwnMakingIsRefused();
        try (Screen desk = screen(List.of(lock(connector, first.file())));
                Screen renewed = screen(List.of(lock(connector, second.file())))) {
            refused(desk, "证书没有问题，但还没有与您单位绑定。", "到“我的证书”点“申请绑定证书”，这张证书会自动带出");
            logIn(desk, firm);
            theOneJustShownIsAppliedFor(desk, first);
            decided(first, "证书由本平台认可的发证机构签发。");
            theCertificateLogsItsEnterpriseIn(loggedOut(desk), firm);

            anotherIsToTakeItsPlace(desk, first, second);
            decided(second, "发证机构的吊销列表中没有这张证书。");
            loggedOutByItself(desk);
            refused(desk, "证书已换成新证书。", "请选择换发的新证书登录。");
            theCertificateLogsItsEnterpriseIn(renewed, firm);

            logIn(desk, firm);
            aLossIsReported(desk, second);
            loggedOutByItself(renewed);
            refused(renewed, "证书已挂失。", "请补办新证书，再到“我的证书”申请绑定。");
        }
        assertThatAllPromisesHold();
    }

    /** @return where certificates are shown */
    private String oneOfOnesOwnMakingIsRefused() {
        String connector;
        try (Screen visitor = screen()) {
            connector = connector(visitor);
        }
        byte[] own = TestAuthority.selfSigned(TestAuthority.Wish.of(CODE, clock.instant()))
                .pkcs12(DemoAuthority.PASSWORD);
        try (Screen visitor = screen(List.of(lock(connector, own)))) {
            refused(visitor, "证书是自己签发的，不是CA机构发的。", "请选择CA锁中由发证机构签发的单位证书。");
        }
        return connector;
    }

    private static void refused(Screen desk, String why, String todo) {
        desk.open("/login/certificate");
        desk.page().locator("#browser-login").click();
        desk.seen("没有登录成功");
        assertThat(desk.page().locator("#refusal strong")).hasText(why);
        assertThat(desk.page().locator("#refusal p")).containsText(todo);
        desk.fit("refused");
    }

    private static Screen loggedOut(Screen desk) {
        desk.context().clearCookies();
        return desk;
    }

    /** With the next click. */
    private static void loggedOutByItself(Screen desk) {
        desk.open("/workspace");
        desk.page().waitForURL(Pattern.compile("/login"));
        desk.fit("logged out");
    }

    private static void theOneJustShownIsAppliedFor(Screen desk, IssuedLock lock) {
        desk.open("/certificates");
        desk.seen("还没有绑定CA证书。");
        desk.fit("no certificates");
        desk.button("申请绑定证书").click();
        desk.page().waitForURL(Pattern.compile("/filings/"));
        desk.seen(lock.certificate().serial());
        desk.type("联系手机", "1386211");
        saidAtItsField(desk, "联系手机", "手机号");
        desk.fit("binding wrong");
        desk.type("联系手机", "13862110110");
        desk.saved();
        desk.button("提交审核").click();
        desk.seen("提交成功");
    }

    private void decided(IssuedLock lock, String found) {
        try (Screen reviewer = cityDesk()) {
            reviewer.openTask(FIRM);
            reviewer.seen(lock.certificate().serial());
            reviewer.page()
                    .getByText(Pattern.compile("^查看 \\d 项规则$|^其余 \\d 项通过$"))
                    .first()
                    .click();
            reviewer.seen(found);
            reviewer.fit("binding task");
            reviewer.pressAndConfirm("通过", "确认通过");
            reviewer.seen("已办理：通过");
        }
    }

    private static void anotherIsToTakeItsPlace(Screen desk, IssuedLock former, IssuedLock lock) {
        desk.open("/certificates");
        desk.seen("使用中");
        desk.fit("certificates");
        desk.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("新证书.cer", "application/x-x509-ca-cert", lock.der()));
        desk.page().waitForURL(Pattern.compile("/filings/"));
        desk.seen(lock.certificate().serial());
        desk.type("更换的旧证书", "ABCDEF");
        desk.type("联系手机", "13862110110");
        saidAtItsField(desk, "更换的旧证书", "没有这个序列号的在用证书。");
        pick(desk, 0, "选择旧证书", "", former.certificate().serial());
        assertThat(desk.field("更换的旧证书")).hasValue(former.certificate().serial());
        desk.saved();
        desk.fit("renewal");
        desk.button("提交审核").click();
        desk.seen("提交成功");
    }

    private static void aLossIsReported(Screen desk, IssuedLock lock) {
        desk.open("/certificates");
        desk.seen("换成新证书");
        desk.page().getByLabel("挂失 " + lock.certificate().serial()).click();
        Locator question = desk.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).containsText("用它登录的人立即退出，而且不能恢复");
        question.getByText("挂失", new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        desk.seen("已挂失。请同时通知发证机构吊销这张证书。");
        assertThat(desk.page().getByText("已挂失", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        desk.fit("loss reported");
    }
}
