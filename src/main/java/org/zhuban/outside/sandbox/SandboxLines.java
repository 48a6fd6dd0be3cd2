package org.zhuban.outside.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** The switches of the sandboxes and what they do to an answer. A silent call holds no thread, and does not hold up the end of the program. */
@Component
@Profile({"demo", "test"})
class SandboxLines implements SmartLifecycle {

    /** The systems that can be switched. */
    enum System {
        SMS,
        REGISTRY,
        CONTRACTS,
        FACE,
        MARKET
    }

    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration LATENESS = Duration.ofSeconds(12);
    private static final String PAGE = "<html><body><h1>500 Internal Server Error</h1></body></html>";

    private final Map<System, Line> lines = new ConcurrentHashMap<>();
    private final Set<DeferredResult<ResponseEntity<?>>> silent = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

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
        var line = of(system);
        if (line == Line.HANGING || line == Line.LATE) {
            silent.add(result);
            result.onCompletion(() -> silent.remove(result));
        }
        switch (line) {
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
                // the time limit answers
            }
        }
        return result;
    }

    /** By name, for the page. */
    Map<String, Line> all() {
        var all = new LinkedHashMap<String, Line>();
        for (var system : System.values()) {
            all.put(system.name(), of(system));
        }
        return all;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its open calls. */
    @Override
    public void stop() {
        running = false;
        silent.forEach(result -> result.setResult(
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
