package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhuban.common.FieldError;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.FormFaultException;
import org.zhuban.filing.form.Forms;

/** Takes any form that has an id; its rules are another module's. */
class AnyForm implements Forms {

    private static final Pattern ID = Pattern.compile("\"id\": *\"([a-z-]+\\.[a-z-]+)\"");

    @Override
    public FormDefinition parse(String json) {
        Matcher id = ID.matcher(json);
        if (!id.find()) {
            throw new FormFaultException(List.of("no id"));
        }
        return new FormDefinition(id.group(1), List.of());
    }

    @Override
    public Map<String, Object> clean(FormDefinition form, Map<String, Object> data) {
        return data;
    }

    @Override
    public List<FieldError> validate(FormDefinition form, Map<String, Object> data, Set<String> slots) {
        return List.of();
    }

    @Override
    public Set<String> hidden(FormDefinition form, Map<String, Object> data) {
        return Set.of();
    }

    @Override
    public List<FieldChange> differences(FormDefinition form, Map<String, Object> before, Map<String, Object> after) {
        return List.of();
    }

    @Override
    public String shown(FormElement field, Object value) {
        return value.toString();
    }
}
