package org.zhuban.filing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;

/** Facts for the decision table of a type that is a folder and nothing else: its form's answers by key, nothing personal among them. */
final class PlainFacts {

    private static final Set<String> LISTS = Set.of("dynamiclist", "table", "checklist", "taglist");

    private PlainFacts() {}

    /** Numbers, yes or no, choices, days and texts; what was not answered is null, lists and slots are left out. */
    static Map<String, Object> of(FormDefinition form, Map<String, Object> data) {
        var facts = new LinkedHashMap<String, Object>();
        for (FormElement field : form.fields()) {
            if (field.key() != null && plain(field)) {
                facts.put(field.key(), fact(field, data.get(field.key())));
            }
        }
        return facts;
    }

    private static boolean plain(FormElement field) {
        return !field.maskedInPublic() && !field.isTransient() && !field.isSlot() && !LISTS.contains(field.type());
    }

    private static @Nullable Object fact(FormElement field, @Nullable Object answer) {
        if (answer instanceof String text && field.isDay()) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException noDay) {
                return null;
            }
        }
        return answer instanceof String || answer instanceof Number || answer instanceof Boolean ? answer : null;
    }
}
