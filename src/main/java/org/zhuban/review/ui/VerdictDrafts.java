package org.zhuban.review.ui;

import com.vaadin.flow.server.VaadinSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhuban.review.Verdict;

/** What a reviewer has written about tasks that he has not decided yet: it waits for his coming back, until he logs out. */
final class VerdictDrafts {

    static final Verdict NOTHING = new Verdict("", "", List.of());
    private static final int MOST = 100;

    private final Map<String, Verdict> kept = new LinkedHashMap<>();

    private VerdictDrafts() {}

    /** Of the present session. */
    static VerdictDrafts here() {
        VaadinSession session = VaadinSession.getCurrent();
        VerdictDrafts drafts = session.getAttribute(VerdictDrafts.class);
        if (drafts == null) {
            drafts = new VerdictDrafts();
            session.setAttribute(VerdictDrafts.class, drafts);
        }
        return drafts;
    }

    /** Empty as long as he wrote nothing about it; nothing at all where he deleted what he had written. */
    Optional<Verdict> of(String task) {
        return Optional.ofNullable(kept.get(task));
    }

    void keep(String task, Verdict written) {
        kept.remove(task);
        kept.put(task, written);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    void forget(String task) {
        kept.remove(task);
    }
}
