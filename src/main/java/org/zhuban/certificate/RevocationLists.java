package org.zhuban.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Revocation lists 证书吊销列表 from files and by HTTP: kept an hour, at most as long as they say; a place that did not answer is left alone for half a
 * minute, and a list that is still good stands in meanwhile. A certificate for which there is no good list is not accepted (fail closed).
 */
@Component
class RevocationLists {

    /** What the lists say of a whole chain. */
    enum Answer {
        GOOD,
        REVOKED,
        UNREACHABLE
    }

    private static final Logger LOG = LoggerFactory.getLogger(RevocationLists.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration FILE_KEPT = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WHOLE = Duration.ofSeconds(4);
    private static final int MOST_BYTES = 20 << 20;
    private static final int MOST_PLACES = 4;

    private final List<String> configured;
    private final Environment environment;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    RevocationLists(CertificateProperties properties, Environment environment, Clock clock) {
        this.configured = properties.crls();
        this.environment = environment;
        this.clock = clock;
    }

    /** @param crl null when the place did not answer @param asked when it last did or did not */
    private record Kept(@Nullable X509CRL crl, Instant asked, Instant askAgain) {}

    /** @param chain from the certificate to the anchor; the anchor itself is not looked up */
    Answer of(List<X509Certificate> chain) {
        return of(chain, KEPT);
    }

    /** As {@link #of(List)}, by lists that were asked for no longer ago than that. */
    Answer of(List<X509Certificate> chain, Duration fresh) {
        Answer answer = Answer.GOOD;
        for (int i = 0; i + 1 < chain.size(); i++) {
            Answer one = of(chain.get(i), chain.get(i + 1), fresh);
            if (one == Answer.REVOKED) {
                return one;
            }
            answer = one == Answer.UNREACHABLE ? one : answer;
        }
        return answer;
    }

    private Answer of(X509Certificate certificate, X509Certificate issuer, Duration fresh) {
        Answer answer = Answer.UNREACHABLE;
        for (String place : Stream.concat(
                        configured.stream(), named(certificate).limit(MOST_PLACES))
                .distinct()
                .toList()) {
            Optional<X509CRL> list = list(place, fresh).filter(crl -> good(crl, issuer));
            if (list.isPresent()) {
                if (list.get().getRevokedCertificate(certificate.getSerialNumber()) != null) {
                    return Answer.REVOKED;
                }
                answer = Answer.GOOD;
            }
        }
        return answer;
    }

    private boolean good(X509CRL crl, X509Certificate issuer) {
        if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || crl.hasUnsupportedCriticalExtension()) {
            return false;
        }
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[6]) {
            return false;
        }
        try {
            crl.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException forged) {
            LOG.warn("A revocation list of {} is not signed by it", crl.getIssuerX500Principal());
            return false;
        }
        return crl.getNextUpdate() != null && crl.getNextUpdate().toInstant().isAfter(clock.instant());
    }

    private Optional<X509CRL> list(String place, Duration fresh) {
        Instant now = clock.instant();
        Kept present = kept.get(place);
        if (present != null
                && now.isBefore(present.askAgain())
                && now.isBefore(present.asked().plus(fresh))) {
            return Optional.ofNullable(present.crl());
        }
        try {
            X509CRL crl = read(place);
            boolean file = !place.startsWith("http");
            Instant until = now.plus(file ? FILE_KEPT : KEPT);
            Instant next =
                    crl.getNextUpdate() == null ? until : crl.getNextUpdate().toInstant();
            Instant again =
                    next.isBefore(until) && next.isAfter(now) ? next : next.isAfter(now) ? until : now.plus(REST);
            kept.put(place, new Kept(crl, now, again));
            return Optional.of(crl);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException none) {
            LOG.warn("The revocation list {} could not be had: {}", place, none.toString());
            X509CRL former = present == null ? null : present.crl();
            kept.put(place, new Kept(former, now, now.plus(REST)));
            return Optional.ofNullable(former);
        }
    }

    private X509CRL read(String place) throws IOException, CertificateException, CRLException {
        String address = environment.resolveRequiredPlaceholders(place);
        byte[] bytes = address.startsWith("http") ? fetched(address) : Files.readAllBytes(Path.of(address));
        X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509", EnterpriseCertificate.PROVIDER)
                .generateCRL(new ByteArrayInputStream(bytes));
        if (crl == null) {
            throw new IOException("no revocation list");
        }
        return crl;
    }

    private byte[] fetched(String address) throws IOException {
        var answer = http.sendAsync(
                HttpRequest.newBuilder(URI.create(address)).timeout(WHOLE).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> got = answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
            if (got.statusCode() != 200 || got.body().length > MOST_BYTES) {
                throw new IOException("HTTP " + got.statusCode());
            }
            return got.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (ExecutionException | TimeoutException late) {
            answer.cancel(true);
            throw new IOException("no answer", late);
        }
    }

    /** Where the certificate says that its list is; asked only once its chain is believed. */
    private static Stream<String> named(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension == null) {
            return Stream.empty();
        }
        List<String> places = new ArrayList<>();
        try {
            var points = CRLDistPoint.getInstance(
                    ASN1OctetString.getInstance(extension).getOctets());
            for (var point : points.getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    Arrays.stream(GeneralNames.getInstance(name.getName()).getNames())
                            .filter(one -> one.getTagNo() == GeneralName.uniformResourceIdentifier)
                            .map(one -> ASN1IA5String.getInstance(one.getName()).getString())
                            .filter(url -> url.startsWith("http://") || url.startsWith("https://"))
                            .forEach(places::add);
                }
            }
        } catch (IllegalArgumentException strange) {
            LOG.info("A certificate names its revocation list in a strange way");
        }
        return places.stream();
    }
}
