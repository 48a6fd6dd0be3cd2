package org.zhuban.outside.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhuban.enterprise.EnterpriseRegistry;

/**
 * 天眼查's open API, 企业基本信息 ({@code /services/open/ic/baseinfo/normal}): {@code zhuban.registry.url} and {@code zhuban.registry.token}.
 * An answer or a refusal within three seconds, a second try included; after several failures in a row the line rests for 15 seconds.
 */
@Component
class TianyanchaRegistry implements EnterpriseRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(TianyanchaRegistry.class);
    private static final String PATH = "/services/open/ic/baseinfo/normal";
    private static final String SOURCE = "天眼查";
    /** error_code: found. */
    private static final int FOUND = 0;
    /** error_code: 经查无结果. */
    private static final int NO_RESULT = 300_000;

    private static final Duration CONNECT = Duration.ofSeconds(1);
    /** Of one try, connecting and body included. */
    private static final Duration TRY = Duration.ofSeconds(2);
    /** A second try begins before this or not at all, so that both end within three seconds. */
    private static final Duration AGAIN_BEFORE = Duration.ofMillis(900);

    private static final int ANSWER_BYTES = 1 << 20;
    private static final int REGION_FROM = 2;
    private static final int REGION_TO = 8;
    private static final int ORGANISATION_TO = 17;
    private static final int CREDIT_CODE = 18;

    private final Environment environment;
    private final ObjectMapper json;
    private final Clock clock;
    private final RestClient http;
    private final CircuitBreaker breaker;

    TianyanchaRegistry(
            Environment environment,
            ObjectMapper json,
            Clock clock,
            @Value("${zhuban.registry.rest:15s}") Duration rest) {
        this.environment = environment;
        this.json = json;
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build());
        requests.setReadTimeout(TRY);
        http = RestClient.builder().requestFactory(requests).build();
        breaker = CircuitBreaker.of(
                "registry",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(6)
                        .minimumNumberOfCalls(3)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayIfUnconfigured() {
        if (!environment.containsProperty("zhuban.registry.url")) {
            LOG.warn(
                    "No enterprise registry is configured (zhuban.registry.url): what it would tell is left to the reviewers");
        }
    }

    @Override
    public Optional<Extract> find(String creditCode) {
        var base = base();
        try {
            return breaker.executeSupplier(() -> ask(base, creditCode));
        } catch (CallNotPermittedException resting) {
            throw new RegistryDownException();
        }
    }

    /** Read at each call: in the demo it holds the port of this very program, which is known once it listens. */
    private String base() {
        try {
            var base = environment.getProperty("zhuban.registry.url");
            if (base == null) {
                throw new RegistryDownException();
            }
            return environment.resolveRequiredPlaceholders(base);
        } catch (IllegalArgumentException notListeningYet) {
            throw new RegistryDownException();
        }
    }

    private Optional<Extract> ask(String base, String creditCode) {
        var begun = System.nanoTime();
        try {
            return once(base, creditCode);
        } catch (IOException | RestClientException first) {
            if (System.nanoTime() - begun > AGAIN_BEFORE.toNanos()) {
                throw down(first);
            }
        }
        try {
            return once(base, creditCode);
        } catch (IOException | RestClientException second) {
            throw down(second);
        }
    }

    private Optional<Extract> once(String base, String creditCode) throws IOException {
        var uri = UriComponentsBuilder.fromUriString(base + PATH)
                .queryParam("keyword", "{keyword}")
                .build(creditCode);
        var body = http.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, environment.getProperty("zhuban.registry.token", ""))
                .exchange((request, response) -> {
                    if (!response.getStatusCode().is2xxSuccessful()) {
                        throw new IOException("HTTP " + response.getStatusCode().value());
                    }
                    return response.getBody().readNBytes(ANSWER_BYTES);
                });
        return read(json.readTree(body == null ? new byte[0] : body), creditCode);
    }

    private Optional<Extract> read(JsonNode answer, String creditCode) throws IOException {
        var code = answer.path("error_code").asInt(-1);
        if (code == NO_RESULT) {
            return Optional.empty();
        }
        var unit = answer.path("result");
        if (code != FOUND || !unit.isObject()) {
            throw new IOException("error_code " + code);
        }
        var found = unit.path("creditCode").asText("");
        // The keyword search may answer with a namesake.
        var asked = found.equals(creditCode)
                || (found.length() == CREDIT_CODE
                        && found.substring(REGION_TO, ORGANISATION_TO).equals(creditCode.replace("-", "")));
        return asked ? Optional.of(extract(unit, found)) : Optional.empty();
    }

    private Extract extract(JsonNode unit, String code) {
        var district = text(unit, "districtCode");
        return new Extract(
                code,
                unit.path("name").asText(""),
                day(unit, "estiblishTime"),
                day(unit, "toTime"),
                district == null ? code.substring(REGION_FROM, REGION_TO) : district,
                text(unit, "regLocation"),
                text(unit, "legalPersonName"),
                text(unit, "regCapital"),
                text(unit, "companyOrgType"),
                unit.path("regStatus").asText(""),
                SOURCE,
                clock.instant());
    }

    private static @Nullable String text(JsonNode unit, String field) {
        var text = unit.path(field).asText("");
        return text.isBlank() || "null".equals(text) ? null : text;
    }

    /** Milliseconds since 1970; null = unlimited or unknown. */
    private @Nullable LocalDate day(JsonNode unit, String field) {
        var millis = unit.path(field);
        return millis.isNumber()
                ? Instant.ofEpochMilli(millis.asLong()).atZone(clock.getZone()).toLocalDate()
                : null;
    }

    private static RegistryDownException down(Exception cause) {
        LOG.info("The enterprise registry did not answer: {}", cause.getClass().getSimpleName());
        return new RegistryDownException();
    }
}
