package org.zhuban.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Page;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;

/**
 * The inbox 待办 of reviewers and supervisors: what lies on their desks, from the projection {@code open_task}; the engine is not asked.
 * Every call works out the desks from the roles as they are now.
 */
public interface Inbox {

    /**
     * A page, keyset-paged: tasks that come or go meanwhile neither repeat nor hide others.
     *
     * @param cursor {@link Page#next} of the page before, null for the first
     * @param size   1 to 500
     * @throws org.zhuban.common.DeniedException       {@code review.no-desk} without a reviewing role
     * @throws org.zhuban.common.InvalidInputException {@code /cursor} for a cursor of another order or of another's making
     */
    Page<OpenTask> page(CurrentAccount account, InboxQuery query, @Nullable String cursor, int size);

    /** The task behind one in a list, also when that one has gone; the first of the list behind the last; empty if there is no other. */
    Optional<OpenTask> following(CurrentAccount account, InboxQuery query, OpenTask task);

    /** The task before one in a list, also when that one has gone; empty before the first. */
    Optional<OpenTask> preceding(CurrentAccount account, InboxQuery query, OpenTask task);

    /**
     * How many tasks came to the desks after a moment, of the type and region asked for; counts no further than {@code atMost}. Costs what
     * came, not what lies there.
     */
    long arrived(CurrentAccount account, InboxQuery query, Instant seen, long atMost);

    /**
     * How much lies on the desks: urgent, of each type and in each region; what else is asked narrows it, the search does not. One statement,
     * each count up to {@link InboxTally#MOST}. In 我的待办 what is urgent is counted there, as found by the search, so that each count is that of
     * the list it leads to.
     *
     * @param types   to count, with their programmes; those of a whole country are not counted
     * @param regions to count, within the reader's
     */
    InboxTally tally(CurrentAccount account, InboxQuery query, Map<String, Programme> types, List<String> regions);

    /**
     * How many; counts no further than {@code atMost}, so that a badge costs the same at any size.
     *
     * @throws org.zhuban.common.DeniedException {@code review.no-desk} without a reviewing role
     */
    long count(CurrentAccount account, InboxQuery query, long atMost);
}
