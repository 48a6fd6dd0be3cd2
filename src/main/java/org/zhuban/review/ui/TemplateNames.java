package org.zhuban.review.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;
import org.zhuban.review.FaultReason;

/** Types, fields and regions by name, for templates and standard reasons. */
final class TemplateNames {

    private final Map<String, ProcessModel> types;
    private final Forms forms;
    private final Regions regions;
    private final Texts texts;

    TemplateNames(List<ProcessModel> types, Forms forms, Regions regions, Texts texts) {
        this.types = types.stream().collect(Collectors.toMap(ProcessModel::key, Function.identity()));
        this.forms = forms;
        this.regions = regions;
        this.texts = texts;
    }

    List<ProcessModel> types() {
        return types.values().stream()
                .sorted(Comparator.comparing(ProcessModel::key))
                .toList();
    }

    List<FormElement> fields(ProcessModel model) {
        return model.submitForm().map(form -> forms.parse(form).fields()).orElse(List.of());
    }

    String type(@Nullable String key) {
        ProcessModel model = key == null ? null : types.get(key);
        return model == null ? texts.text("review.type.all") : model.name();
    }

    String field(FaultReason reason) {
        ProcessModel model = types.get(reason.type());
        String key = reason.field();
        return key == null || model == null
                ? texts.text("fault-reason.field.any")
                : fields(model).stream()
                        .filter(field -> key.equals(field.key()))
                        .map(FormElement::label)
                        .findFirst()
                        .orElse(key);
    }

    /** @param significant part of its code */
    String region(@Nullable String significant) {
        String code = significant == null ? "" : significant;
        return code.isEmpty()
                ? texts.text("template.region.all")
                : regions.find(code + "0".repeat(6 - code.length()))
                        .map(Region::name)
                        .orElse(code);
    }
}
