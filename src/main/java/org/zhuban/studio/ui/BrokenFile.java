package org.zhuban.studio.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.zhuban.common.Texts;

/** A file that its editor cannot open: what to do, and behind 技术详情 what the editor's library says. */
final class BrokenFile extends Div {

    BrokenFile(String why, Texts texts) {
        addClassName("studio-banner");
        add(new Div(texts.text("studio.model.broken")), new Details(texts.text("studio.model.details"), new Span(why)));
    }
}
