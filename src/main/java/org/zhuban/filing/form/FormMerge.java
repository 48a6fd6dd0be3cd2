package org.zhuban.filing.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two people changed the same answers: what each changed alone is merged, what both changed differently is asked about.
 *
 * @param merged    theirs, with what only I changed
 * @param mine      labels of fields that only I changed
 * @param theirs    labels of fields that only they changed
 * @param conflicts both changed, to different values; {@code merged} has theirs
 */
public record FormMerge(Map<String, Object> merged, List<String> mine, List<String> theirs, List<Conflict> conflicts) {

    /** A field that both changed; null = no answer. */
    public record Conflict(FormElement field, @Nullable Object base, @Nullable Object mine, @Nullable Object theirs) {}

    /** @param base what both began with */
    public static FormMerge of(
            Forms forms,
            FormDefinition form,
            Map<String, Object> base,
            Map<String, Object> mine,
            Map<String, Object> theirs) {
        Set<String> byMe = keys(forms.differences(form, base, mine));
        Set<String> byThem = keys(forms.differences(form, base, theirs));
        Set<String> apart = keys(forms.differences(form, mine, theirs));
        Map<String, Object> merged = new LinkedHashMap<>(theirs);
        List<String> onlyMine = new ArrayList<>();
        List<String> onlyTheirs = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        for (FormElement field : form.fields()) {
            String key = String.valueOf(field.key());
            if (field.isTransient()) {
                put(merged, key, mine.get(key));
            } else if (byMe.contains(key) && !byThem.contains(key)) {
                put(merged, key, mine.get(key));
                onlyMine.add(field.label());
            } else if (byMe.contains(key) && apart.contains(key)) {
                conflicts.add(new Conflict(field, base.get(key), mine.get(key), theirs.get(key)));
            } else if (byThem.contains(key)) {
                onlyTheirs.add(field.label());
            }
        }
        return new FormMerge(merged, List.copyOf(onlyMine), List.copyOf(onlyTheirs), List.copyOf(conflicts));
    }

    /** The merged answers, with mine for these conflicts and theirs for the others. */
    public Map<String, Object> with(Set<String> keepMine) {
        Map<String, Object> chosen = new LinkedHashMap<>(merged);
        conflicts.stream()
                .filter(conflict -> keepMine.contains(conflict.field().key()))
                .forEach(conflict -> put(chosen, String.valueOf(conflict.field().key()), conflict.mine()));
        return chosen;
    }

    private static void put(Map<String, Object> data, String key, @Nullable Object value) {
        if (value == null) {
            data.remove(key);
        } else {
            data.put(key, value);
        }
    }

    private static Set<String> keys(List<FieldChange> changes) {
        return changes.stream().map(FieldChange::field).collect(Collectors.toSet());
    }
}
