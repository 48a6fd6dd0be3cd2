package org.zhuban.publicity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as the world sees it, or that it has ended.
 *
 * @param id    the subject, its address for good
 * @param at    when it ended; null while it is public
 * @param kind  of the enterprise, as {@code CONSTRUCTION}; null for none
 * @param until null = without end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicNotice(
        UUID id,
        State state,
        @Nullable Instant at,
        @Nullable Integer version,
        @Nullable String category,
        @Nullable String kind,
        @Nullable String title,
        @Nullable String creditCode,
        @Nullable String region,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable List<Section> sections) {

    public enum State {
        /** 公示中. */
        PUBLIC,
        /** 公示已结束. */
        ENDED
    }

    static PublicNotice ended(UUID id, Instant at) {
        return new PublicNotice(id, State.ENDED, at, null, null, null, null, null, null, null, null, null);
    }
}
