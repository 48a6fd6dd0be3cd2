package org.zhuban.filing.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;

/** All that is to be corrected, at the top of the form, each entry a way to its field. */
final class ErrorSummary extends Div {

    private final Texts texts;
    private final List<Entry> entries = new ArrayList<>();

    ErrorSummary(Texts texts) {
        this.texts = texts;
        addClassName("zbf-summary");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** @param field null for a sentence that belongs to no field of the form */
    record Entry(String sentence, @Nullable FormField field) {}

    void show(List<Entry> present) {
        entries.clear();
        entries.addAll(present);
        render();
    }

    /** This field is right now: its entries go, and with the last one the summary. */
    void settle(FormField field) {
        if (entries.removeIf(entry -> field.equals(entry.field()))) {
            render();
        }
    }

    private void render() {
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
                String label = field.element().label();
                // most sentences name the field themselves
                String text = entry.sentence().contains(label)
                        ? entry.sentence()
                        : texts.text("form.error-link", label, entry.sentence());
                NativeButton link = new NativeButton(text, click -> field.reveal());
                link.addClassName("zbf-summary-link");
                list.add(new ListItem(link));
            }
        }
        add(title, list);
    }
}
