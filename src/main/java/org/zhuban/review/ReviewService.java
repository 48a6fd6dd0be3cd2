package org.zhuban.review;

import java.util.List;
import java.util.Map;
import org.zhuban.filing.Filing;
import org.zhuban.identity.CurrentAccount;

/**
 * What reviewers do. Every call checks the account's desks as they are now: a task that lies on none of them is unknown (404). Deciding takes
 * the reviewer's role at that desk, and nobody decides a filing of his own organisation or one he filed (SECURITY 8).
 * A task that another decided meanwhile is {@code task.already-handled} (arguments: by whom, when); one that its applicant took back is
 * {@code task.withdrawn} (arguments: filing number, when).
 */
public interface ReviewService {

    int LARGEST_BATCH = 500;

    /**
     * The task and its filing, personal fields masked.
     *
     * @throws org.zhuban.common.NotFoundException {@code task.unknown}
     * @throws org.zhuban.common.ConflictException {@code task.already-handled}
     */
    TaskDetails details(CurrentAccount account, String taskId);

    /**
     * The task alone, as it is now: for a page that shows it already and asks again and again. Nothing is audited but a refusal.
     *
     * @throws org.zhuban.common.NotFoundException {@code task.unknown}
     * @throws org.zhuban.common.ConflictException {@code task.already-handled}, {@code task.withdrawn}
     */
    OpenTask now(CurrentAccount account, String taskId);

    /** The personal fields in clear, for a reviewer who has to compare them; audited. */
    Map<String, Object> reveal(CurrentAccount account, String taskId);

    /**
     * Takes it; a no-op if it is mine already.
     *
     * @throws org.zhuban.common.ConflictException {@code task.claimed-by} (argument: by whom)
     */
    OpenTask claim(CurrentAccount account, String taskId);

    /** Puts it back on the desk; only by who claimed it. */
    OpenTask release(CurrentAccount account, String taskId);

    /**
     * Decides, claimed by me or by nobody.
     *
     * @throws org.zhuban.common.InvalidInputException at {@code /outcome}, {@code /opinion} (also {@code review.override-reason}: favourable although a rule says no), {@code /faults/‹n›/field}, {@code /faults/‹n›/reason}
     * @throws org.zhuban.common.ConflictException     {@code task.claimed-by}, {@code task.already-handled}, {@code task.suspended}
     */
    Filing decide(CurrentAccount account, String taskId, Verdict verdict);

    /**
     * Decides what a page showed: its process may have been updated since 流程迁移.
     *
     * @param definition that the page read, {@link OpenTask#definition}
     * @throws org.zhuban.common.ConflictException {@code task.process-updated}, and as {@link #decide}
     */
    Filing decideAsRead(CurrentAccount account, String taskId, String definition, Verdict verdict);

    /**
     * Decides as one of many: words for all of them are no reason to decide against a rule of the automated review 自动审查.
     *
     * @param definition of the process when it was put among them, {@link OpenTask#definition}
     * @throws org.zhuban.common.ConflictException {@code review.override-alone}, {@code task.process-updated}, and as for a single one
     */
    Filing decideAmongMany(CurrentAccount account, String taskId, String definition, Verdict verdict);

    /**
     * One verdict for many tasks, each in a transaction of its own; an answer per id, in their order.
     *
     * @throws org.zhuban.common.InvalidInputException at {@code /ids}: none or more than {@value #LARGEST_BATCH}
     */
    List<BatchAnswer> decideAll(CurrentAccount account, List<String> taskIds, Verdict verdict);
}
