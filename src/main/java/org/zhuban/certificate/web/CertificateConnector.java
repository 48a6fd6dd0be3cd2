package org.zhuban.certificate.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.zhuban.certificate.CertificateProperties;
import org.zhuban.certificate.sandbox.DemoAuthority;

/**
 * The TLS connector 证书登录端口 that asks for a client certificate and takes whichever comes, or none. {@code zhuban.certificate.port} with
 * {@code key-store} (PKCS#12) or {@code certificate-file} and {@code key-file} (PEM).
 */
@Component
@EnableConfigurationProperties(CertificateProperties.class)
class CertificateConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Request attribute: who is really at the other end, whatever headers say. */
    static final String PEER = CertificateConnector.class.getName() + ".peer";

    private final CertificateProperties properties;
    private final boolean demo;
    private @Nullable Connector connector;

    /** @param authority makes the demo's own files first */
    CertificateConnector(CertificateProperties properties, ObjectProvider<DemoAuthority> authority) {
        this.properties = properties;
        authority.ifAvailable(DemoAuthority::make);
        this.demo = authority.getIfAvailable() != null;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new Peer());
        Integer port = properties.port();
        if (port != null) {
            Connector made = connector(demo && taken(port) ? 0 : port);
            connector = made;
            factory.addAdditionalTomcatConnectors(made);
        }
    }

    /** Two demos on one machine. */
    private static boolean taken(int port) {
        try (var probe = new ServerSocket(port)) {
            return !probe.isBound();
        } catch (IOException taken) {
            return true;
        }
    }

    /** Of the connector, once it listens; empty without one. */
    OptionalInt port() {
        Connector made = connector;
        return made == null ? OptionalInt.empty() : OptionalInt.of(made.getLocalPort());
    }

    private Connector connector(int port) {
        var made = new Connector(Http11NioProtocol.class.getName());
        made.setPort(port);
        made.setScheme("https");
        made.setSecure(true);
        var protocol = (Http11NioProtocol) made.getProtocolHandler();
        protocol.setSSLEnabled(true);
        var host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        host.setCertificateVerification("optional");
        host.setTrustManagerClassName(AnyChain.class.getName());
        host.addCertificate(own(host));
        protocol.addSslHostConfig(host);
        return made;
    }

    private SSLHostConfigCertificate own(SSLHostConfig host) {
        var own = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        if (properties.keyStore() != null) {
            own.setCertificateKeystoreFile(absolute(properties.keyStore()));
            own.setCertificateKeystoreType("PKCS12");
            own.setCertificateKeystorePassword(properties.keyStorePassword());
        } else if (properties.certificateFile() != null && properties.keyFile() != null) {
            own.setCertificateFile(absolute(properties.certificateFile()));
            own.setCertificateKeyFile(absolute(properties.keyFile()));
        } else {
            throw new IllegalStateException("zhuban.certificate.port needs zhuban.certificate.key-store,"
                    + " or zhuban.certificate.certificate-file and zhuban.certificate.key-file");
        }
        return own;
    }

    /** Tomcat takes a relative one from its own folder. */
    private static String absolute(String file) {
        return Path.of(file).toAbsolutePath().toString();
    }

    private static final class Peer extends ValveBase {

        Peer() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setAttribute(PEER, request.getPeerAddr());
            getNext().invoke(request, response);
        }
    }
}
