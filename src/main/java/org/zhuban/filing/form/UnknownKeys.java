package org.zhuban.filing.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zhuban.common.FieldError;

/** What a caller sends that the form never asks for, usually a mistyped key; in the rows of a list too. */
final class UnknownKeys {

    private UnknownKeys() {}

    static List<FieldError> of(FormDefinition form, Map<?, ?> given) {
        List<FieldError> errors = new ArrayList<>();
        check(form, given, "", errors);
        return errors;
    }

    private static void check(FormDefinition form, Map<?, ?> given, String path, List<FieldError> errors) {
        for (Map.Entry<?, ?> answer : given.entrySet()) {
            String key = Objects.toString(answer.getKey());
            String place = path + "/" + key;
            FormElement field = form.field(key).orElse(null);
            if (field == null) {
                errors.add(new FieldError(place, "field.unknown"));
            } else if ("dynamiclist".equals(field.type()) && answer.getValue() instanceof List<?> rows) {
                var row = new FormDefinition("row", field.children());
                for (int i = 0; i < rows.size(); i++) {
                    if (rows.get(i) instanceof Map<?, ?> cells) {
                        check(row, cells, place + "/" + i, errors);
                    }
                }
            }
        }
    }
}
