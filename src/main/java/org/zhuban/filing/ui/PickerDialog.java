package org.zhuban.filing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Page;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Picker;
import org.zhuban.filing.Prefill;
import org.zhuban.filing.form.FormElement;

/** Chooses from what a register or an outside source knows (XC 6.1 选择项目): search, a page of rows, more. Each row is a button. */
final class PickerDialog extends Dialog {

    private static final int PAUSE = 400;

    private final FormElement field;
    private final String picker;
    private final FormPage page;
    private final TextField search = new TextField();
    private final UnorderedList rows = new UnorderedList();
    private final Map<Picker.Choice, ListItem> shown = new LinkedHashMap<>();
    private final Div told = new Div();
    private final Button more;
    private @Nullable String next;

    PickerDialog(FormElement field, String picker, FormPage page) {
        this.field = field;
        this.picker = picker;
        this.page = page;
        String title = title(field, picker, page);
        setHeaderTitle(title);
        setWidth("min(860px, 96vw)");
        search.setPlaceholder(page.text("form.picker.search"));
        search.setAriaLabel(page.text("form.picker.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setWidthFull();
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(PAUSE);
        search.addValueChangeListener(change -> load(null));
        rows.addClassName("zbf-picker");
        rows.getElement().setAttribute("aria-label", title);
        told.addClassName("zbf-picker-told");
        told.getElement().setAttribute("role", "status");
        more = new Button(page.text("form.picker.more"), click -> load(next));
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Button close = new Button(page.text("form.preview.close"), click -> close());
        getFooter().add(close);
        Div body = new Div(search, told, rows, more);
        body.addClassName("zbf-picker-body");
        add(body);
        load(null);
        search.focus();
    }

    /** Name of button and dialog: message code {@code picker.<name>}; where the bundles have none, the field's name. */
    static String title(FormElement field, String picker, FormPage page) {
        String code = "picker." + picker;
        String own = page.text(code);
        return own.equals(code) ? page.text("form.picker.open-for", field.label()) : own;
    }

    /** A row that is found again stays the same: who types and clicks at once has clicked it. */
    private void load(@Nullable String cursor) {
        Map<Picker.Choice, ListItem> former = Map.copyOf(shown);
        if (cursor == null) {
            shown.clear();
            rows.removeAll();
        }
        Optional<String> wants = page.actions().pickerWants(picker, search.getValue());
        if (wants.isPresent()) {
            next = null;
            told.setText(page.text(wants.get()));
            told.removeClassName("zbf-bad");
            more.setVisible(false);
            return;
        }
        try {
            Page<Picker.Choice> found = page.actions().pick(picker, search.getValue(), page.data(), cursor);
            found.items().forEach(choice -> {
                ListItem row = former.containsKey(choice) ? former.get(choice) : new ListItem(row(choice));
                shown.put(choice, row);
                rows.add(row);
            });
            next = found.next();
            String count = String.valueOf(shown.size());
            told.setText(
                    shown.isEmpty()
                            ? page.text("form.picker.none")
                            : page.text(next == null ? "form.picker.all" : "form.picker.some", count));
            told.removeClassName("zbf-bad");
        } catch (ZhubanException refused) {
            next = null;
            told.setText(page.services().texts().of(refused));
            told.addClassName("zbf-bad");
        }
        more.setVisible(next != null);
    }

    private NativeButton row(Picker.Choice choice) {
        Span label = new Span(choice.label());
        label.addClassName("zbf-picker-label");
        Span detail = new Span(choice.detail());
        detail.addClassName("zbf-picker-detail");
        NativeButton row = new NativeButton("", click -> choose(choice));
        row.add(label, detail);
        if (choice.barrier() != null) {
            Span barrier = new Span(choice.barrier());
            barrier.addClassName("zbf-picker-barrier");
            row.add(barrier);
            row.setEnabled(false);
        }
        return row;
    }

    private void choose(Picker.Choice choice) {
        Map<String, Object> values = new LinkedHashMap<>(choice.values());
        values.putIfAbsent(String.valueOf(field.key()), choice.key());
        close();
        page.take(new Prefill(values, choice.source(), page.services().clock().instant()));
        page.changed(field);
    }
}
