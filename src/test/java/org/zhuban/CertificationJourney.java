package org.zhuban;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.zhuban.browser.Screen;

/** The first job by clicking, in a real Chromium: an enterprise asks for its account, an authority reviews, the enterprise logs in. */
class CertificationJourney extends OfficeJourney {

    /** In the sandbox registry under an invented name. */
    private static final String CODE = "91110000710935003U";

    private static final String MOBILE = "13912345678";

    @Test
    void an_enterprise_files_is_returned_corrects_is_approved_and_logs_in() throws Exception {
        try (Screen form = screen();
                Screen desk = desk()) {
            fill(form);
            form.button("提交审核").click();
            form.seen("提交成功，正在审核");
            String link = form.page().url();

            desk.openTask(CODE);
            desk.pin("单位名称", "与营业执照不一致，请按证书填写。");
            desk.pin("注册日期", "与营业执照上的成立日期不一致。");
            desk.page().locator("vaadin-text-area textarea").first().fill("请补正后重新提交。");
            desk.button("退回补正").click();
            assertThat(message(form, MOBILE, "被退回补正")).contains("单位名称");

            form.page().navigate(link);
            form.seen("与营业执照不一致，请按证书填写。");
            form.type("单位名称", "苏州相城旅程建筑劳务有限公司");
            form.saved();
            form.button("重新提交").click();
            form.seen("退回时标注的“注册日期”还没有修改");
            form.button("仍要提交").click();
            form.seen("提交成功，正在审核");

            desk.openTask(CODE);
            desk.seen("苏州相城旅程建筑劳务有限公司");
            desk.pressAndConfirm("通过", "确认通过");

            firstLogin(form, MOBILE, "xiangcheng2026");
            form.seen("还没有办件");
        }
        assertThatAllPromisesHold();
    }

    private void fill(Screen form) throws Exception {
        form.open("/apply/enterprise-certification");
        form.type("统一社会信用代码/组织机构代码", "91110000710935004U");
        form.seen(form.page().getByText(Pattern.compile("校验|不正确|核对")).first());
        form.type("统一社会信用代码/组织机构代码", CODE);
        form.button("填入登记信息").click();
        Locator region = form.page().getByLabel(Pattern.compile("6 位")).first();
        region.fill("320507");
        region.press("Tab");
        form.choose("单位类型", "施工总承包");
        form.choose("证书类型", "营业执照");
        form.page().getByLabel("证书长期有效").check();
        for (String slot : List.of("企业证书", "账号管理员授权书", "身份证正面（人像面）", "身份证反面（国徽面）")) {
            form.attach(slot, slot + ".png", "image/png", png());
        }
        form.type("账号管理员姓名", "李明");
        form.type("账号管理员手机号", MOBILE);
        confirmMobile(form, MOBILE);
    }
}
