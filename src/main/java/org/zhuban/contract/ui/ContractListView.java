package org.zhuban.contract.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.zhuban.contract.ContractRegister;
import org.zhuban.register.ui.RegisterListView;
import org.zhuban.register.ui.RegisterScreen;

/** 合同库. */
@Route("contracts")
@Menu(title = "register.contracts", order = 22, icon = "vaadin:file-text")
@RolesAllowed({"ENTERPRISE", "REVIEWER", "SUPERVISOR"})
class ContractListView extends RegisterListView {

    ContractListView(ContractRegister register, RegisterScreen screen) {
        super(register, screen);
    }
}
