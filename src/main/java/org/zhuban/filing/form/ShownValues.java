package org.zhuban.filing.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.privacy.Masks;
import org.zhuban.reference.Regions;

/** Values as a person reads them, and how two sets of them differ. */
final class ShownValues {

    private final Forms forms;
    private final Regions regions;
    private final Texts texts;

    ShownValues(Forms forms, Regions regions, Texts texts) {
        this.forms = forms;
        this.regions = regions;
        this.texts = texts;
    }

    String shown(FormElement field, Object value) {
        return switch (field.type()) {
            case "checkbox" -> texts.text(Boolean.TRUE.equals(value) ? "form.yes" : "form.no");
            case "radio", "select", "checklist", "taglist" -> choices(field, value);
            case "number" -> number(field, value);
            case "dynamiclist", "table" -> rows(field, value);
            default ->
                ValueFormat.of(field).filter(ValueFormat.REGION::equals).isPresent()
                        ? region(value.toString())
                        : value.toString();
        };
    }

    private String choices(FormElement field, Object value) {
        Map<String, String> labels = forms.choices(field).stream()
                .collect(Collectors.toMap(
                        FormElement.Option::value, FormElement.Option::label, (first, second) -> first));
        return (value instanceof List<?> several ? several : List.of(value))
                .stream()
                        .map(Objects::toString)
                        .map(code -> labels.getOrDefault(code, code))
                        .collect(Collectors.joining("、"));
    }

    private String number(FormElement field, Object value) {
        boolean money = field.format().equals(ValueFormat.MONEY.code());
        String plain = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        String unit = field.properties().getOrDefault("unit", money ? texts.text("form.yuan") : "");
        String shown = money && value instanceof Number ? Amounts.grouped(plain) : plain;
        return unit.isEmpty() ? shown : shown + " " + unit;
    }

    private String region(String code) {
        String path = regions.path(code);
        return path.equals(code) ? code : texts.text("form.region", path, code);
    }

    private String rows(FormElement list, Object value) {
        List<FormElement> cells = new FormDefinition("row", list.children()).fields();
        return (value instanceof List<?> rows ? rows : List.of())
                .stream()
                        .map(row -> cells.stream()
                                .map(cell -> row instanceof Map<?, ?> map ? cell(cell, map) : "")
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining("，")))
                        .collect(Collectors.joining("；"));
    }

    private String cell(FormElement cell, Map<?, ?> row) {
        Object value = row.get(cell.key());
        return value == null ? "" : masked(cell, value);
    }

    List<FieldChange> differences(FormDefinition form, Map<String, Object> before, Map<String, Object> after) {
        List<FieldChange> changes = new ArrayList<>();
        for (FormElement field : form.fields()) {
            if (field.isSlot() || field.isTransient()) {
                continue;
            }
            Object old = before.get(field.key());
            Object now = after.get(field.key());
            if (!same(old, now)) {
                changes.add(new FieldChange(
                        Objects.requireNonNull(field.key()),
                        field.label(),
                        old == null ? "" : masked(field, old),
                        now == null ? "" : masked(field, now)));
            }
        }
        return changes;
    }

    private static boolean same(@Nullable Object old, @Nullable Object now) {
        if (old instanceof Number || now instanceof Number) {
            return old != null
                    && now != null
                    && old.toString().matches("[0-9.+-]+")
                    && now.toString().matches("[0-9.+-]+")
                    && new BigDecimal(old.toString()).compareTo(new BigDecimal(now.toString())) == 0;
        }
        return Objects.equals(old, now) || (isNothing(old) && isNothing(now));
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || value.equals("")
                || value.equals(Boolean.FALSE)
                || (value instanceof List<?> list && list.isEmpty());
    }

    private String masked(FormElement field, Object value) {
        String shown = shown(field, value);
        return field.personal() ? Masks.of(field.format(), shown) : shown;
    }
}
