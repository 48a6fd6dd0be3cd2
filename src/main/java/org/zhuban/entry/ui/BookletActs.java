package org.zhuban.entry.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.zhuban.common.Texts;
import org.zhuban.entry.EntryRegister;
import org.zhuban.entry.booklet.Booklets;
import org.zhuban.identity.LoggedIn;
import org.zhuban.register.Entry;
import org.zhuban.register.Register;
import org.zhuban.register.ui.EntryActs;

/** On an entry's page: its booklet 进疆报送册. */
@org.springframework.stereotype.Component
class BookletActs implements EntryActs {

    final Booklets booklets;
    final LoggedIn loggedIn;
    final Texts texts;

    BookletActs(Booklets booklets, LoggedIn loggedIn, Texts texts) {
        this.booklets = booklets;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    @Override
    public Optional<Component> of(Register register, Entry entry, Runnable changed) {
        return register instanceof EntryRegister && booklets.printable(loggedIn.require(), entry)
                ? Optional.of(new BookletPanel(entry.id(), this))
                : Optional.empty();
    }
}
