package org.zhuban.certificate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.zhuban.certificate.CertificateProperties;

/** The site and the place that asks for the certificate lie at different ports: each leads to the other. */
@Component
class CertificateAddresses {

    private final CertificateConnector connector;
    private final CertificateProperties properties;
    private final Environment environment;

    CertificateAddresses(CertificateConnector connector, CertificateProperties properties, Environment environment) {
        this.connector = connector;
        this.properties = properties;
        this.environment = environment;
    }

    /** Of the place that asks for a certificate, without a slash at the end; empty if there is none. */
    Optional<String> certificate(HttpServletRequest request) {
        String url = properties.url();
        if (url != null) {
            return Optional.of(trimmed(url));
        }
        return connector.port().isEmpty()
                ? Optional.empty()
                : Optional.of("https://" + request.getServerName() + ":"
                        + connector.port().getAsInt());
    }

    /** Of the site, without a slash at the end. */
    String site(HttpServletRequest request) {
        String base = environment.getProperty("zhuban.base-url", "");
        if (!base.isBlank()) {
            return trimmed(base);
        }
        return atConnector(request)
                ? "http://" + request.getServerName() + ":" + environment.getProperty("local.server.port")
                : "";
    }

    /** Did it come in at the TLS connector? */
    boolean atConnector(HttpServletRequest request) {
        return connector.port().isPresent() && connector.port().getAsInt() == request.getLocalPort();
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
