package org.zhuban.filing.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The studio's door to what runs: moves processes from one version of a filing type to another, forward or back. */
public interface ProcessMigrations {

    /**
     * Where what stands on each user task and each waiting event 等待 of a version would go.
     *
     * @param pairs BPMN ids of steps, old to new, where they are not the same
     * @throws org.zhuban.common.NotFoundException {@code filing-type.unknown} if a version is not there
     */
    List<Step> plan(String source, String target, Map<String, String> pairs);

    /**
     * Moves these processes, all or none, in the caller's transaction, which holds their filings' rows locked. Time limits go on; who claimed a
     * task keeps it unless it goes to another desk.
     *
     * @throws org.zhuban.common.ConflictException {@code migration.refused}, {@code migration.refused.step} (argument: steps by name), {@code filing.suspended}
     */
    void migrate(Collection<String> processInstances, String source, String target, Map<String, String> pairs);

    /**
     * A user task or waiting event of the old version.
     *
     * @param desk    empty for a waiting event
     * @param target  BPMN id of the step or event it goes to; null = it cannot go
     * @param barrier message code: why it cannot
     */
    record Step(
            String element,
            String name,
            String desk,
            @Nullable String target,
            @Nullable String targetName,
            @Nullable String barrier) {

        /** A waiting event. */
        public boolean waiting() {
            return desk.isEmpty();
        }
    }
}
