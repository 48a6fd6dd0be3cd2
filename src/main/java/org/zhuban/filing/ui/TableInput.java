package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Synchronisation;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;

/** Rows to read: a table of the form, or a list that is no longer edited. */
final class TableInput implements FormInput {

    private final FormElement element;
    private final FormPage page;
    private final Div body = new Div();
    private final Div error = new Div();
    private final Div place;
    private @Nullable Object held;

    TableInput(FormElement element, FormPage page) {
        this.element = element;
        this.page = page;
        Span label = new Span(element.label());
        label.addClassName("zbf-label");
        body.addClassName("zbf-table");
        error.addClassName("zbf-slot-error");
        error.getElement().setAttribute("role", "alert");
        place = new Div(label, body, error);
        String sync = element.properties().get("sync");
        if (sync != null && !page.readOnly()) {
            place.addComponentAtIndex(1, synchronised(sync));
        }
        setValue(null);
    }

    /** 一键同步: a button, and beside it what came of it. */
    private Div synchronised(String name) {
        Span told = new Span(element.description());
        told.addClassName("zbf-help");
        told.getElement().setAttribute("role", "status");
        Button button = new Button(page.text("sync." + name), VaadinIcon.REFRESH.create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            try {
                Synchronisation.Answer answer = page.actions().sync(name, page.data());
                // what came is told beside what came, in a field of its own
                told.setText(answer.taken() == null ? answer.told() : "");
                if (answer.taken() != null) {
                    page.take(answer.taken());
                    page.changed(element);
                }
            } catch (ZhubanException refused) {
                told.setText(page.services().texts().of(refused));
            } finally {
                button.setEnabled(true);
            }
        });
        Div bar = new Div(button, told);
        bar.addClassName("zbf-sync");
        return bar;
    }

    @Override
    public Component component() {
        return place;
    }

    @Override
    public @Nullable Object value() {
        return held;
    }

    @Override
    public void setValue(@Nullable Object value) {
        held = value;
        body.removeAll();
        List<?> rows = value instanceof List<?> given ? given : List.of();
        if (rows.isEmpty()) {
            Span none = new Span(page.text("form.no-rows"));
            none.addClassName("zbf-nothing");
            body.add(none);
            return;
        }
        List<FormElement> cells = new FormDefinition("row", element.children()).fields();
        NativeTable table = new NativeTable();
        table.getElement().setAttribute("aria-label", element.label());
        NativeTableRow head = new NativeTableRow();
        cells.forEach(cell -> head.add(new NativeTableHeaderCell(cell.label())));
        table.getHead().add(head);
        for (Object row : rows) {
            NativeTableRow line = new NativeTableRow();
            for (FormElement cell : cells) {
                Object content = row instanceof Map<?, ?> map ? map.get(cell.key()) : null;
                line.addDataCell()
                        .setText(content == null ? "" : page.services().forms().shown(cell, content));
            }
            table.getBody().add(line);
        }
        body.add(table);
    }

    @Override
    public void setError(@Nullable String sentence) {
        error.setText(sentence == null ? "" : sentence);
        place.setClassName("zbf-invalid", sentence != null);
    }

    @Override
    public void setRequired(boolean required) {
        // nothing to fill in here
    }

    @Override
    public void focus() {
        place.getElement().setAttribute("tabindex", "-1").callJsFunction("focus");
    }
}
