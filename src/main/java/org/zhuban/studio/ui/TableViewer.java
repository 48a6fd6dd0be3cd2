package org.zhuban.studio.ui;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import elemental.json.Json;
import elemental.json.JsonObject;
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
final class TableViewer extends DecisionTable {

    TableViewer(String xml, String config, Texts texts) {
        super(xml, readOnly(config), texts);
    }

    private static String readOnly(String config) {
        JsonObject words = Json.parse(config);
        words.put("readOnly", true);
        return words.toJson();
    }
}
