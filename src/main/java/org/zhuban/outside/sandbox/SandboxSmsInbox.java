package org.zhuban.outside.sandbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The last messages that reached the SMS sandbox, in memory. */
@Component
@Profile({"demo", "test"})
class SandboxSmsInbox {

    static final int KEPT = 2000;

    /** A message as {@code GET /sandbox/sms} gives it. */
    record Received(OffsetDateTime at, String to, String text) {}

    private record Entry(String messageId, @Nullable String key, Received message) {}

    /** The provider's own clock: it is another system. */
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, String> idsByKey = new HashMap<>();

    /**
     * @param key same key = same message; it is kept once
     * @return the provider's message id
     */
    synchronized String receive(@Nullable String key, String to, String text) {
        var known = key == null ? null : idsByKey.get(key);
        if (known != null) {
            return known;
        }
        var id = UUID.randomUUID().toString();
        entries.addFirst(
                new Entry(id, key, new Received(OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS), to, text)));
        if (key != null) {
            idsByKey.put(key, id);
        }
        while (entries.size() > KEPT) {
            var oldest = entries.removeLast();
            if (oldest.key() != null) {
                idsByKey.remove(oldest.key());
            }
        }
        return id;
    }

    /** Newest first. */
    synchronized List<Received> list(String to, int limit) {
        return entries.stream()
                .map(Entry::message)
                .filter(message -> message.to().contains(to))
                .limit(limit)
                .toList();
    }

    Clock clock() {
        return clock;
    }
}
