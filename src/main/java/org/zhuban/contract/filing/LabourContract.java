package org.zhuban.contract.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.RegionCode;
import org.zhuban.contract.CollectedContracts;
import org.zhuban.contract.ContractRegister;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.enterprise.EnterpriseRegister;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingType;
import org.zhuban.personnel.Personnel;
import org.zhuban.personnel.Post;
import org.zhuban.register.RegisterEntries;

/** 项目信息归集 {@code labour-contract} (XC 6.1): one contract once an enterprise (RULES XC 4), reviewed where the project is. */
@Component
class LabourContract implements FilingType {

    private final ContractRegister register;
    private final CollectedContracts collected;
    private final EnterpriseFacts enterprises;
    private final EnterpriseRegister profiles;
    private final Personnel personnel;
    private final RegisterEntries entries;

    LabourContract(
            ContractRegister register,
            CollectedContracts collected,
            EnterpriseFacts enterprises,
            EnterpriseRegister profiles,
            Personnel personnel,
            RegisterEntries entries) {
        this.register = register;
        this.collected = collected;
        this.enterprises = enterprises;
        this.profiles = profiles;
        this.personnel = personnel;
        this.entries = entries;
    }

    @Override
    public String key() {
        return "labour-contract";
    }

    @Override
    public @Nullable String region(Map<String, Object> data) {
        String code = new Answers(data).text("regionCode");
        return code != null && RegionCode.fault(code) == null ? code : null;
    }

    @Override
    public void consult(Map<String, Object> data) {
        collected.ask(new Answers(data).text("recordNo"));
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        String number = answers.text("contractNo");
        if (number == null) {
            return List.of();
        }
        List<FieldError> errors = new ArrayList<>(entries.onlyOnce(register, filing, number, "contractNo"));
        String record = answers.text("recordNo");
        UUID enterprise = Objects.requireNonNull(filing.organisation());
        if (record != null && entries.twice(register, enterprise, number, "recordNo", record)) {
            errors.add(new FieldError("/recordNo", "register.contracts.entered-already"));
        }
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        Enterprise enterprise = enterprises.filing(filing);
        return Map.of(
                "collection",
                collected.compare(answers, enterprise.creditCode()).name(),
                "otherEnterprise",
                entries.elsewhere(register, enterprise.id(), "contractNo", answers.needed("contractNo")),
                "profileApproved",
                profiles.profiled(enterprise.id()),
                "safetyOfficer",
                personnel
                        .standing(Post.SAFETY_OFFICER, enterprise.id(), answers.text("safetyOfficer"))
                        .name(),
                "wageSpecialist",
                personnel
                        .standing(Post.WAGE_SPECIALIST, enterprise.id(), answers.text("wageSpecialist"))
                        .name());
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        entries.enter(register, filing, data);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("contractNo", "projectName", "regionCode", "recordNo", "safetyOfficer", "wageSpecialist");
    }
}
