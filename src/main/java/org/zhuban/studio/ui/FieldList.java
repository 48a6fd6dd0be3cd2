package org.zhuban.studio.ui;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;

/**
 * The elements of a form in their order, and what can be done with the chosen one. A row whose label changes stays the same button: a press on
 * it never falls into a redraw.
 */
final class FieldList extends Div {

    /** What a press asks for. */
    interface Acts {

        void choose(ObjectNode node);

        void add(String type);

        void move(ObjectNode node, int by);

        void remove(ObjectNode node);

        /** The file as it is written, or its fields again. */
        void turn();
    }

    private record Item(ObjectNode node, int depth, ListItem item, NativeButton button, Span label, Span what) {}

    private final Texts texts;
    private final boolean readOnly;
    private final Acts acts;
    private final Button text;
    private final Div bin = new Div();
    private final OrderedList rows = new OrderedList();
    private Button trash = new Button();
    private @Nullable ObjectNode binOf;
    private List<Item> items = List.of();
    private @Nullable ObjectNode chosen;

    FieldList(Texts texts, boolean readOnly, Acts acts) {
        this.texts = texts;
        this.readOnly = readOnly;
        this.acts = acts;
        addClassName("studio-form-list");
        getElement().setAttribute("role", "region").setAttribute("aria-label", texts.text("studio.fields"));
        text = new Button("", click -> acts.turn());
        text.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var tools = new Div(
                adding(),
                moving(VaadinIcon.ARROW_UP, "studio.field.up", -1),
                moving(VaadinIcon.ARROW_DOWN, "studio.field.down", 1),
                bin,
                text);
        tools.addClassName("tools");
        add(tools, rows);
    }

    /** @param asText is the file shown as it is written? */
    void show(
            List<FormDocument.Row> now,
            @Nullable ObjectNode nowChosen,
            Predicate<FormDocument.Row> faulty,
            boolean asText) {
        text.setText(texts.text(asText ? "studio.form.fields" : "studio.form.text"));
        chosen = nowChosen;
        if (!same(now)) {
            rows.removeAll();
            var made = new ArrayList<Item>();
            now.forEach(row -> made.add(item(row)));
            made.forEach(item -> rows.add(item.item()));
            items = made;
        }
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            FormDocument.Row row = now.get(i);
            item.label().setText(row.label());
            item.what().setText(texts.text("studio.field-type." + row.type()));
            item.item().setClassName("chosen", row.node() == chosen);
            item.item().setClassName("group", row.holds());
            item.item().setClassName("faulty", faulty.test(row));
            if (row.node() == chosen) {
                item.button().getElement().setAttribute("aria-current", "true");
            } else {
                item.button().getElement().removeAttribute("aria-current");
            }
        }
        drawBin(now);
    }

    /** Where the chosen one is seen and goes on by the keyboard. */
    void toChosen() {
        items.stream().filter(item -> item.node() == chosen).forEach(item -> {
            item.button().focus();
            item.button().getElement().executeJs("this.scrollIntoView({ block: 'nearest' })");
        });
    }

    private boolean same(List<FormDocument.Row> now) {
        if (now.size() != items.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (now.get(i).node() != items.get(i).node()
                    || now.get(i).depth() != items.get(i).depth()) {
                return false;
            }
        }
        return true;
    }

    private Item item(FormDocument.Row row) {
        var label = new Span();
        label.addClassName("label");
        var what = new Span();
        what.addClassName("what");
        var button = new NativeButton("", click -> acts.choose(row.node()));
        button.add(label, what);
        button.getStyle().set("padding-left", 6 + 14 * row.depth() + "px");
        return new Item(row.node(), row.depth(), new ListItem(button), button, label, what);
    }

    private MenuBar adding() {
        var add = new MenuBar();
        add.addThemeVariants(MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_PRIMARY);
        SubMenu types = add.addItem(texts.text("studio.field.add")).getSubMenu();
        FieldDetails.TYPES.forEach(
                type -> types.addItem(texts.text("studio.field-type." + type), click -> acts.add(type)));
        add.setEnabled(!readOnly);
        return add;
    }

    private Button moving(VaadinIcon icon, String words, int by) {
        Button button = tool(icon, texts.text(words));
        button.addClickListener(click -> {
            if (chosen != null) {
                acts.move(chosen, by);
            }
        });
        return button;
    }

    /** The bin is of the field it was drawn for, and says so: a press that comes late deletes no other. */
    private void drawBin(List<FormDocument.Row> now) {
        ObjectNode of = chosen;
        if (bin.getComponentCount() == 0 || binOf != of) {
            binOf = of;
            trash = tool(VaadinIcon.TRASH, "");
            trash.setId("field-delete");
            trash.setEnabled(!readOnly && of != null);
            trash.addClickListener(click -> {
                if (of != null && of == chosen) {
                    acts.remove(of);
                }
            });
            bin.removeAll();
            bin.add(trash);
        }
        String words = now.stream()
                .filter(row -> row.node() == of)
                .map(row -> texts.text("studio.field.delete.of", row.label()))
                .findFirst()
                .orElse(texts.text("studio.field.delete"));
        trash.setAriaLabel(words);
        trash.setTooltipText(words);
    }

    private Button tool(VaadinIcon icon, String words) {
        var button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(words);
        button.setTooltipText(words);
        button.setEnabled(!readOnly);
        return button;
    }
}
