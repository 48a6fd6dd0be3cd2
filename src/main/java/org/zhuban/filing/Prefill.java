package org.zhuban.filing;

import java.time.Instant;
import java.util.Map;

/**
 * Answers that the system knows already (SPEC 2, fill once).
 *
 * @param values   by key of the form's field; keys that the form does not have are left out
 * @param source   message code {@code source.*} of where they come from, e.g. {@code source.enterprise-register}
 * @param at       when that source said so
 * @param approved an authority approved them: in a change they win over what the former filing said, if they are newer than its approval
 */
public record Prefill(Map<String, Object> values, String source, Instant at, boolean approved) {

    /** What nobody approved, or what a former filing may go on saying otherwise. */
    public Prefill(Map<String, Object> values, String source, Instant at) {
        this(values, source, at, false);
    }
}
