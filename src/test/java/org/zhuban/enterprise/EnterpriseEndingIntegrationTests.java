package org.zhuban.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.endsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.document.IssuedFilings;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.ApiTokens;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Logins;
import org.zhuban.identity.People;
import org.zhuban.identity.ProjectAccounts;
import org.zhuban.identity.Role;
import org.zhuban.identity.StaffAccounts;
import org.zhuban.identity.web.OpenSessions;
import org.zhuban.project.SiteAccounts;
import org.zhuban.project.Sites;
import org.zhuban.register.Entry;
import org.zhuban.register.EntryVersion;
import org.zhuban.register.RegisterQuery;
import org.zhuban.register.RegisterSearch;
import org.zhuban.review.SubmittedFilings;

/** 终止企业登记: what it promises to the enterprise, to the authority, and to whoever certifies the same code anew. */
@ZhubanTest
class EnterpriseEndingIntegrationTests {

    @Autowired
    private EnterpriseEnding ending;

    @Autowired
    private Enterprises enterprises;

    @Autowired
    private EnterpriseRegister register;

    @Autowired
    private RegisterSearch search;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteAccounts texts;

    @Autowired
    private SubmittedFilings visitors;

    @Autowired
    private IssuedFilings issued;

    @Autowired
    private ProjectAccounts projectAccounts;

    @Autowired
    private StaffAccounts staffAccounts;

    @Autowired
    private Logins logins;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private WebApplicationContext application;

    private MockMvc http;
    private CurrentAccount firm;
    private UUID enterprise;

    @BeforeEach
    void an_enterprise() {
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        firm = sites.firm("LABOUR");
        enterprise = Objects.requireNonNull(firm.organisation());
    }

    @AfterEach
    void nobody_is_logged_in() {
        SecurityContextHolder.clearContext();
    }

    private static CurrentAccount staff(Role role, String region) {
        return new CurrentAccount(
                UUID.randomUUID(), "staff", "沈岚", List.of(new Grant(role, null, region)), null, Set.of("*"));
    }

    private Enterprise now() {
        return enterprises.findById(enterprise).orElseThrow();
    }

    private List<String> audited() {
        return jdbc.sql("select result from audit_entry where action = 'enterprise-end' and object = ? order by id")
                .param("enterprise:" + enterprise)
                .query(String.class)
                .list();
    }

    @Test
    void all_its_accounts_are_out_at_once_and_cannot_log_in_those_of_its_projects_too() throws Exception {
        Sites.Site site = sites.site();
        sites.joined(site.project(), firm, "LABOUR");
        UUID ofProject = projectAccounts.ensure(
                "site-" + enterprise,
                "项目部",
                People.PASSWORD,
                People.mobile(),
                enterprise,
                site.project().id());
        for (UUID account : List.of(firm.id(), ofProject)) {
            assertThat(attempt(account)).isInstanceOf(Logins.Right.class);
        }
        String token = token(firm.id());
        String siteToken = token(ofProject);
        String others = token(site.contractor().id());
        MockHttpSession session = OpenSessions.of(firm, clock.instant());
        http.perform(get("/enterprise").session(session)).andExpect(header().doesNotExist("Location"));
        me(token).andExpect(status().isOk());
        me(siteToken).andExpect(status().isOk());

        ending.end(sites.supervisor, enterprise, "注销");

        http.perform(get("/enterprise").session(session))
                .andExpect(header().string("Location", endsWith("/login?ended")));
        me(token).andExpect(status().isUnauthorized());
        me(siteToken).andExpect(status().isUnauthorized());
        for (UUID account : List.of(firm.id(), ofProject)) {
            assertThat(attempt(account)).isInstanceOf(Logins.Wrong.class);
        }
        me(others).andExpect(status().isOk());
    }

    private Logins.Outcome attempt(UUID account) {
        return logins.attempt(logins.state(account).orElseThrow().login(), People.PASSWORD);
    }

    private String token(UUID account) {
        return tokens.issue(logins.state(account).orElseThrow(), Set.of(), 1).token();
    }

    private ResultActions me(String token) throws Exception {
        return http.perform(get("/api/v1/me").header("Authorization", "Bearer " + token));
    }

    @Test
    void nobody_enables_an_account_of_an_ended_enterprise_again() {
        ending.end(sites.supervisor, enterprise, "注销");
        CurrentAccount administrator = new CurrentAccount(
                UUID.randomUUID(), "admin", "系统管理员", List.of(Grant.of(Role.SYSTEM_ADMIN)), null, Set.of("*"));
        SecurityContextHolder.getContext().setAuthentication(new AccountAuthentication(administrator));
        assertThatThrownBy(() -> staffAccounts.enable(firm.id(), true))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("account.organisation-ended");
        assertThat(logins.state(firm.id()).orElseThrow().enabled()).isFalse();
    }

    @Test
    void it_is_written_down_who_ended_it_when_and_why_and_its_contact_is_told() {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ending.end(sites.supervisor, enterprise, " 已办理工商注销登记 ");

        Enterprise ended = now();
        assertThat(ended.state()).isEqualTo(Enterprise.State.ENDED);
        assertThat(ended.endedAt()).isAfterOrEqualTo(at);
        assertThat(ended.endReason()).isEqualTo("已办理工商注销登记");
        assertThat(audited()).containsExactly("DONE");
        EntryVersion version =
                search.history(sites.supervisor, register, enterprise).get(0);
        assertThat(version.type()).isEqualTo("enterprise-end");
        assertThat(version.by()).isEqualTo(sites.supervisor.displayName());
        assertThat(version.changes())
                .extracting("before", "after")
                .contains(
                        org.assertj.core.groups.Tuple.tuple("在册", "已终止"),
                        org.assertj.core.groups.Tuple.tuple("", "已办理工商注销登记"));
        assertThat(texts.sentTo(texts.contact(firm))).containsExactly("sms.enterprise-ended");
    }

    @Test
    void a_reviewer_and_the_enterprise_itself_are_denied_and_that_is_audited() {
        for (CurrentAccount denied : List.of(staff(Role.REVIEWER, "320507"), firm)) {
            assertThatThrownBy(() -> ending.end(denied, enterprise, "注销"))
                    .isInstanceOf(DeniedException.class)
                    .hasMessageContaining("enterprise.end-denied");
            assertThat(ending.mayEnd(denied, now())).isFalse();
        }
        assertThat(now().active()).isTrue();
        assertThat(audited()).containsExactly("DENIED", "DENIED");
    }

    @Test
    void a_supervisor_elsewhere_another_enterprise_and_a_project_account_do_not_find_it() {
        CurrentAccount ofProject = new CurrentAccount(
                UUID.randomUUID(),
                "site",
                "项目部",
                List.of(Grant.of(Role.PROJECT)),
                enterprise,
                UUID.randomUUID(),
                Set.of("*"));
        for (CurrentAccount stranger : List.of(
                staff(Role.SUPERVISOR, "320506"),
                sites.firm("LABOUR"),
                staff(Role.SYSTEM_ADMIN, "320507"),
                ofProject)) {
            assertThatThrownBy(() -> ending.end(stranger, enterprise, "注销")).isInstanceOf(NotFoundException.class);
        }
        assertThatThrownBy(() -> ending.end(sites.supervisor, UUID.randomUUID(), "注销"))
                .isInstanceOf(NotFoundException.class);
        assertThat(now().active()).isTrue();
    }

    @Test
    void a_reason_of_2_to_200_characters_is_needed() {
        for (String reason : List.of("", " 销 ", "𠮷".repeat(201))) {
            assertThat(catchThrowableOfType(
                                    InvalidInputException.class, () -> ending.end(sites.supervisor, enterprise, reason))
                            .errors())
                    .containsExactly(new FieldError("/reason", "enterprise.end-reason"));
        }
        assertThat(now().active()).isTrue();
        ending.end(sites.supervisor, enterprise, "𠮷".repeat(200));
        assertThat(now().active()).isFalse();
    }

    @Test
    void it_ends_once() {
        ending.end(sites.supervisor, enterprise, "注销");
        assertThatThrownBy(() -> ending.end(sites.supervisor, enterprise, "再次注销"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("enterprise.ended-already");
        assertThat(now().endReason()).isEqualTo("注销");
    }

    @Test
    void its_code_and_mobile_can_be_certified_anew_as_another_enterprise_with_an_account_of_its_own() {
        Map<String, String> answers =
                Map.of("name", now().name(), "creditCode", now().creditCode(), "adminMobile", texts.contact(firm));
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> visitors.submit("320507", answers))
                        .errors())
                .as("while it is active")
                .extracting(FieldError::code)
                .contains("enterprise.account-exists", "enterprise.mobile-in-use");

        ending.end(sites.supervisor, enterprise, "注销");
        issued.approve(visitors.submit("320507", answers).filing().id());

        Enterprise anew = enterprises
                .findByCreditCodeAndState(now().creditCode(), Enterprise.State.ACTIVE)
                .orElseThrow();
        assertThat(anew.id()).isNotEqualTo(enterprise);
        assertThat(jdbc.sql("select bool_and(enabled) from account where organisation = ?")
                        .param(anew.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(logins.state(firm.id()).orElseThrow().enabled())
                .as("the former account stays out")
                .isFalse();
        assertThat(now().active()).isFalse();
    }

    @Test
    void the_list_shows_it_as_ended_and_can_leave_it_out() {
        ending.end(sites.supervisor, enterprise, "注销");
        String name = now().name();
        assertThat(listed(name, Map.of())).singleElement().satisfies(entry -> assertThat(entry.values())
                .containsEntry("state", "ENDED"));
        assertThat(listed(name, Map.of("state", "ACTIVE"))).isEmpty();
    }

    private List<Entry> listed(String q, Map<String, String> choices) {
        return search.page(sites.supervisor, register, new RegisterQuery(q, null, null, choices), null, 50)
                .items();
    }

    @Test
    void a_program_ends_it_with_one_call_and_repeats_that_safely() throws Exception {
        call("{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("/reason"));
        for (int i = 0; i < 2; i++) {
            call("{\"reason\":\"已办理注销\"}", "same")
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("ENDED"))
                    .andExpect(jsonPath("$.creditCode").value(now().creditCode()))
                    .andExpect(jsonPath("$.reason").value("已办理注销"))
                    .andExpect(jsonPath("$.endedAt").exists());
        }
        call("{\"reason\":\"已办理注销\"}").andExpect(status().isConflict());
    }

    private ResultActions call(String body, String... key) throws Exception {
        var request = post("/api/v1/registers/enterprises/" + enterprise + "/end")
                .with(authentication(new AccountAuthentication(sites.supervisor)))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (key.length > 0) {
            request.header("Idempotency-Key", key[0] + enterprise);
        }
        return http.perform(request);
    }
}
