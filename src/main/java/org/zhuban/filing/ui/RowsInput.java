package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.filing.Prefill;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;

/** A list that grows and shrinks: each row a small form of its own. */
final class RowsInput implements FormInput {

    private final FormElement list;
    private final FormPage page;
    private final Div place = new Div();
    private final Div body = new Div();
    private final Div error = new Div();
    private final Button add;
    private final List<FormPart> rows = new ArrayList<>();

    RowsInput(FormElement list, FormPage page) {
        this.list = list;
        this.page = page;
        Span label = new Span(list.label());
        label.addClassName("zbf-label");
        label.setId("list-" + list.key());
        place.addClassName("zbf-rows");
        place.getElement().setAttribute("role", "group").setAttribute("aria-labelledby", "list-" + list.key());
        error.addClassName("zbf-slot-error");
        error.getElement().setAttribute("role", "alert");
        add = new Button(page.text("form.add-row"), click -> {
            FormPart row = addRow(Map.of());
            page.changed(list);
            row.fields().stream().findFirst().ifPresent(field -> field.input().focus());
        });
        add.addThemeVariants(ButtonVariant.LUMO_SMALL);
        place.add(label);
        if (!list.description().isEmpty()) {
            Span about = new Span(list.description());
            about.addClassName("zbf-help");
            place.add(about);
        }
        place.add(body, add, error);
    }

    private FormPart addRow(Map<String, Object> values) {
        FormPart[] self = new FormPart[1];
        RowPage rowPage = new RowPage(() -> self[0]);
        FormPart row = new FormPart(new FormDefinition(String.valueOf(list.key()), list.children()), rowPage);
        self[0] = row;
        row.setData(values);
        row.arrange(values(row));
        rows.add(row);
        Div card = new Div();
        card.addClassName("zbf-row");
        card.getElement().setAttribute("role", "group");
        Span place = new Span();
        place.addClassName("zbf-row-place");
        Button up = act("form.row-up", VaadinIcon.ARROW_UP, () -> move(row, card, -1));
        Button down = act("form.row-down", VaadinIcon.ARROW_DOWN, () -> move(row, card, 1));
        Button remove = act("form.remove-row", VaadinIcon.TRASH, () -> {
            rows.remove(row);
            body.remove(card);
            number();
            add.focus();
            page.changed(list);
            page.left(list);
        });
        remove.setText(page.text("form.remove-row"));
        remove.removeThemeVariants(ButtonVariant.LUMO_ICON);
        remove.addThemeVariants(ButtonVariant.LUMO_ERROR);
        Div head = new Div(place, up, down, remove);
        head.addClassName("zbf-row-head");
        card.add(head, row);
        body.add(card);
        number();
        return row;
    }

    private Button act(String code, VaadinIcon icon, Runnable act) {
        Button button = new Button(icon.create(), click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setTooltipText(page.text(code));
        return button;
    }

    /** The button that was pressed keeps the focus and moves along. */
    private void move(FormPart row, Div card, int by) {
        int to = rows.indexOf(row) + by;
        if (to < 0 || to >= rows.size()) {
            return;
        }
        rows.remove(row);
        rows.add(to, row);
        body.remove(card);
        body.addComponentAtIndex(to, card);
        number();
        heads(card).get(by < 0 ? 1 : 2).getElement().callJsFunction("focus");
        page.changed(list);
    }

    private static List<Component> heads(Component card) {
        return card.getChildren().findFirst().orElseThrow().getChildren().toList();
    }

    /** Rows are named by their place, for the eye and for screen readers. */
    private void number() {
        List<Component> cards = body.getChildren().toList();
        for (int i = 0; i < cards.size(); i++) {
            Component card = cards.get(i);
            String name = page.text("form.row", String.valueOf(i + 1));
            card.getElement().setAttribute("aria-label", list.label() + " " + name);
            List<Component> head = heads(card);
            ((Span) head.get(0)).setText(name);
            String[] codes = {"form.row-up", "form.row-down", "form.remove-row"};
            for (int act = 0; act < codes.length; act++) {
                ((Button) head.get(act + 1)).setAriaLabel(page.text(codes[act]) + " " + name);
            }
            ((Button) head.get(1)).setEnabled(i > 0);
            ((Button) head.get(2)).setEnabled(i < cards.size() - 1);
        }
    }

    private static Map<String, Object> values(@Nullable FormPart row) {
        return row == null ? Map.of() : row.data();
    }

    /** What a row's fields know: their own row's values are the data. */
    private final class RowPage implements FormPage {

        private final java.util.function.Supplier<@Nullable FormPart> self;

        RowPage(java.util.function.Supplier<@Nullable FormPart> self) {
            this.self = self;
        }

        @Override
        public FormServices services() {
            return page.services();
        }

        @Override
        public FormActions actions() {
            return page.actions();
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public Map<String, Object> data() {
            return values(self.get());
        }

        @Override
        public void changed(FormElement field) {
            rows.forEach(row -> row.arrange(row.data()));
            page.changed(list);
        }

        @Override
        public void left(FormElement field) {
            page.left(list);
        }

        @Override
        public void take(Prefill taken) {
            FormPart row = Objects.requireNonNull(self.get());
            taken.values().forEach((key, value) -> row.field(key).ifPresent(field -> {
                field.input().setValue(value);
                field.input().setError(null);
            }));
            changed(list);
        }

        @Override
        public List<Attachment> attachments(String slot) {
            return List.of();
        }

        @Override
        public void attached(FormElement slot, Attachment attachment) {
            throw new UnsupportedOperationException("a list holds no slots");
        }

        @Override
        public void detached(FormElement slot, Attachment attachment) {
            throw new UnsupportedOperationException("a list holds no slots");
        }

        @Override
        public void picked(FormElement field) {
            page.picked(list);
        }
    }

    @Override
    public Component component() {
        return place;
    }

    @Override
    public @Nullable Object value() {
        List<Map<String, Object>> values =
                rows.stream().map(FormPart::data).filter(row -> !row.isEmpty()).toList();
        return values.isEmpty() ? null : values;
    }

    @Override
    public void setValue(@Nullable Object value) {
        rows.clear();
        body.removeAll();
        if (value instanceof List<?> given) {
            for (Object row : given) {
                if (row instanceof Map<?, ?> cells) {
                    Map<String, Object> named = new LinkedHashMap<>();
                    cells.forEach((key, cell) -> named.put(Objects.toString(key), cell));
                    addRow(named);
                }
            }
        }
    }

    @Override
    public void setError(@Nullable String sentence) {
        error.setText(sentence == null ? "" : sentence);
        place.setClassName("zbf-invalid", sentence != null);
        if (sentence == null) {
            rows.forEach(row -> row.fields().forEach(field -> field.input().setError(null)));
        }
    }

    /** {@code 0/name}: the field {@code name} of the first row that is not empty. */
    @Override
    public void setInnerError(String pointer, String sentence) {
        String[] steps = pointer.split("/", 2);
        List<FormPart> filled =
                rows.stream().filter(row -> !row.data().isEmpty()).toList();
        int index = steps[0].matches("[0-9]{1,4}") ? Integer.parseInt(steps[0]) : -1;
        if (steps.length == 2 && index >= 0 && index < filled.size()) {
            filled.get(index).field(steps[1]).ifPresent(field -> field.input().setError(sentence));
        } else {
            setError(sentence);
        }
    }

    @Override
    public void setRequired(boolean required) {
        place.setClassName("zbf-required", required);
    }

    @Override
    public void focus() {
        if (rows.isEmpty()) {
            add.focus();
        } else {
            rows.get(0).fields().stream().findFirst().ifPresent(field -> field.input()
                    .focus());
        }
    }
}
