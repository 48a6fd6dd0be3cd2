package org.zhuban.filing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;

/** Tasks that were decided or withdrawn from under the reviewer, by their engine id: so that who comes late can be told by whom and when. */
public interface DecidedTasks {

    Optional<DecidedTask> find(String taskId);

    /**
     * How a task ended.
     *
     * @param number    of the filing
     * @param decider   enterprise at whose desk it lay; null = the authority's
     * @param withdrawn by the applicant; else decided
     * @param by        name of the reviewer or the applicant
     */
    record DecidedTask(
            UUID filing,
            String number,
            Programme programme,
            String region,
            @Nullable UUID decider,
            boolean withdrawn,
            String by,
            Instant at) {}
}
