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

    @Override
    public void select(String element) {
        getElement().executeJs("window.zhubanStudio.selectInTable(this, $0)", element);
    }

    @ClientCallable
    private void broken(String why) {
        getElement().executeJs("this.innerHTML = ''");
        add(new BrokenFile(why, texts));
    }
}
