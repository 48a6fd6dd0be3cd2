package org.zhuban.filing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Published in the transaction of what happened to a filing, before the process moves on.
 *
 * @param taskId the reviewing task that it ends; null for none
 */
public record FilingHappened(UUID filing, FilingEvent event, @Nullable String taskId) {}
