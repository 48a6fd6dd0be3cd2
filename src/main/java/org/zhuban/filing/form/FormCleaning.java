package org.zhuban.filing.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.HalfWidth;

/** Keeps what a form asks for, each value in its type. What cannot be read stays as it was typed, for the rules to name. */
final class FormCleaning {

    private static final int MAX_ROWS = 5_000;

    private final HiddenFields hiddenFields;

    FormCleaning(HiddenFields hiddenFields) {
        this.hiddenFields = hiddenFields;
    }

    Map<String, Object> clean(List<FormElement> fields, List<FormElement> tree, Map<String, Object> data) {
        Map<String, Object> clean = new LinkedHashMap<>();
        for (FormElement field : fields) {
            String key = field.key();
            if (key != null && !field.isSlot()) {
                Object value = value(field, data.get(key));
                if (value != null) {
                    clean.put(key, value);
                }
            }
        }
        Set<String> hidden = hiddenFields.of(tree, clean);
        clean.keySet().removeAll(hidden);
        return clean;
    }

    private @Nullable Object value(FormElement field, @Nullable Object raw) {
        if (raw == null) {
            return null;
        }
        return switch (field.type()) {
            case "number" -> number(raw);
            case "checkbox" -> truth(raw);
            case "datetime" -> date(raw);
            case "checklist", "taglist" -> several(raw);
            case "dynamiclist", "table" -> rows(field, raw);
            default -> text(field, raw);
        };
    }

    private static @Nullable Object text(FormElement field, Object raw) {
        if (raw instanceof Map<?, ?> || raw instanceof Iterable<?>) {
            return null;
        }
        String printable = printable(raw.toString(), "textarea".equals(field.type()));
        Optional<ValueFormat> format = ValueFormat.of(field);
        String text = format.isPresent() ? format.get().normal(printable) : HalfWidth.trim(printable);
        return text.isEmpty() ? null : text;
    }

    /** Without control characters and lone surrogates, which neither the database nor a PDF can hold. */
    private static String printable(String text, boolean lines) {
        StringBuilder printable = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> {
            if (point == '\t' || (point == '\n' && !lines)) {
                printable.append(' ');
            } else if (point == '\n') {
                printable.append('\n');
            } else if (!Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE) {
                printable.appendCodePoint(point);
            }
        });
        return printable.toString();
    }

    private static @Nullable Object number(Object raw) {
        if (raw instanceof BigDecimal decimal) {
            return decimal;
        }
        String text = HalfWidth.code(raw.toString()).replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        // a plain decimal: 1e999999999 would cost the memory of its digits
        return text.matches("[+-]?[0-9]{1,20}(\\.[0-9]{1,10})?") ? new BigDecimal(text) : printable(text, false);
    }

    private static Object truth(Object raw) {
        return Boolean.TRUE.equals(raw) || "true".equals(raw);
    }

    private static @Nullable Object date(Object raw) {
        Optional<LocalDate> date = CivilDates.read(raw);
        if (date.isPresent()) {
            return date.get().toString();
        }
        String text = HalfWidth.trim(printable(raw.toString(), false));
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Object several(Object raw) {
        List<String> values = new ArrayList<>();
        for (Object value : raw instanceof Iterable<?> list ? list : List.of(raw)) {
            String text = value == null ? "" : HalfWidth.trim(printable(value.toString(), false));
            if (!text.isEmpty() && !values.contains(text)) {
                values.add(text);
            }
        }
        return values.isEmpty() ? null : values;
    }

    private @Nullable Object rows(FormElement list, Object raw) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object row : raw instanceof Iterable<?> given ? given : List.of()) {
            if (row instanceof Map<?, ?> map && rows.size() < MAX_ROWS) {
                Map<String, Object> named = new LinkedHashMap<>();
                map.forEach((key, value) -> named.put(Objects.toString(key), value));
                Map<String, Object> clean =
                        clean(new FormDefinition("row", list.children()).fields(), list.children(), named);
                if (!clean.isEmpty()) {
                    rows.add(clean);
                }
            }
        }
        return rows.isEmpty() ? null : rows;
    }
}
