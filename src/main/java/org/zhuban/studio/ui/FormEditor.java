package org.zhuban.studio.ui;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
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

    private static final int TOLD = 15_000;

    private final Texts texts;
    private final FormServices services;
    private final Function<String, FormDefinition> parse;
    private final Listener listener;
    private final boolean readOnly;
    private final String label;
    private final FieldList list;
    private final Div place = new Div();
    private final Div details = new Div();
    private final Div preview = new Div();
    private FormDocument form;
    private @Nullable ObjectNode chosen;
    private List<ShownFault> faults = List.of();
    private boolean asText;
    private @Nullable Notification told;

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
        list = new FieldList(texts, readOnly, new Pressed());
        place.addClassName("studio-form-place");
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
        add(list, place);
        draw();
    }

    private void draw() {
        drawList();
        place.removeAll();
        if (asText) {
            place.add(new TextEditor(form.text(), label, texts, readOnly, new Listener() {
                @Override
                public void touched() {
                    listener.touched();
                }

                @Override
                public void changed(String content) {
                    FormDocument.of(content).ifPresent(read -> {
                        form = read;
                        chosen = null;
                    });
                    listener.changed(content);
                    drawList();
                }
            }));
            return;
        }
        drawDetails();
        drawPreview();
        place.add(details, preview);
    }

    private void drawList() {
        list.show(form.rows(), chosen, row -> !faultsOf(row.label()).isEmpty(), asText);
    }

    /** Sentences about a form name its elements by their labels. */
    private List<String> faultsOf(String name) {
        return faults.stream()
                .map(ShownFault::sentence)
                .filter(sentence -> sentence.contains("“" + name + "”") || sentence.contains("\"" + name + "\""))
                .toList();
    }

    private final class Pressed implements FieldList.Acts {

        @Override
        public void choose(ObjectNode node) {
            chosen = node;
            asText = false;
            draw();
        }

        @Override
        public void add(String type) {
            chosen = form.add(type, texts.text("studio.field.new"), chosen);
            changed();
            draw();
        }

        @Override
        public void move(ObjectNode node, int by) {
            form.move(node, by);
            changed();
            draw();
        }

        @Override
        public void remove(ObjectNode node) {
            chosen = null;
            form.remove(node).ifPresent(FormEditor.this::deleted);
            changed();
            draw();
        }

        @Override
        public void turn() {
            asText = !asText;
            draw();
        }
    }

    /** Says what was deleted, and takes it back if that is wanted. */
    private void deleted(FormDocument.Row row) {
        if (told != null) {
            told.close();
        }
        var notification = new Notification();
        notification.setDuration(TOLD);
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        var back = new Button(texts.text("studio.field.restore"), click -> {
            notification.close();
            form.restore(row);
            chosen = row.node();
            changed();
            draw();
        });
        back.setId("field-restore");
        back.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        var words = new Div(new Span(texts.text("studio.field.deleted", row.label())), back);
        words.addClassName("studio-told");
        notification.add(words);
        notification.open();
        told = notification;
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (told != null) {
            told.close();
        }
        super.onDetach(event);
    }

    @Override
    public void flush(Runnable then) {
        TypedText.flush(this, then);
    }

    /** A field by its key, another element by its id or label. */
    @Override
    public void select(String element) {
        form.find(element).ifPresent(node -> {
            chosen = node;
            asText = false;
            draw();
            list.toChosen();
        });
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
        if (!now.equals(faults)) {
            faults = List.copyOf(now);
            drawList();
        }
    }
}
