package org.zhuban.register.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.zhuban.register.Entry;
import org.zhuban.register.Register;

/** What the module of a register adds to the page of its entries: how an entry stands, and what may be done with it. */
public interface EntryActs {

    /**
     * For the account that is logged in, which may see the entry.
     *
     * @param changed shows the entry anew
     */
    Optional<Component> of(Register register, Entry entry, Runnable changed);
}
