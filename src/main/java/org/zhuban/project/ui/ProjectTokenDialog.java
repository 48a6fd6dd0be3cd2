package org.zhuban.project.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectToken;
import org.zhuban.project.ProjectTokens;

/** 新建令牌: what it is called, what it may do, how long it is good. */
final class ProjectTokenDialog extends Dialog {

    private static final List<Integer> DAYS = List.of(30, 90, 180, 366);
    private static final int USUAL = 90;

    private final TextField name = new TextField();
    private final CheckboxGroup<ProjectToken.Scope> scopes = new CheckboxGroup<>();
    private final Select<Integer> days = new Select<>();

    ProjectTokenDialog(ProjectScreen screen, Project project, Consumer<ProjectTokens.Issued> made) {
        setHeaderTitle(screen.texts.text("project.interface.new"));
        setWidth("520px");
        setMaxWidth("96vw");
        name.setLabel(screen.texts.text("project.interface.name"));
        name.setHelperText(screen.texts.text("project.interface.name.help"));
        name.setMaxLength(50);
        name.setRequiredIndicatorVisible(true);
        name.setAutofocus(true);
        scopes.setLabel(screen.texts.text("project.interface.scopes"));
        scopes.setItems(ProjectToken.Scope.values());
        scopes.setItemLabelGenerator(scope -> screen.texts.text("project.interface.scope." + scope + ".long"));
        scopes.setValue(Set.of(ProjectToken.Scope.PROJECT));
        scopes.addThemeName("vertical");
        scopes.setRequiredIndicatorVisible(true);
        days.setLabel(screen.texts.text("project.interface.days"));
        days.setItems(DAYS);
        days.setItemLabelGenerator(count -> screen.texts.text("project.interface.days.count", count));
        days.setValue(USUAL);
        var form = new FormLayout(name, scopes, days);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        add(form);
        var make = new Button(screen.texts.text("project.interface.make"), click -> {
            List.of((HasValidation) name, scopes, days).forEach(field -> field.setInvalid(false));
            try {
                ProjectTokens.Issued issued = screen.tokens.issue(
                        screen.loggedIn.require(),
                        project.code(),
                        name.getValue(),
                        scopes.getValue(),
                        Objects.requireNonNullElse(days.getValue(), 0));
                close();
                made.accept(issued);
            } catch (InvalidInputException wrong) {
                wrong.errors().forEach(error -> mark(screen, error));
            } catch (org.zhuban.common.ZhubanException refused) {
                close();
                screen.guarded(() -> {
                    throw refused;
                });
            }
        });
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.setDisableOnClick(false);
        getFooter().add(new Button(screen.texts.text("project.cancel"), click -> close()), make);
    }

    private void mark(ProjectScreen screen, FieldError error) {
        HasValidation field = Map.<String, HasValidation>of("/name", name, "/scopes", scopes, "/days", days)
                .getOrDefault(error.field(), name);
        field.setErrorMessage(screen.texts.of(error));
        field.setInvalid(true);
    }
}
