package org.zhuban.outside.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.zhuban.ZhubanTest;
import org.zhuban.enterprise.EnterpriseRegistry;
import org.zhuban.message.Messages;
import org.zhuban.message.SmsException;
import org.zhuban.message.SmsGateway;

@ZhubanTest
class SandboxIntegrationTests {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private SmsGateway gateway;

    @Autowired
    private EnterpriseRegistry registry;

    @Autowired
    private Messages messages;

    @Autowired
    private SandboxLines lines;

    @Autowired
    private JdbcClient jdbc;

    private String mobile = "";

    @BeforeEach
    void a_number_of_its_own() {
        mobile = "15"
                + String.valueOf(
                        1_000_000_000L + Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000_000));
        mobile = mobile.substring(0, 2) + mobile.substring(3);
    }

    @AfterEach
    void all_on() {
        lines.set(SandboxLines.System.SMS, Line.ON);
        lines.set(SandboxLines.System.REGISTRY, Line.ON);
    }

    private JsonNode received() {
        return requireNonNull(http.getForObject("/sandbox/sms?to=" + mobile, JsonNode.class));
    }

    private ResponseEntity<String> get(String path, String accept) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, accept);
        return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
    }

    @Test
    void a_message_written_in_a_transaction_arrives_over_http_right_after_it() {
        messages.sms(mobile, "sms.code", null, "482913", "5", "登录");
        await().atMost(Duration.ofSeconds(60)).until(() -> received().size() == 1);
        var message = received().get(0);
        assertThat(message.path("to").asText()).isEqualTo(mobile);
        assertThat(message.path("text").asText()).startsWith("【筑办】您的验证码是482913");
        assertThat(OffsetDateTime.parse(message.path("at").asText())).isNotNull();
        assertThat(message.size()).as("at, to, text and nothing else").isEqualTo(3);
        // an answer that came late is asked for again after the back-off
        await().atMost(Duration.ofMinutes(2))
                .until(() -> jdbc.sql(
                                        "select count(*) from sms_outbox where state = 'SENT' and text is null and masked = :masked")
                                .param("masked", mobile.substring(0, 3) + "****" + mobile.substring(7))
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    @Test
    void newest_comes_first() throws SmsException {
        gateway.send(UUID.randomUUID(), mobile, "one");
        gateway.send(UUID.randomUUID(), mobile, "two");
        assertThat(received().get(0).path("text").asText()).endsWith("two");
        assertThat(received().get(1).path("text").asText()).endsWith("one");
    }

    @Test
    void the_same_message_sent_twice_arrives_once() throws SmsException {
        var id = UUID.randomUUID();
        gateway.send(id, mobile, "text");
        gateway.send(id, mobile, "text");
        assertThat(received()).hasSize(1);
    }

    @Test
    void a_message_that_was_taken_after_the_time_limit_arrives_once() throws SmsException {
        var id = UUID.randomUUID();
        lines.set(SandboxLines.System.SMS, Line.LATE);
        assertThatThrownBy(() -> gateway.send(id, mobile, "text")).isInstanceOf(SmsException.class);
        lines.set(SandboxLines.System.SMS, Line.ON);
        gateway.send(id, mobile, "text");
        assertThat(received()).hasSize(1);
    }

    @Test
    void a_gateway_that_is_off_failing_or_silent_loses_nothing() throws SmsException {
        var id = UUID.randomUUID();
        for (var line : new Line[] {Line.OFF, Line.ERROR, Line.HANGING}) {
            lines.set(SandboxLines.System.SMS, line);
            var begun = System.nanoTime();
            assertThatThrownBy(() -> gateway.send(id, mobile, "text"))
                    .as(line.name())
                    .isInstanceOf(SmsException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        }
        lines.set(SandboxLines.System.SMS, Line.ON);
        gateway.send(id, mobile, "text");
        assertThat(received()).hasSize(1);
    }

    @Test
    void a_call_with_a_wrong_password_or_an_old_time_key_is_refused() {
        for (var time : new String[] {String.valueOf(System.currentTimeMillis() / 1000), "1500000000", "x"}) {
            var body = Map.of(
                    "username", "zhuban-demo", "password", "guess", "tKey", time, "mobile", mobile, "content", "【a】b");
            var answer = requireNonNull(http.postForObject("/sandbox/zhutong/v2/sendSms", body, JsonNode.class));
            assertThat(answer.path("code").asInt()).isGreaterThan(4000);
        }
        assertThat(received()).isEmpty();
    }

    @Test
    void a_script_gets_json_and_a_browser_a_page() throws SmsException {
        gateway.send(UUID.randomUUID(), mobile, "<b>bold</b>");
        for (var accept : new String[] {"*/*", "application/json"}) {
            var answer = get("/sandbox/sms?to=" + mobile, accept);
            assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
            assertThat(answer.getBody()).startsWith("[{");
        }
        var page = get("/sandbox/sms?to=" + mobile, "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(page.getHeaders().getContentType()).isNotNull().satisfies(type -> assertThat(
                        type.isCompatibleWith(MediaType.TEXT_HTML))
                .isTrue());
        assertThat(page.getBody()).contains(mobile, "&lt;b&gt;bold").doesNotContain("<b>bold", "??");
    }

    @Test
    void the_registry_knows_its_enterprises_and_no_others() {
        var extract = registry.find("91110000710934369E").orElseThrow();
        assertThat(extract.name()).isEqualTo("北京京畿建筑工程有限公司");
        assertThat(registry.find("91320507MA1MXXXXXX")).isEmpty();
    }

    @Test
    void a_silent_registry_is_down_within_three_seconds() {
        lines.set(SandboxLines.System.REGISTRY, Line.HANGING);
        var begun = System.nanoTime();
        assertThatThrownBy(() -> registry.find("91110000710934369E"))
                .isInstanceOf(EnterpriseRegistry.RegistryDownException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void the_page_of_the_registry_lists_what_can_be_filed() {
        var page = requireNonNull(get("/sandbox/registry?q=京畿", "text/html").getBody());
        assertThat(page).contains("91110000710934369E").doesNotContain("91110000710935150D", "??");
    }

    @Test
    void a_line_is_switched_on_the_page_with_its_token_only() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("system", "SMS");
        form.add("line", "OFF");
        http.postForEntity("/sandbox/lines", new HttpEntity<>(form, new HttpHeaders()), String.class);
        assertThat(lines.of(SandboxLines.System.SMS)).isEqualTo(Line.ON);

        var page = get("/sandbox", "text/html");
        var body = requireNonNull(page.getBody());
        assertThat(body).doesNotContain("??");
        var cookie = requireNonNull(page.getHeaders().getFirst(HttpHeaders.SET_COOKIE))
                .split(";")[0];
        var token = body.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        form.add("_csrf", token);
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.COOKIE, cookie);
        http.postForEntity("/sandbox/lines", new HttpEntity<>(form, headers), String.class);
        assertThat(lines.of(SandboxLines.System.SMS)).isEqualTo(Line.OFF);
    }

    @Test
    void style_and_script_of_the_pages_are_served() {
        assertThat(get("/sandbox/sandbox.css", "*/*").getStatusCode().value()).isEqualTo(200);
        assertThat(get("/sandbox/sandbox.js", "*/*").getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void outside_of_demo_and_tests_only_the_closed_door_is_there() {
        var scan = new ClassPathScanningCandidateComponentProvider(true, new StandardEnvironment());
        assertThat(scan.findCandidateComponents("org.zhuban.outside.sandbox"))
                .extracting(bean -> requireNonNull(bean.getBeanClassName()).replaceAll(".*\\.", ""))
                .containsExactlyInAnyOrder("SandboxClosed", "SandboxConfiguration");
        assertThat(new SandboxClosed().closed().getStatusCode().value()).isEqualTo(404);
    }
}
