package org.zhuban.project.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhuban.ZhubanTest;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.SentCodes;
import org.zhuban.project.ProjectAccountOffice;
import org.zhuban.project.SiteAccounts;
import org.zhuban.project.Sites;

/** Project accounts by the API: the public search, an enterprise's own accounts, its desk. */
@ZhubanTest
class ProjectAccountApiIntegrationTests {

    private static final String NEXT = "13700009012";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteAccounts site;

    @Autowired
    private SentCodes sent;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc http;
    private Sites.Site at;

    @BeforeEach
    void behind_the_real_security() {
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        at = sites.site();
        jdbc.sql("delete from one_time_code").update();
    }

    private ResultActions call(AbstractMockHttpServletRequestBuilder<?> request, CurrentAccount account)
            throws Exception {
        return http.perform(request.with(authentication(new AccountAuthentication(account))));
    }

    @Test
    void anybody_finds_units_of_a_project_with_two_characters_and_nothing_personal() throws Exception {
        http.perform(get("/api/v1/public/project-units?q=1")).andExpect(status().isUnprocessableEntity());
        http.perform(get("/api/v1/public/project-units?q=" + at.project().code()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(3)))
                .andExpect(jsonPath("$.items[0].projectCode").value(at.project().code()))
                .andExpect(jsonPath("$.items[0].reason").doesNotExist())
                .andExpect(content().string(not(containsString(site.contact(at.contractor())))));
    }

    @Test
    void an_enterprise_lists_disables_resets_and_hands_over_its_own_accounts() throws Exception {
        CurrentAccount account = site.certified(at.project(), at.contractor());
        String path = "/api/v1/project-accounts/" + account.id();
        call(get("/api/v1/project-accounts"), at.contractor())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].login", contains(account.login())))
                .andExpect(jsonPath("$.items[0].administrator").value("周项目"));
        call(post(path + "/disable"), at.contractor()).andExpect(status().isNoContent());
        call(get("/api/v1/project-accounts"), at.contractor())
                .andExpect(jsonPath("$.items[0].enabled").value(false));
        call(post(path + "/enable"), at.contractor()).andExpect(status().isNoContent());
        call(post(path + "/reset"), at.contractor())
                .andExpect(status().isNoContent())
                .andExpect(content().string(""));
        call(
                        post(path + "/sms-codes")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"mobile\": \"" + NEXT + "\"}"),
                        at.contractor())
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.warning").doesNotExist());
        call(
                        multipart(path + "/hand-over")
                                .file(new MockMultipartFile("authorisation", "授权书.pdf", "", NightWorks.pdf()))
                                .param("name", "王新")
                                .param("mobile", NEXT)
                                .param("code", Objects.requireNonNull(sent.to(ProjectAccountOffice.HAND_OVER, NEXT))),
                        at.contractor())
                .andExpect(status().isNoContent());
        call(get("/api/v1/project-accounts"), at.contractor())
                .andExpect(jsonPath("$.items[0].administrator").value("王新"));
    }

    @Test
    void to_others_they_are_not_found_and_without_login_nothing_is() throws Exception {
        CurrentAccount account = site.certified(at.project(), at.contractor());
        String path = "/api/v1/project-accounts/" + account.id();
        for (CurrentAccount other : java.util.List.of(at.developer(), account, NightWorks.reviewer())) {
            for (String act : java.util.List.of("/disable", "/enable", "/reset")) {
                call(post(path + act), other).andExpect(status().isNotFound());
            }
        }
        http.perform(get("/api/v1/project-accounts")).andExpect(status().isUnauthorized());
        for (CurrentAccount other : java.util.List.of(account, NightWorks.reviewer())) {
            call(get("/api/v1/project-accounts"), other)
                    .andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.detail").value(containsString("只有企业账号可以管理")));
        }
        call(get("/api/v1/tasks"), account)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail").value(containsString("这个账号没有审核事项")));
    }

    @Test
    void an_enterprise_decides_by_the_api_what_lies_on_its_desk() throws Exception {
        var asked = site.ask(at.project(), at.developer());
        String task = site.task(asked.filing());
        call(get("/api/v1/tasks"), at.developer())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].id", contains(task)));
        call(get("/api/v1/tasks/" + task), at.contractor()).andExpect(status().isNotFound());
        call(
                        post("/api/v1/tasks/" + task + "/decide")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"outcome\": \"approved\", \"opinion\": \"材料齐全\"}"),
                        at.developer())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("APPROVED"));
    }

    @Test
    void a_kind_of_filing_without_document_says_so_and_to_strangers_nothing() throws Exception {
        var asked = site.ask(at.project(), at.developer());
        String path = "/api/v1/filings/" + asked.filing() + "/document.pdf";
        http.perform(get(path)
                        .header("Authorization", "Bearer " + asked.visitor().token()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/document.none"));
        call(get(path), at.contractor()).andExpect(status().isNotFound());
    }

    @Test
    void a_key_that_the_form_does_not_have_is_refused_and_nothing_is_saved() throws Exception {
        var draft = site.draft(site.answers(at.project(), at.developer()));
        String bearer = "Bearer " + draft.visitor().token();
        http.perform(put("/api/v1/filings/" + draft.filing() + "/data")
                        .header("Authorization", bearer)
                        .header("If-Match", "\"0\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"adminName\": \"王新\", \"unitcode\": \"1\"}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", contains("/unitcode")))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("表单中没有这个字段")));
        http.perform(get("/api/v1/filings/" + draft.filing()).header("Authorization", bearer))
                .andExpect(jsonPath("$.data.adminName").value("周项目"));
    }
}
