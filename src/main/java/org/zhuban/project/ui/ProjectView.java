package org.zhuban.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectRegister;
import org.zhuban.project.ProjectWorkspace;
import org.zhuban.register.Column;
import org.zhuban.register.RegisterLabels;
import org.zhuban.register.ui.EntryVersions;

/** A project's page 项目工作区: what it is, who takes part, its permits, what happened; and what its reader may do. */
@Route("projects/:code")
@RolesAllowed({"ENTERPRISE", "PROJECT", "REVIEWER", "SUPERVISOR"})
@StyleSheet("context://review.css")
@StyleSheet("context://register.css")
@StyleSheet("context://project.css")
class ProjectView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** Said at the head of the page. */
    private static final Set<String> ABOVE =
            Set.of("code", "projectName", "state", "source", "developer", "supervision");

    private final transient ProjectScreen screen;
    private final transient ProjectRegister register;
    private final Texts texts;
    private String title = "";

    ProjectView(ProjectScreen screen, ProjectRegister register) {
        this.screen = screen;
        this.register = register;
        this.texts = screen.texts;
        addClassNames("zb-view", "zb", "register-details", "project-page");
    }

    static void open(String code) {
        UI.getCurrent().navigate(ProjectView.class, new RouteParameters("code", code));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters().get("code").orElse(""));
    }

    private void show(String code) {
        removeAll();
        CurrentAccount account = screen.loggedIn.require();
        ProjectWorkspace.Shown shown = screen.workspace.of(account, code);
        Project project = shown.project();
        title = project.name();
        boolean staff = account.organisation() == null;
        var back = new Anchor(
                staff ? "projects" : "my-projects",
                texts.text("register.back", texts.text(staff ? "register.projects" : "menu.my-projects")));
        back.addClassName("register-back");
        add(back, head(shown), acts(shown), new PartiesPanel(screen, shown, () -> show(code)), permits(shown));
        if (!staff) {
            add(new FiledPanel(screen, project), new InterfacePanel(screen, project));
        }
        add(new ContractsPanel(screen, project), information(shown));
        add(new EntryVersions(
                shown.history(), ProjectNotes.of(screen, shown), screen.types.names(), !staff, texts, screen.times));
    }

    private Component head(ProjectWorkspace.Shown shown) {
        Project project = shown.project();
        var name = new H2(project.name());
        name.addClassName("zb-title");
        var line = new Div(
                new Span(texts.text("project.code", project.code())),
                new Span(screen.regions.path(project.region())),
                new Span(texts.text("project.source." + project.source())),
                new Span(texts.text("project.since", screen.times.day(project.createdAt()))));
        line.addClassName("review-line");
        var head = new Div(new Div(name, screen.badge(project.state())), line);
        head.addClassName("project-head");
        if (project.state() == Project.State.CREATED) {
            head.add(hint("project.hint.created"));
        } else if (project.state() == Project.State.FINISHED) {
            head.add(hint("project.hint.finished"));
        }
        return head;
    }

    private Component hint(String code) {
        var hint = new Paragraph(texts.text(code));
        hint.addClassName("zb-sub");
        return hint;
    }

    private Component acts(ProjectWorkspace.Shown shown) {
        Project project = shown.project();
        var acts = new Div();
        acts.addClassName("project-acts");
        if (shown.acts().complete()) {
            boolean created = project.state() == Project.State.CREATED;
            Button complete = button(
                    created ? "project.complete" : "project.change-information",
                    () -> screen.file("project-completion", project.code(), Map.of("projectCode", project.code())));
            if (created) {
                complete.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            acts.add(
                    complete,
                    button(
                            "project.permit.add",
                            () -> screen.file("construction-permit", null, Map.of("projectCode", project.code()))),
                    button(
                            "project.invite",
                            () -> screen.file("project-participation", null, Map.of("projectCode", project.code()))));
        }
        if (shown.acts().change()) {
            acts.add(
                    button(
                            "project.change",
                            () -> OneDialog.open(this, new ProjectDialog(screen, project, code -> show(code)))),
                    button("project.finish", () -> askToFinish(project)));
        }
        acts.setVisible(acts.getChildren().findAny().isPresent());
        return acts;
    }

    private Button button(String code, Runnable act) {
        return new Button(texts.text(code), click -> act.run());
    }

    private void askToFinish(Project project) {
        var sure = new ConfirmDialog(
                texts.text("project.finish"),
                texts.text("project.finish.ask", project.name()),
                texts.text("project.finish"),
                confirmed -> screen.guarded(() -> {
                    screen.office.finish(screen.loggedIn.require(), project.code());
                    screen.tell("project.finished");
                    show(project.code());
                }));
        sure.setCancelable(true);
        sure.setCancelText(texts.text("project.cancel"));
        OneDialog.open(this, sure);
    }

    private Component permits(ProjectWorkspace.Shown shown) {
        var panel = new Div(new H3(texts.text("project.permits")));
        panel.addClassName("zb-panel");
        if (shown.permits().isEmpty()) {
            panel.add(hint(shown.acts().complete() ? "project.permits.none-yours" : "project.permits.none"));
        }
        shown.permits().forEach(permit -> {
            var row = new Div(new Span(permit.number()));
            row.addClassName("project-row");
            List<String> more = Stream.of(
                            permit.issuedOn() == null ? "" : permit.issuedOn().toString(),
                            permit.issuer(),
                            permit.content())
                    .filter(text -> text != null && !text.isEmpty())
                    .toList();
            row.add(new Span(String.join(" · ", more)));
            panel.add(row);
        });
        return panel;
    }

    private Component information(ProjectWorkspace.Shown shown) {
        var panel = new Div(new H3(texts.text("project.information")));
        panel.addClassName("zb-panel");
        RegisterLabels.Labels labels = screen.labels.of(register);
        var list = new DescriptionList();
        for (Column column : register.columns()) {
            String value = ABOVE.contains(column.field()) ? "" : labels.shown(column, shown.entry());
            if (!value.isEmpty()) {
                list.add(new DescriptionList.Term(labels.label(column)), new DescriptionList.Description(value));
            }
        }
        panel.add(list);
        if (shown.project().filing() == null) {
            panel.add(hint(shown.acts().complete() ? "project.information.none-yours" : "project.information.none"));
        }
        if (shown.project().filing() != null) {
            var more = new Anchor(
                    "registers/" + ProjectRegister.KEY + "/" + shown.project().id(), texts.text("project.documents"));
            more.addClassName("register-back");
            panel.add(more);
        }
        return panel;
    }

    @Override
    public String getPageTitle() {
        return title + " · " + texts.text("shell.product");
    }
}
