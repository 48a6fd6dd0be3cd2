package org.zhuban.outside.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.zhuban.outside.FakeServer;
import org.zhuban.person.FaceVerification;
import org.zhuban.person.FaceVerification.FaceServiceDownException;
import org.zhuban.person.FaceVerification.Result;

class CloudFaceVerificationTests {

    private static final String NUMBER = "11010519491231002X";

    private final FakeServer server = new FakeServer();
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("zhuban.face.url", server.url())
            .withProperty("zhuban.face.token", "secret");
    private final CloudFaceVerification service =
            new CloudFaceVerification(environment, new ObjectMapper(), Duration.ofSeconds(1));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void it_goes_in_three_steps_and_never_puts_a_number_into_an_address() {
        List<String> asked = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        server.does(call -> {
            asked.add(call.getRequestMethod() + " " + call.getRequestURI());
            bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            FakeServer.respond(
                    call,
                    200,
                    "{\"code\": 0, \"data\": {\"session\": \"s1\", \"result\": \"unsure\", \"score\": 71.456}}");
        });
        String session = service.start("王静", NUMBER);
        service.capture(session, new byte[] {1, 2, 3});
        assertThat(service.result(session))
                .isEqualTo(new FaceVerification.Answer(Result.UNSURE, new BigDecimal("71.46")));
        assertThat(asked).containsExactly("POST /sessions", "POST /sessions/s1/picture", "GET /sessions/s1");
        assertThat(bodies.get(0)).contains(NUMBER);
        assertThat(bodies.get(1)).contains("name=\"picture\"", "filename=\"face.jpg\"");
    }

    @Test
    void what_changes_something_is_said_once() {
        server.answers(502, "");
        assertThatThrownBy(() -> service.start("王静", NUMBER)).isInstanceOf(FaceServiceDownException.class);
        assertThat(server.calls()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>500</html>", "{}", "{\"code\": 7}", "{\"code\": 0, \"data\": {\"result\": \"?\"}}"})
    void whatever_is_no_answer_means_down(String body) {
        server.answers(200, body);
        assertThatThrownBy(() -> service.result("s1")).isInstanceOf(FaceServiceDownException.class);
        assertThatThrownBy(() -> service.start("王静", NUMBER)).isInstanceOf(FaceServiceDownException.class);
    }

    @Test
    void a_silent_service_is_down_within_three_seconds_and_then_rests() {
        server.hangs();
        long begun = System.nanoTime();
        assertThatThrownBy(() -> service.start("王静", NUMBER)).isInstanceOf(FaceServiceDownException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertThatThrownBy(() -> service.start("王静", NUMBER)).isInstanceOf(FaceServiceDownException.class);
        assertThatThrownBy(() -> service.start("王静", NUMBER)).isInstanceOf(FaceServiceDownException.class);
        int calls = server.calls();
        assertThatThrownBy(() -> service.start("王静", NUMBER)).isInstanceOf(FaceServiceDownException.class);
        assertThat(server.calls()).isEqualTo(calls);
    }

    @Test
    void without_an_address_it_is_down_at_once() {
        var nowhere = new CloudFaceVerification(new MockEnvironment(), new ObjectMapper(), Duration.ofMillis(200));
        assertThatThrownBy(() -> nowhere.start("王静", NUMBER)).isInstanceOf(FaceServiceDownException.class);
    }
}
