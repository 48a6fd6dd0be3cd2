package org.zhuban.entry.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.entry.CostEngagementRegister;
import org.zhuban.entry.EntryRules;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.Organisations;
import org.zhuban.filing.Prefill;
import org.zhuban.register.RegisterEntries;

/** 造价企业进疆承揽业务备案 {@code cost-engagement} (XJ 3.8): per contract, and without an entry of the enterprise itself. */
@Component
class CostEngagement implements FilingType {

    private final CostEngagementRegister register;
    private final RegisterEntries rows;
    private final EntryRules rules;

    CostEngagement(CostEngagementRegister register, RegisterEntries rows, EntryRules rules) {
        this.register = register;
        this.rows = rows;
        this.rules = rules;
    }

    @Override
    public String key() {
        return "cost-engagement";
    }

    @Override
    public boolean concerns(Organisations.Organisation organisation) {
        return rules.concerns(organisation, true);
    }

    @Override
    public @Nullable String contactMobile(Map<String, Object> data) {
        return new Answers(data).text("contactPhone");
    }

    @Override
    public List<Prefill> prefill(Applicant applicant, Map<String, Object> data) {
        return rules.prefill(applicant);
    }

    @Override
    public void consult(Map<String, Object> data) {
        rules.consult(data);
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        List<FieldError> errors = new ArrayList<>(rules.applicant(filing, data));
        String number = new Answers(data).text("contractNo");
        if (number != null) {
            errors.addAll(rows.onlyOnce(register, filing, number, "contractNo"));
        }
        errors.addAll(rules.person(
                filing, "/principalNumber", data.get("principalNumber"), "/principal", data.get("principal")));
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("registry", rules.registry(filing));
        facts.put("principal", rules.standing(filing, data.get("principalNumber")));
        facts.put("termDays", new Answers(data).daysLeft("endsOn", rules.today()));
        facts.put("papers", rules.papers(filing, Set.of("contract", "businessLicence")));
        return facts;
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        rows.enter(register, filing, data);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("contractNo", "projectName", "client", "principalNumber", "endsOn");
    }
}
