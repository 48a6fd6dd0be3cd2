package org.zhuban.review;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;

/**
 * 代理: the substitute acts on the absent reviewer's tasks and answers what was asked of him, on these days.
 *
 * @param programme null = all
 * @param ends      the last day, included
 */
public record Substitution(
        UUID id,
        UUID absent,
        String absentName,
        UUID substitute,
        String substituteName,
        @Nullable Programme programme,
        LocalDate starts,
        LocalDate ends,
        String reason,
        String makerName) {}
