package org.zhuban.certificate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set for CA certificates, under {@code zhuban.certificate.}.
 *
 * @param port             of the TLS connector that asks for a client certificate; 0 = any free one, null = none (a proxy does it, or nobody)
 * @param keyStore         PKCS#12 file with the connector's own key and certificate
 * @param keyStorePassword of it
 * @param certificateFile  in place of the PKCS#12: its certificate and chain, PEM
 * @param keyFile          and its private key, PKCS#8 PEM
 * @param url              address of the place that asks for the certificate, e.g. {@code https://ca.example.cn}; null = the connector at this host
 * @param trust            files, or folders of them, with the certificates of the authorities believed, PEM or DER
 * @param crls             revocation lists beyond those that certificates name: files or http addresses
 * @param codeAttributes   where the credit code stands: object identifiers of subject attributes or extensions; by default OU, serialNumber,
 *                         organizationIdentifier, UID
 * @param proxies          addresses whose header is believed
 * @param header           in which a proxy hands on the certificate, as nginx writes {@code $ssl_client_escaped_cert}
 * @param middleware       address of the CA vendor's program on the user's machine; null = none
 */
@ConfigurationProperties("zhuban.certificate")
public record CertificateProperties(
        @Nullable Integer port,
        @Nullable String keyStore,
        @DefaultValue("") String keyStorePassword,
        @Nullable String certificateFile,
        @Nullable String keyFile,
        @Nullable String url,
        @DefaultValue List<String> trust,
        @DefaultValue List<String> crls,
        @DefaultValue({"2.5.4.11", "2.5.4.5", "2.5.4.97", "0.9.2342.19200300.100.1.1"}) List<String> codeAttributes,
        @DefaultValue List<String> proxies,
        @DefaultValue("X-Client-Certificate") String header,
        @Nullable String middleware) {}
