package org.zhuban.employment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.zhuban.employment.EmploymentRegister;
import org.zhuban.register.ui.RegisterListView;
import org.zhuban.register.ui.RegisterScreen;

/** 人员聘用: whom an enterprise employs and employed; it begins from here. */
@Route("employment")
@Menu(title = "register.employment", order = 22, icon = "vaadin:handshake")
@RolesAllowed({"ENTERPRISE", "REVIEWER", "SUPERVISOR"})
class EmploymentListView extends RegisterListView {

    EmploymentListView(EmploymentRegister register, RegisterScreen screen, EmploymentActs acts) {
        super(register, screen);
        if (acts.employs()) {
            var employ = new Button(
                    acts.texts.text("employment.begin"),
                    VaadinIcon.PLUS.create(),
                    click -> acts.file("employment", null, Map.of()));
            employ.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
            act(employ);
        }
    }
}
