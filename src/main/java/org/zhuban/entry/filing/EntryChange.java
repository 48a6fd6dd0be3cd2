package org.zhuban.entry.filing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.entry.Entries;
import org.zhuban.entry.EntryRules;
import org.zhuban.filing.Filing;

/** 进疆企业基本信息变更 {@code entry-change} (XJ 3.3). */
@Component
class EntryChange extends Amendment {

    private static final Set<String> CHANGED = Set.of(
            "registeredAddress",
            "legalRepresentative",
            "registeredCapital",
            "enterpriseType",
            "localOffice",
            "localPhone",
            "contact",
            "contactPhone",
            "safetyPermitNo",
            "safetyPermitValidUntil");

    EntryChange(EntryRules rules, Entries entries) {
        super(rules, entries);
    }

    @Override
    public String key() {
        return "entry-change";
    }

    @Override
    Set<String> shown() {
        return CHANGED;
    }

    @Override
    List<FieldError> validate(Filing filing, Map<String, Object> data, Map<String, Object> entry) {
        return List.of();
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        Map<String, Object> facts = new LinkedHashMap<>(rules.registered(filing, data));
        facts.put("papers", rules.papers(filing, Set.of("businessLicence")));
        return facts;
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        Map<String, Object> said = new LinkedHashMap<>(data);
        said.keySet().retainAll(CHANGED);
        entries.enter(filing, kind(data), said);
    }
}
