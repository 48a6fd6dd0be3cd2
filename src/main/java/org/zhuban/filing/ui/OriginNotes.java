package org.zhuban.filing.ui;

import java.util.Map;
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

    void show(FormField field, @Nullable Provenance origin) {
        if (origin == null) {
            field.showOrigin(null, false);
            return;
        }
        Texts texts = services.texts();
        String key = String.valueOf(field.element().key());
        Object value = field.input().value();
        FieldChange differing = Origins.overridden(
                        services.forms(), form, value == null ? Map.of() : Map.of(key, value), Map.of(key, origin))
                .get(key);
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
