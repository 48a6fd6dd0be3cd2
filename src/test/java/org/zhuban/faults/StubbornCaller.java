package org.zhuban.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.zhuban.load.Call;
import org.zhuban.load.Call.Act;
import org.zhuban.load.Cycle;

/** Sends a call until it is answered, over the program's deaths, with the same Idempotency-Key; any answer but success is a failure. */
final class StubbornCaller implements Cycle.Caller {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lives lives;
    private final Map<Integer, HttpClient> clients = new ConcurrentHashMap<>();
    private final Map<Act, Long> lastNanos = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private final Map<Act, Integer> unanswered = new EnumMap<>(Act.class);
    private final Map<Act, Integer> answeredAgain = new EnumMap<>(Act.class);

    StubbornCaller(Lives lives) {
        this.lives = lives;
    }

    private record Trap(Act act, CountDownLatch sprung) {}

    /** Opens when the next call of that kind is about to be sent. */
    CountDownLatch next(Act act) {
        var sprung = new CountDownLatch(1);
        trap.set(new Trap(act, sprung));
        return sprung;
    }

    /** How long the last one took. */
    Duration last(Act act) {
        return Duration.ofNanos(lastNanos.getOrDefault(act, 100_000_000L));
    }

    @Override
    public JsonNode answer(Call call) {
        while (true) {
            int life = lives.current();
            spring(call.act());
            try {
                long begun = System.nanoTime();
                HttpResponse<byte[]> response = clients.computeIfAbsent(life, StubbornCaller::client)
                        .send(call.request(), HttpResponse.BodyHandlers.ofByteArray());
                lastNanos.put(call.act(), System.nanoTime() - begun);
                if (response.statusCode() / 100 != 2) {
                    throw new IllegalStateException(call.act() + " was answered " + response.statusCode() + " "
                            + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
                }
                if (response.headers().firstValue("Idempotent-Replayed").isPresent()) {
                    count(answeredAgain, call.act());
                }
                return JSON.readTree(response.body());
            } catch (HttpTimeoutException hanging) {
                throw new IllegalStateException(call.act() + " got no answer within its time", hanging);
            } catch (IOException died) {
                count(unanswered, call.act());
                lives.awaitAfter(life);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
    }

    private void spring(Act act) {
        Trap set = trap.get();
        if (set != null && set.act() == act) {
            set.sprung().countDown();
        }
    }

    private static HttpClient client(int life) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private static void count(Map<Act, Integer> counts, Act act) {
        synchronized (counts) {
            counts.merge(act, 1, Integer::sum);
        }
    }

    /** Calls by kind that lost their answer, since the last time this was asked. */
    Map<Act, Integer> takeUnanswered() {
        return take(unanswered);
    }

    /** Calls by kind that had taken effect although their answer was lost. */
    Map<Act, Integer> takeAnsweredAgain() {
        return take(answeredAgain);
    }

    private static Map<Act, Integer> take(Map<Act, Integer> counts) {
        synchronized (counts) {
            var taken = new EnumMap<Act, Integer>(Act.class);
            taken.putAll(counts);
            counts.clear();
            return taken;
        }
    }
}
