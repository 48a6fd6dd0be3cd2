package org.zhuban.review;

import java.util.List;
import org.zhuban.filing.Fault;

/**
 * What a reviewer decides.
 *
 * @param outcome one that the task offers, e.g. {@code returned}
 * @param opinion 审核意见, up to {@value #LONGEST_OPINION} characters; needed for every outcome but approved and accepted
 * @param faults  pinned to fields and slots; only where it is returned
 */
public record Verdict(String outcome, String opinion, List<Fault> faults) {

    public static final int LONGEST_OPINION = 2_000;
    public static final int LONGEST_REASON = 500;
    public static final int MOST_FAULTS = 200;

    /** In letters. */
    private static final int SHORTEST_REASON = 2;

    public Verdict {
        faults = List.copyOf(faults);
    }

    /** Does the opinion give a reason? Letters or Han, not a full stop alone. */
    public boolean explained() {
        return opinion.codePoints()
                        .filter(Character::isLetter)
                        .limit(SHORTEST_REASON)
                        .count()
                == SHORTEST_REASON;
    }
}
