package org.zhuban.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingState;

/**
 * What followed from the last act on a filing.
 *
 * @param kind      of the last event but reminders, e.g. {@code DECIDED}
 * @param actor     who did it
 * @param task      BPMN id of the task decided
 * @param dueAt     end of its time limit at the decision
 * @param touched   did the applicant change an answer or a paper since he submitted?
 * @param passed    BPMN ids entered since that task
 * @param tasks     open reviewing tasks
 * @param next      the first of them
 * @param acted     was something done with it?
 */
record DecisionStanding(
        UUID filing,
        String number,
        FilingState state,
        Programme programme,
        String region,
        @Nullable UUID decider,
        String definition,
        String kind,
        String actor,
        String actorName,
        Instant at,
        @Nullable String task,
        @Nullable Instant dueAt,
        boolean touched,
        List<String> passed,
        int tasks,
        @Nullable String next,
        @Nullable String nextElement,
        @Nullable UUID nextAssignee,
        @Nullable String nextAssigneeName,
        boolean suspended,
        boolean acted) {}
