package org.zhuban.filing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Result of one rule of the automated review 自动审查.
 *
 * @param rule    key of the rule, e.g. {@code registry-match}
 * @param message sentence from the decision table
 * @param field   field it is about, e.g. {@code creditCode}
 * @param source  where the fact came from, e.g. 企业登记信息
 */
public record Finding(
        String rule, Result result, String message, @Nullable String field, @Nullable String source, Instant at) {

    /** What the rule said. */
    public enum Result {
        PASS,
        WARN,
        FAIL,
        /** The source was not reachable: the reviewer sees that it was not checked. */
        UNCHECKED
    }
}
