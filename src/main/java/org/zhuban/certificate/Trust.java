package org.zhuban.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The authorities 认证机构 whose certificates are believed: the configured files, each an anchor; chains by PKIX. */
@Component
class Trust {

    private static final Logger LOG = LoggerFactory.getLogger(Trust.class);

    private final List<String> places;
    private volatile @Nullable Set<X509Certificate> anchors;

    Trust(CertificateProperties properties) {
        this.places = properties.trust();
    }

    /**
     * From the certificate up to an authority that is believed, that one included.
     *
     * @param beside what came along with it
     * @param at     when all of them must be valid
     */
    Optional<List<X509Certificate>> chain(X509Certificate leaf, Collection<X509Certificate> beside, Instant at) {
        Set<TrustAnchor> standing = anchors().stream()
                .filter(anchor -> valid(anchor, at))
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toSet());
        if (standing.isEmpty() || anchors().contains(leaf)) {
            return Optional.empty();
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(leaf);
            var parameters = new PKIXBuilderParameters(standing, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            List<X509Certificate> known = new ArrayList<>(beside);
            known.add(leaf);
            parameters.addCertStore(CertStore.getInstance(
                    "Collection", new CollectionCertStoreParameters(known), EnterpriseCertificate.PROVIDER));
            var result = (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX", EnterpriseCertificate.PROVIDER)
                    .build(parameters);
            List<X509Certificate> chain = new ArrayList<>();
            result.getCertPath().getCertificates().forEach(one -> chain.add((X509Certificate) one));
            chain.add(result.getTrustAnchor().getTrustedCert());
            return Optional.of(chain);
        } catch (CertPathBuilderException none) {
            return Optional.empty();
        } catch (GeneralSecurityException broken) {
            LOG.warn("A chain could not be built", broken);
            return Optional.empty();
        }
    }

    private static boolean valid(X509Certificate anchor, Instant at) {
        try {
            anchor.checkValidity(Date.from(at));
            return true;
        } catch (CertificateException over) {
            return false;
        }
    }

    /** Read at first use; the demo makes its own while it starts. */
    private Set<X509Certificate> anchors() {
        Set<X509Certificate> read = anchors;
        if (read == null) {
            read = places.stream().flatMap(Trust::files).flatMap(Trust::read).collect(Collectors.toUnmodifiableSet());
            if (read.isEmpty()) {
                LOG.info("zhuban.certificate.trust names no authority: no CA certificate is accepted");
            }
            anchors = read;
        }
        return Objects.requireNonNull(read);
    }

    private static Stream<Path> files(String place) {
        Path path = Path.of(place);
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside
                    .filter(file -> file.getFileName().toString().matches(".*\\.(?:pem|cer|crt)"))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<X509Certificate> read(Path file) {
        try {
            return CertificateFactory.getInstance("X.509", EnterpriseCertificate.PROVIDER)
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .stream()
                    .map(X509Certificate.class::cast);
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalStateException(
                    "zhuban.certificate.trust: " + file + " cannot be read as a certificate", unreadable);
        }
    }
}
