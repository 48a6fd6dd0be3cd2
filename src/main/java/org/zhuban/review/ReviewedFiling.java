package org.zhuban.review;

import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingDetails;

/**
 * A filing as the staff of its desks read it.
 *
 * @param filing personal fields masked
 * @param task   engine id of its open task, where that lies on a desk of the reader; else null
 * @param team   会办 at all its tasks, for reviewers of an authority; null for an enterprise
 */
public record ReviewedFiling(FilingDetails filing, @Nullable String task, @Nullable TaskTeam team) {}
