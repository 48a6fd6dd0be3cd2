package org.zhuban.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.filing.OpenTasks;

/**
 * An open reviewing task 待办, as the inbox lists it. Nothing personal in it.
 *
 * @param id        engine task id
 * @param subject   credit code, where the filing has one
 * @param region    of the filing, six digits
 * @param task      BPMN id, e.g. {@code review-certification}
 * @param name      of the step, e.g. 主管部门审核
 * @param deskGroup e.g. {@code authority|ZZ|320507}
 * @param assignee  who claimed it
 * @param revision  1 on the first submission; more = corrected and submitted again
 * @param dueAt     end of the step's time limit
 * @param signed    会签: of a step that several sign, how many have; null where one decides
 * @param remindedAt 催办: when the applicant last asked to hurry
 */
public record OpenTask(
        String id,
        UUID filing,
        String number,
        String type,
        Programme programme,
        String title,
        @Nullable String subject,
        String region,
        String definition,
        String task,
        String name,
        String desk,
        String deskGroup,
        @Nullable UUID applicant,
        @Nullable UUID organisation,
        @Nullable UUID assignee,
        @Nullable String assigneeName,
        int revision,
        Instant createdAt,
        Instant dueAt,
        boolean suspended,
        @Nullable Instant remindedAt,
        @Nullable Held held,
        OpenTasks.@Nullable Signed signed) {

    /** What holds its decision back. */
    public enum Held {
        /** 委派: a colleague works on it first. */
        DELEGATE,
        /** 前加签: a colleague has to agree first. */
        SIGN_BEFORE,
        /** 后加签: decided, and waits for those who sign after. */
        PROPOSED
    }

    public boolean overdue(Instant now) {
        return dueAt.isBefore(now);
    }
}
