package org.zhuban.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;

/** Who last changed each answer of an editable filing, when, and at which version: so that who comes second is told field by field. */
record Stamps(Map<String, Stamp> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Stamp>> FIELDS = new TypeReference<>() {};

    /** @param at ISO 8601, UTC */
    record Stamp(int version, String by, String at) {}

    static Stamps read(String text) {
        try {
            return new Stamps(JSON.readValue(text, FIELDS));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("filing.stamps is not readable", unreadable);
        }
    }

    Stamps with(List<FieldChange> changes, int version, String by, Instant at) {
        Map<String, Stamp> next = new TreeMap<>(fields);
        changes.forEach(change -> next.put(change.field(), new Stamp(version, by, at.toString())));
        return new Stamps(next);
    }

    /** What changed after that version, in the form's order. */
    List<ChangedMeanwhileException.Change> since(int version, FormDefinition form) {
        return form.fields().stream()
                .filter(field -> fields.containsKey(field.key())
                        && Objects.requireNonNull(fields.get(field.key())).version() > version)
                .map(this::change)
                .toList();
    }

    private ChangedMeanwhileException.Change change(FormElement field) {
        Stamp stamp = Objects.requireNonNull(fields.get(field.key()));
        return new ChangedMeanwhileException.Change(
                String.valueOf(field.key()), field.label(), stamp.by(), Instant.parse(stamp.at()));
    }

    String text() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
