package org.zhuban.filing.form;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A certificate 证书 that ends soon: its day of expiry lies fewer days ahead than its field's property {@code warnDays} says (RULES XC 2).
 * What has ended already is a fault, not a warning.
 *
 * @param days whole days from today; 0 = it ends today
 */
public record Expiry(String field, String label, LocalDate until, long days) {

    static List<Expiry> of(FormDefinition form, Set<String> hidden, Map<String, Object> data, LocalDate today) {
        return form.fields().stream()
                .filter(field -> !hidden.contains(field.key()))
                .flatMap(field -> of(field, data, today))
                .toList();
    }

    private static Stream<Expiry> of(FormElement field, Map<String, Object> data, LocalDate today) {
        String warn = field.properties().get("warnDays");
        String key = String.valueOf(field.key());
        return warn == null
                ? Stream.empty()
                : CivilDates.read(data.get(key)).stream()
                        .map(until -> new Expiry(key, field.label(), until, ChronoUnit.DAYS.between(today, until)))
                        .filter(expiry -> expiry.days() >= 0 && expiry.days() < Long.parseLong(warn));
    }
}
