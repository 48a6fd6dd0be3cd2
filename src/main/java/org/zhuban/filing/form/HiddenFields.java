package org.zhuban.filing.form;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields are hidden under some data. What is hidden does not speak: conditions see the data without it, until nothing more goes. */
final class HiddenFields {

    private final Conditions conditions;

    HiddenFields(Conditions conditions) {
        this.conditions = conditions;
    }

    Set<String> of(List<FormElement> elements, Map<String, Object> data) {
        Map<String, Object> spoken = new HashMap<>(data);
        Set<String> hidden = new LinkedHashSet<>();
        boolean more = true;
        while (more) {
            Set<String> found = new LinkedHashSet<>();
            collect(elements, spoken, false, found);
            more = hidden.addAll(found);
            spoken.keySet().removeAll(hidden);
        }
        return hidden;
    }

    private void collect(List<FormElement> elements, Map<String, Object> data, boolean inHidden, Set<String> found) {
        for (FormElement element : elements) {
            boolean hides = inHidden || (element.hide() != null && conditions.holds(element.hide(), data));
            if (element.key() != null && hides) {
                found.add(element.key());
            }
            if ("group".equals(element.type())) {
                collect(element.children(), data, hides, found);
            }
        }
    }
}
