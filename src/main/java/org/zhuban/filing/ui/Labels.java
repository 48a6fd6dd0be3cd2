package org.zhuban.filing.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.form.FormElement.Option;

/** Choices of a field: values in order, each with its label. */
record Labels(List<Option> options) {

    List<String> values() {
        return options.stream().map(Option::value).toList();
    }

    String of(String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }

    @Nullable
    String known(Object value) {
        return values().contains(value.toString()) ? value.toString() : null;
    }

    @Nullable
    Set<String> several(Object value) {
        Set<String> known = new LinkedHashSet<>();
        (value instanceof Collection<?> all ? all : List.of(value)).forEach(one -> {
            if (known(String.valueOf(one)) != null) {
                known.add(String.valueOf(one));
            }
        });
        return known.isEmpty() ? null : known;
    }

    /** Codes in the order of the choices, what was written in one's own words behind them. */
    List<String> inOrder(Set<String> chosen) {
        List<String> ordered = new ArrayList<>(values());
        ordered.retainAll(chosen);
        chosen.stream().filter(value -> !values().contains(value)).forEach(ordered::add);
        return ordered;
    }

    /** Does a choice fit what is typed to find it: part of its name, or the beginning of its code? */
    boolean fits(String value, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return of(value).toLowerCase(Locale.ROOT).contains(wanted)
                || value.toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    /** As the data carry it, whatever it is. */
    static List<String> list(Object value) {
        return (value instanceof Collection<?> all ? all : List.of(value))
                .stream().map(String::valueOf).toList();
    }
}
