package org.zhuban.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call of the API that can be sent again as it was.
 *
 * @param act what it is for
 */
public record Call(Act act, HttpRequest request) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The steps of a cycle. */
    public enum Act {
        OPEN,
        ATTACH,
        SUBMIT,
        FIND,
        CLAIM,
        DECIDE
    }

    public static Call get(Act act, URI address, String token) {
        return new Call(act, request(address, token).GET().build());
    }

    /** With an {@code Idempotency-Key} of its own. */
    public static Call post(Act act, URI address, @Nullable String token, @Nullable Object body) {
        try {
            HttpRequest.Builder request = request(address, token)
                    .header("Idempotency-Key", UUID.randomUUID().toString());
            return new Call(
                    act,
                    (body == null
                                    ? request.POST(HttpRequest.BodyPublishers.noBody())
                                    : request.header("Content-Type", "application/json")
                                            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))))
                            .build());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Call upload(URI filing, String token, String slot, String name, String mediaType, byte[] content) {
        String boundary = "zhuban-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"slot\"\r\n\r\n" + slot + "\r\n--"
                        + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        return new Call(
                Act.ATTACH,
                request(URI.create(filing + "/attachments"), token)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build());
    }

    private static HttpRequest.Builder request(URI address, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static Map<String, Object> approval() {
        return Map.of("outcome", "approved", "opinion", "材料齐全，与登记信息一致。");
    }
}
