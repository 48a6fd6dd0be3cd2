package org.zhuban.common.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.TooManyException;
import org.zhuban.common.UnprocessableException;

class ProblemHandlerTests {

    private static final Map<String, Supplier<Exception>> FAILURES = Map.of(
            "invalid", () -> new InvalidInputException(new FieldError("/mobile", "mobile.format")),
            "unknown", () -> new NotFoundException("not-found"),
            "denied", () -> new DeniedException("access.denied"),
            "conflict", () -> new ConflictException("changed.meanwhile"),
            "unprocessable", () -> new UnprocessableException("request.unreadable"),
            "too-many", () -> new TooManyException(Duration.ofMillis(1500), "request.too-large"),
            "forbidden", () -> new AccessDeniedException("inside"),
            "who", () -> new AuthenticationCredentialsNotFoundException("inside"),
            "lock", () -> new CannotAcquireLockException("inside"),
            "bug", () -> new IllegalStateException("secret inside"));

    @RestController
    static class Failing {

        @GetMapping({"/api/v1/fail/{how}", "/page/fail/{how}"})
        String fail(@PathVariable String how) throws Exception {
            throw how.equals("large")
                    ? new MaxUploadSizeExceededException(5)
                    : java.util.Objects.requireNonNull(FAILURES.get(how)).get();
        }

        @GetMapping("/api/v1/things/{id}")
        String thing(@PathVariable UUID id, @RequestParam int size) {
            return id + " " + size;
        }

        @PostMapping("/api/v1/things")
        String create(@RequestBody Map<String, Object> body) {
            return body.toString();
        }
    }

    private final MockMvc http = http();

    private static MockMvc http() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/common");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var json = Jackson2ObjectMapperBuilder.json().build();
        var problems = new Problems(new Texts(messages), messages, json);
        return MockMvcBuilders.standaloneSetup(new Failing())
                .setControllerAdvice(new ProblemHandler(problems))
                .setMessageConverters(new MappingJackson2HttpMessageConverter(json))
                .defaultRequest(get("/").locale(Locale.CHINA))
                .build();
    }

    private void expect(String how, int status, String code) throws Exception {
        http.perform(get("/api/v1/fail/" + how))
                .andExpect(status().is(status))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.type").value("/problems/" + code))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.detail").isNotEmpty())
                .andExpect(content().string(not(containsString("inside"))));
    }

    @Test
    void every_refusal_has_its_status_and_its_stable_type() throws Exception {
        expect("invalid", 422, "input.invalid");
        expect("unknown", 404, "not-found");
        expect("denied", 403, "access.denied");
        expect("conflict", 409, "changed.meanwhile");
        expect("unprocessable", 422, "request.unreadable");
        expect("too-many", 429, "request.too-large");
        expect("forbidden", 403, "access.denied");
        expect("who", 401, "login.required");
        expect("lock", 409, "changed.meanwhile");
        expect("large", 413, "request.too-large");
        expect("bug", 500, "internal");
    }

    @Test
    void bad_fields_are_named_with_a_sentence_each() throws Exception {
        http.perform(get("/api/v1/fail/invalid"))
                .andExpect(jsonPath("$.errors[0].field").value("/mobile"))
                .andExpect(jsonPath("$.errors[0].code").value("mobile.format"))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("手机号")));
        http.perform(get("/api/v1/fail/invalid").locale(Locale.ENGLISH))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("mobile")));
    }

    @Test
    void too_many_says_when_to_come_back_in_whole_seconds() throws Exception {
        http.perform(get("/api/v1/fail/too-many")).andExpect(header().string("Retry-After", "2"));
    }

    @Test
    void an_unforeseen_failure_has_a_number_that_the_log_has_too() throws Exception {
        http.perform(get("/api/v1/fail/bug"))
                .andExpect(jsonPath("$.incident").isNotEmpty())
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void an_id_that_cannot_be_one_is_unknown_and_a_bad_parameter_is_named() throws Exception {
        http.perform(get("/api/v1/things/abc?size=1")).andExpect(status().isNotFound());
        var thing = "/api/v1/things/" + UUID.randomUUID();
        http.perform(get(thing + "?size=x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("size")));
        http.perform(get(thing))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("size")));
    }

    @Test
    void what_cannot_be_read_or_is_of_another_kind_is_the_callers_fault() throws Exception {
        http.perform(post("/api/v1/things").contentType("application/json").content("{broken"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/request.unreadable"));
        http.perform(post("/api/v1/things").contentType("text/csv").content("a,b"))
                .andExpect(status().isUnsupportedMediaType());
        http.perform(post("/api/v1/fail/bug")).andExpect(status().isMethodNotAllowed());
    }

    @Test
    void a_browser_gets_a_page_and_no_json() throws Exception {
        http.perform(get("/page/fail/unknown"))
                .andExpect(status().isNotFound())
                .andExpect(view().name("error/page"))
                .andExpect(model().attribute("text", containsString("没有找到")));
    }
}
