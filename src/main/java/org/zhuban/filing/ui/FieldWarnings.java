package org.zhuban.filing.ui;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.CreditCode;
import org.zhuban.filing.form.Expiry;
import org.zhuban.filing.form.FormDefinition;

/** Says at a field what is doubtful and no fault: a certificate that ends soon (RULES XC 2), a credit code whose inner check fails. */
final class FieldWarnings {

    private final FormDefinition form;
    private final FormServices services;

    FieldWarnings(FormDefinition form, FormServices services) {
        this.form = form;
        this.services = services;
    }

    void show(Collection<FormField> fields, Map<String, Object> data) {
        Map<String, Expiry> expiring = new LinkedHashMap<>();
        services.forms().expiring(form, data).forEach(expiry -> expiring.put(expiry.field(), expiry));
        for (FormField field : fields) {
            String key = String.valueOf(field.element().key());
            Expiry expiry = expiring.get(key);
            field.showWarning(expiry == null ? doubt(field, data.get(key)) : sentence(expiry));
        }
    }

    private String sentence(Expiry expiry) {
        return expiry.days() == 0
                ? services.texts().text("form.expires-today", expiry.label())
                : services.texts().text("form.expires-soon", expiry.label(), expiry.days());
    }

    private @Nullable String doubt(FormField field, @Nullable Object value) {
        String doubt = value != null && field.element().format().startsWith("credit-code")
                ? CreditCode.warning(value.toString())
                : null;
        return doubt == null ? null : services.texts().text(doubt);
    }
}
