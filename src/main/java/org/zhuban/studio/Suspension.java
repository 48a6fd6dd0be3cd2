package org.zhuban.studio;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 暂停受理 of a filing type.
 *
 * @param until day on which it resumes by itself; null = until further notice
 */
public record Suspension(String type, String reason, @Nullable LocalDate until, String by, Instant since) {}
