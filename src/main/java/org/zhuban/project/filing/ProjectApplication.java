package org.zhuban.project.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConstructionPermitNumber;
import org.zhuban.common.FieldError;
import org.zhuban.common.RegionCode;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.Prefill;
import org.zhuban.project.ProjectEntries;
import org.zhuban.project.ProjectKinds;

/**
 * 项目申请 {@code project-application} (JM (2)): a general contractor applies for a project itself, links its parties and permits and confirms by
 * submitting; approved, the project can be managed. Later changes are filings of {@code project-completion}.
 */
@Component
class ProjectApplication implements FilingType {

    private final ProjectEntries entries;
    private final Clock clock;

    ProjectApplication(ProjectEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "project-application";
    }

    /** Two enterprises may apply for projects of one name. */
    @Override
    public @Nullable String subject(Map<String, Object> data) {
        var answers = new Answers(data);
        String name = answers.text("projectName");
        String contractor = answers.text("contractorCode");
        return name == null || contractor == null ? null : contractor + " " + name;
    }

    @Override
    public @Nullable String region(Map<String, Object> data) {
        String code = new Answers(data).text("regionCode");
        return code != null && RegionCode.fault(code) == null ? code : null;
    }

    @Override
    public Optional<Suggestion> suggest(String field, Map<String, Object> data) {
        String kind = field.endsWith("Code") ? ProjectKinds.NAMED.get(field.substring(0, field.length() - 4)) : null;
        String code = new Answers(data).text(field);
        if (kind == null || code == null) {
            return Optional.empty();
        }
        Optional<Enterprise> unit = entries.unit(code, kind);
        if (unit.isEmpty()) {
            return Optional.of(new Suggestion("project.unit.unknown", List.of(), null));
        }
        String named = field.substring(0, field.length() - 4);
        return unit.get().name().equals(data.get(named))
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        "project.unit.found",
                        List.of(unit.get().name()),
                        new Prefill(Map.of(named, unit.get().name()), "source.enterprise-register", clock.instant())));
    }

    @Override
    public Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        var answers = new Answers(data);
        Map<String, Object> names = new HashMap<>();
        ProjectKinds.NAMED.forEach((field, kind) -> Optional.ofNullable(answers.text(field + "Code"))
                .flatMap(code -> entries.unit(code, kind))
                .ifPresent(unit -> names.put(field, unit.name())));
        return names;
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        List<FieldError> errors = new ArrayList<>();
        String name = answers.text("projectName");
        String contractor = answers.text("contractorCode");
        if (name != null && contractor != null && entries.exists(name, contractor)) {
            errors.add(new FieldError("/projectName", "project.exists"));
        }
        ProjectKinds.NAMED.forEach((field, kind) -> {
            String code = answers.text(field + "Code");
            if (code != null && entries.unit(code, kind).isEmpty()) {
                errors.add(new FieldError("/" + field + "Code", "project.unit.unknown"));
            }
        });
        permits(data, errors);
        return errors;
    }

    private void permits(Map<String, Object> data, List<FieldError> errors) {
        List<Map<String, Object>> rows = ProjectEntries.permitRows(data);
        if ("YES".equals(data.get("hasPermit")) && rows.isEmpty()) {
            errors.add(new FieldError("/permits", "project.permit.missing"));
        }
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            String typed = new Answers(rows.get(i)).text("number");
            if (typed == null) {
                continue;
            }
            String number = ConstructionPermitNumber.normal(typed);
            if (!numbers.add(number)) {
                errors.add(new FieldError("/permits/" + i + "/number", "project.permit.twice"));
            } else if (entries.permit(number).isPresent()) {
                errors.add(new FieldError("/permits/" + i + "/number", "project.permit.elsewhere", number));
            }
        }
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        List<String> numbers = ProjectEntries.permitRows(data).stream()
                .map(row -> Objects.requireNonNullElse(new Answers(row).text("number"), ""))
                .toList();
        return Map.of(
                "partiesLinked",
                answers.text("developerCode") != null && answers.text("supervisionCode") != null,
                "amountPlausible",
                ProjectCompletion.amountPlausible(data),
                "daysLeft",
                answers.daysLeft("endsOn", LocalDate.now(clock)),
                "permits",
                numbers.isEmpty()
                        ? "NONE"
                        : numbers.stream().allMatch(ConstructionPermitNumber::regular) ? "VALID" : "OLDER");
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        entries.begin(filing, data);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("projectName", "regionCode", "contractorCode", "developerCode", "hasPermit", "permits");
    }
}
