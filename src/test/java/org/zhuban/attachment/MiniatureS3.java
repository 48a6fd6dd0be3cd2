package org.zhuban.attachment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Objects in memory behind the five calls of S3 that the store makes; lists in pages of three. Refuses what is not signed. */
final class MiniatureS3 implements AutoCloseable {

    private static final int PAGE = 3;
    private static final String BUCKET = "/zhuban";

    private final SortedMap<String, byte[]> objects = new TreeMap<>();
    private final HttpServer server;

    MiniatureS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            String path = exchange.getRequestURI().getPath();
            if (authorization == null
                    || !authorization.startsWith("AWS4-HMAC-SHA256 Credential=local-identity/")
                    || !path.startsWith(BUCKET)) {
                respond(exchange, 403, error("AccessDenied"));
            } else if (path.length() <= BUCKET.length() + 1) {
                respond(exchange, 200, list(query(exchange)));
            } else {
                object(exchange, path.substring(BUCKET.length() + 1));
            }
        }
    }

    private void object(HttpExchange exchange, String key) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(key, exchange.getRequestBody().readAllBytes());
                respond(exchange, 200, new byte[0]);
            }
            case "DELETE" -> {
                objects.remove(key);
                respond(exchange, 204, new byte[0]);
            }
            default -> {
                byte[] object = objects.get(key);
                respond(exchange, object == null ? 404 : 200, object == null ? error("NoSuchKey") : object);
            }
        }
    }

    private byte[] list(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        SortedMap<String, byte[]> rest = objects.tailMap(query.getOrDefault("continuation-token", prefix)
                .concat("\0".repeat(query.containsKey("continuation-token") ? 1 : 0)));
        String contents = rest.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .limit(PAGE)
                .map(key -> "<Contents><Key>" + key + "</Key><LastModified>" + Instant.now()
                        + "</LastModified><Size>1</Size></Contents>")
                .collect(Collectors.joining());
        boolean more = rest.size() > PAGE;
        String next = rest.keySet().stream().limit(PAGE).reduce("", (a, b) -> b);
        return ("<ListBucketResult><IsTruncated>" + more + "</IsTruncated>"
                        + (more ? "<NextContinuationToken>" + next + "</NextContinuationToken>" : "")
                        + contents + "</ListBucketResult>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        @Nullable String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> values = new TreeMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            values.put(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }

    private static byte[] error(String code) {
        return ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = "HEAD".equals(exchange.getRequestMethod());
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
