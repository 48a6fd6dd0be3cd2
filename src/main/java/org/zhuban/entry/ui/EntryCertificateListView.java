package org.zhuban.entry.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.zhuban.entry.EntryCertificateRegister;
import org.zhuban.register.ui.RegisterListView;
import org.zhuban.register.ui.RegisterScreen;

/** 进疆人员证书库. */
@Route("entry-certificates")
@Menu(title = "register.entry-certificates", order = 24, icon = "vaadin:user-card")
@RolesAllowed({"ENTERPRISE", "REVIEWER", "SUPERVISOR"})
class EntryCertificateListView extends RegisterListView {

    EntryCertificateListView(EntryCertificateRegister register, RegisterScreen screen) {
        super(register, screen);
    }
}
