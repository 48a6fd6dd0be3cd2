package org.zhuban.studio.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import org.zhuban.common.Texts;

/** 检查结果: what keeps the draft from being released; each row leads to where it is. */
final class FaultPanel extends Div {

    private final Texts texts;
    private final Consumer<ShownFault> chosen;
    private final Span summary = new Span();
    private final OrderedList list = new OrderedList();

    FaultPanel(Texts texts, Consumer<ShownFault> chosen) {
        this.texts = texts;
        this.chosen = chosen;
        addClassName("studio-faults");
        getElement().setAttribute("role", "region").setAttribute("aria-label", texts.text("studio.faults"));
        summary.getElement().setAttribute("role", "status");
        add(new H3(new Span(texts.text("studio.faults")), summary), list);
    }

    void show(List<ShownFault> faults) {
        list.removeAll();
        summary.setText(
                faults.isEmpty() ? texts.text("studio.faults.none") : texts.text("studio.faults.some", faults.size()));
        summary.setClassName("fine", faults.isEmpty());
        summary.setClassName("bad", !faults.isEmpty());
        for (ShownFault fault : faults) {
            var file = new Span(fault.file());
            file.addClassName("file");
            var row = new NativeButton("", click -> chosen.accept(fault));
            row.add(file, new Span(fault.sentence()));
            list.add(new ListItem(row));
        }
    }
}
