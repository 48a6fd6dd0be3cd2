package org.zhuban.project.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectToken;
import org.zhuban.project.ProjectTokens;

/** 接口设置 (JM (2)3(4)): the tokens that the reader's enterprise gave its own systems for this project. */
final class InterfacePanel extends Composite<Div> {

    private final transient ProjectScreen screen;
    private final transient ProjectTokens tokens;
    private final transient Project project;
    private final transient Clock clock;

    InterfacePanel(ProjectScreen screen, Project project) {
        this.screen = screen;
        this.tokens = screen.tokens;
        this.project = project;
        this.clock = screen.clock;
        getContent().addClassName("zb-panel");
        show();
    }

    private void show() {
        Div panel = getContent();
        panel.removeAll();
        List<ProjectToken> own = tokens.list(screen.loggedIn.require(), project.code());
        boolean mayIssue = tokens.mayIssue(screen.loggedIn.require(), project);
        panel.setVisible(mayIssue || !own.isEmpty());
        var head = new Div(new H3(text("project.interface")));
        head.addClassName("project-panel-head");
        if (mayIssue) {
            head.add(new Button(
                    text("project.interface.new"),
                    click -> OneDialog.open(click.getSource(), new ProjectTokenDialog(screen, project, this::issued))));
        }
        var lead = new Paragraph(text("project.interface.lead"));
        lead.addClassName("zb-sub");
        panel.add(head, lead);
        own.forEach(token -> panel.add(row(token)));
    }

    private Div row(ProjectToken token) {
        ProjectToken.State state = token.state(clock.instant());
        var name = new Span(token.name());
        name.addClassName("project-party");
        String used = token.lastUsed() == null
                ? text("project.interface.never")
                : text("project.interface.used", screen.times.shown(token.lastUsed()));
        var about = new Span(String.join(
                " · ", scopes(token), text("project.interface.until", screen.times.day(token.expiresAt())), used));
        about.addClassName("project-about");
        var calls = new Button(
                text("project.interface.calls"),
                click -> OneDialog.open(click.getSource(), new ProjectCallsDialog(screen, project, token)));
        calls.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        calls.setAriaLabel(text("project.interface.calls") + " " + token.name());
        var row = new Div(
                name,
                about,
                screen.badge(
                        text("project.interface.state." + state),
                        switch (state) {
                            case ACTIVE -> "green";
                            case EXPIRED -> "amber";
                            case REVOKED, LEFT -> "plain";
                        }));
        var acts = new Span(calls);
        acts.addClassName("project-row-acts");
        row.add(acts);
        if (state == ProjectToken.State.ACTIVE) {
            var revoke = new Button(text("project.interface.revoke"), click -> askToRevoke(click.getSource(), token));
            revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ERROR);
            revoke.setAriaLabel(text("project.interface.revoke") + " " + token.name());
            acts.add(revoke);
        }
        row.addClassName("project-row");
        return row;
    }

    private String scopes(ProjectToken token) {
        return token.scopes().stream()
                .sorted()
                .map(scope -> text("project.interface.scope." + scope))
                .collect(Collectors.joining("、"));
    }

    private void issued(ProjectTokens.Issued issued) {
        show();
        new ProjectSecretDialog(screen, project, issued).open();
    }

    private void askToRevoke(Button opener, ProjectToken token) {
        var sure = new ConfirmDialog(
                text("project.interface.revoke"),
                screen.texts.text("project.interface.revoke.ask", token.name()),
                text("project.interface.revoke"),
                confirmed -> screen.guarded(() -> {
                    tokens.revoke(screen.loggedIn.require(), project.code(), token.id());
                    screen.tell("project.interface.revoked", token.name());
                    show();
                }));
        sure.setConfirmButtonTheme("error primary");
        sure.setCancelable(true);
        sure.setCancelText(text("project.cancel"));
        OneDialog.open(opener, sure);
    }

    private String text(String code, Object... args) {
        return screen.texts.text(code, args);
    }
}
