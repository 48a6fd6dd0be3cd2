package org.zhuban.outside.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.zhuban.entry.NationalPlatform.State;
import org.zhuban.outside.FakeServer;

class MarketPlatformTests {

    private static final String CODE = "91410311MA1MJ5057R";
    private static final String ITEM =
            """
            {"type": "3", "specialty": "71401001", "grade": "77", "certificateNo": "D141050575", "issuedOn": "2023-06-12",
             "validUntil": "2028-06-11", "issuedBy": "河南省住房和城乡建设厅"}""";

    private final FakeServer server = new FakeServer();
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("zhuban.market.url", server.url())
            .withProperty("zhuban.market.token", "secret");
    private final MarketPlatform platform = platform(environment);

    private static MarketPlatform platform(MockEnvironment environment) {
        return new MarketPlatform(
                environment, new ObjectMapper(), Clock.system(ZoneId.of("Asia/Shanghai")), Duration.ofSeconds(1));
    }

    private static String page(int total, String... items) {
        return "{\"code\": 200, \"data\": {\"enterpriseName\": \"洛阳鹏程建筑安装有限公司\", \"total\": " + total + ", \"list\": ["
                + String.join(",", items) + "]}}";
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void pages_are_put_together_to_one_list() {
        var token = new AtomicReference<String>();
        server.does(call -> {
            token.set(call.getRequestHeaders().getFirst("Authorization"));
            boolean first = call.getRequestURI().getQuery().contains("page=1");
            FakeServer.respond(call, 200, first ? page(3, ITEM, ITEM) : page(3, ITEM));
        });
        var answer = platform.qualifications(CODE);
        assertThat(token).hasValue("secret");
        assertThat(answer.state()).isEqualTo(State.ANSWERED);
        assertThat(answer.enterpriseName()).isEqualTo("洛阳鹏程建筑安装有限公司");
        assertThat(answer.found()).hasSize(3).allSatisfy(found -> assertThat(found.validUntil())
                .isEqualTo(LocalDate.of(2028, 6, 11)));
    }

    @Test
    void nothing_found_is_an_answer_and_an_unknown_enterprise_is_none() {
        server.answers(200, page(0));
        assertThat(platform.registrations(CODE).state()).isEqualTo(State.ANSWERED);
        server.answers(200, "{\"code\": 404}");
        assertThat(platform.registrations(CODE).state()).isEqualTo(State.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fails", "ends", "shrinks", "forgets", "overflows"})
    void half_a_list_is_none(String how) {
        server.does(call -> {
            if (call.getRequestURI().getQuery().contains("page=1")) {
                FakeServer.respond(call, 200, page(2, ITEM));
            } else {
                FakeServer.respond(
                        call,
                        how.equals("fails") ? 500 : 200,
                        switch (how) {
                            case "ends" -> page(2);
                            case "shrinks" -> page(1, ITEM);
                            case "forgets" -> "{\"code\": 404}";
                            default -> page(2, ITEM, ITEM);
                        });
            }
        });
        assertThat(platform.qualifications(CODE)).satisfies(answer -> {
            assertThat(answer.state()).isEqualTo(State.DOWN);
            assertThat(answer.found()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>502</html>",
                "{\"code\": 500}",
                "{\"code\": 200, \"data\": {\"enterpriseName\": \"x\", \"total\": -1, \"list\": []}}",
                "{\"code\": 200, \"data\": {\"enterpriseName\": \"x\", \"total\": 1, \"list\": [{\"type\": \"3\"}]}}"
            })
    void nonsense_counts_as_down(String answer) {
        server.answers(200, answer);
        assertThat(platform.qualifications(CODE).state()).isEqualTo(State.DOWN);
    }

    @Test
    void silence_ends_within_three_seconds_and_then_the_line_rests() {
        server.hangs();
        long begun = System.nanoTime();
        assertThat(platform.qualifications(CODE).state()).isEqualTo(State.DOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3_500));
        server.answers(500, "");
        for (int i = 0; i < 4; i++) {
            platform.qualifications(CODE);
        }
        int calls = server.calls();
        assertThat(platform.qualifications(CODE).state()).isEqualTo(State.DOWN);
        assertThat(server.calls()).isEqualTo(calls);
    }

    @Test
    void unconfigured_it_is_down() {
        assertThat(platform(new MockEnvironment()).registrations(CODE).state()).isEqualTo(State.DOWN);
    }

    @Test
    void what_is_logged_of_a_registration_names_nobody() {
        var registration = new org.zhuban.entry.NationalPlatform.Registration(
                "赵红军", "410311197405121171", "014005017", "建筑工程", "豫1412008000037", LocalDate.of(2027, 12, 31));
        assertThat(registration.toString()).doesNotContain("410311", "赵红军");
    }
}
