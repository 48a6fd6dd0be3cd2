package org.zhuban.project.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.project.ProjectOffice;
import org.zhuban.project.ProjectRegister;
import org.zhuban.register.Entry;
import org.zhuban.register.ui.RegisterListView;
import org.zhuban.register.ui.RegisterScreen;

/** 项目库, for the authority: what is in its region; a supervisor creates projects, one by one or from Excel. */
@Route("projects")
@Menu(title = "register.projects", order = 20, icon = "vaadin:building")
@RolesAllowed({"REVIEWER", "SUPERVISOR"})
class ProjectListView extends RegisterListView {

    ProjectListView(ProjectRegister register, RegisterScreen screen, ProjectScreen projects) {
        super(register, screen);
        CurrentAccount account = projects.loggedIn.require();
        if (ProjectOffice.mayCreate(account)) {
            var create = new Button(
                    projects.texts.text("project.create"),
                    VaadinIcon.PLUS.create(),
                    click -> OneDialog.open(
                            click.getSource(), new ProjectDialog(projects, null, code -> ProjectView.open(code))));
            create.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
            var read = new Button(
                    projects.texts.text("project.import"),
                    VaadinIcon.UPLOAD_ALT.create(),
                    click -> OneDialog.open(click.getSource(), new ProjectImportDialog(projects, () -> UI.getCurrent()
                            .navigate(ProjectListView.class))));
            read.addThemeVariants(ButtonVariant.LUMO_SMALL);
            act(new Span(create, new Span(" "), read));
        }
    }

    @Override
    protected void open(Entry entry) {
        ProjectView.open(String.valueOf(entry.values().get("code")));
    }
}
