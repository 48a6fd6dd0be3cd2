package org.zhuban.outside.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.zhuban.enterprise.EnterpriseRegistry.RegistryDownException;
import org.zhuban.outside.FakeServer;

class TianyanchaRegistryTests {

    private static final String CODE = "91420000757013137P";
    private static final String FOUND =
            """
            {"error_code": 0, "reason": "ok", "result": {"name": "湖北楚江建设集团有限公司", "creditCode": "91420000757013137P",
             "regStatus": "存续", "estiblishTime": 1055865600000, "toTime": null, "regCapital": "30000万人民币",
             "legalPersonName": "王静", "regLocation": "湖北省武汉市武昌区中北路108号", "companyOrgType": "有限责任公司"}}""";

    private final FakeServer server = new FakeServer();
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("zhuban.registry.url", server.url())
            .withProperty("zhuban.registry.token", "secret");
    private final TianyanchaRegistry registry = new TianyanchaRegistry(
            environment, new ObjectMapper(), Clock.system(ZoneId.of("Asia/Shanghai")), Duration.ofSeconds(1));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void it_asks_with_the_token_and_reads_the_answer() {
        var query = new AtomicReference<String>();
        var token = new AtomicReference<String>();
        server.does(call -> {
            query.set(call.getRequestURI().toString());
            token.set(call.getRequestHeaders().getFirst("Authorization"));
            FakeServer.respond(call, 200, FOUND);
        });
        var extract = registry.find(CODE).orElseThrow();
        assertThat(query).hasValue("/services/open/ic/baseinfo/normal?keyword=" + CODE);
        assertThat(token).hasValue("secret");
        assertThat(extract.name()).isEqualTo("湖北楚江建设集团有限公司");
        assertThat(extract.registeredOn()).isEqualTo(LocalDate.of(2003, 6, 18));
        assertThat(extract.validUntil()).isNull();
        assertThat(extract.regionCode()).isEqualTo("420000");
        assertThat(extract.status()).isEqualTo("存续");
        assertThat(extract.source()).isEqualTo("天眼查");
    }

    @Test
    void an_unknown_code_is_an_answer() {
        server.answers(200, "{\"error_code\": 300000, \"reason\": \"无数据\"}");
        assertThat(registry.find(CODE)).isEmpty();
        assertThat(server.calls()).isOne();
    }

    @Test
    void an_answer_about_another_enterprise_is_none() {
        server.answers(200, FOUND);
        assertThat(registry.find("91110000710934369E")).isEmpty();
    }

    @Test
    void a_code_typed_as_an_address_stays_a_keyword() {
        var query = new AtomicReference<String>();
        server.does(call -> {
            query.set(call.getRequestURI().getRawQuery());
            FakeServer.respond(call, 200, "{\"error_code\": 300000}");
        });
        registry.find("9&token=x#{y}");
        assertThat(query.get()).doesNotContain("&", "{").startsWith("keyword=9%26");
    }

    @Test
    void a_stumble_is_tried_again_once() {
        var first = new AtomicInteger();
        server.does(call ->
                FakeServer.respond(call, first.getAndIncrement() == 0 ? 502 : 200, first.get() == 1 ? "" : FOUND));
        assertThat(registry.find(CODE)).isPresent();
        assertThat(server.calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>500</html>",
                "{}",
                "{\"error_code\": 300006, \"reason\": \"余额不足\"}",
                "{\"error_code\": 0}"
            })
    void whatever_is_no_answer_means_down(String body) {
        server.answers(200, body);
        assertThatThrownBy(() -> registry.find(CODE)).isInstanceOf(RegistryDownException.class);
    }

    @Test
    void a_silent_registry_is_down_within_three_seconds() {
        server.hangs();
        downWithinThreeSeconds();
    }

    @Test
    void a_dripping_registry_is_down_within_three_seconds() {
        server.drips();
        downWithinThreeSeconds();
    }

    @Test
    void a_registry_that_is_off_is_down_at_once() {
        server.close();
        downWithinThreeSeconds();
    }

    @Test
    void without_an_address_it_is_down() {
        var none = new TianyanchaRegistry(
                new MockEnvironment(), new ObjectMapper(), Clock.systemDefaultZone(), Duration.ofSeconds(1));
        assertThatThrownBy(() -> none.find(CODE)).isInstanceOf(RegistryDownException.class);
    }

    @Test
    void after_failures_it_rests_and_comes_back_by_itself() throws InterruptedException {
        server.answers(500, "");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> registry.find(CODE)).isInstanceOf(RegistryDownException.class);
        }
        var calls = server.calls();
        server.answers(200, FOUND);
        assertThatThrownBy(() -> registry.find(CODE)).isInstanceOf(RegistryDownException.class);
        assertThat(server.calls()).as("asked while it rests").isEqualTo(calls);
        // The circuit breaker keeps the machine's time: its rest of a second has to pass.
        var until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (true) {
            try {
                assertThat(registry.find(CODE)).isPresent();
                return;
            } catch (RegistryDownException resting) {
                assertThat(System.nanoTime()).as("still resting").isLessThan(until);
                Thread.onSpinWait();
            }
        }
    }

    private void downWithinThreeSeconds() {
        var begun = System.nanoTime();
        assertThatThrownBy(() -> registry.find(CODE)).isInstanceOf(RegistryDownException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }
}
