package org.zhuban.outside.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.zhuban.message.SmsException;
import org.zhuban.outside.FakeServer;

class Sms4jGatewayTests {

    private static final String MOBILE = "13812345678";
    private static final String OK = "{\"code\": 200, \"msg\": \"success\", \"msgId\": \"1\"}";

    private final FakeServer server = new FakeServer();
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("sms.blends.city.supplier", "zhutong")
            .withProperty("sms.blends.city.request-url", server.url() + "/api/")
            .withProperty("sms.blends.city.access-key-id", "account")
            .withProperty("sms.blends.city.access-key-secret", "secret");
    private final Sms4jGateway gateway = gateway(environment);

    private static Sms4jGateway gateway(MockEnvironment environment) {
        return new Sms4jGateway(
                new SmsBlends(environment),
                "筑办",
                Duration.ofMillis(700),
                Duration.ofMillis(1500),
                Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        gateway.destroy();
        server.close();
    }

    @Test
    void the_supplier_gets_number_signed_text_and_the_messages_id() throws Exception {
        var bodies = new CopyOnWriteArrayList<JsonNode>();
        var key = new AtomicReference<String>();
        server.does(call -> {
            key.set(call.getRequestHeaders().getFirst("Idempotency-Key"));
            bodies.add(new ObjectMapper().readTree(call.getRequestBody().readAllBytes()));
            FakeServer.respond(call, 200, OK);
        });
        var id = UUID.randomUUID();
        gateway.send(id, MOBILE, "您的验证码是123456");
        assertThat(key).hasValue(id.toString());
        assertThat(bodies).hasSize(1);
        var body = bodies.get(0);
        assertThat(body.path("mobile").asText()).isEqualTo(MOBILE);
        assertThat(body.path("content").asText()).isEqualTo("【筑办】您的验证码是123456");
        assertThat(body.path("username").asText()).isEqualTo("account");
        assertThat(body.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"code\": 4001, \"msg\": \"密码错误\"}|refused: 4001 密码错误",
                "200|{}|refused:",
                "200|<html>hello</html>|",
                "500|{\"timestamp\": 1}|HTTP 500",
                "503|<html>|HTTP 503"
            })
    void anything_but_the_suppliers_yes_is_a_failure(int status, String body, String said) {
        server.answers(status, body);
        assertThatThrownBy(() -> gateway.send(UUID.randomUUID(), MOBILE, "text"))
                .isInstanceOf(SmsException.class)
                .hasMessageContaining(said == null ? "" : said);
        assertThat(server.calls()).as("the outbox repeats, not the call").isOne();
    }

    @Test
    void a_silent_supplier_is_left_after_the_time_limit() {
        server.hangs();
        failsWithin(Duration.ofMillis(1400));
    }

    @Test
    void a_dripping_supplier_is_cut_off() {
        server.drips();
        failsWithin(Duration.ofMillis(2500));
    }

    @Test
    void a_supplier_that_hangs_up_is_asked_once() {
        server.does(call -> call.close());
        failsWithin(Duration.ofSeconds(2));
        assertThat(server.calls()).isOne();
    }

    @Test
    void after_failures_the_line_rests_and_comes_back_by_itself() throws Exception {
        server.answers(500, "");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> gateway.send(UUID.randomUUID(), MOBILE, "text"))
                    .hasMessage("HTTP 500");
        }
        server.answers(200, OK);
        assertThatThrownBy(() -> gateway.send(UUID.randomUUID(), MOBILE, "text"))
                .hasMessageContaining("rests");
        assertThat(gateway.closed()).hasValueSatisfying(why -> assertThat(why).contains("rests"));
        assertThat(server.calls()).isEqualTo(5);
        var until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (true) {
            try {
                gateway.send(UUID.randomUUID(), MOBILE, "text");
                assertThat(gateway.closed()).isEmpty();
                return;
            } catch (SmsException resting) {
                assertThat(System.nanoTime()).isLessThan(until);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void refused_messages_do_not_rest_the_line() {
        server.answers(200, "{\"code\": 4014, \"msg\": \"手机号码无效\"}");
        for (int i = 0; i < 12; i++) {
            assertThatThrownBy(() -> gateway.send(UUID.randomUUID(), MOBILE, "text"))
                    .hasMessageContaining("4014");
        }
        assertThat(server.calls()).isEqualTo(12);
    }

    @Test
    void neither_number_nor_text_nor_address_stand_in_the_complaint() {
        server.answers(200, "{\"code\": 1, \"msg\": \"no\", \"echo\": \"13812345678 您的验证码是123456\"}");
        assertThatThrownBy(() -> gateway.send(UUID.randomUUID(), MOBILE, "您的验证码是123456"))
                .hasMessageNotContaining("123456")
                .hasMessageNotContaining("138")
                .hasMessageNotContaining("http");
    }

    @Test
    void without_a_supplier_messages_are_told_so() {
        assertThat(gateway(new MockEnvironment()).closed()).isPresent();
        assertThatThrownBy(() -> gateway(new MockEnvironment()).send(UUID.randomUUID(), MOBILE, "text"))
                .isInstanceOf(SmsException.class)
                .hasMessageContaining("no supplier configured");
    }

    @Test
    void a_supplier_nobody_knows_is_named() {
        environment.setProperty("sms.blends.city.supplier", "pigeon");
        assertThatThrownBy(() -> gateway(environment).send(UUID.randomUUID(), MOBILE, "text"))
                .isInstanceOf(SmsException.class)
                .hasMessageContaining("pigeon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alibaba", "baidu", "buding_v2", "chuanglan", "cloopen", "ctyun", "danmi", "dingzhong", "emay",
                        "huawei",
                "jiguang", "lianlu", "luosimao", "mas", "netease", "qiniu", "mysubmail", "tencent", "unisms",
                        "yixintong",
                "yunpian", "zhutong"
            })
    void every_supplier_can_be_configured(String supplier) {
        var properties = new MockEnvironment()
                .withProperty("sms.blends.x.supplier", supplier)
                .withProperty("sms.blends.x.access-key-id", "a")
                .withProperty("sms.blends.x.access-key-secret", "b");
        var blend = new SmsBlends(properties).present().orElseThrow();
        assertThat(blend.getSupplier()).isEqualTo(supplier);
        assertThat(blend.getConfigId()).isEqualTo("x");
    }

    private void failsWithin(Duration limit) {
        assertThatThrownBy(() -> gateway.send(UUID.randomUUID(), MOBILE, "text"))
                .isInstanceOf(SmsException.class);
        assertThat(server.sinceCall()).isLessThan(limit);
    }
}
