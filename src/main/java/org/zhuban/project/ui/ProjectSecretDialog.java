package org.zhuban.project.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinService;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectTokens;

/** A token in clear, this once, with a call to try it by; only a click on the button closes it. */
final class ProjectSecretDialog extends Dialog {

    ProjectSecretDialog(ProjectScreen screen, Project project, ProjectTokens.Issued issued) {
        setHeaderTitle(
                screen.texts.text("project.interface.made", issued.token().name()));
        setWidth("640px");
        setMaxWidth("96vw");
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        var once = new Paragraph(screen.texts.text("project.interface.once"));
        var secret = new TextField(screen.texts.text("project.interface.token"));
        secret.setValue(issued.secret());
        secret.setReadOnly(true);
        secret.setWidthFull();
        var copy = new Button(screen.texts.text("project.interface.copy"), click -> {
            UI.getCurrent()
                    .getPage()
                    .executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", issued.secret());
            click.getSource().setText(screen.texts.text("project.interface.copied"));
        });
        secret.setSuffixComponent(copy);
        var example = new Pre("curl -H 'Authorization: Bearer " + issued.secret() + "' \\\n  " + address()
                + "/api/v1/projects/" + project.code());
        example.addClassName("project-example");
        add(once, secret, new Paragraph(screen.texts.text("project.interface.try")), example);
        var done = new Button(screen.texts.text("project.interface.kept"), click -> close());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
    }

    /** Where the reader's browser found this page. */
    private static String address() {
        var request = VaadinService.getCurrentRequest();
        return request instanceof com.vaadin.flow.server.VaadinServletRequest servlet
                ? servlet.getRequestURL().toString().replaceFirst("^(https?://[^/]+).*", "$1")
                : "";
    }
}
