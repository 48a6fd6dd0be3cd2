package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.form.FormElement;

/** A value to read: its label, and under it what it says. */
final class ReadInput implements FormInput {

    private final FormElement element;
    private final FormPage page;
    private final Div value = new Div();
    private final Div place;
    private @Nullable Object held;

    ReadInput(FormElement element, FormPage page) {
        this.element = element;
        this.page = page;
        Span label = new Span(element.label());
        label.addClassName("zbf-label");
        value.addClassName("zbf-value");
        place = new Div(label, value);
        place.addClassName("zbf-read");
        setValue(null);
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
    public void setValue(@Nullable Object present) {
        held = present;
        Object answer = present == null && element.type().equals("checkbox") ? Boolean.FALSE : present;
        String shown = answer == null ? "" : page.services().forms().shown(element, answer);
        value.setText(shown.isEmpty() ? page.text("form.empty") : shown);
        value.setClassName("zbf-nothing", shown.isEmpty());
    }

    @Override
    public void setError(@Nullable String sentence) {
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
