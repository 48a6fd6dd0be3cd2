package org.zhuban.review;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConsistencyCheck;

/** SECURITY 25 for the inbox. */
@Component
class InboxCheck implements ConsistencyCheck {

    private static final int MOST = 100;

    private final InboxComparison comparison;

    InboxCheck(InboxComparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public String promise() {
        return "Each open reviewing task of the engine is in the inbox, with its assignee, and the inbox holds no other";
    }

    @Override
    public List<String> violations() {
        return comparison.differences().stream()
                .limit(MOST)
                .map(InboxComparison.Difference::sentence)
                .toList();
    }
}
