package org.zhuban.entry.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.zhuban.entry.EntryRegister;
import org.zhuban.register.ui.RegisterListView;
import org.zhuban.register.ui.RegisterScreen;

/** 进疆企业库. */
@Route("entries")
@Menu(title = "register.entries", order = 23, icon = "vaadin:flag")
@RolesAllowed({"ENTERPRISE", "REVIEWER", "SUPERVISOR"})
class EntryListView extends RegisterListView {

    EntryListView(EntryRegister register, RegisterScreen screen) {
        super(register, screen);
    }
}
