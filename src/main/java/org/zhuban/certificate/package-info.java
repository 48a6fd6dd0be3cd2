/**
 * CA certificates of enterprises CA证书 (XJ 2.1): which certificate stands for which enterprise, and logging in with one.
 *
 * <p>TLS proves possession and nothing else: the connector ({@code zhuban.certificate.port}) takes any chain, so that the checks here can say in
 * plain words why a certificate is refused; a browser would only show an error number. The connector opens no session. It gives a ticket of one
 * use, of 60 seconds, and only for the browser that asked, and sends back to the site's own address. A certificate in a proxy's header is believed
 * from the configured proxies alone. SM2 is not in the JDK's TLS: such a certificate signs a challenge in its vendor's program on the user's machine,
 * as RSA and ECDSA ones may too.
 *
 * <p>Certificates are read and chains built by BouncyCastle for all algorithms alike; its provider is not registered with the JVM. A revocation list
 * that cannot be had refuses the certificate (fail closed). A session goes on only while its certificate stands: bindings are asked at every request, lists
 * every twenty seconds. Lists are complete ones (no delta, no indirect lists, no OCSP). What was lost, revoked or
 * replaced stays out for good: a fingerprint is bound once.
 *
 * <p>A submission may be signed with such a certificate, directly after it came: the text names filing, revision and the revision's digest, the rules are those
 * of a login by signature, and the row keeps certificate, text and signature, so that it can be verified without this program. {@code filing} knows
 * signatures by an interface only. Cost: a filing decided by rules alone is signed after its decision, and the paper printed before lacks the line.
 *
 * <p>The sandbox (demo CA, software signer) lies in this module, not in {@code outside}: it shares the formats with what it stands in for.
 * Cost: {@code outside} does not list it among its lines.
 */
@ApplicationModule(
        displayName = "Certificates CA证书",
        allowedDependencies = {
            "common",
            "audit",
            "privacy",
            "reference",
            "identity",
            "message",
            "attachment",
            "filing",
            "filing::form",
            "filing::ui",
            "register",
            "register::ui",
            "enterprise"
        })
@NullMarked
package org.zhuban.certificate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
