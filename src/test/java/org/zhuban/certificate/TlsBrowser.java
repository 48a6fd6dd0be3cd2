package org.zhuban.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.zhuban.certificate.TestAuthority.Holder;
import org.zhuban.certificate.web.AnyChain;

/** A browser without a screen that has a certificate, or none. */
final class TlsBrowser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern TLS = Pattern.compile("href=\"(https://[^\"]+/certificate/login[^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;
    private final int port;
    private Map<String, String> last = Map.of();

    /** Signs Base64. */
    @FunctionalInterface
    interface Signer {
        byte[] sign(String data) throws Exception;
    }

    TlsBrowser(int port, @Nullable Holder holder) {
        this.port = port;
        client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(context(holder))
                .build();
    }

    private static SSLContext context(@Nullable Holder holder) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            if (holder != null) {
                store.setKeyEntry("key", holder.key(), new char[0], new X509Certificate[] {holder.x509()});
            }
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {new Anything()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The connector's own certificate is not what is tested. */
    private static final class Anything extends javax.net.ssl.X509ExtendedTrustManager {

        private final AnyChain any = new AnyChain();

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return any.getAcceptedIssuers();
        }
    }

    HttpResponse<String> get(String path) {
        return get(path, Map.of());
    }

    HttpResponse<String> get(String path, Map<String, String> headers) {
        var request = request(path).GET();
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : "http://localhost:" + port + path))
                .header("Accept-Language", "zh-CN")
                .header("Accept", "text/html,*/*;q=0.8");
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        var found = pattern.matcher(page.body());
        assertThat(found.find()).as("%s on the page", pattern).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    /** Where the login page sends this browser to show its certificate. */
    String tlsAddress() {
        return found(TLS, get("/login/certificate"));
    }

    String tlsBase() {
        String address = tlsAddress();
        return address.substring(0, address.indexOf("/certificate/login"));
    }

    void login(String login, String password) {
        post("/login", Map.of("login", login, "password", password, "_csrf", found(CSRF, get("/login"))));
    }

    /** As the page's script does it. */
    HttpResponse<String> signIn(Holder holder, Signer signer) throws Exception {
        var form = new HashMap<String, String>();
        form.put("_csrf", found(CSRF, get("/login/certificate")));
        var answer = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(get("/login/certificate/challenge").body());
        form.put("challenge", answer.get("challenge").asText());
        form.put(
                "certificate",
                Base64.getEncoder().encodeToString(holder.certificate().encoded()));
        form.put(
                "signature",
                Base64.getEncoder()
                        .encodeToString(signer.sign(answer.get("data").asText())));
        last = form;
        return post("/login/certificate", form);
    }

    HttpResponse<String> signInAgain() {
        return post("/login/certificate", last);
    }

    boolean isLoggedIn() {
        return get("/login").statusCode() == 302;
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
