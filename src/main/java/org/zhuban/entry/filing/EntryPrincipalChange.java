package org.zhuban.entry.filing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.entry.Entries;
import org.zhuban.entry.EntryRules;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;

/** 进疆负责人、进疆技术负责人变更 {@code entry-principal-change} (XJ 3.4): one of the two a filing. */
@Component
class EntryPrincipalChange extends Amendment {

    private static final String PRINCIPAL = "PRINCIPAL";

    EntryPrincipalChange(EntryRules rules, Entries entries) {
        super(rules, entries);
    }

    @Override
    public String key() {
        return "entry-principal-change";
    }

    /** The two are different things to be changed. */
    @Override
    public @Nullable String subject(Map<String, Object> data) {
        String kind = super.subject(data);
        String post = new Answers(data).text("post");
        return kind == null || post == null ? kind : kind + "-" + post;
    }

    @Override
    Set<String> shown() {
        return Set.of("contactPhone");
    }

    @Override
    List<FieldError> validate(Filing filing, Map<String, Object> data, Map<String, Object> entry) {
        Object number = data.get("principalNumber");
        String field = PRINCIPAL.equals(data.get("post")) ? "principalNumber" : "technicalHeadNumber";
        if (number != null && number.equals(entry.get(field))) {
            return List.of(new FieldError("/principalNumber", "entry.same-person"));
        }
        return rules.person(filing, "/principalNumber", number, "/principal", data.get("principal"));
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        return Map.of(
                "registry",
                rules.registry(filing),
                "principal",
                rules.standing(filing, data.get("principalNumber")),
                "papers",
                rules.papers(filing, Set.of("authorisation")));
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (PRINCIPAL.equals(data.get("post"))) {
            said.put("principal", data.get("principal"));
            said.put("principalNumber", data.get("principalNumber"));
            said.put("principalPhone", data.get("principalPhone"));
        } else {
            said.put("technicalHead", data.get("principal"));
            said.put("technicalHeadNumber", data.get("principalNumber"));
        }
        said.values().removeIf(java.util.Objects::isNull);
        entries.enter(filing, kind(data), said);
    }
}
