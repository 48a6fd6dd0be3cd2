package org.zhuban.studio.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;

/** 检查结果: what keeps the draft from being released; each row leads to where it is. */
final class FaultPanel extends Div {

    private final Texts texts;
    private final Consumer<ShownFault> chosen;
    private final Span summary = new Span();
    private final OrderedList list = new OrderedList();
    private @Nullable List<ShownFault> shown;

    FaultPanel(Texts texts, Consumer<ShownFault> chosen) {
        this.texts = texts;
        this.chosen = chosen;
        addClassName("studio-faults");
        getElement().setAttribute("role", "region").setAttribute("aria-label", texts.text("studio.faults"));
        summary.getElement().setAttribute("role", "status");
        add(new H3(new Span(texts.text("studio.faults")), summary), list);
    }

    void show(List<ShownFault> faults) {
        if (faults.equals(shown)) {
            return; // who stands on a row stays there
        }
        shown = List.copyOf(faults);
        list.removeAll();
        long bad = faults.stream().filter(ShownFault::refuses).count();
        long hints = faults.size() - bad;
        summary.setText(StudioWords.faults(bad, hints, texts));
        summary.setClassName("fine", bad == 0);
        summary.setClassName("bad", bad > 0);
        for (ShownFault fault : faults) {
            var row = new NativeButton("", click -> chosen.accept(fault));
            if (!fault.namesFile()) {
                var file = new Span(fault.file());
                file.addClassName("file");
                row.add(file);
            }
            row.add(new Span(fault.sentence()));
            row.setClassName("hint", !fault.refuses());
            list.add(new ListItem(row));
        }
    }
}
