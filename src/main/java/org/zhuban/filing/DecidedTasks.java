package org.zhuban.filing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.zhuban.common.Programme;

/** Tasks that were decided or withdrawn from under the reviewer, by their engine id: so that who comes late can be told by whom and when. */
public interface DecidedTasks {

    Optional<DecidedTask> find(String taskId);

    /**
     * How a task ended.
     *
     * @param number    of the filing
     * @param withdrawn by the applicant; else decided
     * @param by        name of the reviewer or the applicant
     */
    record DecidedTask(
            UUID filing, String number, Programme programme, String region, boolean withdrawn, String by, Instant at) {}
}
