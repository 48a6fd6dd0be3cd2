package org.zhuban.enterprise.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.QualificationNumber;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.enterprise.EnterpriseRegister;
import org.zhuban.enterprise.RegistryFacts;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.Prefill;
import org.zhuban.register.RegisterEntries;

/** 企业基本信息归集 {@code enterprise-profile} (XC 4.1): filled in from register and registry, approved it is in the register of enterprises. */
@Component
class EnterpriseProfile implements FilingType {

    private final EnterpriseRegister register;
    private final EnterpriseFacts enterprises;
    private final RegistryFacts registry;
    private final RegisterEntries entries;
    private final Clock clock;

    EnterpriseProfile(
            EnterpriseRegister register,
            EnterpriseFacts enterprises,
            RegistryFacts registry,
            RegisterEntries entries,
            Clock clock) {
        this.register = register;
        this.enterprises = enterprises;
        this.registry = registry;
        this.entries = entries;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "enterprise-profile";
    }

    @Override
    public List<Prefill> prefill(Applicant applicant, Map<String, Object> data) {
        List<Prefill> known = new ArrayList<>();
        enterprises.of(applicant.organisation()).ifPresent(enterprise -> {
            registry.ask(enterprise.creditCode()).map(registry::prefill).ifPresent(known::add);
            known.add(enterprises.prefill(enterprise));
            known.add(enterprises.identity(enterprise));
        });
        return known;
    }

    @Override
    public void consult(Map<String, Object> data) {
        registry.ask(new Answers(data).text("creditCode"));
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        return enterprises.ownCode(filing, new Answers(data).text("creditCode"));
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        LocalDate today = LocalDate.now(clock);
        Enterprise enterprise = enterprises.filing(filing);
        return Map.of(
                "registry",
                registry.compared(enterprise.creditCode(), answers.text("name"), answers.date("foundedOn")),
                "registryDetails",
                registry.details(enterprise.creditCode(), answers),
                "safetyPermitDaysLeft",
                answers.daysLeft("safetyPermitValidUntil", today),
                "qualificationDaysLeft",
                answers.daysLeft("qualificationValidUntil", today),
                "qualificationShape",
                QualificationNumber.expected(answers.needed("qualificationNo")) ? "EXPECTED" : "OTHER",
                "registerName",
                enterprise.name().equals(answers.text("name")),
                "contactRegistered",
                enterprises.isContact(enterprise, answers.needed("contactPhone")));
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        Enterprise enterprise = enterprises.filing(filing);
        entries.enter(register, filing, enterprise.id(), data);
        enterprises.save(
                enterprise.registered(
                        answers.needed("name"),
                        Objects.requireNonNull(answers.date("foundedOn")),
                        answers.needed("regionCode"),
                        clock.instant()),
                null);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("name", "creditCode", "regionCode", "foundedOn", "qualificationNo", "contactPhone");
    }
}
