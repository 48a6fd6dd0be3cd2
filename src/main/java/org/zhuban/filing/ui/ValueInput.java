package org.zhuban.filing.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.BlurNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValidationResult;
import com.vaadin.flow.data.binder.ValueContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Vaadin field as an input of a form. Its errors come from the form's rules only, so the field's own validation is off.
 *
 * @param <T> what the field holds
 */
final class ValueInput<T> implements FormInput {

    private static final String UNSAID =
            """
            const unsay = () => [this, ...this.querySelectorAll('vaadin-select-value-button')].forEach(one => one.removeAttribute('aria-required'));
            unsay();
            new MutationObserver(unsay).observe(this, {subtree: true, childList: true, attributes: true, attributeFilter: ['aria-required']});""";

    private final AbstractField<?, T> field;
    private final Function<Object, @Nullable T> read;
    private final Function<T, @Nullable Object> write;
    private boolean quiet;
    private Runnable refresh = () -> {};

    /**
     * @param read  null for what the field cannot hold
     * @param write to the value as data carry it
     */
    ValueInput(AbstractField<?, T> field, Function<Object, @Nullable T> read, Function<T, @Nullable Object> write) {
        this.field = field;
        this.read = read;
        this.write = write;
    }

    /**
     * @param changed after each change by the reader
     * @param left    when a text is done, or a choice was made
     */
    ValueInput<T> on(Runnable changed, Runnable left) {
        boolean typed = field instanceof TextFieldBase<?, ?>;
        field.addValueChangeListener(change -> {
            if (!quiet) {
                changed.run();
                if (!typed) {
                    left.run();
                }
            }
        });
        if (field instanceof BlurNotifier<?> notifier) {
            notifier.addBlurListener(event -> left.run());
        }
        return this;
    }

    ValueInput<T> refreshedBy(Runnable act) {
        refresh = act;
        return this;
    }

    @Override
    public void refresh() {
        refresh.run();
    }

    @Override
    public Component component() {
        return field;
    }

    @Override
    public @Nullable Object value() {
        return field.isEmpty() ? null : write.apply(field.getValue());
    }

    @Override
    public void setValue(@Nullable Object value) {
        quiet = true;
        try {
            T readable = value == null ? null : read.apply(value);
            if (readable == null) {
                field.clear();
            } else {
                field.setValue(readable);
            }
        } finally {
            quiet = false;
        }
    }

    @Override
    public void setError(@Nullable String sentence) {
        var validation = (HasValidationProperties) field;
        validation.setErrorMessage(sentence == null ? "" : sentence);
        validation.setInvalid(sentence != null);
    }

    @Override
    public void setRequired(boolean required) {
        if (field.isRequiredIndicatorVisible() == required) {
            return;
        }
        field.setRequiredIndicatorVisible(required);
        if (required
                && (field instanceof CustomField<?>
                        || field instanceof Select<?>
                        || field instanceof CheckboxGroup<?>)) {
            // a group and a button may not say so of themselves; Vaadin lets them
            field.getElement().executeJs(UNSAID);
        }
    }

    @Override
    public void focus() {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        } else {
            component().getElement().callJsFunction("focus");
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable String unreadable() {
        if (field.isEmpty() && field instanceof HasValidator<?> validator) {
            ValidationResult result = ((HasValidator<T>) validator)
                    .getDefaultValidator()
                    .apply(field.getValue(), new ValueContext(field, (HasValue<?, ?>) field));
            return result.isError() && !result.getErrorMessage().isEmpty() ? result.getErrorMessage() : null;
        }
        return null;
    }
}
