package org.zhuban.filing.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;

/** All that is to be corrected, at the top of the form, each entry a way to its field. */
final class ErrorSummary extends Div {

    private final Texts texts;

    ErrorSummary(Texts texts) {
        this.texts = texts;
        addClassName("zbf-summary");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** @param field null for a sentence that belongs to no field of the form */
    record Entry(String sentence, @Nullable FormField field) {}

    void show(List<Entry> entries) {
        removeAll();
        setVisible(!entries.isEmpty());
        if (entries.isEmpty()) {
            return;
        }
        Span title = new Span(texts.text("form.errors-title", entries.size()));
        title.addClassName("zbf-summary-title");
        UnorderedList list = new UnorderedList();
        for (Entry entry : entries) {
            FormField field = entry.field();
            if (field == null) {
                list.add(new ListItem(new Span(entry.sentence())));
            } else {
                NativeButton link = new NativeButton(
                        texts.text("form.error-link", field.element().label(), entry.sentence()),
                        click -> field.reveal());
                link.addClassName("zbf-summary-link");
                list.add(new ListItem(link));
            }
        }
        add(title, list);
    }
}
