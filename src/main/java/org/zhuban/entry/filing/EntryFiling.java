package org.zhuban.entry.filing;

import java.util.ArrayList;
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
import org.zhuban.entry.EntryTerm;
import org.zhuban.entry.QualifiedEntry;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Prefill;

/** 企业首次进疆信息报送 {@code entry-filing} (XJ 3.1): once an enterprise and kind, valid to the end of the year. */
@Component
class EntryFiling extends EntryType {

    private final QualifiedEntry qualified;

    EntryFiling(EntryRules rules, Entries entries, QualifiedEntry qualified) {
        super(rules, entries);
        this.qualified = qualified;
    }

    @Override
    public String key() {
        return "entry-filing";
    }

    @Override
    public List<Prefill> prefill(Applicant applicant, Map<String, Object> data) {
        List<Prefill> known = new ArrayList<>(rules.prefill(applicant));
        rules.usual(applicant).ifPresent(known::add);
        return known;
    }

    @Override
    public Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        return qualified.derived(data);
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        List<FieldError> errors = new ArrayList<>(rules.applicant(filing, data));
        EntryRules.kind(data).ifPresent(kind -> {
            if (entries.current(enterprise(filing), kind).isPresent()) {
                errors.add(new FieldError("/kind", "entry.entered-already"));
            }
            errors.addAll(qualified.validate(kind, data));
        });
        errors.addAll(rules.person(
                filing, "/principalNumber", data.get("principalNumber"), "/principal", data.get("principal")));
        errors.addAll(rules.person(
                filing,
                "/technicalHeadNumber",
                data.get("technicalHeadNumber"),
                "/technicalHead",
                data.get("technicalHead")));
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        EntryKind kind = kind(data);
        Map<String, Object> facts = new LinkedHashMap<>(rules.registered(filing, data));
        facts.put("kindFits", rules.fits(filing, kind));
        facts.put("qualification", qualified.compared(filing, kind, data));
        facts.put("principal", rules.standing(filing, data.get("principalNumber")));
        facts.put("technicalHead", rules.standing(filing, data.get("technicalHeadNumber")));
        facts.put("papers", rules.papers(filing, papers(kind)));
        facts.put("revokedBefore", entries.revokedBefore(enterprise(filing), kind));
        return facts;
    }

    private static Set<String> papers(EntryKind kind) {
        return switch (kind) {
            case CONSTRUCTION ->
                Set.of("businessLicence", "qualificationCertificate", "safetyPermit", "authorisation", "commitment");
            case TESTING ->
                Set.of("businessLicence", "qualificationCertificate", "metrology", "authorisation", "commitment");
            case TENDERING -> Set.of("businessLicence", "authorisation", "commitment");
            default -> Set.of("businessLicence", "qualificationCertificate", "authorisation", "commitment");
        };
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        Map<String, Object> said = new LinkedHashMap<>(data);
        said.put(Entries.VALID_UNTIL, EntryTerm.first(rules.filedOn(filing)).toString());
        entries.enter(filing, kind(data), said);
    }
}
