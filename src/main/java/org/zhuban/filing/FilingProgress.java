package org.zhuban.filing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the engine's hooks tell the kit, inside the transaction in which it happens. */
public interface FilingProgress {

    /** A user task opened. */
    void opened(Task task);

    /** Claimed, released, handed over: the assignee (account id) is another. */
    void assigned(String taskId, @Nullable UUID assignee);

    /** Completed or cancelled. */
    void closed(String taskId);

    /** The same task, now of another version or element of its process; its time limit goes on and who has it keeps it. */
    default void migrated(Task task, @Nullable UUID assignee) {
        closed(task.id());
        opened(task);
        if (assignee != null) {
            assigned(task.id(), assignee);
        }
    }

    /** It stands at no task but waits for a day to come, or for that or a message: no time limit runs. */
    void waits(UUID filing);

    /** Suspended or resumed, with its process instance. */
    void suspended(String processInstance, boolean suspended);

    /** Flow nodes entered, in order; called once a transaction and filing. */
    void entered(UUID filing, String processInstance, List<Entered> elements);

    /**
     * The process reached an end event of its top level.
     *
     * @param end id of the end event: {@code approved}, {@code rejected}, {@code withdrawn}, {@code abandoned}
     */
    void ended(UUID filing, String processInstance, String end);

    /**
     * A user task as it opens.
     *
     * @param element   BPMN id, e.g. {@code review-certification}
     * @param desk      extension property {@code desk}, e.g. {@code authority}, {@code applicant}
     * @param timeLimit working days, from extension property {@code timeLimit}, default 5
     * @param round     of a step that several sign; null where one decides
     * @param lapses    whether it ends by itself at the end of its time limit
     */
    record Task(
            String id,
            UUID filing,
            String processInstance,
            String definition,
            String element,
            String name,
            String desk,
            int timeLimit,
            Instant at,
            @Nullable Round round,
            boolean lapses) {}

    /**
     * One of the tasks of a countersigned step 会签.
     *
     * @param id    the same for all of them, another each time the step is entered
     * @param place 1 for the first that opened
     * @param of    how many sign
     */
    record Round(String id, int place, int of) {}

    /** A flow node entered. */
    record Entered(String element, Instant at) {}
}
