package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ClientCertificate;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.browser.Screen;
import org.zhuban.certificate.Bindings;
import org.zhuban.certificate.EnterpriseCertificate;
import org.zhuban.certificate.sandbox.DemoAuthority;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Workers;

/** The manual of XJ in two browsers: an enterprise of another province with its CA certificate, and who works for it with his phone. */
class EntryJourney extends OutsiderJourney {

    private static final String FIRM = "洛阳鹏程建筑安装有限公司";
    private static final String CODE = "91410311MA1MJ5057R";
    private static final String PRINCIPAL = "赵红军";
    private static final String TECHNICAL_HEAD = "李文博";
    private static final String WORKER = "郭海涛";
    private static final String MASKED = "郭**";
    private static final String NUMBER = "410322198211284152";
    private static final String MOBILE = "13700019903";

    /** Of his, as the national platform has it. */
    private static final String REGISTRATION = "豫2412012000185";

    private static final String TITLE = "豫高建2019-0518";

    @Autowired
    private DemoAuthority authority;

    @Autowired
    private Bindings bindings;

    @Test
    void an_enterprise_of_another_province_enters_with_its_certificate_and_its_worker_with_his_phone()
            throws Exception {
        beforeChristmas();
        CurrentAccount firm = established();
        workers.certify(MOBILE, WORKER, NUMBER);
        try (Screen desk = screen(List.of(nobodyComesInWithoutACertificate()));
                Screen phone = phone()) {
            theCertificateLogsItsEnterpriseIn(desk, firm);
            whatIsWrongIsSaidAtItsField(desk);
            whatPassesEveryRuleIsApprovedAtOnce(desk);

            logIn(phone, MOBILE, WORKER);
            String request = aCertifiedPersonIsFoundByHisNumberAndAsked(desk);
            aRefusedCameraAndAnotherFaceLeaveTheRequestOpen(phone);
            hisOwnFaceMakesTheEmployment(phone, desk, request);
            titleRegisteredAndConfirmed(phone, desk, WORKER, "高级工程师", TITLE);
            certificatesAreThoseOfWhomItEmploys(desk);

            aChangeThatAgreesWithTheRegistryIsMadeAtOnce(desk);
            oneThatDoesNotIsDecidedByAReviewerWhoSeesWhichRule(desk);
            theBookletNamesHim(desk);
            thePublicSeesItADayLaterAndNobodysName();

            theCertificateLogsItsEnterpriseIn(desk, firm); // the next day
            anEmploymentEndsOnceBothSidesSaySo(desk, phone);
        }
        assertThatAllPromisesHold();
    }

    /** As it stands when its CA lock is bound and its principals were employed before. */
    private CurrentAccount established() {
        CurrentAccount firm = entrants.known("GENERAL_CONTRACTOR", FIRM, CODE, "2008-11-03");
        entrants.employ(firm, workers.certified(PRINCIPAL, "410311197405121171"));
        entrants.employ(firm, workers.certified(TECHNICAL_HEAD, "410305198509032314"));
        authority
                .issue(FIRM, CODE)
                .forEach(one -> bindings.bind(
                        Objects.requireNonNull(firm.organisation()),
                        EnterpriseCertificate.read(one).orElseThrow(),
                        null,
                        null));
        return firm;
    }

    /** @return the enterprise's, as its owner downloads it from the demo's authority */
    private ClientCertificate nobodyComesInWithoutACertificate() {
        try (Screen visitor = screen(List.of())) {
            String connector = connector(visitor);
            visitor.fit("certificate");
            visitor.page().locator("#browser-login").click();
            visitor.seen("没有收到证书。");
            visitor.fit("no certificate");
            return lock(
                    connector,
                    visitor.context()
                            .request()
                            .get(visitor.address("/sandbox/certificates/outsider-rsa.p12"))
                            .body());
        }
    }

    private void whatIsWrongIsSaidAtItsField(Screen desk) throws Exception {
        begin(desk, "企业首次进疆信息报送");
        desk.button("一键同步企业资质").click();
        desk.seen(desk.page().getByText(Pattern.compile("同步到建筑施工企业的资质 \\d 项")).first());
        desk.type("联系人", PRINCIPAL);
        desk.type("联系电话", "1386211");
        desk.type("安全生产许可证号", "(豫)JZ安许证字[2024]000512");
        desk.type("安全生产许可证有效期至", LocalDate.now(clock).plusYears(2).toString());
        employee(desk, 0, PRINCIPAL);
        desk.type("进疆负责人电话", "13862110111");
        employee(desk, 1, TECHNICAL_HEAD);
        for (String slot : List.of("营业执照", "资质证书", "安全生产许可证", "法定代表人授权委托书", "信息真实性承诺书")) {
            desk.attach(slot, slot + ".png", "image/png", png());
        }
        desk.button("提交审核").click();
        desk.seen("处需要更正");
        desk.seen(desk.field("联系电话").and(desk.page().locator("[aria-invalid=true]")));
        desk.fit("entry wrong");
    }

    private static void whatPassesEveryRuleIsApprovedAtOnce(Screen desk) {
        desk.type("联系电话", "13862110110");
        desk.saved();
        desk.button("提交审核").click();
        desk.seen(ALL_PASSED.formatted(8));
        desk.fit("entry approved");
        desk.open("/entries");
        desk.seen("建筑施工企业");
        desk.fit("entries");
    }

    /** @return id of the filing */
    private String aCertifiedPersonIsFoundByHisNumberAndAsked(Screen desk) {
        desk.open("/employment");
        desk.button("发起聘用").click();
        pick(desk, 0, "查找人员", NUMBER, WORKER);
        LocalDate today = LocalDate.now(clock);
        desk.type("合同开始日期", today.toString());
        desk.type("合同结束日期", today.plusYears(2).toString());
        desk.type("岗位或工种", "建造师");
        desk.attach("劳动合同", "劳动合同.pdf", "application/pdf", NightWorks.pdf());
        desk.saved();
        desk.fit("employment request");
        desk.button("提交审核").click();
        desk.seen("提交成功");
        String address = desk.page().url();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static void aRefusedCameraAndAnotherFaceLeaveTheRequestOpen(Screen phone) {
        phone.open("/m");
        phone.page().getByText(FIRM + "请您确认聘用").click();
        phone.page()
                .evaluate(
                        "() => navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))");
        phone.button("打开摄像头").click();
        phone.seen("没有使用摄像头的权限");
        phone.fit("camera refused");
        phone.page()
                .locator("#face")
                .setInputFiles(new FilePayload("face.png", "image/png", Workers.picture(Color.BLACK)));
        phone.page().getByLabel("我同意本次使用我的人脸信息").check();
        phone.button("同意并核验").click();
        phone.seen("照片不是您本人");
        phone.seen("今天还可以试 4 次");
        phone.fit("other face");
    }

    private static void hisOwnFaceMakesTheEmployment(Screen phone, Screen desk, String request) {
        phone.button("打开摄像头").click();
        phone.button("拍照").click();
        phone.seen(phone.button("重新拍"));
        phone.page().getByLabel("我同意本次使用我的人脸信息").check();
        phone.button("同意并核验").click();
        phone.seen("聘用关系已成立");
        phone.fit("employed");
        desk.open("/filings/" + request);
        desk.seen("通过");
        desk.open("/employment");
        desk.seen(WORKER);
        desk.fit("employment");
    }

    private static void certificatesAreThoseOfWhomItEmploys(Screen desk) throws Exception {
        begin(desk, "人员证书信息报送");
        desk.type("联系电话", "13862110110");
        desk.button("一键同步人员注册证书").click();
        desk.seen("未与本企业建立聘用关系，未列入");
        desk.seen(desk.page().getByText(REGISTRATION).first());
        desk.button("添加一行").click();
        desk.choose("证书类别", "职称人员");
        pick(desk, 0, "选择职称证书", WORKER, TITLE);
        assertThat(desk.page().getByText("请填写身份证号码。")).hasCount(0);
        desk.attach("证书扫描件", "职称证书.png", "image/png", png());
        desk.saved();
        desk.fit("personnel");
        desk.button("提交审核").click();
        desk.seen(ALL_PASSED.formatted(5));
        desk.open("/entry-certificates?q=" + WORKER);
        desk.seen(REGISTRATION);
        desk.seen(TITLE);
        desk.seen(desk.page()
                .getByText("姓名", new Page.GetByTextOptions().setExact(true))
                .first());
        desk.fit("certificates");
    }

    private static void aChangeThatAgreesWithTheRegistryIsMadeAtOnce(Screen desk) throws Exception {
        begin(desk, "进疆企业基本信息变更");
        desk.type("本地驻地办公地址", "苏州市相城区元和街道嘉元路1000号");
        assertThat(desk.page().getByText("进疆企业库（")).hasCount(0); // all else is as the entry has it
        desk.attach("营业执照", "营业执照.png", "image/png", png());
        desk.saved();
        desk.fit("change");
        desk.button("提交审核").click();
        desk.seen(ALL_PASSED.formatted(3));
    }

    private void oneThatDoesNotIsDecidedByAReviewerWhoSeesWhichRule(Screen desk) throws Exception {
        begin(desk, "进疆企业基本信息变更");
        desk.type("注册资金", "6000");
        desk.attach("营业执照", "新营业执照.png", "image/png", png(640));
        desk.saved();
        desk.button("提交审核").click();
        desk.seen("提交成功");
        String filing = desk.page().url();
        try (Screen reviewer = cityDesk()) {
            reviewer.openTask(FIRM);
            reviewer.seen("法定代表人、注册地址或注册资金与企业登记信息不一致，请核对营业执照。");
            reviewer.seen("其余 2 项通过");
            reviewer.fit("change task");
            reviewer.button("通过").click();
            reviewer.seen("仍要通过的，请在审核意见中写明理由");
            reviewer.page().locator("vaadin-text-area textarea").first().fill("已核对新营业执照原件，属实。");
            reviewer.pressAndConfirm("通过", "确认通过");
            reviewer.seen("已办理：通过");
        }
        desk.page().navigate(filing);
        desk.seen("审核已通过");
    }

    private static void theBookletNamesHim(Screen desk) throws Exception {
        desk.open("/entries");
        openFirst(desk, "建筑施工企业");
        desk.seen(desk.button("打印报送册"));
        desk.fit("entry");
        Download download =
                desk.page().waitForDownload(() -> desk.button("打印报送册").click());
        try (PDDocument booklet = Loader.loadPDF(Files.readAllBytes(download.path()))) {
            assertThat(new PDFTextStripper().getText(booklet).replaceAll("\\s", ""))
                    .contains(FIRM, "嘉元路1000号", WORKER, NUMBER, REGISTRATION, TITLE);
        }
        desk.fit("booklet");
    }

    private void thePublicSeesItADayLaterAndNobodysName() {
        try (Screen visitor = screen()) {
            visitor.open("/notices?category=entry-person&q=" + REGISTRATION);
            visitor.seen("没有查到");
            clock.advance(Duration.ofHours(25));
            visitor.open("/notices?q=" + CODE);
            visitor.page().getByText(FIRM).first().click();
            visitor.seen("嘉元路1000号");
            assertThat(visitor.page().getByText(PRINCIPAL)).hasCount(0);
            visitor.fit("notice");
            visitor.open("/notices?category=entry-person&q=" + CODE);
            visitor.page().getByText(MASKED).first().click();
            visitor.seen(REGISTRATION);
            visitor.seen(TITLE);
            assertThat(visitor.page().getByText(WORKER)).hasCount(0);
            assertThat(visitor.page().getByText(NUMBER)).hasCount(0);
            visitor.fit("person's notice");
        }
    }

    private static void anEmploymentEndsOnceBothSidesSaySo(Screen desk, Screen phone) {
        desk.open("/employment?q=" + WORKER);
        openFirst(desk, WORKER);
        desk.button("解除聘用").click();
        desk.type("解除原因", "项目完工，双方协商一致。");
        desk.saved();
        desk.button("提交审核").click();
        desk.seen("提交成功");
        phone.open("/m");
        phone.page().getByText(FIRM + "提出解除聘用，请您答复").click();
        phone.seen("项目完工，双方协商一致。");
        phone.fit("termination");
        phone.page()
                .getByText("同意解除", new Page.GetByTextOptions().setExact(true))
                .click();
        phone.seen("确定同意解除与“" + FIRM);
        phone.fit("termination asked");
        phone.button("确定解除").click();
        phone.seen("聘用关系已解除。");
        phone.seen("现在没有聘用关系");
        phone.seen("双方解除");
        phone.fit("ended");
        desk.open("/employment?q=" + WORKER);
        desk.seen("已结束");
    }
}
