package org.zhuban.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhuban.ZhubanTest;
import org.zhuban.filing.FilingService;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;

/** The contract of {@code /api/v1/tasks}. */
@ZhubanTest
class TaskApiIntegrationTests {

    private static final String TASKS = "/api/v1/tasks";
    private static final String APPROVED = "{\"outcome\": \"approved\"}";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private FilingService filings;

    @Autowired
    private JdbcClient jdbc;

    private final CurrentAccount li = SubmittedFilings.reviewer("李审核", "320507");
    private final CurrentAccount wang = SubmittedFilings.reviewer("王审核", "320507");
    private MockMvc http;

    @BeforeEach
    void behind_the_real_security() {
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private ResultActions call(MockHttpServletRequestBuilder request, CurrentAccount account) throws Exception {
        return http.perform(request.with(authentication(new AccountAuthentication(account))));
    }

    private ResultActions send(String path, String body, CurrentAccount account) throws Exception {
        return call(post(TASKS + path).contentType(MediaType.APPLICATION_JSON).content(body), account);
    }

    @Test
    void the_inbox_is_a_keyset_page() throws Exception {
        Map<String, String> name = Map.of("name", "苏州键页建筑劳务有限公司"); // others submit here, too
        submitted.submit("320509", name);
        submitted.submit("320509", name);
        var city = SubmittedFilings.reviewer("r", "320509");
        call(get(TASKS + "?size=1&count=true&q=苏州键页"), city)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.count").value(2))
                .andExpect(jsonPath("$.next").isString())
                .andExpect(jsonPath("$.items[0].number", startsWith("ZZ")))
                .andExpect(jsonPath("$.items[0].type").value("enterprise-certification"))
                .andExpect(jsonPath("$.items[0].region").value("320509"))
                .andExpect(jsonPath("$.items[0].step").value("review-certification"))
                .andExpect(jsonPath("$.items[0].overdue").value(false))
                .andExpect(jsonPath("$.items[0].dueAt").isString());
        call(get(TASKS + "?q=苏州键页"), city)
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.next").doesNotExist())
                .andExpect(jsonPath("$.count").doesNotExist());
        call(get(TASKS + "?box=mine"), city).andExpect(jsonPath("$.items", hasSize(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "sort=title, /sort",
        "box=all, /box",
        "region=32, /region",
        "size=201, /size",
        "size=0, /size",
        "cursor=abc, /cursor"
    })
    void a_question_that_makes_no_sense_is_answered_at_its_parameter(String question, String field) throws Exception {
        call(get(TASKS + "?" + question), li)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[*].field", contains(field)));
    }

    @Test
    void without_login_401_without_a_desk_403_and_anothers_task_404() throws Exception {
        Submitted one = submitted.submit("320507");
        http.perform(get(TASKS)).andExpect(status().isUnauthorized());
        var enterprise = SubmittedFilings.account("e", Grant.of(Role.ENTERPRISE));
        call(get(TASKS), enterprise).andExpect(status().isForbidden());
        call(get(TASKS + "/" + one.taskId()), enterprise).andExpect(status().isForbidden());
        var stranger = SubmittedFilings.reviewer("r", "320508");
        call(get(TASKS + "/" + one.taskId()), stranger).andExpect(status().isNotFound());
        send("/" + one.taskId() + "/decide", APPROVED, stranger).andExpect(status().isNotFound());
        call(get(TASKS + "/" + UUID.randomUUID()), li).andExpect(status().isNotFound());
        var supervisor = SubmittedFilings.account("s", new Grant(Role.SUPERVISOR, null, "320507"));
        call(get(TASKS + "/" + one.taskId()), supervisor)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.mayDecide").value(false));
        send("/" + one.taskId() + "/decide", APPROVED, supervisor).andExpect(status().isForbidden());
    }

    @Test
    void a_task_says_what_can_be_decided_and_hides_personal_numbers() throws Exception {
        Submitted one = submitted.submit("320507");
        call(get(TASKS + "/" + one.taskId()), li)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcomes", contains("approved", "returned", "rejected")))
                .andExpect(jsonPath("$.mayDecide").value(true))
                .andExpect(jsonPath("$.state").value("IN_REVIEW"))
                .andExpect(jsonPath("$.attachments", hasSize(4)))
                .andExpect(jsonPath("$.findings").isNotEmpty())
                .andExpect(jsonPath("$.path").isNotEmpty())
                .andExpect(jsonPath("$.data.adminMobile", startsWith("138****")));
        send("/" + one.taskId() + "/reveal", "", li)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.adminMobile").value(org.hamcrest.Matchers.matchesPattern("138[0-9]{8}")));
    }

    @Test
    void who_comes_second_is_told_by_whom_it_was_handled() throws Exception {
        Submitted one = submitted.submit("320507");
        send("/" + one.taskId() + "/decide", APPROVED, li)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("APPROVED"));
        send("/" + one.taskId() + "/decide", APPROVED, wang)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("李审核")));
        call(get(TASKS + "/" + one.taskId()), wang).andExpect(status().isConflict());
    }

    @Test
    void who_is_overtaken_by_a_withdrawal_or_a_decision_is_told_in_the_problem() throws Exception {
        Submitted withdrawn = submitted.submit("320507");
        http.perform(post("/api/v1/filings/" + withdrawn.filing().id() + "/withdraw")
                        .header(
                                "Authorization",
                                "Bearer " + withdrawn.applicant().token()))
                .andExpect(status().isOk());
        send("/" + withdrawn.taskId() + "/decide", APPROVED, li)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("申请人已于")));
        Submitted decided = submitted.submit("320507");
        send("/" + decided.taskId() + "/decide", APPROVED, li).andExpect(status().isOk());
        http.perform(post("/api/v1/filings/" + decided.filing().id() + "/withdraw")
                        .header("Authorization", "Bearer " + decided.applicant().token()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.by").value("苏州市相城区住房和城乡建设局"))
                .andExpect(jsonPath("$.state").value("APPROVED"))
                .andExpect(jsonPath("$.at").isNotEmpty())
                .andExpect(jsonPath("$.detail", containsString("苏州市相城区住房和城乡建设局已于")));
    }

    @Test
    void own_filings_are_listed_without_any_question() throws Exception {
        var enterprise = SubmittedFilings.account("e", Grant.of(Role.ENTERPRISE));
        call(get("/api/v1/filings"), enterprise).andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void progress_names_who_has_it_now() throws Exception {
        Submitted one = submitted.submit("320507");
        String mobile = String.valueOf(
                filings.own(one.applicant(), one.filing().id()).data().get("adminMobile"));
        String address = "/api/v1/public/progress?number=" + one.filing().number() + "&mobile=" + mobile;
        http.perform(get(address))
                .andExpect(jsonPath("$.holder").value("苏州市相城区住房和城乡建设局"))
                .andExpect(jsonPath("$.step").value("审核企业账号认证"));
        http.perform(get(address).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.holder", containsString("Bureau of 苏州市相城区")));
        http.perform(post("/progress").param("number", one.filing().number()).param("mobile", mobile))
                .andExpect(content().string(containsString("苏州市相城区住房和城乡建设局 · 审核")));
        send("/" + one.taskId() + "/decide", "{\"outcome\": \"returned\", \"opinion\": \"请补正\"}", li)
                .andExpect(status().isOk());
        http.perform(get(address))
                .andExpect(jsonPath("$.holder").value("申请人"))
                .andExpect(jsonPath("$.step").value("申请人补正材料"));
    }

    @Test
    void a_visitors_token_opens_his_files_as_bearer_and_never_in_an_address() throws Exception {
        Submitted one = submitted.submit("320507");
        String token = String.valueOf(one.applicant().token());
        var file = filings.own(one.applicant(), one.filing().id()).attachments().get(0);
        String letter =
                "/letters/authorisation-letter.pdf?filing=" + one.filing().id();
        String attachment = "/api/v1/filings/" + one.filing().id() + "/attachments/" + file.id();
        http.perform(get(letter + "&t=" + token)).andExpect(status().isNotFound());
        http.perform(get("/files/" + one.filing().id() + "/" + file.id() + "?t=" + token))
                .andExpect(status().isNotFound());
        for (String address : List.of(letter, attachment)) {
            http.perform(get(address).header("Authorization", "Bearer " + token))
                    .andExpect(status().isOk());
        }
    }

    @Test
    void claim_and_release_answer_with_the_task() throws Exception {
        Submitted one = submitted.submit("320507");
        send("/" + one.taskId() + "/claim", "", li)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.assignee").value(li.id().toString()));
        send("/" + one.taskId() + "/claim", "", wang).andExpect(status().isConflict());
        send("/" + one.taskId() + "/release", "", li)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.assignee").doesNotExist());
    }

    @Test
    void a_return_pins_faults_and_bad_ones_are_named() throws Exception {
        Submitted one = submitted.submit("320507");
        send(
                        "/" + one.taskId() + "/decide",
                        "{\"outcome\": \"returned\", \"faults\": [{\"field\": \"nonsense\"}, null]}",
                        li)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath(
                        "$.errors[*].field",
                        contains(
                                "/opinion",
                                "/faults/0/field",
                                "/faults/0/reason",
                                "/faults/1/field",
                                "/faults/1/reason")));
        send(
                        "/" + one.taskId() + "/decide",
                        "{\"outcome\": \"returned\", \"opinion\": \"请补正\", \"faults\": [{\"field\": \"idFront\", \"reason\": \"看不清\"}]}",
                        li)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("RETURNED"));
    }

    @Test
    void a_batch_answers_for_each_id() throws Exception {
        Submitted one = submitted.submit("320507");
        String body = "{\"ids\": [\"%s\", \"nonsense\"], \"outcome\": \"rejected\", \"opinion\": \"不属于本地\"}"
                .formatted(one.taskId());
        call(
                        post(TASKS + "/decide")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body),
                        li)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].result", contains("decided", "refused")))
                .andExpect(jsonPath("$.items[0].state").value("REJECTED"))
                .andExpect(jsonPath("$.items[1].code").value("task.unknown"))
                .andExpect(jsonPath("$.items[1].detail").isNotEmpty());
        send("/decide", "{\"ids\": [], \"outcome\": \"approved\"}", li)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", contains("/ids")));
    }

    @Test
    void the_same_key_gives_the_first_answer_again() throws Exception {
        Submitted one = submitted.submit("320507");
        String key = UUID.randomUUID().toString();
        for (boolean repeated : new boolean[] {false, true}) {
            var answer = call(
                            post(TASKS + "/" + one.taskId() + "/decide")
                                    .header("Idempotency-Key", key)
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(APPROVED),
                            li)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("APPROVED"));
            if (repeated) {
                answer.andExpect(header().string("Idempotent-Replayed", "true"));
            }
        }
        assertThat(jdbc.sql("select count(*) from filing_event where filing = :id and kind = 'DECIDED'")
                        .param("id", one.filing().id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }
}
