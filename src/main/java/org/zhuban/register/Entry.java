package org.zhuban.register;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a register as a reader may see it.
 *
 * @param filing the last one that made it so; null where only the authority said anything
 * @param values by key of the form's field; personal numbers masked unless they were asked for in clear
 */
public record Entry(
        UUID id,
        UUID enterprise,
        String enterpriseName,
        String enterpriseCode,
        String region,
        @Nullable UUID filing,
        int version,
        Instant changedAt,
        Map<String, Object> values) {}
