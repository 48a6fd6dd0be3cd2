package org.zhuban.filing;

import java.time.Instant;
import java.util.Map;

/**
 * Answers that the system knows already (SPEC 2, fill once).
 *
 * @param values by key of the form's field; keys that the form does not have are left out
 * @param source message code {@code source.*} of where they come from, e.g. {@code source.enterprise-register}
 * @param at     when that source said so
 */
public record Prefill(Map<String, Object> values, String source, Instant at) {}
