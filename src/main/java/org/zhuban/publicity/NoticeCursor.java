package org.zhuban.publicity;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;

/**
 * Where a page ended.
 *
 * @param first the {@code until} of the first page
 * @param until end of the last notice's version, null = none
 * @param from  its beginning
 * @param id    of the version; in a list of changes of the subject, which alone counts there
 */
record NoticeCursor(Since first, @Nullable Instant until, Instant from, UUID id) {

    static @Nullable NoticeCursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 4);
            return new NoticeCursor(
                    Since.parse(parts[0]),
                    parts[1].equals("-") ? null : Since.moment(parts[1]),
                    Since.moment(parts[2]),
                    UUID.fromString(parts[3]));
        } catch (IllegalArgumentException
                | DateTimeException
                | ArrayIndexOutOfBoundsException
                | InvalidInputException broken) {
            throw new InvalidInputException(new FieldError("/cursor", "notices.cursor"));
        }
    }

    String text() {
        String plain = first.text() + " " + (until == null ? "-" : until) + " " + from + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
