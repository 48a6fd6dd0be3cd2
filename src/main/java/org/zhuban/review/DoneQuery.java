package org.zhuban.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of one's own decisions.
 *
 * @param type key of a filing type, null = all
 * @param q    beginning of a filing number, a title or a credit code, or the last 4 to 6 digits of a number 尾号; case and width do not matter
 * @param from decided at or after
 * @param to   decided before
 */
public record DoneQuery(@Nullable String type, @Nullable String q, @Nullable Instant from, @Nullable Instant to) {

    public static final DoneQuery ALL = new DoneQuery(null, null, null, null);

    boolean searching() {
        return q != null && !q.isBlank();
    }
}
