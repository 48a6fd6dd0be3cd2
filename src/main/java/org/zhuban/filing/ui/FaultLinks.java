package org.zhuban.filing.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.filing.Fault;

/** What a return pointed at, at the top of the form, each a way to its field or slot (SPEC 2). */
final class FaultLinks extends Div {

    private final Texts texts;

    FaultLinks(Texts texts) {
        this.texts = texts;
        addClassNames("zbf-summary", "zbf-returned");
        getElement().setAttribute("role", "navigation").setAttribute("aria-label", texts.text("form.fault-title"));
        setVisible(false);
    }

    void show(List<Fault> faults, FormPart part) {
        removeAll();
        setVisible(!faults.isEmpty());
        if (faults.isEmpty()) {
            return;
        }
        Span title = new Span(texts.text("form.faults-title", faults.size()));
        title.addClassName("zbf-summary-title");
        OrderedList list = new OrderedList();
        for (Fault fault : faults) {
            list.add(part.field(fault.field())
                    .filter(FormField::isVisible)
                    .map(field -> new ListItem(link(fault, field)))
                    .orElseGet(() -> new ListItem(fault.reason())));
        }
        add(title, list);
    }

    private NativeButton link(Fault fault, FormField field) {
        String text = texts.text("form.error-link", field.element().label(), fault.reason());
        NativeButton link = new NativeButton(text, click -> field.reveal());
        link.addClassName("zbf-summary-link");
        return link;
    }
}
