package org.zhuban.review;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.Fault;
import org.zhuban.identity.CurrentAccount;

/**
 * 会办: how reviewers of a desk work on a task together. Every act has a reason, is recorded at the filing for its reviewers, and can be
 * undone by another. All throw {@code NotFoundException task.unknown} for what is not on a desk of the account,
 * {@code DeniedException review.not-reviewer} for who does not decide there, and {@code ConflictException task.claimed-by} for what another has.
 */
public interface Teamwork {

    int LONGEST_WORDS = 500;

    /** Requests, proposal and history of a task that the account sees. */
    TaskTeam team(CurrentAccount account, String taskId);

    /**
     * 委派, 加签, 征求意见, 抄送. Who asks takes the task, if nobody has it, so that the answer comes back to somebody.
     *
     * @throws org.zhuban.common.InvalidInputException at {@code /of}, {@code /question}
     * @throws org.zhuban.common.ConflictException     {@code request.twice}, {@code request.delegated}, {@code request.proposed}
     */
    TaskRequest ask(CurrentAccount account, String taskId, TaskRequest.Kind kind, UUID of, String question);

    /**
     * 减签, 收回: by who has the task. The last signer taken away lets a decision that waited take effect.
     *
     * @throws org.zhuban.common.ConflictException     {@code request.ended}
     * @throws org.zhuban.common.InvalidInputException at {@code /reason}
     */
    void takeBack(CurrentAccount account, UUID request, String reason);

    /**
     * Answers what was asked of the account, or of one for whom it stands in. A task that was delegated goes back with the faults found and
     * with words for the opinion 审核意见: both are what whoever decides starts from.
     *
     * @param agrees of a signer; null for the others
     * @param answer up to {@value #LONGEST_WORDS} characters; of a delegated task as many as an opinion has
     * @param faults only of a delegated task
     * @throws org.zhuban.common.NotFoundException     {@code request.unknown}: not asked of it
     * @throws org.zhuban.common.ConflictException     {@code request.ended}
     * @throws org.zhuban.common.InvalidInputException at {@code /agrees}, {@code /answer}, {@code /faults}, {@code /faults/‹n›/field}, {@code /faults/‹n›/reason}
     */
    TaskRequest answer(
            CurrentAccount account, UUID request, @Nullable Boolean agrees, String answer, List<Fault> faults);

    /** The same where nothing was found, or nothing can be. */
    default TaskRequest answer(CurrentAccount account, UUID request, @Nullable Boolean agrees, String answer) {
        return answer(account, request, agrees, answer, List.of());
    }

    /**
     * What waits for the account, and for those it stands in for; oldest first, at most 200.
     *
     * @throws org.zhuban.common.DeniedException {@code review.no-desk} without a reviewing role
     */
    List<AskedTask> asked(CurrentAccount account);

    int countAsked(CurrentAccount account);

    /** Takes back a decision that waits for signers. @throws org.zhuban.common.ConflictException {@code request.no-proposal} */
    void takeBackProposal(CurrentAccount account, String taskId, String reason);

    /**
     * 评论; those mentioned are told.
     *
     * @throws org.zhuban.common.InvalidInputException at {@code /text}, {@code /mentions}
     */
    void comment(CurrentAccount account, String taskId, String text, Set<UUID> mentions);
}
