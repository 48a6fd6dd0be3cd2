package org.zhuban.guide;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For whom a page of the guide is; its title and what it is about are messages {@code guide.<key>} and {@code guide.<key>.text}. */
enum GuidePage {
    CLERK,
    WORKER,
    CERTIFICATE,
    REVIEWER,
    PROCESS,
    ADMIN,
    VERIFY,
    NOTICES;

    /** In the address, the file and the messages. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<GuidePage> of(String key) {
        return Arrays.stream(values()).filter(page -> page.key().equals(key)).findFirst();
    }
}
