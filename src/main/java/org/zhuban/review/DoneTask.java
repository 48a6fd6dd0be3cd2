package org.zhuban.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingState;

/**
 * A decision 已办 that the reader made. Nothing personal in it.
 *
 * @param id         of the decision's event
 * @param title      as it was then
 * @param subject    credit code, where the filing has one
 * @param definition the version of the process it ran on
 * @param task       BPMN id of the step
 * @param outcome    e.g. {@code returned}
 * @param recalled   撤回: he took it back
 * @param state      of the filing now
 */
public record DoneTask(
        UUID id,
        UUID filing,
        String number,
        String type,
        Programme programme,
        String title,
        @Nullable String subject,
        String region,
        String definition,
        String task,
        int revision,
        String outcome,
        Instant at,
        boolean recalled,
        FilingState state) {}
