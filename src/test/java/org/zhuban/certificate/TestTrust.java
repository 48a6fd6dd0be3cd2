package org.zhuban.certificate;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.zhuban.TestFolder;

/**
 * The authorities 认证机构 that every context believes beside the sandbox's, and their revocation lists 证书吊销列表: RSA's is fetched, SM2's is a file.
 * {@code application-test.yaml} names them.
 */
public final class TestTrust implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final Instant BEGUN = Instant.now();
    public static final TestAuthority RSA = new TestAuthority("RSA", "试验CA", BEGUN);
    static final TestAuthority SM2 = new TestAuthority("SM2", "试验国密CA", BEGUN);

    private static final Path FOLDER = TestFolder.of("authorities");
    private static final HttpServer LISTS;
    private static volatile Instant listedAt = BEGUN;
    private static volatile boolean listsUp = true;

    static {
        try {
            Files.writeString(FOLDER.resolve("rsa.pem"), pem(RSA));
            Files.writeString(FOLDER.resolve("sm2.pem"), pem(SM2));
            LISTS = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        list(BEGUN);
        LISTS.createContext("/rsa.crl", exchange -> {
            byte[] list = RSA.crl(listedAt);
            exchange.sendResponseHeaders(listsUp ? 200 : 503, listsUp ? list.length : -1);
            if (listsUp) {
                exchange.getResponseBody().write(list);
            }
            exchange.close();
        });
        LISTS.start();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "test-trust",
                        Map.of("zhuban.test.lists", LISTS.getAddress().getPort())));
    }

    /** These lists are of this moment, and are asked for anew; the sandbox's, whose making takes a second, are not. */
    @SuppressWarnings("unchecked")
    static void anew(RevocationLists lists, Instant at) {
        lists(true, at);
        var kept = (Map<String, ?>) Objects.requireNonNull(ReflectionTestUtils.getField(lists, "kept"));
        kept.keySet().removeIf(place -> !place.contains("/sandbox/"));
    }

    /** The lists are made anew, or RSA's is out of reach. */
    static void lists(boolean up, Instant at) {
        listsUp = up;
        if (up) {
            list(at);
        }
    }

    private static void list(Instant at) {
        listedAt = at;
        try {
            Files.write(FOLDER.resolve("sm2.crl"), SM2.crl(at));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String pem(TestAuthority authority) {
        try {
            return EnterpriseCertificate.read(authority.certificate().getEncoded())
                    .orElseThrow()
                    .pem();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
