package org.zhuban.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingDetails;

/**
 * A task with its filing.
 *
 * @param filing   personal fields masked
 * @param outcomes that the model offers, in its order
 * @param barrier  message code that says why this account can't decide it, e.g. {@code review.own-filing}; null = it can
 */
public record TaskDetails(OpenTask task, FilingDetails filing, List<String> outcomes, @Nullable String barrier) {}
