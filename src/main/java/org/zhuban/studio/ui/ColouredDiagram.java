package org.zhuban.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import elemental.json.Json;
import elemental.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.zhuban.common.Texts;
import org.zhuban.filing.ui.DiagramTools;
import org.zhuban.studio.Difference.Kind;

/** A process diagram whose elements are coloured and marked by what became of them. */
@JavaScript("context://lib/bpmn-js/bpmn-navigated-viewer.production.min.js")
@JavaScript("context://diagram.js")
@JavaScript("context://difference.js")
@StyleSheet("context://lib/bpmn-js/diagram-js.css")
@StyleSheet("context://lib/bpmn-js/bpmn-js.css")
@StyleSheet("context://diagram.css")
@StyleSheet("context://difference.css")
final class ColouredDiagram extends Div {

    private final String bpmn;
    private final Map<String, Kind> colours;
    private final Texts texts;

    ColouredDiagram(String bpmn, Map<String, Kind> colours, String label, Texts texts) {
        this.bpmn = bpmn;
        this.colours = colours;
        this.texts = texts;
        addClassNames("zb-diagram", "difference-diagram");
        setHeight("260px");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("data-whole", "")
                .setAttribute("data-failed", texts.text("diagram.failed"))
                .setAttribute("aria-label", label + texts.text("diagram.how"));
        var canvas = new Div();
        canvas.addClassName("zb-diagram-canvas");
        add(canvas, new DiagramTools(this, texts));
    }

    boolean colours(String element) {
        return colours.containsKey(element);
    }

    /** Brings the element into the middle. */
    void centre(String element) {
        getElement().executeJs("window.zhubanDifference.centre(this, $0)", element);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        JsonObject kinds = Json.createObject();
        colours.forEach((id, kind) -> kinds.put(id, kind.name().toLowerCase(Locale.ROOT)));
        JsonObject marks = Json.createObject();
        for (Kind kind : Kind.values()) {
            marks.put(kind.name().toLowerCase(Locale.ROOT), texts.text("studio.difference." + kind));
        }
        getElement().executeJs("window.zhubanDifference.show(this, $0, $1, $2)", bpmn, kinds, marks);
    }
}
