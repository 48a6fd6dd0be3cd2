package org.zhuban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@code /v3/api-docs} tells the whole contract. */
@ZhubanTest
class ApiDescriptionIntegrationTests {

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TypeNameResolver names;

    @Autowired
    private RequestMappingHandlerMapping calls;

    private JsonNode api;

    private JsonNode paths;

    @BeforeEach
    void read() throws Exception {
        byte[] answer = MockMvcBuilders.webAppContextSetup(application)
                .build()
                .perform(get("/v3/api-docs"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        api = json.readTree(answer);
        paths = api.path("paths");
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

    @Test
    void no_two_types_share_a_schema() {
        Map<String, Set<Class<?>>> types = new TreeMap<>();
        calls.getHandlerMethods().values().forEach(call -> {
            collect(call.getReturnType().getGenericParameterType(), types);
            for (MethodParameter parameter : call.getMethodParameters()) {
                if (parameter.hasParameterAnnotation(RequestBody.class)) {
                    collect(parameter.getGenericParameterType(), types);
                }
            }
        });
        assertThat(types).containsKeys("FilingView", "ProjectView", "ProjectTokenView", "ProjectAccountRow", "Task");
        assertThat(types).allSatisfy((name, own) -> assertThat(own).as(name).hasSize(1));
        assertThat(schema("/~1api~1v1~1filings~1{id}~1data/put/responses/200")).isEqualTo("FilingView");
        assertThat(schema("/~1api~1v1~1public~1filings/post/responses/201")).isEqualTo("FilingView");
        assertThat(schema("/~1api~1v1~1projects~1{code}/get/responses/200")).isEqualTo("ProjectView");
    }

    /** Our records that the type is made of. */
    private void collect(Type type, Map<String, Set<Class<?>>> types) {
        if (type instanceof ParameterizedType made) {
            Arrays.stream(made.getActualTypeArguments()).forEach(part -> collect(part, types));
        } else if (type instanceof Class<?> one
                && one.isRecord()
                && types.computeIfAbsent(
                                names.nameForType(TypeFactory.defaultInstance().constructType(one)),
                                name -> new HashSet<>())
                        .add(one)) {
            Arrays.stream(one.getRecordComponents()).forEach(part -> collect(part.getGenericType(), types));
        }
    }

    /** Name of the schema of an answer or a body. */
    private String schema(String place) {
        String reference =
                paths.at(place + "/content/application~1json/schema/$ref").asText();
        return reference.replace("#/components/schemas/", "");
    }

    @Test
    void a_project_token_is_asked_for_by_name_and_scopes() {
        String wish = schema("/~1api~1v1~1projects~1{code}~1tokens/post/requestBody");
        JsonNode fields = api.path("components").path("schemas").path(wish).path("properties");
        assertThat(fields.has("name")).isTrue();
        assertThat(fields.at("/scopes/items/enum")).extracting(JsonNode::asText).contains("PROJECT", "ATTENDANCE");
    }

    @Test
    void what_takes_a_file_takes_all_as_fields_of_a_form() {
        JsonNode handOver = paths.at("/~1api~1v1~1project-accounts~1{id}~1hand-over/post");
        assertThat(handOver.at("/requestBody/content/multipart~1form-data/schema/properties")
                        .fieldNames())
                .toIterable()
                .contains("name", "mobile", "code", "authorisation");
        assertThat(handOver.path("parameters"))
                .extracting(parameter -> parameter.path("in").asText())
                .doesNotContain("query");
        assertThat(paths.at(
                                "/~1api~1v1~1projects~1import/post/requestBody/content/multipart~1form-data/schema/properties")
                        .has("file"))
                .isTrue();
    }
}
