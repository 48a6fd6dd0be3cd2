package org.zhuban.outside.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.zhuban.contract.ContractCollection.CollectionDownException;
import org.zhuban.outside.FakeServer;

class ProvincialCollectionTests {

    private static final String CONTRACT =
            """
            {"recordNo": "HT32052026000001", "contractNo": "相劳合〔2026〕0001号", "projectName": "安置小区", "districtCode": "320507",
             "generalContractor": "苏州元和建设工程有限公司", "contractor": "苏州相城匠心建筑劳务有限公司", "contractorCode": "91320507MA1MJ1013B",
             "amount": 3860000.50, "signedOn": "2026-03-02", "workers": 86}""";

    private final FakeServer server = new FakeServer();
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("zhuban.contracts.url", server.url())
            .withProperty("zhuban.contracts.token", "secret");
    private final ProvincialCollection collection = new ProvincialCollection(
            environment, new ObjectMapper(), Clock.system(ZoneId.of("Asia/Shanghai")), Duration.ofSeconds(1));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void it_searches_with_the_token_and_pages_on() {
        var query = new AtomicReference<String>();
        var token = new AtomicReference<String>();
        server.does(call -> {
            query.set(URLDecoder.decode(call.getRequestURI().getRawQuery(), StandardCharsets.UTF_8));
            token.set(call.getRequestHeaders().getFirst("Authorization"));
            FakeServer.respond(
                    call,
                    200,
                    "{\"code\": 0, \"data\": {\"items\": [" + CONTRACT + "], \"next\": \"HT32052026000001\"}}");
        });
        var page = collection.search("91320507MA1MJ1013B", "安置&x", null);
        assertThat(token).hasValue("secret");
        assertThat(query.get()).contains("contractorCode=91320507MA1MJ1013B", "keyword=安置&x");
        assertThat(page.next()).isEqualTo("HT32052026000001");
        assertThat(page.items()).singleElement().satisfies(contract -> {
            assertThat(contract.amount()).isEqualByComparingTo(new BigDecimal("3860000.5"));
            assertThat(contract.signedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
            assertThat(contract.endsOn()).isNull();
            assertThat(contract.plannedWorkers()).isEqualTo(86);
        });
    }

    @Test
    void an_unknown_number_is_no_failure() {
        server.answers(200, "{\"code\": 404, \"message\": \"未查询到合同\"}");
        assertThat(collection.find("HT0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>502</html>",
                "{\"code\": 500}",
                "{\"code\": 0, \"data\": []}",
                "{\"code\": 0, \"data\": {\"recordNo\": \"HT1\"}}"
            })
    void nonsense_counts_as_down(String answer) {
        server.answers(200, answer);
        assertThatThrownBy(() -> collection.find("HT1")).isInstanceOf(CollectionDownException.class);
    }

    @Test
    void silence_ends_within_three_seconds_and_then_the_line_rests() {
        server.hangs();
        long begun = System.nanoTime();
        assertThatThrownBy(() -> collection.find("HT1")).isInstanceOf(CollectionDownException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3_500));
        server.answers(500, "");
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> collection.find("HT1")).isInstanceOf(CollectionDownException.class);
        }
        int calls = server.calls();
        assertThatThrownBy(() -> collection.find("HT1")).isInstanceOf(CollectionDownException.class);
        assertThat(server.calls()).isEqualTo(calls);
    }

    @Test
    void unconfigured_it_is_down() {
        var unconfigured = new ProvincialCollection(
                new MockEnvironment(), new ObjectMapper(), Clock.systemUTC(), Duration.ofSeconds(1));
        assertThatThrownBy(() -> unconfigured.search("", "", null)).isInstanceOf(CollectionDownException.class);
    }
}
