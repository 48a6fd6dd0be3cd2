package org.zhuban.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** A browser without scripts on a phone: keeps the one cookie, says where its forms come from. */
public final class Phone {

    private static final Pattern CODE = Pattern.compile("验证码是([0-9]{6})");

    private final RestClient http;
    private final String site;
    private @Nullable String cookie;

    public Phone(int port) {
        site = "http://localhost:" + port;
        http = RestClient.builder()
                .baseUrl(site)
                .requestFactory(new org.springframework.http.client.JdkClientHttpRequestFactory(
                        java.net.http.HttpClient.newBuilder()
                                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                                .build()))
                .build();
    }

    /** What came back. @param to where it leads on, empty for nowhere */
    public record Page(int status, String to, String text, List<String> cookies) {}

    public @Nullable String cookie() {
        return cookie;
    }

    public void take(@Nullable String other) {
        cookie = other;
    }

    public Page get(String path) {
        return answer(http.get().uri(path));
    }

    public Page post(String path, Map<String, String> fields) {
        return post(path, fields, site);
    }

    /** @param origin of the page with the form; null = says none */
    public Page post(String path, Map<String, String> fields, @Nullable String origin) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::add);
        var request = http.post().uri(path).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        if (origin != null) {
            request.header(HttpHeaders.ORIGIN, origin);
        }
        return answer(request.body(form));
    }

    public Page send(String path, Map<String, String> fields, Map<String, byte[]> files) {
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        fields.forEach(form::add);
        files.forEach((name, content) -> form.add(name, new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name + ".png";
            }
        }));
        return answer(http.post()
                .uri(path)
                .header(HttpHeaders.ORIGIN, site)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form));
    }

    /** Registers or logs in. @return the page after it */
    public Page login(String mobile) {
        post("/m/login/code", Map.of("mobile", mobile));
        return post("/m/login", Map.of("mobile", mobile, "code", code(mobile), "terms", "true"));
    }

    /** The newest that was sent to it. */
    public String code(String mobile) {
        return codeAfter(mobile, "");
    }

    /** The newest, once it is another than that. */
    public String codeAfter(String mobile, String old) {
        for (int i = 0; i < 100; i++) {
            String sent = String.valueOf(
                    http.get().uri("/sandbox/sms?to=" + mobile).retrieve().body(String.class));
            Matcher code = CODE.matcher(sent);
            if (code.find() && !code.group(1).equals(old)) {
                return code.group(1);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("no code came");
    }

    private Page answer(RestClient.RequestHeadersSpec<?> request) {
        if (cookie != null) {
            request.header(HttpHeaders.COOKIE, cookie);
        }
        ResponseEntity<String> answer = request.accept(MediaType.TEXT_HTML)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "zh-CN")
                .exchange((sent, response) -> ResponseEntity.status(response.getStatusCode())
                        .headers(response.getHeaders())
                        .body(new String(response.getBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
        List<String> cookies = new ArrayList<>(answer.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of()));
        cookies.stream()
                .filter(one -> one.startsWith("zb_phone="))
                .forEach(one -> cookie = one.startsWith("zb_phone=;") ? null : one.split(";", 2)[0]);
        String to = answer.getHeaders().getFirst(HttpHeaders.LOCATION);
        return new Page(
                answer.getStatusCode().value(),
                to == null ? "" : to.replace(site, ""),
                String.valueOf(answer.getBody()),
                cookies);
    }
}
