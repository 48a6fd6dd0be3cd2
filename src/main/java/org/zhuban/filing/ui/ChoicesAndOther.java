package org.zhuban.filing.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.zhuban.common.Texts;

/** Several choices and 其他 in one's own words: the text stands behind the codes. */
final class ChoicesAndOther extends CustomField<List<String>> {

    private final List<String> values;
    private final CheckboxGroup<String> group = new CheckboxGroup<>();
    private final Checkbox other;
    private final TextField words = new TextField();

    ChoicesAndOther(String label, List<String> values, Function<String, String> labels, Texts texts) {
        super(List.of());
        this.values = values;
        setLabel(label);
        group.setItems(values);
        group.setItemLabelGenerator(labels::apply);
        group.setAriaLabel(label);
        group.setManualValidation(true);
        other = new Checkbox(texts.text("form.other"));
        words.setAriaLabel(texts.text("form.other-words", label));
        words.setPlaceholder(texts.text("form.other-hint"));
        words.setVisible(false);
        words.setManualValidation(true);
        words.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        other.addValueChangeListener(change -> {
            words.setVisible(change.getValue());
            if (change.isFromClient()) {
                if (change.getValue()) {
                    words.focus();
                } else {
                    words.clear();
                }
                updateValue();
            }
        });
        group.addValueChangeListener(change -> updateValue());
        words.addValueChangeListener(change -> updateValue());
        Div line = new Div(other, words);
        line.addClassName("zbf-other");
        add(group, line);
        setWidthFull();
    }

    @Override
    protected List<String> generateModelValue() {
        List<String> chosen = new ArrayList<>(values);
        chosen.retainAll(group.getValue());
        String text = words.getValue().strip();
        if (other.getValue() && !text.isEmpty()) {
            chosen.add(text);
        }
        return chosen;
    }

    @Override
    protected void setPresentationValue(List<String> chosen) {
        Set<String> codes = new LinkedHashSet<>(chosen);
        codes.retainAll(values);
        List<String> own = new ArrayList<>(chosen);
        own.removeAll(values);
        group.setValue(codes);
        other.setValue(!own.isEmpty());
        words.setVisible(!own.isEmpty());
        words.setValue(own.isEmpty() ? "" : own.get(0));
    }

    @Override
    public void setInvalid(boolean invalid) {
        super.setInvalid(invalid);
        group.setInvalid(invalid);
        words.setInvalid(invalid);
    }

    @Override
    public void focus() {
        group.getElement().callJsFunction("focus");
    }
}
