package org.zhuban.filing.ui;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.FormElement.Option;

/** The input of each element type of the profile. */
final class FormInputs {

    /** Typing pauses this long before a text counts as changed, in milliseconds. */
    private static final int PAUSE = 700;

    private static final int CHOICES_WITHOUT_FILTER = 12;

    private final FormPage page;

    FormInputs(FormPage page) {
        this.page = page;
    }

    FormInput of(FormElement field) {
        if (field.isSlot()) {
            return new SlotInput(field, page);
        }
        if ("table".equals(field.type())) {
            return new TableInput(field, page);
        }
        if ("dynamiclist".equals(field.type())) {
            return page.readOnly() ? new TableInput(field, page) : new RowsInput(field, page);
        }
        if (page.readOnly() || "true".equals(field.properties().get("readonly"))) {
            return new ReadInput(field, page);
        }
        return editable(field);
    }

    private FormInput editable(FormElement field) {
        return switch (field.type()) {
            case "textarea" -> texts(field, new TextArea(field.label()));
            case "number" -> number(field);
            case "datetime" -> date(field);
            case "checkbox" -> checkbox(field);
            case "radio" -> radio(field);
            case "select" -> select(field);
            case "checklist" -> checklist(field);
            case "taglist" -> taglist(field);
            default ->
                switch (field.format()) {
                    case "region" -> region(field);
                    case "sms-code" -> smsCode(field);
                    default -> texts(field, new TextField(field.label()));
                };
        };
    }

    private <T> ValueInput<T> heard(ValueInput<T> input, FormElement field) {
        return input.on(() -> page.changed(field), () -> page.left(field));
    }

    private FormInput texts(FormElement field, TextFieldBase<?, String> input) {
        prepare(input, field);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(PAUSE);
        input.setManualValidation(true);
        switch (field.format()) {
            case "mobile", "bank-card" -> input.getElement().setAttribute("inputmode", "numeric");
            case "credit-code", "credit-code-or-organisation-code", "resident-id" ->
                input.getElement().setAttribute("autocapitalize", "characters");
            default -> {}
        }
        input.getElement().setAttribute("autocomplete", "mobile".equals(field.format()) ? "tel-national" : "off");
        return heard(new ValueInput<>(input, Object::toString, text -> text), field);
    }

    private FormInput number(FormElement field) {
        BigDecimalField input = new BigDecimalField(field.label());
        prepare(input, field);
        input.setLocale(Locale.ROOT);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(PAUSE);
        input.setManualValidation(true);
        input.setI18n(new BigDecimalField.BigDecimalFieldI18n()
                .setBadInputErrorMessage(page.text("number.format", field.label())));
        affix(field, "unit").ifPresent(input::setSuffixComponent);
        affix(field, "prefix").ifPresent(input::setPrefixComponent);
        return heard(new ValueInput<>(input, FormInputs::decimal, number -> number), field);
    }

    private static java.util.Optional<Span> affix(FormElement field, String property) {
        return java.util.Optional.ofNullable(field.properties().get(property)).map(Span::new);
    }

    private static @Nullable BigDecimal decimal(Object value) {
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }

    private FormInput date(FormElement field) {
        DatePicker input = new DatePicker(field.label());
        prepare(input, field);
        input.setManualValidation(true);
        input.setI18n(new FormWords(page.services().texts()).dates(page.text("date.format", field.label())));
        input.setLocale(Locale.SIMPLIFIED_CHINESE);
        if (field.properties().get("placeholder") == null) {
            input.setPlaceholder(page.text("form.date.placeholder"));
        }
        input.setClearButtonVisible(true);
        // a click opens the calendar; typing doesn't, so that the tabulator goes on to the next field
        input.setAutoOpen(false);
        input.getElement().executeJs("this.inputElement.addEventListener('click', () => this.open())");
        return heard(new ValueInput<>(input, FormInputs::day, LocalDate::toString), field);
    }

    private static @Nullable LocalDate day(Object value) {
        try {
            return LocalDate.parse(value.toString());
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private FormInput checkbox(FormElement field) {
        Checkbox input = new Checkbox(field.label());
        input.setManualValidation(true);
        if (!field.description().isEmpty()) {
            input.setHelperText(field.description());
        }
        return heard(new ValueInput<>(input, Boolean.TRUE::equals, ticked -> ticked ? Boolean.TRUE : null), field);
    }

    private FormInput radio(FormElement field) {
        RadioButtonGroup<String> input = new RadioButtonGroup<>(field.label());
        describe(input, field);
        input.setManualValidation(true);
        Labels labels = labels(field);
        input.setItems(labels.values());
        input.setItemLabelGenerator(labels::of);
        return heard(new ValueInput<>(input, labels::known, value -> value), field);
    }

    private FormInput select(FormElement field) {
        Labels labels = labels(field);
        if (labels.options().size() <= CHOICES_WITHOUT_FILTER) {
            Select<String> input = new Select<>();
            input.setLabel(field.label());
            prepare(input, field);
            input.setManualValidation(true);
            input.setItems(labels.values());
            input.setItemLabelGenerator(labels::of);
            input.setPlaceholder(field.properties().getOrDefault("placeholder", page.text("form.choose")));
            return heard(new ValueInput<>(input, labels::known, value -> value), field);
        }
        ComboBox<String> input = new ComboBox<>(field.label());
        prepare(input, field);
        input.setManualValidation(true);
        input.setItems(labels.values());
        input.setItemLabelGenerator(labels::of);
        input.setPlaceholder(field.properties().getOrDefault("placeholder", page.text("form.choose")));
        return heard(new ValueInput<>(input, labels::known, value -> value), field);
    }

    private FormInput checklist(FormElement field) {
        CheckboxGroup<String> input = new CheckboxGroup<>(field.label());
        describe(input, field);
        input.setManualValidation(true);
        Labels labels = labels(field);
        input.setItems(labels.values());
        input.setItemLabelGenerator(labels::of);
        return heard(new ValueInput<Set<String>>(input, labels::several, values -> labels.inOrder(values)), field);
    }

    private FormInput taglist(FormElement field) {
        MultiSelectComboBox<String> input = new MultiSelectComboBox<>(field.label());
        prepare(input, field);
        input.setManualValidation(true);
        Labels labels = labels(field);
        input.setItems(labels.values());
        input.setItemLabelGenerator(labels::of);
        input.setPlaceholder(field.properties().getOrDefault("placeholder", page.text("form.choose")));
        return heard(new ValueInput<Set<String>>(input, labels::several, values -> labels.inOrder(values)), field);
    }

    private FormInput region(FormElement field) {
        int level = Integer.parseInt(field.properties().getOrDefault("regionLevel", "3"));
        RegionField input =
                new RegionField(page.services().regions(), page.services().texts(), level);
        input.setLabel(field.label());
        describe(input, field);
        return heard(new ValueInput<>(input, Object::toString, code -> code), field);
    }

    private FormInput smsCode(FormElement field) {
        String mobile = field.properties().getOrDefault("mobile", "mobile");
        SmsCodeField input = new SmsCodeField(
                page.services().texts(),
                field.properties().getOrDefault("purpose", "filing"),
                () -> Objects.toString(page.data().get(mobile), ""),
                page.actions());
        input.setLabel(field.label());
        describe(input, field);
        ValueInput<String> heard = heard(new ValueInput<>(input, Object::toString, code -> code), field);
        return heard.refreshedBy(input::mobileChanged);
    }

    private <C extends HasValidationProperties & HasSize> void prepare(C input, FormElement field) {
        input.setWidthFull();
        describe(input, field);
        String placeholder = field.properties().get("placeholder");
        if (placeholder != null && input instanceof com.vaadin.flow.component.HasPlaceholder hint) {
            hint.setPlaceholder(placeholder);
        }
    }

    private static void describe(Object input, FormElement field) {
        if (input instanceof com.vaadin.flow.component.HasHelper helper
                && !field.description().isEmpty()) {
            helper.setHelperText(field.description());
        }
    }

    private Labels labels(FormElement field) {
        return new Labels(page.services().forms().choices(field));
    }

    /** Choices of a field: values in order, each with its label. */
    private record Labels(List<Option> options) {

        List<String> values() {
            return options.stream().map(Option::value).toList();
        }

        String of(String value) {
            return options.stream()
                    .filter(option -> option.value().equals(value))
                    .map(Option::label)
                    .findFirst()
                    .orElse(value);
        }

        @Nullable
        String known(Object value) {
            return values().contains(value.toString()) ? value.toString() : null;
        }

        @Nullable
        Set<String> several(Object value) {
            Set<String> known = new LinkedHashSet<>();
            (value instanceof Collection<?> all ? all : List.of(value)).forEach(one -> {
                if (known(String.valueOf(one)) != null) {
                    known.add(String.valueOf(one));
                }
            });
            return known.isEmpty() ? null : known;
        }

        List<String> inOrder(Set<String> chosen) {
            List<String> ordered = new ArrayList<>(values());
            ordered.retainAll(chosen);
            return ordered;
        }
    }
}
