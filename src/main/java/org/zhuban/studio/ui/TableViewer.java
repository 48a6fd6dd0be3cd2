package org.zhuban.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import elemental.json.Json;
import elemental.json.JsonObject;
import java.util.List;
import org.zhuban.common.Texts;

/** 决策表 that is only read: of who doesn't edit the draft, and once its release is asked for. */
@JavaScript("context://lib/dmn-js/dmn-navigated-viewer.production.min.js")
@JavaScript("context://studio-table-viewer.js")
@JavaScript("context://studio-model.js")
@JavaScript("context://studio-table.js")
@StyleSheet("context://lib/dmn-js/diagram-js.css")
@StyleSheet("context://lib/dmn-js/dmn-js-shared.css")
@StyleSheet("context://lib/dmn-js/dmn-js-drd.css")
@StyleSheet("context://lib/dmn-js/dmn-js-decision-table.css")
@StyleSheet("context://lib/dmn-js/dmn-js-literal-expression.css")
@StyleSheet("context://lib/dmn-js/dmn-font/css/dmn-embedded.css")
@StyleSheet("context://studio-editor.css")
final class TableViewer extends Div implements FileEditor {

    private final String xml;
    private final String config;
    private final Texts texts;

    TableViewer(String xml, String config, Texts texts) {
        this.xml = xml;
        this.texts = texts;
        JsonObject words = Json.parse(config);
        words.put("readOnly", true);
        this.config = words.toJson();
        addClassName("zb-tables");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.zhubanStudio.openTable(this, $0, JSON.parse($1))", xml, config);
    }

    @Override
    public void show(List<ShownFault> now) {
        // the list below the table says them
    }

    @ClientCallable
    private void broken(String why) {
        getElement().executeJs("this.innerHTML = ''");
        var told = new Div(texts.text("studio.model.broken", why));
        told.addClassName("studio-banner");
        add(told);
    }
}
