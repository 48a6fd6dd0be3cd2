package org.zhuban.studio.ui;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormFaultException;
import org.zhuban.filing.ui.FilingForm;
import org.zhuban.filing.ui.FormServices;

/** 表单: its fields in a list, the chosen one's details, and the form as the applicant sees it. */
@StyleSheet("context://studio-editor.css")
final class FormEditor extends Div implements FileEditor {

    private final Texts texts;
    private final FormServices services;
    private final Function<String, FormDefinition> parse;
    private final Listener listener;
    private final boolean readOnly;
    private final String label;
    private final Div list = new Div();
    private final Div details = new Div();
    private final Div preview = new Div();
    private FormDocument form;
    private @Nullable ObjectNode chosen;
    private List<ShownFault> faults = List.of();
    private boolean asText;

    /** @param parse throws {@link FormFaultException} */
    FormEditor(
            FormDocument form,
            String label,
            FormServices services,
            Function<String, FormDefinition> parse,
            boolean readOnly,
            Listener listener) {
        this.form = form;
        this.label = label;
        this.services = services;
        this.texts = services.texts();
        this.parse = parse;
        this.readOnly = readOnly;
        this.listener = listener;
        addClassName("studio-form");
        list.addClassName("studio-form-list");
        list.getElement().setAttribute("role", "region").setAttribute("aria-label", texts.text("studio.fields"));
        details.addClassName("studio-form-middle");
        details.getElement()
                .setAttribute("role", "region")
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", texts.text("studio.field.details"));
        preview.addClassName("studio-form-preview");
        preview.getElement()
                .setAttribute("role", "region")
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", texts.text("studio.preview"));
        chosen = form.rows().stream()
                .filter(row -> !row.holds())
                .map(FormDocument.Row::node)
                .findFirst()
                .orElse(null);
        draw();
    }

    private void draw() {
        removeAll();
        drawList();
        if (asText) {
            add(list, new TextEditor(form.text(), label, texts, readOnly, new Listener() {
                @Override
                public void touched() {
                    listener.touched();
                }

                @Override
                public void changed(String content) {
                    FormDocument.of(content).ifPresent(read -> form = read);
                    listener.changed(content);
                    drawList();
                }
            }));
            return;
        }
        drawDetails();
        drawPreview();
        add(list, details, preview);
    }

    private void drawList() {
        list.removeAll();
        list.add(tools());
        var rows = new OrderedList();
        form.rows().forEach(row -> rows.add(item(row)));
        list.add(rows);
    }

    private ListItem item(FormDocument.Row row) {
        var words = new Span(row.label());
        words.addClassName("label");
        var what = new Span(texts.text("studio.field-type." + row.type()));
        what.addClassName("what");
        var button = new NativeButton("", click -> {
            chosen = row.node();
            asText = false;
            draw();
        });
        button.add(words, what);
        button.getStyle().set("padding-left", 6 + 14 * row.depth() + "px");
        var item = new ListItem(button);
        item.setClassName("chosen", row.node() == chosen);
        item.setClassName("group", row.holds());
        item.setClassName("faulty", !faultsOf(row.label()).isEmpty());
        if (row.node() == chosen) {
            button.getElement().setAttribute("aria-current", "true");
        }
        return item;
    }

    /** Sentences about a form name its elements by their labels. */
    private List<String> faultsOf(String name) {
        return faults.stream()
                .map(ShownFault::sentence)
                .filter(sentence -> sentence.contains("“" + name + "”") || sentence.contains("\"" + name + "\""))
                .toList();
    }

    private Component tools() {
        var add = new MenuBar();
        add.addThemeVariants(MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_PRIMARY);
        SubMenu types = add.addItem(texts.text("studio.field.add")).getSubMenu();
        FieldDetails.TYPES.forEach(type -> types.addItem(texts.text("studio.field-type." + type), click -> {
            chosen = form.add(type, texts.text("studio.field.new"), chosen);
            changed();
            draw();
        }));
        add.setEnabled(!readOnly);
        var text = new Button(texts.text(asText ? "studio.form.fields" : "studio.form.text"), click -> {
            asText = !asText;
            draw();
        });
        text.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var tools = new Div(
                add,
                tool(VaadinIcon.ARROW_UP, "studio.field.up", node -> form.move(node, -1)),
                tool(VaadinIcon.ARROW_DOWN, "studio.field.down", node -> form.move(node, 1)),
                tool(VaadinIcon.TRASH, "studio.field.delete", node -> {
                    form.remove(node);
                    chosen = null;
                }),
                text);
        tools.addClassName("tools");
        return tools;
    }

    private Button tool(VaadinIcon icon, String words, java.util.function.Consumer<ObjectNode> act) {
        var button = new Button(icon.create(), click -> {
            if (chosen != null) {
                act.accept(chosen);
                changed();
                draw();
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(texts.text(words));
        button.setTooltipText(texts.text(words));
        button.setEnabled(!readOnly);
        return button;
    }

    private void drawDetails() {
        details.removeAll();
        ObjectNode node = chosen;
        if (node == null) {
            details.add(new Paragraph(texts.text("studio.field.choose")));
            return;
        }
        String name = new FormDocument.Row(
                        node, com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode(), 0, 0)
                .label();
        details.add(new FieldDetails(node, faultsOf(name), texts, readOnly, () -> {
            changed();
            drawList();
            drawPreview();
        }));
    }

    private void drawPreview() {
        preview.removeAll();
        var caption = new Paragraph(texts.text("studio.preview"));
        caption.addClassName("cap");
        preview.add(caption);
        try {
            preview.add(new FilingForm(parse.apply(form.text()), services, new PreviewActions()));
        } catch (FormFaultException faulty) {
            faulty.faults().forEach(fault -> preview.add(new Paragraph(fault)));
        }
    }

    private void changed() {
        listener.changed(form.text());
    }

    @Override
    public void show(List<ShownFault> now) {
        faults = List.copyOf(now);
        drawList();
    }
}
