package org.zhuban.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Logins;
import org.zhuban.identity.People;
import org.zhuban.identity.Role;
import org.zhuban.identity.SentCodes;

@ZhubanTest
class TokensIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private SentCodes sent;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Browser http() {
        return new Browser(port);
    }

    private static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> ask(String login, String password, String body, String... headers) {
        HttpRequest.Builder request = http().request("/api/v1/tokens")
                .header("Authorization", basic(login, password))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http().send(request.POST(BodyPublishers.ofString(body)));
    }

    private String token(People.Somebody somebody, String body) {
        var answer = ask(somebody.login(), People.PASSWORD, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return field(answer, "token");
    }

    private HttpResponse<String> get(String path, String token) {
        return http().send(http().request(path)
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    private static String field(HttpResponse<String> answer, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }

    @Test
    void a_token_says_who_one_is() {
        var somebody = people.somebody("clerk", null, new Grant(Role.WAGE_OFFICER, null, "320507"));
        var answer = get("/api/v1/me", token(somebody, "{\"scopes\":[\"*\"],\"days\":7}"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"login\":\"" + somebody.login() + "\"",
                        "\"roles\":[\"WAGE_OFFICER\"]",
                        "\"regions\":[\"320507\"]");
    }

    @Test
    void a_token_is_not_kept_in_clear() {
        var token = token(people.enterprise(), "{}");
        assertThat(jdbc.sql("select row_to_json(t)::text from api_token t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void a_token_ends_when_its_days_are_over() {
        var token = token(people.enterprise(), "{\"days\":7}");
        clock.advance(Duration.ofDays(7).minusSeconds(30));
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        var over = get("/api/v1/me", token);
        assertThat(over.statusCode()).isEqualTo(401);
        assertThat(over.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(over.body()).contains("/problems/token.over");
    }

    @Test
    void a_token_ended_by_its_holder_is_over() {
        var token = token(people.enterprise(), "");
        var end = http().send(http().request("/api/v1/tokens/current")
                .header("Authorization", "Bearer " + token)
                .DELETE());
        assertThat(end.statusCode()).isEqualTo(204);
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(401);
    }

    @Test
    void a_changed_password_ends_tokens_and_logging_out_does_not() {
        var somebody = people.enterprise();
        var token = token(somebody, "");
        var browser = http().in(somebody);
        browser.post("/logout", Map.of("_csrf", Browser.csrf(browser.get("/password/change"))));
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(200);
        http().in(somebody)
                .fill(
                        "/password/change",
                        "/password/change",
                        Map.of("old", People.PASSWORD, "password", "Umbau2028", "repeat", "Umbau2028"));
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(401);
    }

    @Test
    void a_role_taken_away_is_gone_with_the_next_call() {
        var somebody = people.enterprise();
        var token = token(somebody, "");
        jdbc.sql("delete from account_role where account = ?")
                .param(somebody.id())
                .update();
        assertThat(get("/api/v1/me", token).body()).contains("\"roles\":[]");
    }

    @Test
    void a_scope_opens_its_own_part_only() {
        var token = token(people.enterprise(), "{\"scopes\":[\"tasks\"]}");
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(200);
        var refused = get("/api/v1/filings", token);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("/problems/access.denied");
        assertThat(get("/api/v1/tasks", token).statusCode()).isNotEqualTo(401);
    }

    @Test
    void wrong_scopes_and_days_are_told_at_their_fields() {
        var somebody = people.enterprise();
        var answer = ask(somebody.login(), People.PASSWORD, "{\"scopes\":[\"../x\"],\"days\":4000}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"/scopes\"", "\"field\":\"/days\"");
    }

    @Test
    void a_wrong_password_is_401_and_five_lock() {
        var somebody = people.enterprise();
        var answer = ask(somebody.login(), "Falsch99", "{}");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("/problems/login.wrong");
        for (int i = 0; i < 4; i++) {
            answer = ask(somebody.login(), "Falsch99", "{}");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(890L, 900L);
    }

    @Test
    void a_password_opens_the_token_call_and_nothing_else() {
        var somebody = people.enterprise();
        var answer = http().send(http().request("/api/v1/me")
                .header("Authorization", basic(somebody.login(), People.PASSWORD))
                .GET());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("/problems/login.required");
    }

    private String inNoLanguage(String path, String token) {
        return http().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + token))
                .body();
    }

    @Test
    void refusals_before_the_call_are_in_the_language_of_all_others() {
        var scoped = token(people.enterprise(), "{\"scopes\":[\"tasks\"]}");
        assertThat(inNoLanguage("/api/v1/filings", scoped)).contains("当前账号没有这项权限", "没有权限");
        assertThat(inNoLanguage("/api/v1/me", scoped + "x")).contains("令牌无效或已过期");
        assertThat(inNoLanguage("/api/v1/me", "")).contains("请先登录。");
        var english = http().send(http().request("/api/v1/me")
                .setHeader("Accept-Language", "en")
                .GET());
        assertThat(english.body()).contains("Log in first.");
    }

    @Test
    void a_visitor_reads_the_forms_that_he_may_file_and_no_other() {
        var form = http().send(http().request("/api/v1/filing-types/enterprise-certification/form")
                .GET());
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).contains("creditCode");
        for (var other : new String[] {"labour-contract", "no-such-type"}) {
            var refused = http().send(http().request("/api/v1/filing-types/" + other + "/form")
                    .GET());
            assertThat(refused.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_session_opens_no_api_call() {
        var browser = http().in(people.enterprise());
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void a_random_password_gets_no_token() {
        var somebody = people.enterprise();
        jdbc.sql("update account set must_change = true where id = ?")
                .param(somebody.id())
                .update();
        var answer = ask(somebody.login(), People.PASSWORD, "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/login.must-change");
    }

    @Test
    void staff_need_the_code_for_a_token_too() {
        var reviewer = people.reviewer();
        var first = ask(reviewer.login(), People.PASSWORD, "{}");
        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(first.body()).contains("/problems/login.code-required").doesNotContain(reviewer.mobile());
        var wrong = ask(
                reviewer.login(),
                People.PASSWORD,
                "{}",
                "X-One-Time-Code",
                sent.wrong(Logins.SECOND_FACTOR, reviewer.mobile()));
        assertThat(wrong.statusCode()).isEqualTo(401);
        var code = Objects.requireNonNull(sent.to(Logins.SECOND_FACTOR, reviewer.mobile()));
        var right = ask(reviewer.login(), People.PASSWORD, "{}", "X-One-Time-Code", code);
        assertThat(right.statusCode()).isEqualTo(201);
        assertThat(ask(reviewer.login(), People.PASSWORD, "{}", "X-One-Time-Code", code)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void unknown_and_broken_calls_are_problems_in_words() {
        var token = token(people.enterprise(), "");
        var unknown = get("/api/v1/no-such-thing", token);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("/problems/not-found", "没有找到");
        var broken = ask(people.enterprise().login(), People.PASSWORD, "{broken");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("/problems/request.unreadable");
        var method = http().send(http().request("/api/v1/me")
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.noBody()));
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void problems_speak_the_language_that_is_asked_for() {
        var answer = http().send(HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port + "/api/v1/me"))
                .header("Accept-Language", "en")
                .GET());
        assertThat(answer.body()).contains("Log in first");
        assertThat(http().get("/api/v1/me").body()).contains("请先登录");
    }

    @Test
    void the_description_of_the_api_asks_for_a_login() {
        var somebody = people.enterprise();
        assertThat(http().get("/v3/api-docs").statusCode()).isEqualTo(401);
        var answer = get("/v3/api-docs", token(somebody, ""));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/api/v1/tokens");
        assertThat(http().in(somebody).get("/v3/api-docs").statusCode()).isEqualTo(200);
    }
}
