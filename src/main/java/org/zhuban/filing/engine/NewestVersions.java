package org.zhuban.filing.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Which version of each type is the newest, asked of the database at most once a second: what another node deployed is offered a second later.
 * A filing is started on the version that its form was checked by, so the second does no harm.
 */
@Component
class NewestVersions {

    private static final long KEPT_NANOS = 1_000_000_000L;

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(String definition, long at) {}

    Optional<String> of(String type, Function<String, Optional<String>> database) {
        Seen known = seen.get(type);
        if (known != null && System.nanoTime() - known.at() < KEPT_NANOS) {
            return Optional.of(known.definition());
        }
        long at = System.nanoTime();
        Optional<String> found = database.apply(type);
        found.ifPresent(definition -> seen.put(type, new Seen(definition, at)));
        return found;
    }

    /** Something is being deployed here. */
    void forget() {
        seen.clear();
    }
}
