package org.zhuban.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Another system as bad as it gets, over real HTTP. */
public final class FakeServer implements AutoCloseable {

    /** What it does with a call. */
    public interface Behaviour {
        void answer(HttpExchange call) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private volatile long called;
    private volatile Behaviour behaviour = call -> respond(call, 404, "");

    public FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", call -> {
            called = System.nanoTime();
            calls.incrementAndGet();
            behaviour.answer(call);
        });
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public int calls() {
        return calls.get();
    }

    /** Since the last call came in: what its caller does before, such as loading his classes, is not counted. */
    public Duration sinceCall() {
        return Duration.ofNanos(System.nanoTime() - called);
    }

    public void does(Behaviour next) {
        behaviour = next;
    }

    public void answers(int status, String body) {
        does(call -> respond(call, status, body));
    }

    /** Takes the call and stays silent until it is closed. */
    public void hangs() {
        does(call -> await());
    }

    /** Answers in order, one byte every 100 ms, without end. */
    public void drips() {
        does(call -> {
            call.getRequestBody().readAllBytes();
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, 0);
            try (var out = call.getResponseBody()) {
                while (!closed.await(100, TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                    out.flush();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    public static void respond(HttpExchange call, int status, String body) throws IOException {
        call.getRequestBody().readAllBytes();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = call.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
