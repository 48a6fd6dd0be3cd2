package org.zhuban.board.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.zhuban.board.BoardLine;
import org.zhuban.board.ReviewQuality.StepLine;
import org.zhuban.board.ui.BoardTable.Cell;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.ui.HeatDiagram;

/** Where filings of a type wait: its diagram in colours and the same as a table. */
final class StepsCard extends Div {

    private final Function<String, Steps> read;
    private final Texts texts;
    private final Div shown = new Div();

    /** A process and its reviewing steps. */
    record Steps(ProcessModel model, List<StepLine> lines) {}

    StepsCard(List<BoardLine> types, Function<String, Steps> read, Texts texts) {
        this.read = read;
        this.texts = texts;
        addClassNames("zb-panel", "board-card");
        setId("board-steps");
        var type = new Select<BoardLine>();
        type.setAriaLabel(texts.text("board.type"));
        type.addThemeVariants(SelectVariant.LUMO_SMALL);
        type.setWidth("260px");
        type.setItems(types);
        type.setItemLabelGenerator(BoardLine::name);
        type.addValueChangeListener(change -> show(change.getValue().key()));
        var head = new Div(new H3(texts.text("board.steps")), type);
        head.addClassName("board-steps-head");
        add(head, shown);
        type.setValue(types.get(0));
    }

    private void show(String type) {
        Steps steps = read.apply(type);
        var table = new BoardTable(
                texts.text("board.steps"),
                List.of(
                        texts.text("board.key.STEP"),
                        texts.text("board.decided"),
                        texts.text("board.median"),
                        texts.text("board.open"),
                        texts.text("board.overdue")));
        for (StepLine line : steps.lines()) {
            table.row(
                    Cell.of(line.name()),
                    Cell.of(line.decided(), null),
                    Cell.days(line.median()),
                    Cell.of(line.open(), null),
                    Cell.of(line.overdue(), null));
        }
        shown.removeAll();
        shown.add(diagram(steps), table);
    }

    private HeatDiagram diagram(Steps steps) {
        return new HeatDiagram(
                steps.model(),
                steps.lines().stream().map(this::heat).toList(),
                texts.text("board.diagram", steps.model().name()),
                IntStream.rangeClosed(1, 4)
                        .mapToObj(level -> texts.text("board.heat." + level))
                        .toList(),
                texts);
    }

    private HeatDiagram.Heat heat(StepLine line) {
        Double median = line.median();
        return median == null
                ? new HeatDiagram.Heat(line.element(), 0, texts.text("board.step.none", line.open()))
                : new HeatDiagram.Heat(
                        line.element(),
                        HeatDiagram.level(median),
                        texts.text("board.step", Cell.days(median).text(), line.open()));
    }
}
