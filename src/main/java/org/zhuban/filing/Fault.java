package org.zhuban.filing;

/**
 * A fault pinned to a field or slot by a reviewer 退回原因.
 *
 * @param field  key of the field or slot, e.g. {@code creditCode}
 * @param reason what is wrong and what to do
 */
public record Fault(String field, String reason) {}
