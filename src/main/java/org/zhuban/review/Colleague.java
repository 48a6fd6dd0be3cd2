package org.zhuban.review;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sits at the same desk.
 *
 * @param tasks       claimed by him, to choose by load
 * @param absentUntil last day of an absence 请假; null = present
 * @param substitute  name of who stands in for him
 */
public record Colleague(
        UUID id, String name, int tasks, @Nullable LocalDate absentUntil, @Nullable String substitute) {}
