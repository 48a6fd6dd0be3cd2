package org.zhuban.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import elemental.json.Json;
import elemental.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.zhuban.common.Texts;
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

    private static final double ZOOM = 1.25;

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
        add(canvas, tools());
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

    private Component tools() {
        var tools = new Div(
                tool(VaadinIcon.MINUS, "diagram.zoom-out", "window.zhubanDiagram.zoom(this, " + 1 / ZOOM + ")"),
                tool(VaadinIcon.PLUS, "diagram.zoom-in", "window.zhubanDiagram.zoom(this, " + ZOOM + ")"),
                tool(VaadinIcon.EXPAND_SQUARE, "diagram.fit", "window.zhubanDiagram.fit(this)"));
        tools.addClassName("zb-diagram-tools");
        return tools;
    }

    private Button tool(VaadinIcon icon, String label, String script) {
        var button = new Button(icon.create(), click -> getElement().executeJs(script));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(texts.text(label));
        button.setTooltipText(texts.text(label));
        return button;
    }
}
