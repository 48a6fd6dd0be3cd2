package org.zhuban.filing.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.router.RouteParameters;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.Firms;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.common.ConflictException;
import org.zhuban.document.Documents;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** What a firm sees of its safety officers' filings: certificates that end soon (RULES XC 2), and the way on after a revocation. */
@ZhubanTest
class SafetyOfficerScreensIntegrationTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private FilingService filings;

    @Autowired
    private Documents documents;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private Firms firms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private CurrentAccount firm = NightWorks.reviewer();

    @BeforeEach
    void log_in() {
        firm = firms.labour();
        KaribuLogin.as(firm, application, Set.of(FilingView.class));
    }

    @AfterEach
    void log_out() {
        KaribuLogin.end();
    }

    private UUID draft(LocalDate until) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("name", "沈国强");
        answers.put("idNumber", "320524198006121073");
        answers.put("phone", "13862488101");
        answers.put("education", "05");
        answers.put("employedOn", "2019-05-06");
        answers.put("certificateKind", "C2");
        answers.put("certificateNo", "苏建安C2(2022)0000101");
        answers.put("certificateIssuedOn", until.minusYears(3).toString());
        answers.put("certificateValidUntil", until.toString());
        UUID id = filings.open(Applicant.of(firm), "safety-officer", null, answers)
                .details()
                .filing()
                .id();
        for (String slot : List.of("certificate", "idCard", "employmentProof")) {
            filings.attach(Applicant.of(firm), id, slot, slot + ".pdf", new ByteArrayInputStream(NightWorks.pdf()));
        }
        return id;
    }

    private static FilingPage open(UUID filing) {
        UI.getCurrent().navigate(FilingView.class, new RouteParameters(FilingView.ID, filing.toString()));
        return _get(FilingPage.class);
    }

    private static String words(FilingPage page) {
        return page.getElement().getTextRecursively();
    }

    private List<String> told(UUID filing) {
        return jdbc.sql(
                        "select arguments::text from box_message where link = :link and template = 'notice.filing-expiring'")
                .param("link", "filings/" + filing)
                .query(String.class)
                .list();
    }

    @Test
    void a_certificate_of_its_last_ninety_days_is_pointed_out_while_filing_after_it_and_in_the_message_box() {
        LocalDate today = LocalDate.now(clock);
        UUID id = draft(today.plusDays(89));
        FilingPage page = open(id);
        assertThat(words(page)).as("as soon as it is opened").contains("有效截止日期：还有 89 天到期");
        DatePicker until = _get(page, DatePicker.class, spec -> spec.withLabel("有效截止日期"));
        _setValue(until, today.plusDays(90));
        assertThat(words(page)).doesNotContain("天到期");
        _setValue(until, today);
        assertThat(words(page)).contains("有效截止日期：今天到期");
        _setValue(until, today.plusDays(41));
        assertThat(words(page)).contains("还有 41 天到期");

        _click(_get(page, Button.class, spec -> spec.withText("提交审核")));
        assertThat(words(_get(FilingPage.class)))
                .contains("提交成功，正在审核", "有证书即将到期", "有效截止日期 " + today.plusDays(41) + "（还有 41 天）");
        assertThat(told(id)).singleElement().asString().contains("有效截止日期 " + today.plusDays(41));
    }

    @Test
    void a_certificate_that_has_longer_to_go_is_not_spoken_of() {
        UUID id = draft(LocalDate.now(clock).plusDays(90));
        assertThat(words(open(id))).doesNotContain("天到期");
        _click(_get(Button.class, spec -> spec.withText("提交审核")));
        assertThat(words(_get(FilingPage.class))).contains("提交成功，正在审核").doesNotContain("即将到期");
        assertThat(told(id)).isEmpty();
    }

    @Test
    void what_was_revoked_is_filed_again_only_until_another_about_the_same_is_approved() {
        LocalDate until = LocalDate.now(clock).plusYears(1);
        Applicant applicant = Applicant.of(firm);
        UUID revoked = approved(until);
        documents.revoke(supervisor(), revoked, "证书系伪造");
        open(revoked);
        _get(Button.class, spec -> spec.withText("重新申报"));

        UUID next = approved(until);
        FilingPage page = open(revoked);
        _assertNone(page, Button.class, spec -> spec.withText("重新申报"));
        assertThat(words(page))
                .contains("已由办件 " + filings.own(applicant, next).filing().number() + " 通过审核");
        assertThatThrownBy(() -> filings.change(applicant, revoked))
                .as("nor by another way")
                .isInstanceOf(ConflictException.class)
                .hasMessage("filing.not-changeable");
    }

    private UUID approved(LocalDate until) {
        UUID id = draft(until);
        filings.submit(Applicant.of(firm), id);
        OpenTasks.OnDesk task = openTasks.of(id).orElseThrow();
        filings.decide(new FilingService.Decision(
                id, task.taskId(), task.element(), "approved", "同意。", List.of(), "tests", "审核员"));
        return id;
    }

    private static CurrentAccount supervisor() {
        return new CurrentAccount(
                UUID.randomUUID(),
                "supervisor",
                "主管",
                List.of(new Grant(Role.SUPERVISOR, null, "320500")),
                null,
                Set.of("*"));
    }
}
