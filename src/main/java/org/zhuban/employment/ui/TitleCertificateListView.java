package org.zhuban.employment.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.zhuban.employment.TitleCertificateRegister;
import org.zhuban.register.ui.RegisterListView;
import org.zhuban.register.ui.RegisterScreen;

/** 职称证书: what an enterprise confirmed of its people. */
@Route("title-certificates")
@Menu(title = "register.title-certificate", order = 23, icon = "vaadin:diploma")
@RolesAllowed({"ENTERPRISE", "REVIEWER", "SUPERVISOR"})
class TitleCertificateListView extends RegisterListView {

    TitleCertificateListView(TitleCertificateRegister register, RegisterScreen screen) {
        super(register, screen);
    }
}
