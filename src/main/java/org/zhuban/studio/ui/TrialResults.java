package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.filing.ui.ProcessDiagram;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.Trial;
import org.zhuban.studio.Trial.Outcome;
import org.zhuban.studio.TrialExport;
import org.zhuban.studio.TrialWords;

/** What a trial brought to light: scenarios, filings that would have gone otherwise, and the way of one of them on the diagram. */
final class TrialResults extends Div {

    private final Trial.Report report;
    private final Texts texts;
    private final Div walk = new Div();

    TrialResults(Trial.Report report, TrialExport export, LoggedIn loggedIn, Texts texts) {
        this.report = report;
        this.texts = texts;
        setId("trial-results");
        if (report.blind() > 0) {
            var blind = new Div(texts.text("trial.blind", report.blind()));
            blind.addClassNames("zb-note", "amber");
            add(blind);
        }
        var scenarios =
                new Div(new H3(texts.text("trial.scenarios", report.scenarios().size())));
        scenarios.addClassNames("zb-panel", "studio-card");
        report.scenarios().forEach(one -> scenarios.add(scenario(one)));
        if (!report.scenarios().isEmpty()) {
            add(scenarios);
        }
        if (report.played() > 0) {
            add(filings(export, loggedIn));
        }
    }

    /** In one sentence. */
    static String said(Trial.Report report, Texts texts) {
        return report.played() == 0
                ? texts.text("trial.said.scenarios", report.scenarios().size(), report.failed())
                : texts.text(
                        "trial.said",
                        report.played(),
                        report.same(),
                        report.count(Trial.Kind.END),
                        report.count(Trial.Kind.PATH),
                        report.count(Trial.Kind.CHECKS));
    }

    private Div filings(TrialExport export, LoggedIn loggedIn) {
        var filings = new Div();
        filings.addClassNames("zb-panel", "studio-card");
        if (report.different().isEmpty()) {
            filings.add(new H3(texts.text("trial.filings")), new Span(texts.text("trial.none", report.played())));
        } else {
            var head = new Div(new H3(texts.text("trial.filings")), download(export, loggedIn));
            head.addClassName("studio-head");
            filings.add(head, walk, grid());
            show(report.different().get(0));
        }
        return filings;
    }

    private Component scenario(Trial.Rehearsal one) {
        var badge = new Span(texts.text(one.problem() == null ? "trial.fits" : "trial.differs"));
        badge.addClassNames("zb-badge", one.problem() == null ? "green" : "red");
        var line = new Div(badge, new Span(one.name()), new Span(one.problem() == null ? "" : one.problem()));
        line.addClassName("studio-scenario");
        var words = new TrialWords(report.model(), texts);
        var details = new Details(texts.text("trial.scenario.details"));
        words.played(one).forEach(sentence -> details.add(new Paragraph(sentence)));
        return new Div(line, details);
    }

    private Anchor download(TrialExport export, LoggedIn loggedIn) {
        var save = new Button(texts.text("review.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(
                            texts.text("trial.title") + "-" + report.model().key() + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(loggedIn.require(), report, event.getOutputStream());
                },
                "");
        link.getElement().setAttribute("download", true);
        link.add(save);
        return link;
    }

    private Grid<Outcome> grid() {
        var words = new TrialWords(report.model(), texts);
        var grid = new Grid<Outcome>();
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.getElement().setAttribute("aria-label", texts.text("trial.filings"));
        grid.setHeight("320px");
        grid.addColumn(Outcome::number)
                .setHeader(texts.text("review.number"))
                .setWidth("224px")
                .setFlexGrow(0);
        grid.addColumn(one -> texts.text("trial.kind." + one.kind()))
                .setHeader(texts.text("trial.kind"))
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(words::ends).setHeader(texts.text("trial.end")).setFlexGrow(1);
        grid.addColumn(words::reason).setHeader(texts.text("trial.reason")).setFlexGrow(3);
        grid.setItems(report.different());
        grid.select(report.different().get(0));
        grid.addSelectionListener(chosen -> chosen.getFirstSelectedItem().ifPresent(this::show));
        return grid;
    }

    /** The way it would take; the numbered steps are the same for a screen reader. */
    private void show(Outcome one) {
        var diagram = new ProcessDiagram(texts);
        List<String> path = one.path();
        diagram.setHeight("300px");
        diagram.getElement().setAttribute("data-whole", ""); // a way is seen at one glance
        diagram.show(report.model(), path, one.end() == null && !path.isEmpty() ? path.get(path.size() - 1) : null);
        var play = new Button(texts.text("trial.walk"), VaadinIcon.STEP_FORWARD.create(), click -> diagram.walk());
        play.setId("trial-walk");
        play.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var head = new Div(new Span(texts.text("trial.way", one.number())), play);
        head.addClassName("studio-head");
        walk.removeAll();
        walk.add(head, diagram);
    }
}
