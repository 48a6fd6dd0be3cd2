package org.zhuban.project.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConstructionPermitNumber;
import org.zhuban.common.FieldError;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectEntries;

/** 施工许可证登记 {@code construction-permit} (JM (2)3(3)): number, image and contract image (RULES JM 2); several a project, one project a permit. */
@Component
class ConstructionPermit implements ContractorFiling {

    private final ContractedProject contracted;
    private final ProjectEntries entries;

    ConstructionPermit(ContractedProject contracted, ProjectEntries entries) {
        this.contracted = contracted;
        this.entries = entries;
    }

    @Override
    public String key() {
        return "construction-permit";
    }

    @Override
    public ContractedProject contracted() {
        return contracted;
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        List<FieldError> errors = new ArrayList<>(contracted.faults(filing, data));
        String number = new Answers(data).text("permitNumber");
        if (number == null || !errors.isEmpty()) {
            return errors;
        }
        Project project = contracted.of(filing.organisation(), data).orElseThrow();
        String normal = ConstructionPermitNumber.normal(number);
        entries.permit(number).ifPresent(permit -> {
            if (!permit.project().equals(project.id())) {
                errors.add(new FieldError("/permitNumber", "project.permit.elsewhere", normal));
            } else if (!normal.equals(filing.subject())) {
                errors.add(new FieldError("/permitNumber", "project.permit.already"));
            }
        });
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        String number = answers.needed("permitNumber");
        Project project = contracted.of(filing.organisation(), data).orElseThrow();
        return Map.of(
                "numberShape",
                ConstructionPermitNumber.regular(number) ? "VALID" : "OLDER",
                "regionMatches",
                project.region().equals(ConstructionPermitNumber.region(number)),
                "dateMatches",
                Objects.equals(ConstructionPermitNumber.date(number), answers.date("issuedOn")));
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        entries.permit(filing, data);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("projectCode", "projectName", "permitNumber", "issuedOn", "issuer", "content");
    }
}
