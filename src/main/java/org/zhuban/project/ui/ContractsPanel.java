package org.zhuban.project.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.zhuban.project.Project;
import org.zhuban.register.Entry;

/** Labour contracts that name a project, as far as the reader may see them; not shown to who may see none at all. */
final class ContractsPanel extends Composite<Div> {

    ContractsPanel(ProjectScreen screen, Project project) {
        Optional<List<Entry>> seen = screen.workspace.contracts(screen.loggedIn.require(), project);
        List<Entry> contracts = seen.orElse(List.of());
        Div panel = getContent();
        panel.addClassName("zb-panel");
        panel.setVisible(seen.isPresent());
        panel.add(new H3(screen.texts.text("project.contracts")));
        if (contracts.isEmpty()) {
            var none = new Paragraph(screen.texts.text("project.contracts.none"));
            none.addClassName("zb-sub");
            panel.add(none);
        }
        contracts.forEach(contract -> {
            var name = new Span(contract.enterpriseName());
            name.addClassName("project-party");
            var about = new Span(Objects.requireNonNullElse(contract.values().get("projectName"), "")
                    .toString());
            about.addClassName("project-about");
            var row = new Div(
                    new Anchor(
                            "registers/contracts/" + contract.id(),
                            Objects.requireNonNullElse(contract.values().get("contractNo"), "")
                                    .toString()),
                    name,
                    about);
            row.addClassName("project-row");
            panel.add(row);
        });
    }
}
