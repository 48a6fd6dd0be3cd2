package org.zhuban.filing;

import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** The token that lets a visitor back to his one filing: 192 random bits in his link, its SHA-256 in the database. */
final class VisitorTokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private VisitorTokens() {}

    /** Never begins like the tokens of accounts and projects do, with a z. */
    static String next() {
        String token;
        do {
            byte[] bytes = new byte[24];
            RANDOM.nextBytes(bytes);
            token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } while (token.startsWith("z"));
        return token;
    }

    static byte[] hash(String token) {
        return DigestUtils.sha256(token);
    }
}
