package org.zhuban.filing;

import org.apache.commons.codec.digest.DigestUtils;
import org.zhuban.common.RandomToken;

/** The token that lets a visitor back to his one filing: 192 random bits in his link, its SHA-256 in the database. */
final class VisitorTokens {

    private VisitorTokens() {}

    /** Never begins like the tokens of accounts and projects do, with a z. */
    static String next() {
        String token;
        do {
            token = RandomToken.ofBits(192);
        } while (token.startsWith("z"));
        return token;
    }

    static byte[] hash(String token) {
        return DigestUtils.sha256(token);
    }
}
