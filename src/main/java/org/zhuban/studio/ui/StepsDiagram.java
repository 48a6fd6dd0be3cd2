package org.zhuban.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import elemental.json.Json;
import elemental.json.JsonArray;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.studio.ProcessCatalogue.StepLine;

/** The diagram as a dashboard: on each step how many wait there, how long they mostly do, and how many come back. */
@JavaScript("context://lib/bpmn-js/bpmn-navigated-viewer.production.min.js")
@JavaScript("context://diagram.js")
@JavaScript("context://board.js")
@StyleSheet("context://lib/bpmn-js/diagram-js.css")
@StyleSheet("context://lib/bpmn-js/bpmn-js.css")
@StyleSheet("context://diagram.css")
@StyleSheet("context://board.css")
final class StepsDiagram extends Div {

    private static final double DAY = 24;

    private final ProcessModel model;
    private final JsonArray steps = Json.createArray();

    StepsDiagram(ProcessModel model, List<StepLine> lines, Texts texts) {
        this.model = model;
        addClassNames("zb-diagram", "board-diagram");
        setHeight("300px");
        getElement().setAttribute("tabindex", "0").setAttribute("role", "group");
        getElement().setAttribute("data-whole", "");
        getElement().setAttribute("data-failed", texts.text("diagram.failed"));
        getElement().setAttribute("aria-label", texts.text("catalogue.studio.diagram", model.name()));
        var canvas = new Div();
        canvas.addClassName("zb-diagram-canvas");
        var legend = new Div();
        legend.addClassNames("zb-diagram-legend", "board-legend");
        legend.getElement().setAttribute("aria-hidden", "true");
        for (int level = 1; level <= 4; level++) {
            var word = new Span(texts.text("catalogue.studio.heat." + level));
            word.addClassName("heat-" + level);
            legend.add(word);
        }
        add(canvas, legend);
        for (StepLine line : lines) {
            var heat = Json.createObject();
            heat.put("element", line.element());
            heat.put("level", level(line));
            heat.put("label", label(line, texts));
            steps.set(steps.length(), heat);
        }
    }

    private static String label(StepLine line, Texts texts) {
        String words = texts.text("catalogue.studio.step", line.standing(), StudioWords.stay(line.hours(), texts));
        return line.again() == 0 ? words : words + texts.text("catalogue.studio.step.again", line.again());
    }

    /** Within a day, two, five, longer; 0 = nothing known. */
    private static int level(StepLine line) {
        Double hours = line.hours();
        if (hours == null) {
            return 0;
        }
        return hours <= DAY ? 1 : hours <= 2 * DAY ? 2 : hours <= 5 * DAY ? 3 : 4;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.zhubanBoard.waiting(this, $0, $1)", model.bpmn(), steps);
    }
}
