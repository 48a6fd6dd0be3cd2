package org.zhuban.filing.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zhuban.common.FieldError;

/**
 * What a draft takes at most, over clean data. A draft may hold what is wrong, for the rules to name at submission, but nothing huge: it is
 * stored, shown and compared at every save.
 */
final class DraftLimits {

    /** In characters, unless the form allows more; so long too whatever is no text, e.g. a date that cannot be read. */
    private static final int MAX_LINE = 1_000;

    private static final int MAX_TEXT = 10_000;
    private static final int MAX_ROWS = 200;

    /** Longer than any code table. */
    private static final int MAX_CHOICES = 1_000;

    private DraftLimits() {}

    static List<FieldError> check(FormDefinition form, Map<String, Object> data) {
        List<FieldError> errors = new ArrayList<>();
        check(form, data, "", errors);
        return errors;
    }

    private static void check(FormDefinition form, Map<String, Object> data, String path, List<FieldError> errors) {
        for (FormElement field : form.fields()) {
            Object value = data.get(Objects.requireNonNull(field.key()));
            String place = path + "/" + field.key();
            if (!(value instanceof List<?> several)) {
                checkText(field, value == null ? "" : value.toString(), place, errors);
            } else if (!field.children().isEmpty()) {
                checkRows(field, several, place, errors);
            } else if (several.size() > MAX_CHOICES) {
                errors.add(new FieldError(place, "field.unknown-choice", field.label()));
            } else {
                for (Object choice : several) {
                    checkText(field, choice.toString(), place, errors);
                }
            }
        }
    }

    private static void checkText(FormElement field, String text, String place, List<FieldError> errors) {
        int usual = "textarea".equals(field.type()) ? MAX_TEXT : MAX_LINE;
        Integer own = field.validation().maxLength();
        int most = own == null ? usual : Math.max(own, usual);
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            errors.add(new FieldError(
                    place, "field.too-long", field.label(), String.valueOf(most), String.valueOf(length)));
        }
    }

    private static void checkRows(FormElement list, List<?> rows, String place, List<FieldError> errors) {
        int own = Integer.parseInt(list.properties().getOrDefault("maxRows", "0"));
        int most = Math.max(own, MAX_ROWS);
        if (rows.size() > most) {
            errors.add(new FieldError(place, "field.too-many-rows", list.label(), String.valueOf(most)));
            return;
        }
        var form = new FormDefinition("row", list.children());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Map<?, ?> row) {
                Map<String, Object> cells = new LinkedHashMap<>();
                row.forEach((key, cell) -> cells.put(Objects.toString(key), cell));
                check(form, cells, place + "/" + i, errors);
            }
        }
    }
}
