package org.zhuban.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something done with a task besides deciding it, for the reviewers' history; the applicant does not see it.
 *
 * @param actor  null = the program
 * @param behalf name of the one for whom the actor stood in
 * @param other  name of the one it was given to, who was asked or mentioned
 * @param words  reason, question, answer or comment
 * @param faults how many were found by the one it was delegated to
 */
public record TaskAct(
        UUID id,
        String task,
        String taskName,
        Kind kind,
        @Nullable UUID actor,
        String actorName,
        @Nullable String behalf,
        @Nullable String other,
        String words,
        int faults,
        Instant at) {

    /** What was done. */
    public enum Kind {
        /** 转办. */
        TRANSFERRED,
        /** 主管改派. */
        REASSIGNED,
        /** 主管收回岗位, or who had it left. */
        BACK_ON_DESK,
        /** 分派 by the desk's rule. */
        ROUTED,
        /** 委派, 加签, 征求意见, 抄送. */
        DELEGATED,
        SIGNER_ADDED_BEFORE,
        SIGNER_ADDED_AFTER,
        OPINION_ASKED,
        COPIED,
        /** The answers. */
        GIVEN_BACK,
        AGREED,
        OBJECTED,
        OPINION_GIVEN,
        NOTED,
        /** 减签, 收回委派, 收回征求. */
        REQUEST_TAKEN_BACK,
        /** A decision that waits for signers, and its end without effect. */
        PROPOSED,
        PROPOSAL_TAKEN_BACK,
        /** 评论. */
        COMMENTED,
        /** Decided for one who is absent. */
        STOOD_IN,
        /** 撤回 of one's own decision. */
        RECALLED
    }
}
