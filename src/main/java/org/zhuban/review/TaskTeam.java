package org.zhuban.review;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who else is at work on a task.
 *
 * @param requests of this task, or of all tasks of a filing that is only read; oldest first, ended ones too
 * @param proposal a decision that waits for signers; null = none
 * @param acts     of all tasks of the filing, oldest first
 * @param self     the reader and those for whom he stands in today at this task
 * @param supervised may the reader reassign it?
 */
public record TaskTeam(
        List<TaskRequest> requests,
        @Nullable Proposal proposal,
        List<TaskAct> acts,
        Set<UUID> self,
        boolean supervised) {

    public List<TaskRequest> waiting() {
        return requests.stream().filter(TaskRequest::waits).toList();
    }

    /** What the reader is asked, himself or for one who is absent. */
    public List<TaskRequest> askedOfReader() {
        return requests.stream()
                .filter(request -> request.state() == TaskRequest.State.OPEN && self.contains(request.asked()))
                .toList();
    }

    /** Has nobody claimed it but the reader or one for whom he stands in? */
    public boolean free(OpenTask task) {
        return task.assignee() == null || self.contains(task.assignee());
    }
}
