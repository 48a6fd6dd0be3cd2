package org.zhuban.filing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;

/**
 * Which of the own filings.
 *
 * @param programme 业务板块 whose types
 * @param q    a whole number or part of a title
 * @param from changed at or after
 * @param to   changed before
 */
public record FilingQuery(
        @Nullable Programme programme,
        @Nullable String type,
        @Nullable FilingState state,
        @Nullable String q,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable After after) {

    public static final FilingQuery ALL = new FilingQuery(null, null, null, null, null, null);

    /** Of every programme. */
    public FilingQuery(
            @Nullable String type,
            @Nullable FilingState state,
            @Nullable String q,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable After after) {
        this(null, type, state, q, from, to, after);
    }

    /** The same, from there on; null = from the start. */
    public FilingQuery after(@Nullable After other) {
        return new FilingQuery(programme, type, state, q, from, to, other);
    }

    /** Keyset: the last row of the page before. */
    public record After(Instant at, UUID id) {

        /** As an opaque cursor. */
        public String cursor() {
            return java.util.Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + " " + id).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }

        /** @return null for no cursor or one that is none of ours */
        public static @Nullable After of(@Nullable String cursor) {
            if (cursor == null || cursor.isBlank()) {
                return null;
            }
            try {
                String[] parts = new String(
                                java.util.Base64.getUrlDecoder().decode(cursor),
                                java.nio.charset.StandardCharsets.US_ASCII)
                        .split(" ", 2);
                return new After(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException notOurs) {
                return null;
            }
        }
    }
}
