package org.zhuban.filing.ui;

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

/** A whole process diagram whose steps are coloured by how long filings wait there, with the figures written on them. */
@JavaScript("context://lib/bpmn-js/bpmn-navigated-viewer.production.min.js")
@JavaScript("context://diagram.js")
@JavaScript("context://board.js")
@StyleSheet("context://lib/bpmn-js/diagram-js.css")
@StyleSheet("context://lib/bpmn-js/bpmn-js.css")
@StyleSheet("context://diagram.css")
@StyleSheet("context://board.css")
public final class HeatDiagram extends Div {

    private final ProcessModel model;
    private final JsonArray steps = Json.createArray();

    /**
     * A step.
     *
     * @param element BPMN id
     * @param level   1 to 4, the longer the higher; 0 = nothing known
     */
    public record Heat(String element, int level, String label) {}

    /**
     * @param label  what it is, for screen readers
     * @param levels words of the legend, for levels 1 to 4
     */
    public HeatDiagram(ProcessModel model, List<Heat> heats, String label, List<String> levels, Texts texts) {
        this.model = model;
        addClassNames("zb-diagram", "board-diagram");
        setHeight("320px");
        getElement().setAttribute("tabindex", "0").setAttribute("role", "group");
        getElement().setAttribute("data-whole", "");
        getElement().setAttribute("data-failed", texts.text("diagram.failed"));
        getElement().setAttribute("aria-label", label + texts.text("diagram.how"));
        var canvas = new Div();
        canvas.addClassName("zb-diagram-canvas");
        var legend = new Div();
        legend.addClassNames("zb-diagram-legend", "board-legend");
        legend.getElement().setAttribute("aria-hidden", "true");
        for (int level = 1; level <= levels.size(); level++) {
            var word = new Span(levels.get(level - 1));
            word.addClassName("heat-" + level);
            legend.add(word);
        }
        add(canvas, new DiagramTools(this, texts), legend);
        for (Heat heat : heats) {
            var step = Json.createObject();
            step.put("element", heat.element());
            step.put("level", heat.level());
            step.put("label", heat.label());
            steps.set(steps.length(), step);
        }
    }

    /** Within a day, two, five, longer. */
    public static int level(double days) {
        return days <= 1 ? 1 : days <= 2 ? 2 : days <= 5 ? 3 : 4;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.zhubanBoard.waiting(this, $0, $1)", model.bpmn(), steps);
    }
}
