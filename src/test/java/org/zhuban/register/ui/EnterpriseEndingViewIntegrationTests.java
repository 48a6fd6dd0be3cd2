package org.zhuban.register.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseEnding;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.project.Sites;

/** An enterprise's page: who finds the way to end it there, and what it says afterwards. */
@ZhubanTest
class EnterpriseEndingViewIntegrationTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private EnterpriseEnding ending;

    @Autowired
    private Enterprises enterprises;

    @Autowired
    private Sites sites;

    private CurrentAccount firm;
    private UUID enterprise;

    @BeforeEach
    void an_enterprise() {
        firm = sites.firm("LABOUR");
        enterprise = Objects.requireNonNull(firm.organisation());
    }

    @AfterEach
    void log_out() {
        KaribuLogin.end();
    }

    private void open(CurrentAccount account) {
        KaribuLogin.as(account, application, Set.of(RegisterDetailsView.class));
        UI.getCurrent().navigate("registers/enterprises/" + enterprise);
    }

    private static CurrentAccount reviewer() {
        return new CurrentAccount(
                UUID.randomUUID(),
                "clerk",
                "审核员",
                List.of(new Grant(Role.REVIEWER, null, "320507")),
                null,
                Set.of("*"));
    }

    private static String page() {
        return _get(RegisterDetailsView.class).getElement().getTextRecursively();
    }

    private Enterprise now() {
        return enterprises.findById(enterprise).orElseThrow();
    }

    @Test
    void a_supervisor_ends_it_with_a_reason_and_the_page_says_so_with_day_and_reason() {
        open(sites.supervisor);
        _click(_get(Button.class, spec -> spec.withId("end-enterprise")));
        assertThat(_get(Dialog.class).getHeaderTitle()).contains(firm.displayName());
        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("包括项目账号", "不能再登录", "重新办理企业账号认证");
        TextArea reason = _get(TextArea.class);
        Button confirm = _get(Button.class, spec -> spec.withId("confirm-with-reason"));
        _click(confirm);
        assertThat(reason.isInvalid()).as("a reason is required").isTrue();
        assertThat(now().active()).isTrue();

        _setValue(reason, "已办理工商注销");
        _click(confirm);
        assertThat(now().active()).isFalse();
        _assertNone(Dialog.class);
        _assertOne(Span.class, spec -> spec.withText("已终止").withClasses("zb-badge red"));
        assertThat(page()).contains("终止，原因：已办理工商注销", "主管部门终止登记");
        _assertNone(Button.class, spec -> spec.withId("end-enterprise"));
    }

    @Test
    void a_reviewer_and_the_enterprise_itself_have_no_button() {
        open(reviewer());
        assertThat(page()).contains(firm.displayName(), "在册");
        _assertNone(Button.class, spec -> spec.withId("end-enterprise"));
        KaribuLogin.end();
        open(firm);
        assertThat(page()).contains(firm.displayName());
        _assertNone(Button.class, spec -> spec.withId("end-enterprise"));
    }

    @Test
    void a_reviewer_sees_that_it_has_ended() {
        ending.end(sites.supervisor, enterprise, "长期停业");
        open(reviewer());
        assertThat(page()).contains("已终止", "终止，原因：长期停业");
    }

    @Test
    void whoever_comes_second_is_told_and_sees_who_was_first() {
        open(sites.supervisor);
        _click(_get(Button.class, spec -> spec.withId("end-enterprise")));
        ending.end(sites.supervisor, enterprise, "长期停业");
        _setValue(_get(TextArea.class), "已办理工商注销");
        _click(_get(Button.class, spec -> spec.withId("confirm-with-reason")));
        assertThat(now().endReason()).isEqualTo("长期停业");
        assertThat(page()).contains("终止，原因：长期停业");
    }
}
