package org.zhuban.studio.ui;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.zhuban.common.Texts;

/** What one element of a form says; each change is written at once. */
final class FieldDetails extends Div {

    /** Milliseconds after which what is typed is sent. */
    static final int PAUSE = 400;

    static final List<String> TYPES = List.of(
            "textfield",
            "textarea",
            "number",
            "datetime",
            "select",
            "radio",
            "checklist",
            "taglist",
            "checkbox",
            "filepicker",
            "group",
            "dynamiclist",
            "text",
            "separator");
    private static final List<String> TABLES = List.of(
            "enterprise-kind",
            "trade",
            "special-operation",
            "education",
            "qualification-type",
            "project-category",
            "project-use",
            "project-size",
            "construction-nature",
            "labour-business-kind",
            "certificate-grade",
            "enterprise-registration-type");
    private static final List<String> FORMATS = List.of(
            "mobile",
            "phone",
            "credit-code",
            "credit-code-or-organisation-code",
            "resident-id",
            "person-name",
            "region",
            "document-number",
            "bank-card",
            "safety-permit",
            "safety-certificate",
            "qualification-certificate");
    private static final Set<String> CHOICES = Set.of("select", "radio", "checklist", "taglist");
    private static final Set<String> PLAIN = Set.of("group", "text", "separator", "dynamiclist");

    private final Texts texts;
    private final Runnable changed;
    private final boolean readOnly;
    private final List<String> faults;
    private ObjectNode node;

    FieldDetails(ObjectNode node, List<String> faults, Texts texts, boolean readOnly, Runnable changed) {
        this.node = node;
        this.faults = faults;
        this.texts = texts;
        this.readOnly = readOnly;
        this.changed = changed;
        addClassName("studio-form-details");
        draw();
    }

    private void draw() {
        removeAll();
        String type = FormDocument.get(node, "type");
        add(new H3(texts.text("studio.field-type." + type)));
        faults.forEach(fault -> {
            var words = new Paragraph(fault);
            words.addClassName("fault");
            add(words);
        });
        if (!PLAIN.contains(type)) {
            add(choice(
                    "studio.field.type",
                    TYPES.stream().filter(each -> !PLAIN.contains(each)).toList(),
                    "type",
                    "studio.field-type.",
                    false));
        }
        String label = "datetime".equals(type) ? "dateLabel" : "text".equals(type) ? "text" : "label";
        if (!"separator".equals(type)) {
            add(text("studio.field.label", label));
        }
        if (!Set.of("group", "text", "separator").contains(type)) {
            add(text("studio.field.key", "dynamiclist".equals(type) ? "path" : "key"));
        }
        if (!Set.of("text", "separator").contains(type)) {
            add(text("studio.field.description", "description"));
        }
        if (!PLAIN.contains(type)) {
            add(check("studio.field.required", "validate.required"));
        }
        ofType(type);
        if (!Set.of("separator").contains(type)) {
            add(hinted(text("studio.field.hide", "conditional.hide"), "studio.field.hide.hint"));
        }
        if (!PLAIN.contains(type)) {
            add(text("studio.field.required-if", "properties.requiredIf"));
        }
    }

    private void ofType(String type) {
        if ("textfield".equals(type)) {
            add(choice("studio.field.format", FORMATS, "properties.format", "studio.format.", true));
            add(text("studio.field.placeholder", "properties.placeholder"));
            add(choice(
                    "studio.field.personal", List.of("true", "name"), "properties.personal", "studio.personal.", true));
            add(choice(
                    "studio.field.prefill",
                    List.of(
                            "organisation.name",
                            "organisation.creditCode",
                            "organisation.region",
                            "organisation.contactMobile"),
                    "properties.prefill",
                    "studio.prefill.",
                    true));
        }
        if (Set.of("textfield", "textarea").contains(type)) {
            add(FieldBounds.lengths(node, texts, readOnly, changed));
        }
        if ("number".equals(type)) {
            add(FieldBounds.numbers(node, texts, readOnly, changed));
            add(text("studio.field.unit", "properties.unit"), text("studio.field.decimals", "properties.decimals"));
        }
        if ("datetime".equals(type)) {
            add(choice("studio.field.not-after", List.of("today"), "properties.notAfter", "studio.day.", true));
            add(choice("studio.field.min-date", List.of("today"), "properties.minDate", "studio.day.", true));
        }
        if (CHOICES.contains(type)) {
            add(choice("studio.field.code-table", TABLES, "properties.codeTable", "studio.table.", true));
            if (FormDocument.get(node, "properties.codeTable").isEmpty()) {
                add(options());
            }
        }
        if ("filepicker".equals(type)) {
            add(choice(
                    "studio.field.accept",
                    List.of("PDF", "PDF,JPG,PNG", "JPG,PNG"),
                    "properties.accept",
                    "studio.accept.",
                    true));
            add(choice(
                    "studio.field.max-bytes",
                    List.of("1048576", "5242880", "10485760", "20971520"),
                    "properties.maxBytes",
                    "studio.bytes.",
                    true));
            add(flag("studio.field.several", "properties.several"));
        }
        if (!PLAIN.contains(type) && !"filepicker".equals(type)) {
            add(flag("studio.field.readonly", "properties.readonly"));
        }
    }

    private void write(String path, Object value) {
        FormDocument.set(node, path, value);
        changed.run();
    }

    private TextField text(String label, String path) {
        var field = new TextField(texts.text(label));
        field.setId("field-" + path.replace('.', '-'));
        field.setValue(FormDocument.get(node, path));
        field.setReadOnly(readOnly);
        TypedText.heard(field, PAUSE);
        field.addValueChangeListener(change -> write(path, change.getValue().strip()));
        return field;
    }

    private TextField hinted(TextField field, String hint) {
        field.setHelperText(texts.text(hint));
        return field;
    }

    private Checkbox check(String label, String path) {
        var field = new Checkbox(texts.text(label), "true".equals(FormDocument.get(node, path)));
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> write(path, change.getValue()));
        return field;
    }

    /** A hint of ours: they are texts. */
    private Checkbox flag(String label, String path) {
        var field = new Checkbox(texts.text(label), "true".equals(FormDocument.get(node, path)));
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> write(path, change.getValue() ? "true" : ""));
        return field;
    }

    private Select<String> choice(String label, List<String> values, String path, String words, boolean none) {
        var field = new Select<String>();
        field.setLabel(texts.text(label));
        String given = FormDocument.get(node, path);
        var items = new java.util.ArrayList<String>(values);
        if (!given.isEmpty() && !items.contains(given)) {
            items.add(given);
        }
        field.setItems(items);
        field.setEmptySelectionAllowed(none);
        field.setEmptySelectionCaption(texts.text("studio.field.none"));
        field.setItemLabelGenerator(value -> {
            String word = value == null ? texts.text("studio.field.none") : texts.text(words + value);
            return word.startsWith(words) ? String.valueOf(value) : word;
        });
        field.setValue(given.isEmpty() ? null : given);
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> {
            write(path, change.getValue() == null ? "" : change.getValue());
            if ("type".equals(path) || path.endsWith("codeTable")) {
                retyped(path);
            }
        });
        return field;
    }

    /** The other parts follow the type. */
    private void retyped(String path) {
        if ("type".equals(path)) {
            boolean day = "datetime".equals(FormDocument.get(node, "type"));
            String label = FormDocument.get(node, day ? "label" : "dateLabel");
            if (!label.isEmpty()) {
                FormDocument.set(node, day ? "dateLabel" : "label", label);
                FormDocument.set(node, day ? "label" : "dateLabel", "");
            }
            FormDocument.set(node, "subtype", day ? "date" : "");
            if (CHOICES.contains(FormDocument.get(node, "type"))
                    && !node.has("values")
                    && FormDocument.get(node, "properties.codeTable").isEmpty()) {
                node.putArray("values").addObject().put("label", label + " 1").put("value", "ONE");
            }
        } else if (!FormDocument.get(node, path).isEmpty()) {
            node.remove("values");
        }
        changed.run();
        draw();
    }

    /** A line each: {@code value=label}. */
    private TextArea options() {
        var field = new TextArea(texts.text("studio.field.options"));
        field.setHelperText(texts.text("studio.field.options.hint"));
        field.setValue(String.join(
                "\n",
                StreamSupport.stream(node.path("values").spliterator(), false)
                        .map(option -> option.path("value").asText() + "="
                                + option.path("label").asText())
                        .toList()));
        field.setReadOnly(readOnly);
        TypedText.heard(field, PAUSE);
        field.addValueChangeListener(change -> {
            ArrayNode values = node.putArray("values");
            change.getValue()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> {
                        int at = line.indexOf('=');
                        values.addObject()
                                .put(
                                        "label",
                                        at < 0 ? line : line.substring(at + 1).strip())
                                .put(
                                        "value",
                                        at < 0 ? line : line.substring(0, at).strip());
                    });
            changed.run();
        });
        return field;
    }
}
