package org.zhuban.filing.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.jspecify.annotations.Nullable;

/** The history events our own tables live on; the engine builds no other, and writes none. */
final class ProjectionHistory implements HistoryLevel {

    private static final Set<HistoryEventType> EVENTS = Set.of(
            HistoryEventTypes.ACTIVITY_INSTANCE_START,
            HistoryEventTypes.PROCESS_INSTANCE_UPDATE,
            HistoryEventTypes.PROCESS_INSTANCE_END,
            HistoryEventTypes.TASK_INSTANCE_MIGRATE);

    @Override
    public int getId() {
        return 32;
    }

    @Override
    public String getName() {
        return "projection";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        return EVENTS.contains(type);
    }
}
