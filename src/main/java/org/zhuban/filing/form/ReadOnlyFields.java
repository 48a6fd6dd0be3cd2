package org.zhuban.filing.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Fields that an applicant only reads: whatever he sends, the server's own value stands. */
final class ReadOnlyFields {

    private ReadOnlyFields() {}

    /** @param own what the server knows, by key; a field to read that it does not know stays empty */
    static Map<String, Object> keep(FormDefinition form, Map<String, Object> given, Map<String, Object> own) {
        Map<String, Object> kept = new LinkedHashMap<>(given);
        for (FormElement field : form.fields()) {
            String key = Objects.requireNonNull(field.key());
            if (field.readOnly()) {
                kept.remove(key);
                Object known = own.get(key);
                if (known != null) {
                    kept.put(key, known);
                }
            } else if ("dynamiclist".equals(field.type()) && given.get(key) instanceof List<?> rows) {
                List<String> cells = cells(field);
                if (!cells.isEmpty()) {
                    kept.put(key, rows(rows, own.get(key) instanceof List<?> former ? former : List.of(), cells));
                }
            }
        }
        return kept;
    }

    private static List<String> cells(FormElement list) {
        return new FormDefinition("row", list.children())
                .fields().stream()
                        .filter(FormElement::readOnly)
                        .map(cell -> Objects.requireNonNull(cell.key()))
                        .toList();
    }

    /** A row has no name: it keeps the cells to read if one that the server knows has just those. */
    private static List<Object> rows(List<?> given, List<?> own, List<String> cells) {
        List<Map<String, Object>> known =
                own.stream().map(row -> only(row, cells)).toList();
        return given.stream()
                .<Object>map(row -> {
                    if (!(row instanceof Map<?, ?> map) || known.contains(only(row, cells))) {
                        return row;
                    }
                    Map<Object, Object> bare = new LinkedHashMap<>(map);
                    bare.keySet().removeAll(cells);
                    return bare;
                })
                .toList();
    }

    private static Map<String, Object> only(Object row, List<String> cells) {
        Map<String, Object> only = new LinkedHashMap<>();
        if (row instanceof Map<?, ?> map) {
            for (String cell : cells) {
                Object value = map.get(cell);
                if (value != null) {
                    only.put(cell, value.toString());
                }
            }
        }
        return only;
    }
}
