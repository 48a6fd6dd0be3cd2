package org.zhuban.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;

/** 接口设置 (JM (2)3(4)): what a project's token opens, to whom, and until when. */
@ZhubanTest
class ProjectTokensIntegrationTests {

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Sites sites;

    @Autowired
    private ProjectTokens tokens;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private MockMvc http;
    private Sites.Site site;
    private String address = "";

    @BeforeEach
    void a_project_behind_the_real_security() {
        DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(application);
        http = builder.apply(springSecurity()).build();
        site = sites.site();
        address = "/api/v1/projects/" + site.project().code();
    }

    private ProjectTokens.Issued issued(ProjectToken.Scope... scopes) {
        return tokens.issue(
                site.contractor(),
                site.project().code(),
                "东门闸机" + UUID.randomUUID().toString().substring(0, 8),
                Set.of(scopes),
                30);
    }

    private ResultActions with(String secret, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.header("Authorization", "Bearer " + secret));
    }

    private List<ProjectToken.Call> calls(ProjectTokens.Issued issued) {
        return tokens.calls(
                        site.contractor(), site.project().code(), issued.token().id(), null, 50)
                .items();
    }

    @Test
    void a_token_reads_its_project_and_each_call_is_in_its_log() throws Exception {
        var issued = issued(ProjectToken.Scope.PROJECT);
        with(issued.secret(), get(address))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.code").value(site.project().code()));
        with(issued.secret(), get("/api/v1/filings")).andExpect(status().isForbidden());
        assertThat(calls(issued))
                .extracting(ProjectToken.Call::path, ProjectToken.Call::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/api/v1/filings", 403),
                        org.assertj.core.groups.Tuple.tuple(address, 200));
        assertThat(tokens.list(site.contractor(), site.project().code()))
                .singleElement()
                .satisfies(token -> assertThat(token.lastUsed()).isNotNull());
    }

    @Test
    void it_opens_no_other_project_no_other_scope_and_no_act_of_people() throws Exception {
        var issued = issued(ProjectToken.Scope.PROJECT);
        Sites.Site other = sites.site();
        with(issued.secret(), get("/api/v1/projects/" + other.project().code())).andExpect(status().isNotFound());
        with(issued.secret(), get("/api/v1/projects")).andExpect(status().isForbidden());
        with(issued.secret(), get(address + "/tokens")).andExpect(status().isForbidden());
        with(issued.secret(), post(address + "/finish")).andExpect(status().isForbidden());
        with(issued.secret(), get("/api/v1/tasks")).andExpect(status().isForbidden());
        with(issued.secret(), get("/api/v1/filings/" + UUID.randomUUID())).andExpect(status().isForbidden());
        var attendance = issued(ProjectToken.Scope.ATTENDANCE);
        with(attendance.secret(), get(address)).andExpect(status().isForbidden());
    }

    @Test
    void it_ends_with_revocation_with_its_days_and_when_its_enterprise_leaves() throws Exception {
        var revoked = issued(ProjectToken.Scope.PROJECT);
        tokens.revoke(site.contractor(), site.project().code(), revoked.token().id());
        tokens.revoke(site.contractor(), site.project().code(), revoked.token().id());
        with(revoked.secret(), get(address)).andExpect(status().isUnauthorized());

        CurrentAccount supervision = site.supervision();
        var left = tokens.issue(supervision, site.project().code(), "监理系统", Set.of(ProjectToken.Scope.PROJECT), 30);
        with(left.secret(), get(address)).andExpect(status().isOk());
        jdbc.sql(
                        "update project_participation set state = 'ENDED', ended_at = now(), end_reason = '退场' where project = ? and enterprise = ?")
                .params(site.project().id(), Objects.requireNonNull(supervision.organisation()))
                .update();
        with(left.secret(), get(address)).andExpect(status().isUnauthorized());
        http.perform(get(address + "/tokens").with(authentication(new AccountAuthentication(supervision))))
                .andExpect(jsonPath("$.items[0].state").value("LEFT"));
        assertThatThrownBy(() -> tokens.issue(
                        supervision, site.project().code(), "再来一个", Set.of(ProjectToken.Scope.PROJECT), 30))
                .isInstanceOf(ConflictException.class);

        var old = issued(ProjectToken.Scope.PROJECT);
        clock.advance(Duration.ofDays(30));
        with(old.secret(), get(address)).andExpect(status().isUnauthorized());
        assertThat(old.token().state(Instant.now(clock))).isEqualTo(ProjectToken.State.EXPIRED);
    }

    @Test
    void an_enterprise_sees_and_revokes_its_own_tokens_only() throws Exception {
        var issued = issued(ProjectToken.Scope.PROJECT);
        String code = site.project().code();
        assertThat(tokens.list(site.developer(), code)).isEmpty();
        assertThatThrownBy(() ->
                        tokens.revoke(site.developer(), code, issued.token().id()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() ->
                        tokens.calls(site.developer(), code, issued.token().id(), null, 50))
                .isInstanceOf(NotFoundException.class);
        CurrentAccount stranger = sites.firm("LABOUR");
        assertThatThrownBy(() -> tokens.list(stranger, code)).isInstanceOf(NotFoundException.class);
        CurrentAccount ofTheProject = ProjectApiIntegrationTests.ofProject(site.contractor(), site.project());
        assertThat(tokens.list(ofTheProject, code)).hasSize(1);
        tokens.revoke(ofTheProject, code, issued.token().id());
        with(issued.secret(), get(address)).andExpect(status().isUnauthorized());
    }

    @Test
    void what_is_wrong_with_a_wish_is_told_at_its_fields_and_a_name_is_taken_once() {
        String code = site.project().code();
        assertThatThrownBy(() -> tokens.issue(site.contractor(), code, " x ", Set.of(), 367))
                .isInstanceOfSatisfying(InvalidInputException.class, wrong -> assertThat(wrong.errors())
                        .extracting(error -> error.field())
                        .containsExactly("/name", "/scopes", "/days"));
        var first = tokens.issue(site.contractor(), code, "西门", Set.of(ProjectToken.Scope.ROSTER), 366);
        assertThatThrownBy(() -> tokens.issue(site.contractor(), code, "西门", Set.of(ProjectToken.Scope.ROSTER), 1))
                .isInstanceOf(InvalidInputException.class);
        tokens.issue(site.developer(), code, "西门", Set.of(ProjectToken.Scope.ROSTER), 1);
        tokens.revoke(site.contractor(), code, first.token().id());
        tokens.issue(site.contractor(), code, "西门", Set.of(ProjectToken.Scope.ROSTER), 1);
    }

    @Test
    void the_token_is_in_one_answer_and_nowhere_in_the_database() throws Exception {
        String body = http.perform(post(address + "/tokens")
                        .with(authentication(new AccountAuthentication(site.contractor())))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"南门\",\"scopes\":[\"PROJECT\"]}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String secret = json.readTree(body).path("token").asText();
        assertThat(secret).startsWith(ProjectTokens.PREFIX).hasSizeGreaterThan(40);
        http.perform(get(address + "/tokens").with(authentication(new AccountAuthentication(site.contractor()))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].name").value("南门"))
                .andExpect(jsonPath("$.items[0].token").doesNotExist());
        assertThat(jdbc.sql("select count(*) from project_token t where t::text like '%' || ? || '%'")
                        .param(secret.substring(3))
                        .query(Integer.class)
                        .single())
                .isZero();
        String id = json.readTree(body).path("id").asText();
        http.perform(delete(address + "/tokens/" + id)
                        .with(authentication(new AccountAuthentication(site.contractor()))))
                .andExpect(status().isNoContent());
        with(secret, get(address)).andExpect(status().isUnauthorized());
    }

    @Test
    void calls_are_read_a_page_at_a_time_newest_first() throws Exception {
        var issued = issued(ProjectToken.Scope.PROJECT);
        for (int i = 0; i < 5; i++) {
            with(issued.secret(), get(address)).andExpect(status().isOk());
        }
        String code = site.project().code();
        UUID id = issued.token().id();
        var first = tokens.calls(site.contractor(), code, id, null, 3);
        var second = tokens.calls(site.contractor(), code, id, first.next(), 3);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isNull();
        assertThat(first.items().get(2).at())
                .isAfterOrEqualTo(second.items().get(0).at());
    }

    @Test
    void a_scope_that_does_not_exist_is_refused_with_those_that_do() throws Exception {
        http.perform(post(address + "/tokens")
                        .with(authentication(new AccountAuthentication(site.contractor())))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"东门闸机\", \"scopes\": [\"GATES\"]}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/request.choice"))
                .andExpect(jsonPath("$.detail").value("参数 scopes 的取值不对，可用的有：PROJECT, ROSTER, ATTENDANCE, WAGES。"));
    }
}
