package org.zhuban.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.util.List;
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
final class TableEditor extends Div implements FileEditor {

    private final String xml;
    private final String config;
    private final Texts texts;
    private final Listener listener;

    TableEditor(String xml, String config, Texts texts, Listener listener) {
        this.xml = xml;
        this.config = config;
        this.texts = texts;
        this.listener = listener;
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

    @ClientCallable
    private void broken(String why) {
        getElement().executeJs("this.innerHTML = ''");
        var told = new Div(texts.text("studio.model.broken", why));
        told.addClassName("studio-banner");
        add(told);
    }
}
