package org.zhuban.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * A line to a system that answers in JSON: an answer or a refusal within three seconds; after several failures in a row the line rests. Questions
 * are asked a second time, what changes something is said once.
 */
public final class JsonLine {

    private static final Logger LOG = LoggerFactory.getLogger(JsonLine.class);

    private static final Duration CONNECT = Duration.ofSeconds(1);
    /** Of one try, connecting and body included. */
    private static final Duration TRY = Duration.ofSeconds(2);
    /** A second try begins before this or not at all, so that both end within three seconds. */
    private static final Duration AGAIN_BEFORE = Duration.ofMillis(900);

    private static final int ANSWER_BYTES = 1 << 20;

    private final String name;
    private final Environment environment;
    private final ObjectMapper json;
    private final RestClient http;
    private final CircuitBreaker breaker;

    /**
     * @param name of the properties {@code zhuban.<name>.url} and {@code zhuban.<name>.token}
     * @param rest of the line after failures
     */
    public JsonLine(String name, Environment environment, ObjectMapper json, Duration rest) {
        this.name = name;
        this.environment = environment;
        this.json = json;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build());
        requests.setReadTimeout(TRY);
        http = RestClient.builder().requestFactory(requests).build();
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(6)
                        .minimumNumberOfCalls(3)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    /** What an answer means; an {@link IOException} counts as none. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(JsonNode answer) throws IOException;
    }

    /** Is the system configured at all? */
    public boolean configured() {
        return environment.containsProperty("zhuban." + name + ".url");
    }

    /** @return empty when it is not configured, was not reached in time, or rests */
    public <T> Optional<T> ask(java.util.function.Function<String, URI> address, Reading<T> reading) {
        Optional<String> base = base();
        if (base.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(breaker.executeSupplier(() -> twice(address.apply(base.get()), reading)));
        } catch (CallNotPermittedException | NoAnswer none) {
            return Optional.empty();
        }
    }

    /** Says something, in a form with perhaps a file, once. @return empty as above */
    public <T> Optional<T> tell(
            java.util.function.Function<String, URI> address, MultiValueMap<String, Object> parts, Reading<T> reading) {
        Optional<String> base = base();
        if (base.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(breaker.executeSupplier(() -> said(address.apply(base.get()), parts, reading)));
        } catch (CallNotPermittedException | NoAnswer none) {
            return Optional.empty();
        }
    }

    private <T> T said(URI uri, MultiValueMap<String, Object> parts, Reading<T> reading) {
        try {
            return answer(http.post().uri(uri).body(parts), reading);
        } catch (IOException | RestClientException failed) {
            throw none(failed);
        }
    }

    /** Read at each call: in the demo it holds the port of this very program, which is known once it listens. */
    private Optional<String> base() {
        try {
            return Optional.ofNullable(environment.getProperty("zhuban." + name + ".url"))
                    .map(environment::resolveRequiredPlaceholders);
        } catch (IllegalArgumentException notListeningYet) {
            return Optional.empty();
        }
    }

    private <T> T twice(URI uri, Reading<T> reading) {
        long begun = System.nanoTime();
        try {
            return once(uri, reading);
        } catch (IOException | RestClientException first) {
            if (System.nanoTime() - begun > AGAIN_BEFORE.toNanos()) {
                throw none(first);
            }
        }
        try {
            return once(uri, reading);
        } catch (IOException | RestClientException second) {
            throw none(second);
        }
    }

    private <T> T once(URI uri, Reading<T> reading) throws IOException {
        return answer(http.get().uri(uri), reading);
    }

    private <T> T answer(RestClient.RequestHeadersSpec<?> request, Reading<T> reading) throws IOException {
        byte[] body = request.header(
                        HttpHeaders.AUTHORIZATION, environment.getProperty("zhuban." + name + ".token", ""))
                .exchange((sent, response) -> {
                    if (!response.getStatusCode().is2xxSuccessful()) {
                        throw new IOException("HTTP " + response.getStatusCode().value());
                    }
                    return response.getBody().readNBytes(ANSWER_BYTES);
                });
        return reading.read(json.readTree(body == null ? new byte[0] : body));
    }

    private NoAnswer none(Exception cause) {
        LOG.info("{} did not answer: {}", name, cause.getClass().getSimpleName());
        return new NoAnswer();
    }

    /** Lets the breaker count. */
    private static final class NoAnswer extends RuntimeException {
        NoAnswer() {
            super(null, null, false, false);
        }
    }
}
