package org.zhuban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** {@code /v3/api-docs} tells the whole contract. */
@ZhubanTest
class ApiDescriptionIntegrationTests {

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private ObjectMapper json;

    private JsonNode paths;

    @BeforeEach
    void read() throws Exception {
        byte[] answer = MockMvcBuilders.webAppContextSetup(application)
                .build()
                .perform(get("/v3/api-docs"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        paths = json.readTree(answer).path("paths");
    }

    @Test
    void every_call_is_listed_and_nothing_that_is_none() {
        Set<String> calls = new TreeSet<>();
        paths.fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> calls.add(method.toUpperCase(java.util.Locale.ROOT) + " "
                        + path.getKey().replace("/api/v1", ""))));
        assertThat(calls)
                .contains(
                        "POST /tokens",
                        "DELETE /tokens/current",
                        "GET /me",
                        "GET /filing-types",
                        "GET /filing-types/{key}",
                        "GET /filing-types/{key}/form",
                        "POST /filings",
                        "GET /filings",
                        "GET /filings/{id}",
                        "PUT /filings/{id}/data",
                        "DELETE /filings/{id}",
                        "POST /filings/{id}/attachments",
                        "GET /filings/{id}/attachments/{attachment}",
                        "DELETE /filings/{id}/attachments/{attachment}",
                        "POST /filings/{id}/submit",
                        "POST /filings/{id}/withdraw",
                        "POST /filings/{id}/abandon",
                        "GET /filings/{id}/history",
                        "GET /filings/{id}/document.pdf",
                        "POST /filings/{id}/document/revoke",
                        "GET /tasks",
                        "GET /tasks/{id}",
                        "POST /tasks/{id}/claim",
                        "POST /tasks/{id}/release",
                        "POST /tasks/{id}/decide",
                        "POST /tasks/decide",
                        "POST /public/filings",
                        "POST /public/sms-codes",
                        "GET /public/progress",
                        "GET /public/verify/{code}",
                        "GET /projects",
                        "POST /projects",
                        "POST /projects/import",
                        "GET /projects/{code}",
                        "PUT /projects/{code}",
                        "POST /projects/{code}/finish",
                        "POST /projects/{code}/parties/{party}/end",
                        "POST /registers/enterprises/{id}/end",
                        "GET /codes/{table}",
                        "GET /letters/{name}.pdf")
                .noneMatch(call -> call.contains("/sandbox/") || call.contains("/files/"));
    }

    @Test
    void every_call_says_what_it_answers_and_how_it_refuses() {
        JsonNode answers = paths.at("/~1api~1v1~1filings~1{id}~1withdraw/post/responses");
        assertThat(answers.fieldNames()).toIterable().contains("200", "401", "404", "409");
        assertThat(answers.path("409").path("content").has("application/problem+json"))
                .isTrue();
        assertThat(paths.at("/~1api~1v1~1filings/post/responses").has("201")).isTrue();
        assertThat(paths.at("/~1api~1v1~1filings~1{id}~1attachments~1{attachment}/get/responses")
                        .has("200"))
                .isTrue();
        assertThat(paths.at("/~1api~1v1~1public~1progress/get/responses").fieldNames())
                .toIterable()
                .contains("200", "404", "429")
                .doesNotContain("401");
    }
}
