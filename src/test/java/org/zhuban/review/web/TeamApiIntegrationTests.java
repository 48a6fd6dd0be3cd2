package org.zhuban.review.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhuban.ZhubanTest;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.People;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings;

/** The contract of working together, by the API. */
@ZhubanTest
class TeamApiIntegrationTests {

    private static final String REGION = "320507";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ObjectMapper json;

    private MockMvc http;
    private CurrentAccount li;
    private CurrentAccount wang;
    private CurrentAccount chief;

    @BeforeEach
    void behind_the_real_security() {
        http = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        li = account("李审核", Role.REVIEWER);
        wang = account("王审核", Role.REVIEWER);
        chief = account("周主管", Role.SUPERVISOR);
    }

    private CurrentAccount account(String name, Role role) {
        UUID id = accounts.ensure(
                "team-api-" + UUID.randomUUID(),
                name,
                "demo2026",
                People.mobile(),
                null,
                List.of(new Grant(role, null, REGION)));
        return accounts.find(id).orElseThrow();
    }

    private ResultActions call(MockHttpServletRequestBuilder request, CurrentAccount account) throws Exception {
        return http.perform(request.with(authentication(new AccountAuthentication(account))));
    }

    /** Pairs of name and value. */
    private ResultActions send(CurrentAccount account, String path, Object... body) throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < body.length; i += 2) {
            values.put((String) body[i], body[i + 1]);
        }
        return call(
                post("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(values)),
                account);
    }

    private String id(ResultActions answer) throws Exception {
        return json.readTree(answer.andReturn().getResponse().getContentAsString())
                .get("id")
                .asText();
    }

    @Test
    void a_task_is_transferred_and_reassigned() throws Exception {
        String task = "/tasks/" + submitted.submit(REGION).taskId();
        call(get("/api/v1" + task + "/colleagues"), li)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.id == '" + wang.id() + "')].name", contains("王审核")));
        send(li, task + "/transfer", "to", wang.id())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", contains("/reason")));
        send(li, task + "/transfer", "to", wang.id(), "reason", "请办理")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.assigneeName").value("王审核"));
        send(li, task + "/reassign", "reason", "放回").andExpect(status().isForbidden());
        send(chief, task + "/reassign", "reason", "放回")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.assignee").doesNotExist());
    }

    @Test
    void a_signer_is_added_answers_and_is_seen_by_the_team() throws Exception {
        String task = "/tasks/" + submitted.submit(REGION).taskId();
        send(li, task + "/requests", "of", wang.id(), "question", "请会签")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", contains("/kind")));
        String request = id(send(li, task + "/requests", "kind", "SIGN_AFTER", "of", wang.id(), "question", "请会签")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("PLANNED")));
        send(li, task + "/decide", "outcome", "approved")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("IN_REVIEW"));
        call(get("/api/v1" + task + "/requests"), li)
                .andExpect(jsonPath("$.proposal.outcome").value("approved"))
                .andExpect(jsonPath("$.requests", hasSize(1)));
        send(li, task + "/proposal/take-back", "reason", "有误")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.proposal").doesNotExist());
        send(li, task + "/decide", "outcome", "approved").andExpect(status().isOk());
        call(get("/api/v1/requests"), wang).andExpect(jsonPath("$[*].request.id", contains(request)));
        send(wang, "/requests/" + request + "/answer", "agrees", false)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", contains("/answer")));
        send(li, "/requests/" + request + "/answer", "agrees", true).andExpect(status().isNotFound());
        send(wang, "/requests/" + request + "/answer", "agrees", true).andExpect(status().isOk());
        call(get("/api/v1" + task), li).andExpect(status().isConflict());
    }

    @Test
    void a_request_is_taken_back_and_a_comment_kept() throws Exception {
        String task = "/tasks/" + submitted.submit(REGION).taskId();
        String request = id(send(li, task + "/requests", "kind", "DELEGATE", "of", wang.id(), "question", "先看"));
        call(get("/api/v1" + task), li).andExpect(jsonPath("$.task.held").value("DELEGATE"));
        send(wang, "/requests/" + request + "/take-back", "reason", "不看").andExpect(status().isConflict());
        send(li, "/requests/" + request + "/take-back", "reason", "自己办").andExpect(status().isNoContent());
        send(li, task + "/comments", "text", "已核对", "mentions", List.of(wang.id()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.acts[*].kind", contains("DELEGATED", "REQUEST_TAKEN_BACK", "COMMENTED")));
    }

    @Test
    void a_delegated_task_is_given_back_with_faults() throws Exception {
        String task = "/tasks/" + submitted.submit(REGION).taskId();
        String request = id(send(li, task + "/requests", "kind", "DELEGATE", "of", wang.id(), "question", "先看"));
        String answer = "/requests/" + request + "/answer";
        send(wang, answer, "answer", "请补正", "faults", List.of(Map.of("field", "nonsense", "reason", "x")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", contains("/faults/0/field")));
        send(wang, answer, "answer", "请补正", "faults", List.of(Map.of("field", "creditCode", "reason", "与执照不符")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.faults[*].field", contains("creditCode")));
        call(get("/api/v1" + task + "/requests"), li)
                .andExpect(jsonPath("$.requests[0].faults[*].reason", contains("与执照不符")))
                .andExpect(jsonPath("$.acts[*].faults", contains(0, 1)));
    }

    @Test
    void an_absence_is_arranged_and_ended_and_who_does_not_review_has_none() throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        send(li, "/substitutions", "substitute", wang.id(), "starts", today.toString())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", contains("/ends")));
        String made = id(send(
                        li,
                        "/substitutions",
                        "substitute",
                        wang.id(),
                        "starts",
                        today.toString(),
                        "ends",
                        today.toString(),
                        "reason",
                        "病假")
                .andExpect(status().isOk()));
        call(get("/api/v1/substitutions"), wang).andExpect(jsonPath("$[*].id", contains(made)));
        call(get("/api/v1/substitutions"), chief).andExpect(jsonPath("$[?(@.id == '" + made + "')]", hasSize(1)));
        send(wang, "/substitutions/" + made + "/end").andExpect(status().isNotFound());
        send(chief, "/substitutions/" + made + "/end").andExpect(status().isNoContent());
        call(get("/api/v1/substitutions"), wang).andExpect(jsonPath("$", hasSize(0)));
        var nobody = SubmittedFilings.account("e", Grant.of(Role.ENTERPRISE));
        call(get("/api/v1/substitutions"), nobody).andExpect(status().isForbidden());
        call(get("/api/v1/requests"), nobody).andExpect(status().isForbidden());
    }
}
