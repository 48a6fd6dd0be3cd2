package org.zhuban.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 标准退回原因 of a field or a paper.
 *
 * @param id     null = a new one
 * @param region the significant part of its code, {@code ""} = the whole country
 * @param type   filing type
 * @param field  key of the field or slot; null = any of the type
 */
public record FaultReason(@Nullable UUID id, String region, String type, @Nullable String field, String reason) {}
