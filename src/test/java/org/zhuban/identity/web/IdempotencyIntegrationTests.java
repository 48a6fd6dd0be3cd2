package org.zhuban.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ApartTest;
import org.zhuban.TestClock;
import org.zhuban.identity.ApiTokens;
import org.zhuban.identity.Logins;
import org.zhuban.identity.People;

@ApartTest
class IdempotencyIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final String name = "brick-" + UUID.randomUUID();

    private String token() {
        return tokens.issue(logins.state(people.enterprise().id()).orElseThrow(), Set.of(), 0)
                .token();
    }

    private HttpResponse<String> lay(String token, String key, String path, String body) {
        var browser = new Browser(port);
        return browser.send(browser.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private String body() {
        return "{\"name\":\"" + name + "\"}";
    }

    private long bricks() {
        return jdbc.sql("select count(*) from calendar_day where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    @Test
    void the_same_call_again_gives_the_first_answer_and_changes_nothing() {
        var token = token();
        var first = lay(token, "k1", "/api/v1/bricks", body());
        var second = lay(token, "k1", "/api/v1/bricks", body());
        assertThat(first.statusCode()).isEqualTo(201).isEqualTo(second.statusCode());
        assertThat(second.body()).isEqualTo(first.body()).contains("\"n\":1");
        assertThat(second.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"))
                .hasValue("\"1\"");
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(bricks()).isEqualTo(1);
    }

    @Test
    void a_plain_value_is_repeated_with_its_status() {
        var token = token();
        var body = "{\"name\":\"" + name + "\",\"n\":0}";
        var first = lay(token, "k1", "/api/v1/bricks/value", body);
        var second = lay(token, "k1", "/api/v1/bricks/value", body);
        assertThat(first.statusCode()).isEqualTo(202).isEqualTo(second.statusCode());
        assertThat(second.body()).isEqualTo(first.body()).contains("\"n\":1");
        assertThat(bricks()).isEqualTo(1);
    }

    @Test
    void the_order_of_fields_does_not_make_another_body() {
        var token = token();
        lay(token, "k1", "/api/v1/bricks", "{\"name\":\"" + name + "\",\"a\":1}");
        assertThat(lay(token, "k1", "/api/v1/bricks", "{\"a\":1, \"name\":\"" + name + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(bricks()).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_body_or_path_is_refused() {
        var token = token();
        lay(token, "k1", "/api/v1/bricks", body());
        var other = lay(token, "k1", "/api/v1/bricks", "{\"name\":\"" + name + "\",\"more\":1}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("/problems/idempotency.other-body");
        assertThat(lay(token, "k1", "/api/v1/bricks?x=1", body()).statusCode()).isEqualTo(422);
        assertThat(bricks()).isEqualTo(1);
    }

    @Test
    void a_key_is_its_callers_own() {
        lay(token(), "k1", "/api/v1/bricks", body());
        assertThat(lay(token(), "k1", "/api/v1/bricks", body()).body()).contains("\"n\":2");
    }

    @Test
    void a_call_without_a_key_runs_every_time() {
        var token = token();
        for (int i = 1; i <= 2; i++) {
            var browser = new Browser(port);
            var answer = browser.send(browser.request("/api/v1/bricks")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body())));
            assertThat(answer.body()).contains("\"n\":" + i);
        }
    }

    @Test
    void what_was_refused_left_nothing_and_may_be_tried_again() {
        var token = token();
        var failing = "{\"name\":\"" + name + "\",\"fail\":true}";
        assertThat(lay(token, "k1", "/api/v1/bricks", failing).statusCode()).isEqualTo(409);
        assertThat(bricks()).isZero();
        assertThat(lay(token, "k1", "/api/v1/bricks", body()).statusCode()).isEqualTo(201);
    }

    @Test
    void eight_at_once_run_once_and_all_get_the_first_answer() throws Exception {
        var token = token();
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<HttpResponse<String>>> calls = Stream.<Callable<HttpResponse<String>>>generate(
                            () -> () -> lay(token, "k1", "/api/v1/bricks", body()))
                    .limit(8)
                    .toList();
            for (var call : pool.invokeAll(calls)) {
                assertThat(call.get().statusCode()).isEqualTo(201);
                assertThat(call.get().body()).contains("\"n\":1");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(bricks()).isEqualTo(1);
    }

    @Test
    void a_key_is_forgotten_after_24_hours() {
        var token = token();
        lay(token, "k1", "/api/v1/bricks", body());
        clock.advance(Duration.ofHours(24).minusMinutes(1));
        lay(token, "k1", "/api/v1/bricks", body());
        assertThat(bricks()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        lay(token, "k1", "/api/v1/bricks", body());
        assertThat(bricks()).isEqualTo(2);
    }

    @Test
    void a_kept_answer_is_sealed() {
        lay(token(), "k1", "/api/v1/bricks", body());
        assertThat(jdbc.sql("select answer from idempotent_call")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(answer -> answer.contains(name));
    }

    @Test
    void a_key_that_is_none_is_refused() {
        assertThat(lay(token(), "x".repeat(201), "/api/v1/bricks", body()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void an_upload_is_the_same_by_its_content() {
        var token = token();
        assertThat(upload(token, "bytes").body()).contains("\"n\":1");
        assertThat(upload(token, "bytes").body()).contains("\"n\":1");
        assertThat(upload(token, "other bytes").statusCode()).isEqualTo(422);
        assertThat(bricks()).isEqualTo(1);
    }

    private HttpResponse<String> upload(String token, String content) {
        var boundary = "----" + UUID.randomUUID();
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"slot\"\r\n\r\n" + name + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n" + content
                + "\r\n--" + boundary + "--\r\n";
        var browser = new Browser(port);
        return browser.send(browser.request("/api/v1/bricks/file")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Idempotency-Key", "upload")
                .POST(BodyPublishers.ofString(body)));
    }
}
