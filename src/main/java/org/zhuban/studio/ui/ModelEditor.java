package org.zhuban.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import elemental.json.Json;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import java.util.List;
import org.zhuban.common.Texts;

/** 流程图: the diagram with the product's own steps beside it; faults stand on their elements. */
@JavaScript("context://lib/camunda-bpmn-js/camunda-platform-modeler.production.min.js")
@JavaScript("context://studio-model.js")
@JavaScript("context://studio-fields.js")
@JavaScript("context://studio-panel.js")
@StyleSheet("context://lib/camunda-bpmn-js/camunda-platform-modeler.css")
@StyleSheet("context://studio-editor.css")
final class ModelEditor extends Div implements FileEditor {

    private final String xml;
    private final String config;
    private final Texts texts;
    private final Listener listener;
    private List<ShownFault> faults = List.of();

    /** @param config the catalogue, as JSON */
    ModelEditor(String xml, String config, Texts texts, Listener listener) {
        this.xml = xml;
        this.config = config;
        this.texts = texts;
        this.listener = listener;
        addClassName("zb-model");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.zhubanStudio.openModel(this, $0, JSON.parse($1))", xml, config);
        show(faults);
    }

    @Override
    public void show(List<ShownFault> now) {
        faults = now;
        JsonArray marks = Json.createArray();
        now.stream().filter(ShownFault::refuses).forEach(fault -> {
            JsonObject mark = Json.createObject();
            mark.put("element", fault.element());
            mark.put("text", fault.sentence());
            marks.set(marks.length(), mark);
        });
        getElement()
                .executeJs(
                        "if (this.$studio) { this.$studio.config.faults = $0; window.zhubanStudio.showFaults(this, $0); }",
                        marks);
    }

    @Override
    public void select(String element) {
        getElement().executeJs("window.zhubanStudio.selectElement(this, $0)", element);
    }

    @Override
    public void flush(Runnable then) {
        getElement()
                .executeJs("return window.zhubanStudio.flushModel(this)")
                .then(done -> then.run(), failed -> then.run());
    }

    void zoom(double step) {
        getElement().executeJs("window.zhubanStudio.zoomModel(this, $0)", step);
    }

    void undo(boolean redo) {
        getElement().executeJs("window.zhubanStudio.undoModel(this, $0)", redo);
    }

    @ClientCallable
    private void touched() {
        listener.touched();
    }

    @ClientCallable
    private void changed(String now) {
        listener.changed(now);
    }

    @ClientCallable
    private void broken(String why) {
        removeAll();
        getElement().executeJs("this.innerHTML = ''");
        add(new BrokenFile(why, texts));
    }
}
