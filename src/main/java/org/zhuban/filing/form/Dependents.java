package org.zhuban.filing.form;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which fields hang on which others: by their conditions, their dates' order, the mobile that a code confirms. */
public final class Dependents {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    private Dependents() {}

    /** The given fields and all that depend on them, directly or not, in the form's order. */
    public static Set<String> with(FormDefinition form, Set<String> keys) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        collect(form.elements(), Set.of(), named);
        Set<String> reached = new HashSet<>(keys);
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, Set<String>> field : named.entrySet()) {
                if (field.getValue().stream().anyMatch(reached::contains)) {
                    more |= reached.add(field.getKey());
                }
            }
        }
        Set<String> ordered = new LinkedHashSet<>(named.keySet());
        ordered.retainAll(reached);
        return ordered;
    }

    private static void collect(List<FormElement> elements, Set<String> above, Map<String, Set<String>> named) {
        for (FormElement element : elements) {
            Set<String> names = new HashSet<>(above);
            names.addAll(names(element.hide()));
            names.addAll(names(element.properties().get("requiredIf")));
            for (String hint : List.of("after", "mobile")) {
                String other = element.properties().get(hint);
                if (other != null) {
                    names.add(other);
                }
            }
            if (element.key() != null) {
                named.put(element.key(), names);
            }
            if ("group".equals(element.type())) {
                collect(element.children(), names, named);
            }
        }
    }

    private static Set<String> names(@Nullable String feel) {
        Set<String> names = new HashSet<>();
        if (feel != null) {
            var matcher = NAME.matcher(TEXT.matcher(feel).replaceAll(""));
            while (matcher.find()) {
                names.add(matcher.group());
            }
        }
        return names;
    }
}
