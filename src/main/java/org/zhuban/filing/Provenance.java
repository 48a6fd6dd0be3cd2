package org.zhuban.filing;

import java.time.Instant;

/**
 * Where an answer came from; kept when the clerk overrides it, so that the reviewer sees both.
 *
 * @param source message code {@code source.*}
 * @param at     when the source said so
 * @param value  what it said; personal values are sealed in the database
 */
public record Provenance(String source, Instant at, Object value) {}
