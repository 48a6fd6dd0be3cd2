package org.zhuban.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.common.ui.ReasonDialog;
import org.zhuban.project.Participation;
import org.zhuban.project.Party;
import org.zhuban.project.ProjectKinds;
import org.zhuban.project.ProjectWorkspace;
import org.zhuban.project.Projects;

/** Who takes part in a project, as what and since when; the general contractor has those it invited leave. */
final class PartiesPanel extends Composite<Div> {

    /** Kinds that have accounts of projects (ZZ 2.8). */
    private static final Set<String> CERTIFIABLE = Stream.of(ProjectKinds.FIRST, ProjectKinds.INVITED)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final ProjectScreen screen;
    private final ProjectWorkspace.Shown shown;
    private final Runnable changed;

    PartiesPanel(ProjectScreen screen, ProjectWorkspace.Shown shown, Runnable changed) {
        this.screen = screen;
        this.shown = shown;
        this.changed = changed;
        getContent().addClassName("zb-panel");
        getContent().add(new H3(screen.texts.text("project.parties")));
        shown.parties().stream().filter(party -> party.participation().active()).forEach(party -> getContent()
                .add(row(party)));
        shown.invited().forEach(invited -> getContent().add(row(invited)));
        shown.parties().stream()
                .filter(party -> !party.participation().active())
                .forEach(party -> getContent().add(row(party)));
    }

    private Component row(ProjectWorkspace.Invited invited) {
        var name = new Span(invited.name());
        name.addClassName("project-party");
        var about = new Span(screen.texts.text("project.party.invited", screen.times.day(invited.at())));
        about.addClassName("project-about");
        var state = new Span(screen.badge(screen.texts.text("project.party.state.INVITED"), "amber"));
        state.addClassName("project-state");
        var row = new Div(kind(invited.kind()), name, about, state);
        row.addClassName("project-row");
        return row;
    }

    private Span kind(String code) {
        var kind = new Span(screen.codes.name("enterprise-kind", code).orElse(code));
        kind.addClassName("project-kind");
        return kind;
    }

    private Component row(Party party) {
        Participation part = party.participation();
        UUID own = screen.loggedIn.require().organisation();
        var name = new Span(party.name());
        name.addClassName("project-party");
        if (part.enterprise().equals(own)) {
            name.add(new Span(" "), screen.badge(screen.texts.text("project.party.own"), "blue"));
        }
        var about = new Span(
                part.active()
                        ? screen.texts.text("project.party.since", screen.times.day(part.since()))
                        : screen.texts.text(
                                "project.party.left",
                                screen.times.day(part.endedAt()),
                                Objects.requireNonNullElse(part.endReason(), "")));
        about.addClassName("project-about");
        var row = new Div(kind(party.kind()), name, about, state(party));
        row.addClassName("project-row");
        if (part.scope() != null) {
            about.setText(about.getText() + " · " + part.scope());
        }
        if (part.active() && shown.acts().end() && ProjectKinds.INVITED.contains(party.kind())) {
            var end = new Button(screen.texts.text("project.party.end"), click -> ask(party));
            end.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
            end.setAriaLabel(screen.texts.text("project.party.end") + " " + party.name());
            row.add(end);
        }
        return row;
    }

    /** Whether it takes part, and has an account of the project; if it cannot have one yet, why. */
    private Component state(Party party) {
        var state = new Span();
        state.addClassName("project-state");
        if (!party.participation().active()) {
            state.add(screen.badge(screen.texts.text("project.party.state.ENDED"), "plain"));
            return state;
        }
        state.add(screen.badge(screen.texts.text("project.party.state.ACTIVE"), "green"));
        boolean told = shown.acts().accounts()
                || party.participation()
                        .enterprise()
                        .equals(screen.loggedIn.require().organisation());
        if (told && CERTIFIABLE.contains(party.kind())) {
            state.add(new Span(" "), account(party));
        }
        return state;
    }

    private Component account(Party party) {
        Optional<ProjectWorkspace.Account> account = shown.account(party);
        if (account.isPresent()) {
            boolean enabled = account.get().enabled();
            var badge = screen.badge(
                    screen.texts.text(enabled ? "project.account.there" : "project.account.disabled"),
                    enabled ? "blue" : "red");
            String login = account.get().login();
            if (login != null) {
                badge.setText(badge.getText() + " " + login);
            }
            return badge;
        }
        var badge = screen.badge(screen.texts.text("project.account.none"), "plain");
        Projects.refusal(shown.project(), party).ifPresent(reason -> {
            badge.setText(screen.texts.text("project.account.not-yet"));
            badge.setTitle(screen.texts.text(reason));
        });
        return badge;
    }

    private void ask(Party party) {
        OneDialog.open(
                this,
                new ReasonDialog(
                        screen.texts,
                        screen.texts.text("project.party.end.title", party.name()),
                        "project.party.end",
                        reason -> end(party, reason),
                        changed));
    }

    private void end(Party party, String reason) {
        screen.parties.end(screen.loggedIn.require(), party.participation().id(), reason);
        screen.tell("project.party.ended", party.name());
    }
}
