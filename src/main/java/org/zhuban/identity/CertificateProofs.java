package org.zhuban.identity;

import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** What the module of certificates knows of a login by CA certificate CA证书登录; identity opens the session. */
public interface CertificateProofs {

    /** Session attribute: random text, whose {@link #hash} goes along to where the certificate is shown and stands in the ticket. */
    String BROWSER = CertificateProofs.class.getName() + ".browser";

    /**
     * Uses a ticket up.
     *
     * @param browser what this browser's session keeps
     * @return empty for one that is used, over, or another browser's, and when the certificate was ended meanwhile
     */
    Optional<Proof> redeem(String ticket, String browser);

    /** Does the certificate still stand for its enterprise? Asked at every request of a session that began with it. */
    boolean stands(UUID certificate);

    static String hash(String browser) {
        return DigestUtils.sha256Hex(browser);
    }

    /** Whose certificate it is. */
    record Proof(UUID account, UUID certificate) {}
}
