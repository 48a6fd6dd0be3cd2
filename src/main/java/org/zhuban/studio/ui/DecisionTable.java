package org.zhuban.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.zhuban.common.Texts;

/** A decision table 决策表 in the browser, read or edited by dmn-js. */
abstract class DecisionTable extends Div implements FileEditor {

    private final String xml;
    private final String config;
    private final Texts texts;

    DecisionTable(String xml, String config, Texts texts) {
        this.xml = xml;
        this.config = config;
        this.texts = texts;
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
