package org.zhuban.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.zhuban.project.ProjectRegister;
import org.zhuban.register.Entry;
import org.zhuban.register.ui.RegisterListView;
import org.zhuban.register.ui.RegisterScreen;

/** 我的项目: every project that the enterprise takes or took part in (ZZ 1, JM (2)2); a general contractor applies for another. */
@Route("my-projects")
@Menu(title = "menu.my-projects", order = 8, icon = "vaadin:building")
@RolesAllowed({"ENTERPRISE", "PROJECT"})
class OwnProjectListView extends RegisterListView {

    OwnProjectListView(ProjectRegister register, RegisterScreen screen, ProjectScreen projects) {
        super(register, screen);
        if (projects.contractor()) {
            var apply = new Button(
                    projects.texts.text("project.apply"),
                    VaadinIcon.PLUS.create(),
                    click -> projects.file("project-application", null, Map.of()));
            apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
            act(apply);
        }
    }

    @Override
    protected String name() {
        return "menu.my-projects";
    }

    @Override
    protected void open(Entry entry) {
        ProjectView.open(String.valueOf(entry.values().get("code")));
    }
}
