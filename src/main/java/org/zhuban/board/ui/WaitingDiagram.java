package org.zhuban.board.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhuban.board.ReviewQuality.StepLine;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessModel;

/** A process diagram whose reviewing steps are coloured by how long filings wait there, with the days written on them. */
@JavaScript("context://lib/bpmn-js/bpmn-navigated-viewer.production.min.js")
@JavaScript("context://diagram.js")
@JavaScript("context://board.js")
@StyleSheet("context://lib/bpmn-js/diagram-js.css")
@StyleSheet("context://lib/bpmn-js/bpmn-js.css")
@StyleSheet("context://diagram.css")
@StyleSheet("context://board.css")
final class WaitingDiagram extends Div {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessModel model;
    private final String steps;

    private record Heat(String element, int level, String label) {}

    WaitingDiagram(ProcessModel model, List<StepLine> lines, Texts texts) {
        this.model = model;
        addClassNames("zb-diagram", "board-diagram");
        setHeight("260px");
        getElement().setAttribute("tabindex", "0").setAttribute("role", "group");
        getElement().setAttribute("data-whole", "");
        getElement().setAttribute("data-failed", texts.text("diagram.failed"));
        getElement().setAttribute("aria-label", texts.text("board.diagram", model.name()));
        var canvas = new Div();
        canvas.addClassName("zb-diagram-canvas");
        var legend = new Div();
        legend.addClassNames("zb-diagram-legend", "board-legend");
        legend.getElement().setAttribute("aria-hidden", "true");
        Stream.of("board.heat.1", "board.heat.2", "board.heat.3", "board.heat.4")
                .forEach(code -> {
                    var word = new com.vaadin.flow.component.html.Span(texts.text(code));
                    word.addClassName("heat-" + code.charAt(code.length() - 1));
                    legend.add(word);
                });
        add(canvas, legend);
        try {
            steps = JSON.writeValueAsString(lines.stream()
                    .map(line -> new Heat(
                            line.element(),
                            level(line),
                            line.median() == null
                                    ? texts.text("board.step.none", line.open())
                                    : texts.text(
                                            "board.step",
                                            BoardTable.Cell.days(line.median()).text(),
                                            line.open())))
                    .collect(Collectors.toList()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Within a day, two, five, longer; 0 = nothing decided there. */
    static int level(StepLine line) {
        Double days = line.median();
        if (days == null) {
            return 0;
        }
        return days <= 1 ? 1 : days <= 2 ? 2 : days <= 5 ? 3 : 4;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.zhubanBoard.waiting(this, $0, JSON.parse($1))", model.bpmn(), steps);
    }
}
