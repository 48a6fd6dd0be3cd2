package org.zhuban.outside.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhuban.outside.JsonLine;
import org.zhuban.person.FaceVerification;

/**
 * The service's HTTP: {@code zhuban.face.url} and {@code zhuban.face.token}. {@code POST /sessions}, {@code POST /sessions/{id}/picture},
 * {@code GET /sessions/{id}}; all answer {@code {"code": 0, "data": …}}. The two that change something are said once. The result may bring a {@code score}, 0 to 100. Nothing of it is logged.
 */
@Component
class CloudFaceVerification implements FaceVerification {

    private static final Logger LOG = LoggerFactory.getLogger(CloudFaceVerification.class);

    private final JsonLine line;

    CloudFaceVerification(Environment environment, ObjectMapper json, @Value("${zhuban.face.rest:15s}") Duration rest) {
        line = new JsonLine("face", environment, json, rest);
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayIfUnconfigured() {
        if (!line.configured()) {
            LOG.warn("No face verification is configured (zhuban.face.url): every certification goes to a reviewer");
        }
    }

    @Override
    public String start(String name, String idNumber) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("name", name);
        parts.add("idNumber", idNumber);
        return line.tell(
                        base -> UriComponentsBuilder.fromUriString(base + "/sessions")
                                .build()
                                .toUri(),
                        parts,
                        answer -> {
                            String session = data(answer).path("session").asText("");
                            if (session.isEmpty()) {
                                throw new IOException("no session");
                            }
                            return session;
                        })
                .orElseThrow(FaceServiceDownException::new);
    }

    @Override
    public void capture(String session, byte[] picture) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("picture", new ByteArrayResource(picture) {
            @Override
            public String getFilename() {
                return "face.jpg";
            }
        });
        boolean taken = line.tell(
                        base -> UriComponentsBuilder.fromUriString(base + "/sessions/{id}/picture")
                                .build(session),
                        parts,
                        CloudFaceVerification::data)
                .isPresent();
        if (!taken) {
            throw new FaceServiceDownException();
        }
    }

    @Override
    public Answer result(String session) {
        return line.ask(
                        base -> UriComponentsBuilder.fromUriString(base + "/sessions/{id}")
                                .build(session),
                        answer -> result(data(answer)))
                .orElseThrow(FaceServiceDownException::new);
    }

    private static Answer result(JsonNode data) throws IOException {
        try {
            return new Answer(
                    Result.valueOf(data.path("result").asText("").toUpperCase(Locale.ROOT)), score(data.path("score")));
        } catch (IllegalArgumentException strange) {
            throw new IOException("no result", strange);
        }
    }

    /** What is no percentage is left out: the result stands without it. */
    private static @Nullable BigDecimal score(JsonNode given) {
        if (!given.isNumber() || given.doubleValue() < 0 || given.doubleValue() > 100) {
            return null;
        }
        return given.decimalValue().setScale(2, RoundingMode.HALF_UP);
    }

    private static JsonNode data(JsonNode answer) throws IOException {
        int code = answer.path("code").asInt(-1);
        if (code != 0) {
            throw new IOException("code " + code);
        }
        return answer.path("data");
    }
}
