package org.zhuban.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhuban.ZhubanTest;

/** Above 1 MB no body is read, unless it brings files to where files are taken. */
@ZhubanTest
class BodyLimitIntegrationTests {

    private static final int TOO_MUCH = 1_200_000;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FILES = "multipart/form-data; boundary=b";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    private HttpResponse<String> send(String method, String path, String type, BodyPublisher body) {
        return send(method, path, type, body, "");
    }

    private HttpResponse<String> send(String method, String path, String type, BodyPublisher body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .header("Accept-Language", "zh-CN")
                .method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] json(int length) {
        return ("{\"type\": \"" + "x".repeat(length) + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    /** Sent in chunks, without a length. */
    private static BodyPublisher chunked(byte[] content) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content));
    }

    private static byte[] file(int length) {
        return ("--b\r\nContent-Disposition: form-data; name=\"slot\"\r\n\r\ncertificate\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
                        + "x".repeat(length) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/public/filings, application/json",
        "PUT, /api/v1/filings/00000000-0000-0000-0000-000000000000/data, application/json",
        "PUT, /api/v1/filings/00000000-0000-0000-0000-000000000000/data, " + FORM,
        "POST, /login, " + FORM,
        "POST, /?v-r=uidl&v-uiId=0, application/json",
        "POST, /?v-r=uidl&v-uiId=0, " + FILES,
        "POST, /api/v1/public/filings, " + FILES
    })
    void a_body_announced_as_too_long_is_refused_unread(String method, String path, String type) {
        HttpResponse<String> answer = send(method, path, type, BodyPublishers.ofByteArray(json(TOO_MUCH)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(answer.body()).contains("/problems/request.too-large", "发送的内容太大，请减小后再发送。");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/public/filings, application/json",
        "PUT, /api/v1/filings/00000000-0000-0000-0000-000000000000/data, " + FORM
    })
    void a_body_that_says_no_length_is_counted(String method, String path, String type) {
        HttpResponse<String> answer = send(method, path, type, chunked(json(TOO_MUCH)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/request.too-large");
    }

    @Test
    void what_is_not_too_long_comes_through_in_chunks_too() {
        assertThat(send("POST", "/api/v1/public/filings", "application/json", chunked(json(900_000)))
                        .body())
                .contains("/problems/filing-type.unknown");
    }

    @Test
    void files_come_through_where_files_are_taken() {
        HttpResponse<String> opened = send(
                "POST",
                "/api/v1/public/filings",
                "application/json",
                BodyPublishers.ofString("{\"type\": \"enterprise-certification\"}"));
        HttpResponse<String> api = send(
                "POST",
                "/api/v1/filings/" + JsonPath.read(opened.body(), "$.id") + "/attachments",
                FILES,
                BodyPublishers.ofByteArray(file(4_000_000)),
                JsonPath.read(opened.body(), "$.token"));
        assertThat(api.body()).as("read and looked at").contains("attachment.kind-not-accepted");
        for (String path :
                List.of("/api/v1/projects/import", "/api/v1/project-accounts/" + UUID.randomUUID() + "/hand-over")) {
            assertThat(send("POST", path, FILES, BodyPublishers.ofByteArray(file(4_000_000)))
                            .statusCode())
                    .as("asks who sends it")
                    .isEqualTo(401);
        }
        HttpResponse<String> page = send(
                "POST",
                "/VAADIN/dynamic/resource/0/" + UUID.randomUUID() + "/upload",
                FILES,
                BodyPublishers.ofByteArray(file(4_000_000)));
        assertThat(page.statusCode()).as("asks whose page it is").isNotEqualTo(413);
    }
}
