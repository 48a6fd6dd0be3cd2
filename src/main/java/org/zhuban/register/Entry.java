package org.zhuban.register;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An entry of a register as a reader may see it.
 *
 * @param filing the last one that made it so
 * @param values by key of the form's field; personal numbers masked unless they were asked for in clear
 */
public record Entry(
        UUID id,
        UUID enterprise,
        String enterpriseName,
        String enterpriseCode,
        String region,
        UUID filing,
        int version,
        Instant changedAt,
        Map<String, Object> values) {}
