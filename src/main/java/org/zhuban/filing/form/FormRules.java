package org.zhuban.filing.form;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

/** The rules that a form states about its fields, over clean data. Patterns run on RE2: time linear in the text, whatever the pattern. */
final class FormRules {

    /** Unless the form says less; what a single cell of a register holds. */
    private static final int MAX_LINE = 500;

    private static final int MAX_TEXT = 5_000;
    private static final int MAX_ROWS = 200;

    /** A choice of one's own, in characters. */
    private static final int MAX_OTHER = 100;

    private final Forms forms;
    private final HiddenFields hiddenFields;
    private final Regions regions;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    FormRules(Forms forms, HiddenFields hiddenFields, Regions regions) {
        this.forms = forms;
        this.hiddenFields = hiddenFields;
        this.regions = regions;
    }

    List<FieldError> check(FormDefinition form, Map<String, Object> data, Set<String> slots, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        check(new Scope(form, data, slots, today, ""), errors);
        return errors;
    }

    /** One level of data: the form itself, or a row of a list. */
    private record Scope(
            FormDefinition form, Map<String, Object> data, Set<String> slots, LocalDate today, String path) {}

    private void check(Scope scope, List<FieldError> errors) {
        Set<String> hidden = hiddenFields.of(scope.form().elements(), scope.data());
        for (FormElement field : scope.form().fields()) {
            String key = Objects.requireNonNull(field.key());
            if (hidden.contains(key) || "table".equals(field.type())) {
                continue;
            }
            Object value = scope.data().get(key);
            if (isEmpty(field, value, scope)) {
                if (forms.required(field, scope.data())) {
                    errors.add(new FieldError(scope.path() + "/" + key, missing(field), field.label()));
                }
            } else if ("dynamiclist".equals(field.type())) {
                checkRows(field, value, scope, errors);
            } else if (value != null) {
                FieldError error = fault(field, value, scope);
                if (error != null) {
                    errors.add(error);
                }
            }
        }
    }

    private static boolean isEmpty(FormElement field, @Nullable Object value, Scope scope) {
        if (field.isSlot()) {
            return !scope.slots().contains(field.key());
        }
        return value == null
                || value.equals("")
                || value.equals(Boolean.FALSE)
                || (value instanceof List<?> list && list.isEmpty());
    }

    private static String missing(FormElement field) {
        return switch (field.type()) {
            case "filepicker" -> "slot.required";
            case "checkbox" -> "field.tick";
            case "radio", "select", "checklist", "taglist", "datetime" -> "field.choose";
            case "dynamiclist" -> "field.add-row";
            default -> "field.required";
        };
    }

    private void checkRows(FormElement list, @Nullable Object value, Scope scope, List<FieldError> errors) {
        List<?> rows = value instanceof List<?> given ? given : List.of();
        String path = scope.path() + "/" + list.key();
        int most = Integer.parseInt(list.properties().getOrDefault("maxRows", String.valueOf(MAX_ROWS)));
        if (rows.size() > most) {
            errors.add(new FieldError(path, "field.too-many-rows", list.label(), String.valueOf(most)));
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Map<?, ?> row) {
                Map<String, Object> cells = new java.util.LinkedHashMap<>();
                row.forEach((key, cell) -> cells.put(Objects.toString(key), cell));
                check(
                        new Scope(
                                new FormDefinition(scope.form().id(), list.children()),
                                cells,
                                scope.slots(),
                                scope.today(),
                                path + "/" + i),
                        errors);
            }
        }
    }

    private @Nullable FieldError fault(FormElement field, Object value, Scope scope) {
        return switch (field.type()) {
            case "number" -> numberFault(field, value, scope);
            case "datetime" -> dateFault(field, value, scope);
            case "radio", "select", "checklist", "taglist" -> choiceFault(field, value, scope);
            case "textfield", "textarea" -> textFault(field, value.toString(), scope);
            default -> null;
        };
    }

    private @Nullable FieldError textFault(FormElement field, String text, Scope scope) {
        FormElement.Validation rules = field.validation();
        int length = text.codePointCount(0, text.length());
        int most =
                rules.maxLength() != null ? rules.maxLength() : "textarea".equals(field.type()) ? MAX_TEXT : MAX_LINE;
        if (length > most) {
            return error(scope, field, "field.too-long", String.valueOf(most), String.valueOf(length));
        }
        if (rules.minLength() != null && length < rules.minLength()) {
            return error(scope, field, "field.too-short", String.valueOf(rules.minLength()), String.valueOf(length));
        }
        Optional<ValueFormat> format = ValueFormat.of(field);
        if (format.isPresent()) {
            String fault = format.get().fault(text, scope.today());
            if (fault != null) {
                return error(scope, field, fault);
            }
            if (format.get() == ValueFormat.REGION) {
                return regionFault(field, text, scope);
            }
        }
        String pattern = rules.pattern();
        if (pattern != null
                && !patterns.computeIfAbsent(pattern, Pattern::compile)
                        .matcher(text)
                        .find()) {
            return rules.patternMessage() == null
                    ? error(scope, field, "field.pattern")
                    : error(scope, field, "field.pattern-message", rules.patternMessage());
        }
        return null;
    }

    private @Nullable FieldError regionFault(FormElement field, String code, Scope scope) {
        Optional<Region> region = regions.find(code);
        if (region.isEmpty()) {
            return error(scope, field, "region.unknown", code);
        }
        String level = field.properties().get("regionLevel");
        if (level != null && region.get().level() != Integer.parseInt(level)) {
            return error(scope, field, "region.level-" + level, region.get().name());
        }
        return null;
    }

    private static @Nullable FieldError numberFault(FormElement field, Object value, Scope scope) {
        if (!(value instanceof BigDecimal number)) {
            return error(scope, field, "number.format");
        }
        boolean money = ValueFormat.of(field).filter(ValueFormat.MONEY::equals).isPresent();
        int decimals = Integer.parseInt(field.properties().getOrDefault("decimals", money ? "2" : "6"));
        if (number.stripTrailingZeros().scale() > decimals) {
            return decimals == 0
                    ? error(scope, field, "number.whole")
                    : error(scope, field, "number.decimals", String.valueOf(decimals));
        }
        String min = field.validation().min() == null && money
                ? "0"
                : field.validation().min();
        if (min != null && number.compareTo(new BigDecimal(min)) < 0) {
            return error(scope, field, "number.min", min);
        }
        String max = field.validation().max();
        if (max != null && number.compareTo(new BigDecimal(max)) > 0) {
            return error(scope, field, "number.max", max);
        }
        return null;
    }

    private static @Nullable FieldError dateFault(FormElement field, Object value, Scope scope) {
        LocalDate date = CivilDates.read(value).orElse(null);
        if (date == null) {
            return error(scope, field, "date.format");
        }
        String min = field.validation().min();
        if (CivilDates.bound(min, scope.today()).filter(date::isBefore).isPresent()) {
            return "today".equals(min) ? error(scope, field, "date.past") : error(scope, field, "date.min", min);
        }
        String max = field.validation().max();
        if (CivilDates.bound(max, scope.today()).filter(date::isAfter).isPresent()) {
            return "today".equals(max) ? error(scope, field, "date.future") : error(scope, field, "date.max", max);
        }
        String other = field.properties().get("after");
        if (other != null) {
            Optional<LocalDate> earlier = CivilDates.read(scope.data().get(other));
            if (earlier.isPresent() && !date.isAfter(earlier.get())) {
                String label = scope.form().field(other).map(FormElement::label).orElse(other);
                return error(scope, field, "date.after", label, earlier.get().toString());
            }
        }
        return null;
    }

    private @Nullable FieldError choiceFault(FormElement field, Object value, Scope scope) {
        List<FormElement.Option> choices = forms.choices(field);
        List<Object> others = new ArrayList<>(value instanceof List<?> several ? several : List.of(value));
        others.removeIf(
                chosen -> choices.stream().anyMatch(choice -> choice.value().equals(chosen)));
        if (others.isEmpty()) {
            return null;
        }
        if (!field.takesOther() || others.size() > 1) {
            return error(scope, field, "field.unknown-choice");
        }
        String other = others.get(0).toString();
        int length = other.codePointCount(0, other.length());
        return length > MAX_OTHER
                ? error(scope, field, "field.other-too-long", String.valueOf(MAX_OTHER), String.valueOf(length))
                : null;
    }

    /** The label is the first argument of every sentence. */
    private static FieldError error(Scope scope, FormElement field, String code, @Nullable String... args) {
        List<Object> all = new ArrayList<>();
        all.add(field.label());
        for (String arg : args) {
            all.add(Objects.requireNonNull(arg));
        }
        return new FieldError(scope.path() + "/" + field.key(), code, List.copyOf(all));
    }
}
