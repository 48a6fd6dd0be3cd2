package org.zhuban.review;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;

/** The last row of a page, as an opaque text. It names its order, so that it can't be taken to a list of another. */
record InboxCursor(InboxQuery.Sort sort, Instant at, String id) {

    static InboxCursor after(InboxQuery.Sort sort, OpenTask last) {
        return new InboxCursor(sort, sort.column().equals("due_at") ? last.dueAt() : last.createdAt(), last.id());
    }

    String text() {
        String plain = sort.key() + " " + at + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a list whose rows have such ids. */
    UUID uuid() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw invalid();
        }
    }

    static InboxCursor of(String text, InboxQuery.Sort sort) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(plain.split(" ", 3));
            if (parts.size() == 3
                    && parts.get(0).equals(sort.key())
                    && parts.get(2).indexOf('\0') < 0) {
                return new InboxCursor(sort, Instant.parse(parts.get(1)), parts.get(2));
            }
        } catch (IllegalArgumentException | java.time.DateTimeException notOurs) {
            // answered below, like any other text that is no cursor of this list
        }
        throw invalid();
    }

    private static InvalidInputException invalid() {
        return new InvalidInputException(new FieldError("/cursor", "review.cursor"));
    }
}
