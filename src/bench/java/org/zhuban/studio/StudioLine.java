package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import org.zhuban.load.Call;

/** Sends calls; what was on its way when the program was killed is sent again, with the same Idempotency-Key, to its next life. */
final class StudioLine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CountDownLatch ALIVE = new CountDownLatch(0);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile CountDownLatch life = ALIVE;

    /** @param millis that it took, without the time that the program was dead */
    record Answer(int status, JsonNode body, double millis) {

        boolean done() {
            return status / 100 == 2;
        }
    }

    Answer send(Call call) {
        while (true) {
            CountDownLatch present = life;
            try {
                present.await();
                long begun = System.nanoTime();
                HttpResponse<byte[]> response = http.send(call.request(), HttpResponse.BodyHandlers.ofByteArray());
                double millis = (System.nanoTime() - begun) / 1e6;
                byte[] body = response.body();
                return new Answer(response.statusCode(), JSON.readTree(body.length == 0 ? "{}".getBytes(UTF_8) : body), millis);
            } catch (IOException lost) {
                if (life == ALIVE && present == ALIVE) {
                    throw new IllegalStateException(call.act() + " got no answer", lost);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
    }

    /** @throws IllegalStateException unless it is done */
    JsonNode done(Call call) {
        Answer answer = send(call);
        if (!answer.done()) {
            throw new IllegalStateException(call.act() + " was answered " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    /** It is about to be killed. */
    void dies() {
        life = new CountDownLatch(1);
    }

    void lives() {
        CountDownLatch former = life;
        life = ALIVE;
        former.countDown();
    }
}
