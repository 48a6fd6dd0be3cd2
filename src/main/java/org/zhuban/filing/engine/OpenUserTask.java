package org.zhuban.filing.engine;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingProgress;

/** A user task that the engine has open, for reconciling what is kept beside it. */
public record OpenUserTask(FilingProgress.Task task, @Nullable UUID assignee, boolean suspended) {}
