package org.zhuban.identity;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Random passwords of 10 characters that can be read aloud: no 0/O, 1/l/I; with letters and digits (ZZ 2.7). About 57 bits. */
@Component
class RandomPasswords {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final int LENGTH = 10;

    private final SecureRandom random = new SecureRandom();

    String next() {
        while (true) {
            var password = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                var all = LETTERS + DIGITS;
                password.append(all.charAt(random.nextInt(all.length())));
            }
            if (password.chars().filter(c -> DIGITS.indexOf(c) >= 0).count() >= 2
                    && password.chars().anyMatch(c -> LETTERS.indexOf(c) >= 0)) {
                return password.toString();
            }
        }
    }
}
