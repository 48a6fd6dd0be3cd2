package org.zhuban.review.ui;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.common.MenuNote;

/** 待办 in the menu stands for all boxes of the inbox: 已办 and 关注 have addresses of their own. */
@Component
class BoxesMenu implements MenuNote {

    @Override
    public String path() {
        return "tasks";
    }

    @Override
    public Optional<String> title() {
        return Optional.empty();
    }

    @Override
    public long count() {
        return 0;
    }

    @Override
    public Set<String> places() {
        return Set.of("reviewed", "watched", "decision-batches");
    }
}
