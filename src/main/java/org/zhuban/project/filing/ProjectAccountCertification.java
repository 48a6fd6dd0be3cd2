package org.zhuban.project.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.PublicEntry;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingType;
import org.zhuban.identity.ProjectAccounts;
import org.zhuban.project.CertifiableUnits;
import org.zhuban.project.CertifiableUnits.Unit;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectAccountOffice;
import org.zhuban.project.Projects;

/**
 * 项目账号认证 {@code project-account-certification} (ZZ 2): a visitor asks for the account of a unit in a project, the unit's own enterprise account
 * decides, and its approval opens the account. The order of ZZ 2.8 is asked at submission and once more when it is decided.
 */
@Component
class ProjectAccountCertification implements FilingType {

    private static final String KEY = "project-account-certification";

    private final Projects projects;
    private final CertifiableUnits units;
    private final ProjectAccounts accounts;
    private final ProjectAccountOffice office;

    ProjectAccountCertification(
            Projects projects, CertifiableUnits units, ProjectAccounts accounts, ProjectAccountOffice office) {
        this.projects = projects;
        this.units = units;
        this.accounts = accounts;
        this.office = office;
    }

    @Bean
    static PublicEntry projectAccountEntry() {
        return new PublicEntry("project-account.entry", "project-account.entry.text", "/apply/" + KEY, 15);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public @Nullable String subject(Map<String, Object> data) {
        String unit = code(data, "unitCode");
        String project = code(data, "projectCode");
        return unit == null || project == null ? null : unit + " " + project;
    }

    @Override
    public @Nullable String title(Map<String, Object> data) {
        var answers = new Answers(data);
        String project = answers.text("projectName");
        String unit = answers.text("unitName");
        return project == null ? unit : unit == null ? project : project + " · " + unit;
    }

    @Override
    public @Nullable String region(Map<String, Object> data) {
        return projectOf(data).map(Project::region).orElse(null);
    }

    @Override
    public @Nullable UUID project(Map<String, Object> data) {
        return projectOf(data).map(Project::id).orElse(null);
    }

    @Override
    public @Nullable UUID decider(Map<String, Object> data) {
        return unit(data).map(Unit::enterprise).orElse(null);
    }

    @Override
    public @Nullable String contactMobile(Map<String, Object> data) {
        return new Answers(data).text("adminMobile");
    }

    @Override
    public Optional<Suggestion> suggest(String field, Map<String, Object> data) {
        if (!Set.of("projectName", "projectCode", "unitCode").contains(field)) {
            return Optional.empty();
        }
        return unit(data)
                .map(unit -> unit.barrier() == null
                        ? new Suggestion(
                                "project-account.may",
                                List.of(unit.name(), unit.project().name()),
                                null)
                        : new Suggestion(unit.barrier(), List.of(), null));
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        var errors = new ArrayList<FieldError>();
        if (answers.text("projectCode") == null || answers.text("unitCode") == null) {
            return errors;
        }
        Project project = projectOf(data).orElse(null);
        if (project == null) {
            errors.add(new FieldError("/projectCode", "project-account.project-unknown"));
            return errors;
        }
        differs(errors, "projectName", answers, project.name(), "project-account.project-name");
        Unit unit = unit(data).orElse(null);
        if (unit == null) {
            errors.add(new FieldError("/unitCode", "project-account.unit-unknown"));
            return errors;
        }
        differs(errors, "unitName", answers, unit.name(), "project-account.unit-name");
        if (unit.barrier() != null) {
            errors.add(new FieldError(CertifiableUnits.ofProject(unit) ? "/projectCode" : "/unitCode", unit.barrier()));
        }
        return errors;
    }

    private static void differs(
            List<FieldError> errors, String field, Answers answers, String registered, String message) {
        String typed = answers.text(field);
        if (typed != null && !HalfWidth.trim(typed).equals(registered)) {
            errors.add(new FieldError("/" + field, message, registered));
        }
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        Unit unit = unit(data).orElse(null);
        String mobile = Objects.requireNonNull(contactMobile(data));
        return Map.of(
                "order", unit == null ? "NO_PARTY" : order(unit.barrier()),
                "accountExists",
                        unit != null
                                && accounts.exists(
                                        unit.enterprise(), unit.project().id()),
                "mobileElsewhere", unit != null && accounts.mobileElsewhere(mobile, unit.enterprise()));
    }

    private static String order(@Nullable String barrier) {
        if (barrier == null || barrier.equals(ProjectAccounts.EXISTS)) {
            return "MAY";
        }
        return switch (barrier) {
            case "project.certify.not-completed" -> "NOT_COMPLETED";
            case "project.certify.no-party", "project.certify.ended" -> "NO_PARTY";
            case "project.certify.finished" -> "FINISHED";
            default -> "OTHER";
        };
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        Unit unit = unit(data).orElseThrow(() -> new ConflictException("project.certify.no-party"));
        if (!unit.enterprise().equals(filing.decider())) {
            throw new ConflictException("project-account.unit-changed");
        }
        if (unit.barrier() != null) {
            throw new ConflictException(unit.barrier());
        }
        var answers = new Answers(data);
        office.open(unit, answers.needed("adminName"), answers.needed("adminMobile"), filing.id());
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("projectName", "projectCode", "unitName", "unitCode", "adminName", "adminMobile");
    }

    private Optional<Project> projectOf(Map<String, Object> data) {
        String code = code(data, "projectCode");
        return code == null ? Optional.empty() : projects.find(code);
    }

    private Optional<Unit> unit(Map<String, Object> data) {
        String code = code(data, "unitCode");
        return code == null ? Optional.empty() : projectOf(data).flatMap(project -> units.find(project, code));
    }

    private static @Nullable String code(Map<String, Object> data, String key) {
        String text = new Answers(data).text(key);
        return text == null ? null : HalfWidth.code(text);
    }
}
