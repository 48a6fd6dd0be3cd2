package org.zhuban.certificate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.certificate.CertificateChecks;
import org.zhuban.certificate.CertificateProperties;
import org.zhuban.certificate.EnterpriseCertificate;
import org.zhuban.certificate.Examination;

/** The certificate that a request shows: of its own TLS connection, or in the header of a proxy that is believed. */
@Component
class ShownCertificate {

    private static final String TLS = "jakarta.servlet.request.X509Certificate";

    private final CertificateChecks checks;
    private final CertificateProperties properties;
    private final Audit audit;

    ShownCertificate(CertificateChecks checks, CertificateProperties properties, Audit audit) {
        this.checks = checks;
        this.properties = properties;
        this.audit = audit;
    }

    Examination examined(HttpServletRequest request) {
        if (request.getAttribute(TLS) instanceof X509Certificate[] chain && chain.length > 0) {
            forged(request);
            return examined(encoded(chain[0]), List.of(chain).subList(1, chain.length));
        }
        String header = request.getHeader(properties.header());
        if (header == null || header.isBlank() || forged(request)) {
            return checks.examine(Optional.empty(), List.of());
        }
        try {
            // nginx escapes a plus sign too
            return examined(
                    URLDecoder.decode(header, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1),
                    List.of());
        } catch (IllegalArgumentException strange) {
            return checks.unreadable();
        }
    }

    private Examination examined(byte[] bytes, List<X509Certificate> beside) {
        Optional<EnterpriseCertificate> read = EnterpriseCertificate.read(bytes);
        return read.isEmpty() ? checks.unreadable() : checks.examine(read, beside);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException strange) {
            return new byte[0];
        }
    }

    /** Notes a header from anybody but a configured proxy, which is ignored. */
    private boolean forged(HttpServletRequest request) {
        if (request.getHeader(properties.header()) == null) {
            return false;
        }
        String peer = String.valueOf(request.getAttribute(CertificateConnector.PEER));
        boolean believed = properties.proxies().contains(peer) && request.getAttribute(TLS) == null;
        if (!believed) {
            audit.denied("certificate-header", "certificate:header", Map.of("peer", peer));
        }
        return !believed;
    }
}
