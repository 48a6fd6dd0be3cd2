package org.zhuban.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.engine.ProcessIncidents.Incident;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.studio.ProcessCatalogue.StepLine;
import org.zhuban.studio.UnfinishedChecks;

/** The tables of a type's page. */
final class StudioTables {

    private StudioTables() {}

    static Grid<StepLine> steps(List<StepLine> lines, Texts texts) {
        Grid<StepLine> grid = grid("catalogue.studio.where", texts);
        grid.addColumn(StepLine::name)
                .setHeader(texts.text("catalogue.studio.element"))
                .setFlexGrow(3);
        number(grid.addColumn(StepLine::standing), "catalogue.studio.standing", texts);
        number(grid.addColumn(line -> StudioWords.stay(line.hours(), texts)), "catalogue.studio.median", texts);
        number(grid.addColumn(StepLine::passed), "catalogue.studio.passed", texts);
        number(grid.addColumn(StepLine::again), "catalogue.studio.again", texts);
        grid.setItems(lines);
        return grid;
    }

    static Grid<Incident> incidents(
            List<Incident> failed, ProcessModel model, Consumer<Incident> retry, Texts texts, Times times) {
        Grid<Incident> grid = grid("catalogue.studio.failed", texts);
        grid.addColumn(Incident::number)
                .setHeader(texts.text("review.number"))
                .setWidth("224px")
                .setFlexGrow(0);
        grid.addColumn(incident -> StudioWords.element(model, incident.element()))
                .setHeader(texts.text("catalogue.studio.element"))
                .setFlexGrow(1);
        grid.addColumn(incident -> times.shown(incident.at()))
                .setHeader(texts.text("catalogue.studio.at"))
                .setWidth("150px")
                .setFlexGrow(0);
        grid.addColumn(incident -> Objects.requireNonNullElse(incident.message(), ""))
                .setHeader(texts.text("catalogue.studio.message"))
                .setFlexGrow(3);
        grid.addComponentColumn(incident -> {
                    var again = new Button(texts.text("catalogue.studio.retry"), click -> retry.accept(incident));
                    again.addThemeVariants(ButtonVariant.LUMO_SMALL);
                    return again;
                })
                .setHeader(texts.text("catalogue.studio.acts"))
                .setWidth("110px")
                .setFlexGrow(0);
        grid.setItems(failed);
        return grid;
    }

    static Grid<UnfinishedChecks.Line> unfinished(
            List<UnfinishedChecks.Line> lines, Consumer<UnfinishedChecks.Line> retry, Texts texts, Times times) {
        Grid<UnfinishedChecks.Line> grid = grid("catalogue.studio.unfinished", texts);
        grid.addColumn(UnfinishedChecks.Line::number)
                .setHeader(texts.text("review.number"))
                .setWidth("224px")
                .setFlexGrow(0);
        grid.addColumn(UnfinishedChecks.Line::step)
                .setHeader(texts.text("catalogue.studio.element"))
                .setFlexGrow(1);
        grid.addColumn(line -> times.shown(line.at()))
                .setHeader(texts.text("catalogue.studio.at"))
                .setWidth("150px")
                .setFlexGrow(0);
        grid.addColumn(line -> line.unanswered().isEmpty()
                        ? texts.text("catalogue.studio.unfinished.broken", line.table())
                        : texts.text(
                                "catalogue.studio.unfinished.unanswered",
                                line.table(),
                                String.join(texts.text("studio.comma"), line.unanswered())))
                .setHeader(texts.text("catalogue.studio.reason"))
                .setFlexGrow(3);
        grid.addComponentColumn(line -> {
                    var again = new Button(texts.text("catalogue.studio.retry"), click -> retry.accept(line));
                    again.addThemeVariants(ButtonVariant.LUMO_SMALL);
                    again.setAriaLabel(texts.text("catalogue.studio.retry.of", line.number()));
                    return again;
                })
                .setHeader(texts.text("catalogue.studio.acts"))
                .setWidth("110px")
                .setFlexGrow(0);
        grid.setItems(lines);
        return grid;
    }

    static <T> Grid<T> grid(String label, Texts texts) {
        var grid = new Grid<T>();
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", texts.text(label));
        return grid;
    }

    private static <T> void number(Grid.Column<T> column, String label, Texts texts) {
        column.setHeader(texts.text(label))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("120px")
                .setFlexGrow(0);
    }
}
