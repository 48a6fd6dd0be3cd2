package org.zhuban.enterprise.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.zhuban.enterprise.EnterpriseRegister;
import org.zhuban.register.ui.RegisterListView;
import org.zhuban.register.ui.RegisterScreen;

/** 企业库. */
@Route("enterprises")
@Menu(title = "register.enterprises", order = 20, icon = "vaadin:institution")
@RolesAllowed({"REVIEWER", "SUPERVISOR"})
class EnterpriseListView extends RegisterListView {

    EnterpriseListView(EnterpriseRegister register, RegisterScreen screen) {
        super(register, screen);
    }
}
