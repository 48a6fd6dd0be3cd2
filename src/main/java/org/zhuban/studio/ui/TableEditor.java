package org.zhuban.studio.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import org.zhuban.common.Texts;

/** 决策表: rows of rules, edited in place. */
@JavaScript("context://lib/dmn-js/dmn-modeler.production.min.js")
@JavaScript("context://studio-table-modeler.js")
@JavaScript("context://studio-model.js")
@JavaScript("context://studio-table.js")
@StyleSheet("context://lib/dmn-js/diagram-js.css")
@StyleSheet("context://lib/dmn-js/dmn-js-shared.css")
@StyleSheet("context://lib/dmn-js/dmn-js-drd.css")
@StyleSheet("context://lib/dmn-js/dmn-js-decision-table.css")
@StyleSheet("context://lib/dmn-js/dmn-js-decision-table-controls.css")
@StyleSheet("context://lib/dmn-js/dmn-js-literal-expression.css")
@StyleSheet("context://lib/dmn-js/dmn-font/css/dmn-embedded.css")
@StyleSheet("context://studio-editor.css")
final class TableEditor extends DecisionTable {

    private final Listener listener;

    TableEditor(String xml, String config, Texts texts, Listener listener) {
        super(xml, config, texts);
        this.listener = listener;
    }

    @Override
    public void flush(Runnable then) {
        getElement()
                .executeJs("return window.zhubanStudio.flushTable(this)")
                .then(done -> then.run(), failed -> then.run());
    }

    @ClientCallable
    private void touched() {
        listener.touched();
    }

    @ClientCallable
    private void changed(String now) {
        listener.changed(now);
    }
}
