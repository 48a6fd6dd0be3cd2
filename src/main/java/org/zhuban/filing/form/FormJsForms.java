package org.zhuban.filing.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.Texts;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Regions;

/** Forms kept as form-js files. */
@Component
final class FormJsForms implements Forms {

    private static final int KEPT = 500;

    private final FormJsParser parser;
    private final FormCleaning cleaning;
    private final FormRules rules;
    private final HiddenFields hiddenFields;
    private final ShownValues shownValues;
    private final Conditions conditions;
    private final CodeTables codeTables;
    private final Clock clock;

    /** A form file is read on every screen and call, and never changes under its text. */
    private final Map<String, FormDefinition> parsed =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, FormDefinition> eldest) {
                    return size() > KEPT;
                }
            });

    FormJsForms(Conditions conditions, Regions regions, CodeTables codeTables, Texts texts, Clock clock) {
        this.conditions = conditions;
        this.codeTables = codeTables;
        this.clock = clock;
        this.hiddenFields = new HiddenFields(conditions);
        this.parser = new FormJsParser(conditions, texts);
        this.cleaning = new FormCleaning(hiddenFields);
        this.rules = new FormRules(this, hiddenFields, regions);
        this.shownValues = new ShownValues(this, regions, texts);
    }

    @Override
    public FormDefinition parse(String json) {
        FormDefinition known = parsed.get(json);
        if (known != null) {
            return known;
        }
        FormDefinition form = parser.parse(json);
        parsed.put(json, form);
        return form;
    }

    @Override
    public Map<String, Object> clean(FormDefinition form, Map<String, Object> data) {
        return cleaning.clean(form.fields(), form.elements(), data);
    }

    @Override
    public Map<String, Object> keepReadOnly(FormDefinition form, Map<String, Object> given, Map<String, Object> own) {
        return ReadOnlyFields.keep(form, given, own);
    }

    @Override
    public List<FieldError> unknown(FormDefinition form, Map<String, Object> given) {
        return UnknownKeys.of(form, given);
    }

    @Override
    public List<FieldError> oversized(FormDefinition form, Map<String, Object> data) {
        return DraftLimits.check(form, data);
    }

    @Override
    public List<FieldError> validate(FormDefinition form, Map<String, Object> data, Set<String> slots) {
        return rules.check(form, clean(form, data), slots, LocalDate.now(clock));
    }

    @Override
    public List<FormElement.Option> choices(FormElement field) {
        String table = field.properties().get("codeTable");
        return table == null
                ? field.options()
                : codeTables.items(table).stream()
                        .map(item -> new FormElement.Option(item.code(), item.name()))
                        .toList();
    }

    @Override
    public boolean required(FormElement field, Map<String, Object> data) {
        String requiredIf = field.properties().get("requiredIf");
        return field.validation().required() || (requiredIf != null && conditions.holds(requiredIf, data));
    }

    @Override
    public Set<String> hidden(FormDefinition form, Map<String, Object> data) {
        return hiddenFields.of(form.elements(), data);
    }

    @Override
    public List<Expiry> expiring(FormDefinition form, Map<String, Object> data) {
        return Expiry.of(form, hidden(form, data), data, LocalDate.now(clock));
    }

    @Override
    public List<FieldChange> differences(FormDefinition form, Map<String, Object> before, Map<String, Object> after) {
        return shownValues.differences(form, before, after);
    }

    @Override
    public String shown(FormElement field, Object value) {
        return shownValues.shown(field, value);
    }
}
