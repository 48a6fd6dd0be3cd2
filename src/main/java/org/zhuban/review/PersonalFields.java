package org.zhuban.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.InForce;
import org.zhuban.filing.Provenance;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.privacy.Masks;

/** Personal fields of a filing 个人信息: masked by default, in clear only on an audited reveal (SECURITY 22). */
final class PersonalFields {

    private static final String LIST = "dynamiclist";

    private PersonalFields() {}

    /** The same details with data and changes masked. */
    static FilingDetails masked(FilingDetails details) {
        List<FormElement> fields = details.form().fields();
        InForce inForce = details.inForce();
        return new FilingDetails(
                details.filing(),
                details.model(),
                details.form(),
                masked(fields, details.data()),
                details.attachments(),
                details.events(),
                details.findings(),
                masked(details.form(), details.changes()),
                inForce == null
                        ? null
                        : new InForce(inForce.number(), inForce.since(), masked(details.form(), inForce.differences())),
                details.path(),
                details.onDesk(),
                details.waits(),
                details.withdrawable(),
                details.holder(),
                details.signature(),
                maskedProvenance(fields, details.provenance()));
    }

    private static List<FieldChange> masked(FormDefinition form, List<FieldChange> changes) {
        return changes.stream()
                .map(change -> form.field(change.field())
                        .filter(PersonalFields::sensitive)
                        .map(field -> new FieldChange(
                                change.field(),
                                change.label(),
                                mask(field, change.before()),
                                mask(field, change.after())))
                        .orElse(change))
                .toList();
    }

    /** The top-level personal fields and lists with such, in clear. */
    static Map<String, Object> of(FilingDetails details) {
        Map<String, Object> personal = new LinkedHashMap<>();
        for (FormElement field : details.form().fields()) {
            Object value = details.data().get(field.key());
            if (value != null && sensitive(field)) {
                personal.put(String.valueOf(field.key()), value);
            }
        }
        return personal;
    }

    private static Map<String, Object> masked(List<FormElement> fields, Map<String, Object> data) {
        Map<String, Object> masked = new LinkedHashMap<>(data);
        for (FormElement field : fields) {
            Object value = data.get(field.key());
            if (value == null || !sensitive(field)) {
                continue;
            }
            masked.put(
                    String.valueOf(field.key()),
                    field.personal() ? mask(field, value.toString()) : maskedRows(field, value));
        }
        return masked;
    }

    private static Map<String, Provenance> maskedProvenance(
            List<FormElement> fields, Map<String, Provenance> provenance) {
        Map<String, Object> values = new LinkedHashMap<>();
        provenance.forEach((key, origin) -> values.put(key, origin.value()));
        Map<String, Object> shown = masked(fields, values);
        Map<String, Provenance> masked = new LinkedHashMap<>();
        provenance.forEach((key, origin) ->
                masked.put(key, new Provenance(origin.source(), origin.at(), shown.getOrDefault(key, ""))));
        return masked;
    }

    private static List<Object> maskedRows(FormElement list, Object value) {
        List<Object> rows = new ArrayList<>();
        if (value instanceof List<?> given) {
            for (Object row : given) {
                Map<String, Object> cells = new LinkedHashMap<>();
                if (row instanceof Map<?, ?> map) {
                    map.forEach((key, cell) -> {
                        if (cell != null) {
                            cells.put(String.valueOf(key), cell);
                        }
                    });
                }
                rows.add(masked(list.children(), cells));
            }
        }
        return rows;
    }

    private static boolean sensitive(FormElement field) {
        return field.personal()
                || (LIST.equals(field.type()) && field.children().stream().anyMatch(PersonalFields::sensitive));
    }

    private static String mask(FormElement field, String value) {
        return Masks.of(field.format(), value);
    }
}
