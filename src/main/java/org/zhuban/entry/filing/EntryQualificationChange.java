package org.zhuban.entry.filing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.entry.Entries;
import org.zhuban.entry.EntryKind;
import org.zhuban.entry.EntryRules;
import org.zhuban.entry.QualifiedEntry;
import org.zhuban.filing.Filing;

/** 进疆企业资质信息变更 {@code entry-qualification-change} (XJ 3.5): the whole list anew. */
@Component
class EntryQualificationChange extends Amendment {

    private final QualifiedEntry qualified;

    EntryQualificationChange(EntryRules rules, Entries entries, QualifiedEntry qualified) {
        super(rules, entries);
        this.qualified = qualified;
    }

    @Override
    public String key() {
        return "entry-qualification-change";
    }

    @Override
    Set<String> shown() {
        return Set.of(QualifiedEntry.OWN, "contactPhone");
    }

    @Override
    public Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        return qualified.derived(data);
    }

    @Override
    List<FieldError> validate(Filing filing, Map<String, Object> data, Map<String, Object> entry) {
        EntryKind kind = kind(data);
        return kind == EntryKind.TENDERING
                ? List.of(new FieldError("/kind", "entry.no-qualification-needed"))
                : qualified.validate(kind, data);
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("registry", rules.registry(filing));
        facts.put("qualification", qualified.compared(filing, kind(data), data));
        facts.put("papers", rules.papers(filing, Set.of("qualificationCertificate")));
        return facts;
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        entries.enter(filing, kind(data), QualifiedEntry.only(data));
    }
}
