package org.zhuban.project.filing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.project.Party;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectEntries;
import org.zhuban.project.ProjectKinds;
import org.zhuban.project.Projects;

/**
 * 项目信息完善 {@code project-completion} (ZZ 2.8): the general contractor completes what the authority created, or changes it later; approved, specialist
 * and labour contractors may have accounts certified.
 */
@Component
class ProjectCompletion implements ContractorFiling {

    private final ContractedProject contracted;
    private final Projects projects;
    private final ProjectEntries entries;
    private final Clock clock;

    ProjectCompletion(ContractedProject contracted, Projects projects, ProjectEntries entries, Clock clock) {
        this.contracted = contracted;
        this.projects = projects;
        this.entries = entries;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "project-completion";
    }

    @Override
    public ContractedProject contracted() {
        return contracted;
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        List<FieldError> errors = new ArrayList<>(contracted.faults(filing, data));
        String subject = filing.subject();
        String code = new Answers(data).text("projectCode");
        if (errors.isEmpty() && subject != null && code != null && !subject.equals(code)) {
            errors.add(new FieldError("/projectCode", "project.code-fixed"));
        }
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        Project project = contracted.of(filing.organisation(), data).orElseThrow();
        List<String> kinds = projects.parties(project.id()).stream()
                .filter(party -> party.participation().active())
                .map(Party::kind)
                .toList();
        return Map.of(
                "partiesLinked",
                kinds.containsAll(ProjectKinds.FIRST),
                "amountPlausible",
                amountPlausible(data),
                "daysLeft",
                new Answers(data).daysLeft("endsOn", LocalDate.now(clock)),
                "permitOnRecord",
                !entries.permits(project.id()).isEmpty());
    }

    /** The contract costs no more than the whole investment, where both are said. */
    static boolean amountPlausible(Map<String, Object> data) {
        BigDecimal investment = amount(data, "investment");
        BigDecimal contract = amount(data, "contractAmount");
        return investment == null || contract == null || contract.compareTo(investment) <= 0;
    }

    private static @Nullable BigDecimal amount(Map<String, Object> data, String key) {
        Object value = data.get(key);
        return value == null ? null : new BigDecimal(value.toString());
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        entries.complete(filing, data);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("projectCode", "projectName", "address", "contractAmount", "endsOn");
    }
}
