package org.zhuban.project.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.zhuban.filing.Filing;
import org.zhuban.project.Project;

/** What the reader's enterprise filed for a project; not shown while there is nothing. */
final class FiledPanel extends Composite<Div> {

    FiledPanel(ProjectScreen screen, Project project) {
        List<Filing> filed = screen.filed(project);
        Map<String, String> names = screen.types.names();
        Div panel = getContent();
        panel.addClassName("zb-panel");
        panel.setVisible(!filed.isEmpty());
        panel.add(new H3(screen.texts.text("project.filed")));
        filed.forEach(filing -> {
            var name = new Span(names.getOrDefault(filing.type(), filing.type()));
            name.addClassName("project-filed");
            String title = filing.title().equals(project.name())
                    ? ""
                    : filing.title().replaceFirst("^" + Pattern.quote(project.name() + " · "), "");
            var about = new Span(title);
            about.addClassName("project-party");
            var at = new Span(screen.times.day(filing.changedAt()));
            at.addClassName("project-about");
            var row = new Div(
                    new Anchor("filings/" + filing.id(), filing.number()),
                    name,
                    about,
                    at,
                    screen.badge(
                            screen.texts.text("filing.state." + filing.state()),
                            switch (filing.state()) {
                                case IN_REVIEW -> "blue";
                                case APPROVED -> "green";
                                case RETURNED -> "amber";
                                case REJECTED, REVOKED, EXPIRED -> "red";
                                default -> "plain";
                            }));
            row.addClassName("project-row");
            panel.add(row);
        });
    }
}
