package org.zhuban.review.ui;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.MenuNote;
import org.zhuban.common.Texts;
import org.zhuban.common.WorkspaceFigure;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;
import org.zhuban.review.Teamwork;

/** How many requests 请我会办 wait for the reviewer. */
@Component
class AskedFigure implements WorkspaceFigure, MenuNote {

    private final Teamwork teamwork;
    private final LoggedIn loggedIn;
    private final Texts texts;

    AskedFigure(Teamwork teamwork, LoggedIn loggedIn, Texts texts) {
        this.teamwork = teamwork;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    @Override
    public String path() {
        return "asked";
    }

    @Override
    public Optional<String> title() {
        return Optional.empty();
    }

    @Override
    public long count() {
        return reviewer().map(account -> (long) teamwork.countAsked(account)).orElse(0L);
    }

    @Override
    public Optional<String> words() {
        return reviewer().map(account -> texts.text("team.asked.figure", teamwork.countAsked(account)));
    }

    private Optional<CurrentAccount> reviewer() {
        return loggedIn.account().filter(account -> account.has(Role.REVIEWER) && account.organisation() == null);
    }
}
