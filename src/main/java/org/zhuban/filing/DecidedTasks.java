package org.zhuban.filing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.zhuban.common.Programme;

/** Tasks that were decided, by their engine id: so that who comes late can be told by whom and when. */
public interface DecidedTasks {

    Optional<DecidedTask> find(String taskId);

    /**
     * A decision made.
     *
     * @param by name of the reviewer
     */
    record DecidedTask(UUID filing, Programme programme, String region, String outcome, String by, Instant at) {}
}
