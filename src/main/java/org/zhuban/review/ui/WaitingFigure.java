package org.zhuban.review.ui;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.common.MenuNote;
import org.zhuban.common.Texts;
import org.zhuban.common.WorkspaceFigure;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;
import org.zhuban.review.Inbox;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.InboxQuery.Box;

/** How many tasks wait on the reviewer's desks, and how many of them too long; an enterprise's menu says what waits for it 待我审核. */
@Component
class WaitingFigure implements WorkspaceFigure, MenuNote {

    private static final long AT_MOST = 1000;

    private final Inbox inbox;
    private final LoggedIn loggedIn;
    private final Texts texts;

    WaitingFigure(Inbox inbox, LoggedIn loggedIn, Texts texts) {
        this.inbox = inbox;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    @Override
    public String path() {
        return "tasks";
    }

    @Override
    public Optional<String> words() {
        return loggedIn.account()
                .filter(account -> account.has(Role.REVIEWER) || account.has(Role.SUPERVISOR) || enterprise(account))
                .map(this::words);
    }

    @Override
    public Optional<String> title() {
        return loggedIn.account().filter(WaitingFigure::enterprise).map(account -> texts.text("menu.tasks.enterprise"));
    }

    @Override
    public long count() {
        return loggedIn.account()
                .filter(WaitingFigure::enterprise)
                .map(account -> inbox.count(account, InboxQuery.of(Box.GROUP), AT_MOST))
                .orElse(0L);
    }

    private static boolean enterprise(CurrentAccount account) {
        return account.has(Role.ENTERPRISE) && account.organisation() != null && account.project() == null;
    }

    private String words(CurrentAccount account) {
        var group = InboxQuery.of(Box.GROUP);
        var late = new InboxQuery(Box.GROUP, null, null, null, null, true, group.sort());
        return texts.text(
                enterprise(account) ? "tasks.figure.enterprise" : "tasks.figure",
                inbox.count(account, group, AT_MOST),
                inbox.count(account, late, AT_MOST),
                inbox.count(account, InboxQuery.of(Box.MINE), AT_MOST));
    }

    /** 已办 and 关注 have addresses of their own. */
    @Override
    public Set<String> places() {
        return Set.of("reviewed", "watched", "decision-batches");
    }
}
