package org.zhuban.common;

import java.security.SecureRandom;
import java.util.Base64;

/** A secret that stands in for a login, a link or a challenge: random bits as Base64url. Its holder keeps it; the database keeps its SHA-256. */
public final class RandomToken {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomToken() {}

    /** @param bits a multiple of 8, 128 at least */
    public static String ofBits(int bits) {
        byte[] bytes = new byte[bits / Byte.SIZE];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
