package org.zhuban.filing.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import elemental.json.Json;
import elemental.json.JsonArray;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessModel;

/**
 * A process diagram with the path a filing took: steps passed, flows taken, the present step. It begins at full size with the present step
 * in the middle; it is moved by dragging or by the arrow keys, and zoomed by its buttons or by plus, minus and 0. Fills its width; the
 * height follows the drawing unless set to a share of the page. Screen readers get the path as a sentence.
 */
@JavaScript("context://lib/bpmn-js/bpmn-navigated-viewer.production.min.js")
@JavaScript("context://diagram.js")
@StyleSheet("context://lib/bpmn-js/diagram-js.css")
@StyleSheet("context://lib/bpmn-js/bpmn-js.css")
@StyleSheet("context://diagram.css")
public class ProcessDiagram extends Div {

    private final Texts texts;
    private @Nullable ProcessModel model;
    private List<String> path = List.of();
    private @Nullable String present;

    public ProcessDiagram(Texts texts) {
        this.texts = texts;
        addClassName("zb-diagram");
        setWidthFull();
        setHeight("260px");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("data-failed", texts.text("diagram.failed"));
        var canvas = new Div();
        canvas.addClassName("zb-diagram-canvas");
        add(canvas, new DiagramTools(this, texts), legend());
    }

    /**
     * Shows a model with a path.
     *
     * @param path    BPMN ids passed, in order; may name elements twice
     * @param present BPMN id of the step where it stands; null when it is over or not begun
     */
    public void show(ProcessModel model, List<String> path, @Nullable String present) {
        this.model = model;
        this.path = List.copyOf(path);
        this.present = present;
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", told() + texts.text("diagram.how"));
        if (isAttached()) {
            draw();
        }
    }

    /** Goes the way once more, a step after the other. */
    public void walk() {
        JsonArray ids = Json.createArray();
        path.forEach(id -> ids.set(ids.length(), id));
        getElement().executeJs("window.zhubanDiagram.walk(this, $0)", ids);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        draw();
    }

    private void draw() {
        if (model == null) {
            return;
        }
        JsonArray ids = Json.createArray();
        path.forEach(id -> ids.set(ids.length(), id));
        getElement()
                .executeJs(
                        "window.zhubanDiagram.show(this, $0, $1, $2)",
                        model.bpmn(),
                        ids,
                        present == null ? "" : present);
    }

    /** The path as a sentence, unnamed gateways left out. */
    private String told() {
        ProcessModel shown = java.util.Objects.requireNonNull(model);
        String passed = new LinkedHashSet<>(path)
                .stream()
                        .filter(id -> !id.equals(present))
                        .map(id -> shown.elements().getOrDefault(id, ""))
                        .filter(name -> !name.isBlank())
                        .collect(Collectors.joining(texts.text("diagram.comma")));
        String now = present == null ? "" : shown.elements().getOrDefault(present, "");
        return now.isBlank()
                ? texts.text("diagram.told", shown.name(), passed)
                : texts.text("diagram.told-present", shown.name(), passed, now);
    }

    private Component legend() {
        var now = new Span(texts.text("diagram.present"));
        now.addClassName("now");
        var how = new Div(texts.text("diagram.how"));
        var legend = new Div(new Span(texts.text("diagram.passed")), now, how);
        legend.addClassName("zb-diagram-legend");
        legend.getElement().setAttribute("aria-hidden", "true");
        return legend;
    }
}
