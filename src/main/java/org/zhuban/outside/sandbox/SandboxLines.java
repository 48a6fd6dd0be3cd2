package org.zhuban.outside.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** The switches of the sandboxes and what they do to an answer. A silent call holds no thread. */
@Component
@Profile({"demo", "test"})
class SandboxLines {

    /** The systems that can be switched. */
    enum System {
        SMS,
        REGISTRY
    }

    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration LATENESS = Duration.ofSeconds(12);
    private static final String PAGE = "<html><body><h1>500 Internal Server Error</h1></body></html>";

    private final Map<System, Line> lines = new ConcurrentHashMap<>();

    Line of(System system) {
        return lines.getOrDefault(system, Line.ON);
    }

    void set(System system, Line line) {
        lines.put(system, line);
    }

    /** The answer as the switch lets it out. */
    DeferredResult<ResponseEntity<?>> through(System system, Supplier<ResponseEntity<?>> work) {
        var result = new DeferredResult<ResponseEntity<?>>(
                SILENCE.toMillis(),
                ResponseEntity.status(HttpStatus.GATEWAY_TIMEOUT).build());
        switch (of(system)) {
            case ON -> result.setResult(work.get());
            case OFF ->
                result.setResult(
                        ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
            case ERROR ->
                result.setResult(ResponseEntity.internalServerError()
                        .contentType(MediaType.TEXT_HTML)
                        .body(PAGE));
            case LATE -> {
                var answer = work.get();
                CompletableFuture.delayedExecutor(LATENESS.toSeconds(), TimeUnit.SECONDS)
                        .execute(() -> result.setResult(answer));
            }
            case HANGING -> {
                // nothing: the time limit answers
            }
        }
        return result;
    }
}
