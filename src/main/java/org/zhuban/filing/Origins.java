package org.zhuban.filing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;

/** Where answers came from, and where they differ from it by now. */
public final class Origins {

    private Origins() {}

    /** Of answers just filled in; a later source wins, transient answers and slots have none. */
    static Map<String, Provenance> of(FormDefinition form, List<Prefill> taken, Map<String, Object> answers) {
        Map<String, Provenance> origins = new LinkedHashMap<>();
        for (Prefill prefill : taken) {
            Instant at = prefill.at();
            prefill.values().forEach((key, value) -> {
                FormElement field = form.field(key).orElse(null);
                Object answer = answers.get(key);
                if (field != null && !field.isSlot() && !field.isTransient() && answer != null) {
                    origins.put(key, new Provenance(prefill.source(), at, value));
                }
            });
        }
        return origins;
    }

    /** Answers that are no longer what their source said: {@code before} is what it said, by key of the field, in the form's order. */
    public static Map<String, FieldChange> overridden(
            Forms forms, FormDefinition form, Map<String, Object> answers, Map<String, Provenance> origins) {
        Map<String, Object> all = new LinkedHashMap<>(answers); // conditions ask for answers without a source too
        origins.forEach((key, origin) -> all.put(key, origin.value()));
        Map<String, Object> said = new LinkedHashMap<>(forms.clean(form, all));
        said.keySet().retainAll(origins.keySet());
        Map<String, Object> now = new LinkedHashMap<>(answers);
        now.keySet().retainAll(origins.keySet());
        Map<String, FieldChange> overridden = new LinkedHashMap<>();
        forms.differences(form, said, now).forEach(change -> overridden.put(change.field(), change));
        return overridden;
    }
}
