package org.zhuban.enterprise.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseEnding;
import org.zhuban.enterprise.EnterpriseRegister;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.register.Entry;
import org.zhuban.register.Register;
import org.zhuban.register.ui.EntryActs;

/** On an enterprise's page: that its registration has ended, or the way to end it. */
@org.springframework.stereotype.Component
class EnterpriseActs implements EntryActs {

    final EnterpriseEnding ending;
    final LoggedIn loggedIn;
    final Texts texts;
    final Times times;

    EnterpriseActs(EnterpriseEnding ending, LoggedIn loggedIn, Texts texts, Times times) {
        this.ending = ending;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
    }

    @Override
    public Optional<Component> of(Register register, Entry entry, Runnable changed) {
        if (!register.key().equals(EnterpriseRegister.KEY)) {
            return Optional.empty();
        }
        CurrentAccount account = loggedIn.require();
        Enterprise enterprise = ending.seen(account, entry.id());
        return enterprise.active() && !ending.mayEnd(account, enterprise)
                ? Optional.empty()
                : Optional.of(new EndingPanel(enterprise, this, changed));
    }
}
