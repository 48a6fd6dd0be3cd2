package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;
import org.zhuban.reference.Regions;
import org.zhuban.review.DeskWatch;
import org.zhuban.review.OpenTask;
import org.zhuban.review.Substitutions;
import org.zhuban.review.Teamwork;
import org.zhuban.review.UnmannedDesk;

/** What the inbox says about colleagues: what they ask, for whom the reader stands in, desks where nobody is left. */
@org.springframework.stereotype.Component
class InboxTeam {

    private final Teamwork teamwork;
    private final Substitutions substitutions;
    private final DeskWatch watch;
    private final Regions regions;
    private final LoggedIn loggedIn;
    private final Texts texts;

    InboxTeam(
            Teamwork teamwork,
            Substitutions substitutions,
            DeskWatch watch,
            Regions regions,
            LoggedIn loggedIn,
            Texts texts) {
        this.teamwork = teamwork;
        this.substitutions = substitutions;
        this.watch = watch;
        this.regions = regions;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    /** To what the reader is asked, with how many; invisible to who cannot be asked. */
    Component asked() {
        CurrentAccount account = loggedIn.require();
        var link = new Anchor("asked", texts.text("team.asked"));
        link.addClassName("team-asked-link");
        link.setVisible(account.has(Role.REVIEWER) && account.organisation() == null);
        if (link.isVisible()) {
            int count = teamwork.countAsked(account);
            var number = new Span(String.valueOf(count));
            number.addClassNames("zb-badge", count > 0 ? "blue" : "plain");
            link.add(number);
        }
        return link;
    }

    /** Desks that the reader supervises where tasks lie and nobody is present; mostly nothing. */
    Component warnings() {
        List<UnmannedDesk> desks = watch.unmanned(loggedIn.require());
        var warnings = new Div();
        warnings.setVisible(!desks.isEmpty());
        warnings.addClassNames("zb-note", "warn", "team-warning");
        warnings.getElement().setAttribute("role", "status");
        desks.forEach(desk -> warnings.add(new Div(texts.text(
                "team.unmanned",
                regions.path(desk.region()),
                texts.text("programme." + desk.programme()),
                desk.tasks()))));
        if (!desks.isEmpty()) {
            warnings.add(new Anchor("absence", texts.text("absence.title")));
        }
        return warnings;
    }

    /** Whom the reader stands in for; asked only if one of the rows is another's. */
    Set<UUID> standsInFor(Collection<OpenTask> rows) {
        CurrentAccount account = loggedIn.require();
        boolean others = rows.stream()
                .anyMatch(row -> row.assignee() != null && !row.assignee().equals(account.id()));
        return others && account.organisation() == null ? substitutions.standsInFor(account) : Set.of();
    }
}
