package org.zhuban.review;

import org.jspecify.annotations.Nullable;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingState;

/**
 * What became of one task of a batch.
 *
 * @param state   of the filing after it; null if it was refused
 * @param refusal why not; null if it was decided
 */
public record BatchAnswer(String id, @Nullable FilingState state, @Nullable ZhubanException refusal) {}
