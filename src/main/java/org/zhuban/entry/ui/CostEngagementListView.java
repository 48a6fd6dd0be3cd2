package org.zhuban.entry.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.zhuban.entry.CostEngagementRegister;
import org.zhuban.register.ui.RegisterListView;
import org.zhuban.register.ui.RegisterScreen;

/** 进疆承揽业务库. */
@Route("cost-engagements")
@Menu(title = "register.cost-engagements", order = 25, icon = "vaadin:calc")
@RolesAllowed({"ENTERPRISE", "REVIEWER", "SUPERVISOR"})
class CostEngagementListView extends RegisterListView {

    CostEngagementListView(CostEngagementRegister register, RegisterScreen screen) {
        super(register, screen);
    }
}
