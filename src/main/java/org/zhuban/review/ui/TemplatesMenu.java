package org.zhuban.review.ui;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.MenuNote;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;

/** 意见模板 stand in the menu of those who review all day; an enterprise that decides now and then reaches them from its decision. */
@Component
class TemplatesMenu implements MenuNote {

    private final LoggedIn loggedIn;

    TemplatesMenu(LoggedIn loggedIn) {
        this.loggedIn = loggedIn;
    }

    @Override
    public String path() {
        return "opinion-templates";
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
    public boolean hidden() {
        return loggedIn.account().map(CurrentAccount::organisation).isPresent();
    }
}
