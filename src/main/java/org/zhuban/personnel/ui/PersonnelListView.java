package org.zhuban.personnel.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.zhuban.personnel.PersonnelRegister;
import org.zhuban.register.ui.RegisterListView;
import org.zhuban.register.ui.RegisterScreen;

/** 人员库. */
@Route("personnel")
@Menu(title = "register.personnel", order = 21, icon = "vaadin:users")
@RolesAllowed({"ENTERPRISE", "REVIEWER", "SUPERVISOR"})
class PersonnelListView extends RegisterListView {

    PersonnelListView(PersonnelRegister register, RegisterScreen screen) {
        super(register, screen);
    }
}
