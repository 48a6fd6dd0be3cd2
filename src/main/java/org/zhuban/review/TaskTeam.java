package org.zhuban.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who else is at work on a task.
 *
 * @param requests of this task, oldest first, ended ones too
 * @param proposal a decision that waits for signers; null = none
 * @param acts     of all tasks of the filing, oldest first
 */
public record TaskTeam(List<TaskRequest> requests, @Nullable Proposal proposal, List<TaskAct> acts) {

    static final TaskTeam NONE = new TaskTeam(List.of(), null, List.of());

    public List<TaskRequest> waiting() {
        return requests.stream().filter(TaskRequest::waits).toList();
    }
}
