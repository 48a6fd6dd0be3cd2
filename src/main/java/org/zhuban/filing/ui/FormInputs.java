package org.zhuban.filing.ui;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.form.Amounts;
import org.zhuban.filing.form.FormElement;

/** The input of each element type of the profile. */
final class FormInputs {

    /** Typing pauses this long before a text counts as changed, in milliseconds. */
    private static final int PAUSE = 700;

    private static final int CHOICES_WITHOUT_FILTER = 12;

    private static final String REGION = "region";

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
            return page.reads(field) || field.readOnly() ? new TableInput(field, page) : new RowsInput(field, page);
        }
        if (page.reads(field)) {
            return new ReadInput(field, page);
        }
        String picker = field.properties().getOrDefault("picker", REGION);
        if (!picker.equals(REGION)) {
            return picked(field, picker);
        }
        return field.readOnly() ? new ReadInput(field, page) : editable(field);
    }

    private FormInput editable(FormElement field) {
        return switch (field.type()) {
            case "textarea" -> texts(field, new TextArea(field.label()));
            case "number" -> field.format().equals("money") ? money(field) : number(field);
            case "datetime" -> date(field);
            case "checkbox" -> checkbox(field);
            case "radio" -> field.takesOther() ? select(field) : radio(field);
            case "select" -> select(field);
            case "checklist" -> field.takesOther() ? choicesAndOther(field) : checklist(field);
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

    /** Grouped as on paper; what is no number stays as typed, for the rules to name. */
    private FormInput money(FormElement field) {
        TextField input = new TextField(field.label());
        prepare(input, field);
        input.setManualValidation(true);
        input.getElement().setAttribute("inputmode", "decimal").setAttribute("autocomplete", "off");
        input.addClassName("zbf-money");
        input.setPrefixComponent(affix(field, "prefix").orElseGet(() -> new Span("¥")));
        input.setSuffixComponent(affix(field, "unit").orElseGet(() -> new Span(page.text("form.yuan"))));
        ValueInput<String> money = new ValueInput<>(input, Amounts::grouped, Amounts::read);
        input.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                money.setValue(money.value());
            }
        });
        return heard(money, field);
    }

    /** A text with a button that opens the dialog to choose from; by hand too, unless the form says {@code readonly}. */
    private FormInput picked(FormElement field, String picker) {
        TextField input = new TextField(field.label());
        Button open = new Button(PickerDialog.title(field, picker, page));
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        open.addClickListener(click -> OneDialog.open(open, new PickerDialog(field, picker, page)));
        input.setSuffixComponent(open);
        input.setReadOnly(field.readOnly());
        return texts(field, input);
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
        // the server's words know no title of the calendar
        input.getElement()
                .executeJs(
                        "this.i18n = {...this.i18n, formatTitle: (month, year) => $0.replace('%m', month).replace('%y', year)}",
                        page.text("form.date.title", "%m", "%y"));
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
        String hint = field.properties().getOrDefault("placeholder", page.text("form.choose"));
        if (labels.options().size() <= CHOICES_WITHOUT_FILTER && !field.takesOther()) {
            Select<String> input = new Select<>();
            input.setLabel(field.label());
            prepare(input, field);
            input.setManualValidation(true);
            input.setItems(labels.values());
            input.setItemLabelGenerator(labels::of);
            input.setPlaceholder(hint);
            return heard(new ValueInput<>(input, labels::known, value -> value), field);
        }
        ComboBox<String> input = new ComboBox<>(field.label());
        prepare(input, field);
        input.setManualValidation(true);
        input.setItems((ComboBox.ItemFilter<String>) labels::fits, labels.values());
        input.setItemLabelGenerator(labels::of);
        input.setPlaceholder(hint);
        if (field.takesOther()) {
            input.setAllowCustomValue(true);
            input.addCustomValueSetListener(
                    typed -> input.setValue(typed.getDetail().strip()));
            return heard(new ValueInput<>(input, Object::toString, value -> value), field);
        }
        return heard(new ValueInput<>(input, labels::known, value -> value), field);
    }

    private FormInput choicesAndOther(FormElement field) {
        Labels labels = labels(field);
        ChoicesAndOther input = new ChoicesAndOther(
                field.label(), labels.values(), labels::of, page.services().texts());
        describe(input, field);
        return heard(new ValueInput<List<String>>(input, Labels::list, values -> values), field);
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
        input.setItems((ComboBox.ItemFilter<String>) labels::fits, labels.values());
        input.setItemLabelGenerator(labels::of);
        input.setPlaceholder(field.properties().getOrDefault("placeholder", page.text("form.choose")));
        if (field.takesOther()) {
            input.setAllowCustomValue(true);
            input.addCustomValueSetListener(typed -> {
                Set<String> chosen = new LinkedHashSet<>(input.getValue());
                chosen.add(typed.getDetail().strip());
                input.setValue(chosen);
            });
            return heard(
                    new ValueInput<Set<String>>(
                            input, value -> new LinkedHashSet<>(Labels.list(value)), values -> labels.inOrder(values)),
                    field);
        }
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
}
