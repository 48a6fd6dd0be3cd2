package org.zhuban.identity;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id hashes (16 MB, 2 rounds). At most as many at a time as twice the processors, so that a storm of logins
 * can't eat the heap.
 */
@Component
class PasswordHashes {

    /** Nobody types more; hashing a megabyte would be a gift to an attacker. */
    private static final int LONGEST = 200;

    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore permits =
            new Semaphore(Math.max(2, 2 * Runtime.getRuntime().availableProcessors()), true);
    private final String dummy = encoder.encode("nobody has this password");

    String hash(String password) {
        permits.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            permits.release();
        }
    }

    /** Takes as long for an unknown account (null hash) as for a wrong password. */
    boolean matches(String password, @Nullable String hash) {
        permits.acquireUninterruptibly();
        try {
            var typed = password.length() > LONGEST ? "" : password;
            return encoder.matches(typed, hash == null ? dummy : hash) && hash != null;
        } finally {
            permits.release();
        }
    }
}
