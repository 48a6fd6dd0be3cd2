package org.zhuban.studio.ui;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import org.zhuban.common.Texts;

/** 最小、最大 of an element: the one may not be above the other. As long as it is, neither is written. */
final class FieldBounds extends Div {

    private static final String NUMBER = "-?[0-9]{1,15}(\\.[0-9]{1,6})?";
    private static final String LENGTH = "[1-9][0-9]{0,5}";

    private final Texts texts;
    private final ObjectNode node;
    private final Runnable changed;
    private final boolean lengths;
    private final TextField least;
    private final TextField most;

    private FieldBounds(ObjectNode node, Texts texts, boolean readOnly, Runnable changed, boolean lengths) {
        this.node = node;
        this.texts = texts;
        this.changed = changed;
        this.lengths = lengths;
        least = field(lengths ? "studio.field.min-length" : "studio.field.min", path("min"), readOnly);
        most = field(lengths ? "studio.field.max-length" : "studio.field.max", path("max"), readOnly);
        addClassName("studio-bounds");
        add(least, most);
    }

    /** 最小值、最大值 of a number. */
    static FieldBounds numbers(ObjectNode node, Texts texts, boolean readOnly, Runnable changed) {
        return new FieldBounds(node, texts, readOnly, changed, false);
    }

    /** 最少字数、最多字数 of a text. */
    static FieldBounds lengths(ObjectNode node, Texts texts, boolean readOnly, Runnable changed) {
        return new FieldBounds(node, texts, readOnly, changed, true);
    }

    private String path(String end) {
        return "validate." + end + (lengths ? "Length" : "");
    }

    private TextField field(String label, String path, boolean readOnly) {
        var field = new TextField(texts.text(label));
        field.setId("field-" + path.replace('.', '-'));
        field.setValue(FormDocument.get(node, path));
        field.setReadOnly(readOnly);
        TypedText.heard(field, FieldDetails.PAUSE);
        field.addValueChangeListener(change -> check(field));
        return field;
    }

    private void check(TextField typed) {
        least.setInvalid(false);
        most.setInvalid(false);
        boolean read = true;
        for (TextField field : new TextField[] {least, most}) {
            if (!text(field).isEmpty() && !text(field).matches(lengths ? LENGTH : NUMBER)) {
                refuse(field, lengths ? "studio.field.bounds.length" : "studio.field.bounds.number");
                read = false;
            }
        }
        if (!read) {
            return;
        }
        if (!text(least).isEmpty()
                && !text(most).isEmpty()
                && new BigDecimal(text(least)).compareTo(new BigDecimal(text(most))) > 0) {
            refuse(typed, lengths ? "studio.field.bounds.lengths" : "studio.field.bounds.order");
            return;
        }
        FormDocument.set(node, path("min"), value(least));
        FormDocument.set(node, path("max"), value(most));
        changed.run();
    }

    private void refuse(TextField field, String code) {
        field.setErrorMessage(texts.text(code));
        field.setInvalid(true);
    }

    private static String text(TextField field) {
        return field.getValue().strip();
    }

    private Object value(TextField field) {
        return lengths && !text(field).isEmpty() ? (Object) Integer.valueOf(text(field)) : text(field);
    }
}
