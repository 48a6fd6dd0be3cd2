package org.zhuban.filing.ui;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.filing.Origins;
import org.zhuban.filing.Provenance;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;

/** Says at a field where its answer came from, and what the source said where the answer is another by now. */
final class OriginNotes {

    private final FormDefinition form;
    private final FormServices services;

    OriginNotes(FormDefinition form, FormServices services) {
        this.form = form;
        this.services = services;
    }

    /** @param answers all of the form, as they stand */
    void show(Collection<FormField> fields, Map<String, Provenance> origins, Map<String, Object> answers) {
        Map<String, Provenance> shown = new LinkedHashMap<>();
        for (FormField field : fields) {
            String key = String.valueOf(field.element().key());
            if (origins.containsKey(key)) {
                shown.put(key, Objects.requireNonNull(origins.get(key)));
            }
        }
        Map<String, FieldChange> overridden = Origins.overridden(services.forms(), form, answers, shown);
        for (FormField field : fields) {
            String key = String.valueOf(field.element().key());
            show(field, shown.get(key), overridden.get(key));
        }
    }

    private void show(FormField field, @Nullable Provenance origin, @Nullable FieldChange differing) {
        if (origin == null) {
            field.showOrigin(null, false);
            return;
        }
        Texts texts = services.texts();
        String source = texts.text(origin.source());
        String day =
                origin.at().atZone(services.clock().getZone()).toLocalDate().toString();
        field.showOrigin(
                differing == null
                        ? texts.text("form.origin", source, day)
                        : texts.text("form.origin-differs", source, day, differing.before()),
                differing != null);
    }
}
