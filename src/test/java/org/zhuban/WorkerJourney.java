package org.zhuban;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.browser.Screen;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Workers;

/** XJ 2.2 and 2.3 in two browsers: a worker with a phone and its camera, an enterprise at its desk. */
class WorkerJourney extends OfficeJourney {

    private static final String MOBILE = "13700019901";
    private static final String WORKER = "邹忌讽";
    private static final Pattern CODE = Pattern.compile("验证码是(\\d{6})");

    /** A finger's width, CSS pixels. */
    private static final int FINGER = 48;

    @Autowired
    private Firms firms;

    @Test
    void a_worker_certifies_his_identity_on_the_phone_and_agrees_to_his_employment_with_his_face() throws Exception {
        String number = Workers.number();
        CurrentAccount employer = firms.firm("LABOUR", "苏州阳澄旅程建筑劳务有限公司", Firms.code(82_001));
        try (Screen phone = phone();
                Screen desk = screen(employer)) {
            registered(phone);
            certified(phone, number);
            String request = asked(desk, number);
            agreed(phone, employer);
            desk.open("/filings/" + request);
            desk.seen("通过");
            desk.open("/employment");
            desk.seen(WORKER);
            desk.seen("在聘");
            desk.fit("employment");
        }
        assertThatAllPromisesHold();
    }

    private void registered(Screen phone) {
        phone.open("/m");
        fits(phone, "login");
        phone.type("手机号", MOBILE);
        phone.button("获取验证码").click();
        phone.seen("填写验证码");
        fits(phone, "code");
        Matcher digits = CODE.matcher(message(phone, MOBILE, "验证码"));
        assertThat(digits.find()).isTrue();
        phone.field("短信验证码").fill(digits.group(1));
        phone.page().getByLabel("我已阅读并同意用户协议和隐私说明").check();
        phone.button("登录").click();
        phone.seen("未实名");
        fits(phone, "home");
    }

    private static void certified(Screen phone, String number) throws Exception {
        phone.page().getByText("请完成实名认证").click();
        fits(phone, "consent");
        phone.page().getByLabel("我已阅读并同意上述规则").check();
        phone.button("下一步").click();
        phone.seen("第 1 步，共 2 步");
        phone.field("姓名").fill(WORKER);
        phone.field("身份证号码").fill(number);
        phone.button("下一步").click();
        phone.seen("请拍摄身份证正面");
        assertThat(phone.field("姓名").inputValue()).as("kept").isEqualTo(WORKER);
        phone.page().getByLabel("所在地区").selectOption("320507");
        for (String side : new String[] {"#idFront", "#idBack"}) {
            phone.page().locator(side).setInputFiles(new FilePayload("card.png", "image/png", png()));
        }
        fits(phone, "identity");
        phone.button("下一步").click();
        phone.seen("第 2 步，共 2 步");
        phone.button("打开摄像头").click();
        phone.button("拍照").click();
        phone.seen(phone.button("重新拍"));
        phone.page().getByLabel("我单独同意为核验身份处理我的人脸信息").check();
        fits(phone, "face");
        phone.button("开始核验").click();
        phone.seen("已经可以被企业聘用");
        fits(phone, "certified");
    }

    /** @return id of the filing */
    private static String asked(Screen desk, String number) {
        desk.open("/employment");
        desk.button("发起聘用").click();
        desk.button("查找人员").click();
        Locator dialog = desk.page().locator("vaadin-dialog-overlay:not([closing])");
        dialog.getByLabel("输入关键字查找").fill(number);
        dialog.locator("li button")
                .filter(new Locator.FilterOptions().setHasText(WORKER))
                .click();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        desk.type("合同开始日期", today.toString());
        desk.type("合同结束日期", today.plusYears(1).toString());
        desk.type("岗位或工种", "钢筋工");
        desk.attach("劳动合同", "劳动合同.pdf", "application/pdf", NightWorks.pdf());
        desk.saved();
        desk.fit("request");
        desk.button("提交审核").click();
        desk.seen("提交成功");
        String address = desk.page().url();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private void agreed(Screen phone, CurrentAccount employer) {
        assertThat(message(phone, MOBILE, "请您确认聘用")).contains(employer.displayName());
        phone.open("/m");
        phone.page().getByText(employer.displayName() + "请您确认聘用").click();
        phone.seen("查看劳动合同");
        phone.page().getByText("查看劳动合同").click();
        phone.seen(phone.page().getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("合同第 1 页")));
        phone.button("打开摄像头").click();
        phone.button("拍照").click();
        phone.seen(phone.button("重新拍"));
        phone.page().getByLabel("我同意本次使用我的人脸信息").check();
        fits(phone, "request");
        phone.button("同意并核验").click();
        phone.seen("聘用关系已成立");
        fits(phone, "employed");
    }

    /** Nothing scrolls sideways, the main act is a finger high and within the thumb's reach, and axe finds nothing. */
    private static void fits(Screen phone, String name) {
        assertThat(phone.width()).as(name).isEqualTo(390);
        Locator act = phone.page().locator(".m-bar .m-button");
        if (act.count() > 0) {
            var box = act.first().boundingBox();
            assertThat(box.height).as(name).isGreaterThanOrEqualTo(FINGER);
            assertThat(box.y).as(name).isGreaterThan(500);
        }
        phone.fit(name);
    }
}
