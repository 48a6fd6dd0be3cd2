package org.zhuban.project.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.HalfWidth;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Role;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectParties;
import org.zhuban.project.Projects;

/**
 * 参建邀请 {@code project-participation} (JM (2)3): the general contractor invites a specialist or labour contractor, which accepts or refuses in its
 * workspace. What stands against it is asked when it is sent and once more when it is accepted, in that transaction.
 */
@Component
class ProjectParticipation implements ContractorFiling {

    private final ContractedProject contracted;
    private final Projects projects;
    private final ProjectParties parties;
    private final Enterprises enterprises;
    private final Accounts accounts;

    ProjectParticipation(
            ContractedProject contracted,
            Projects projects,
            ProjectParties parties,
            Enterprises enterprises,
            Accounts accounts) {
        this.contracted = contracted;
        this.projects = projects;
        this.parties = parties;
        this.enterprises = enterprises;
        this.accounts = accounts;
    }

    @Override
    public String key() {
        return "project-participation";
    }

    @Override
    public @Nullable String subject(Map<String, Object> data) {
        String project = new Answers(data).text("projectCode");
        String unit = new Answers(data).text("unitCode");
        return project == null || unit == null ? null : HalfWidth.code(unit) + " " + HalfWidth.code(project);
    }

    @Override
    public @Nullable String title(Map<String, Object> data) {
        var answers = new Answers(data);
        String project = answers.text("projectName");
        String unit = answers.text("unitName");
        return project == null ? unit : unit == null ? project : project + " · " + unit;
    }

    @Override
    public ContractedProject contracted() {
        return contracted;
    }

    @Override
    public @Nullable UUID decider(Map<String, Object> data) {
        return invited(data).map(Enterprise::id).orElse(null);
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        List<FieldError> errors = new ArrayList<>(contracted.faults(filing, data));
        var answers = new Answers(data);
        if (answers.text("unitCode") == null) {
            return errors;
        }
        Enterprise unit = invited(data).orElse(null);
        if (unit == null) {
            errors.add(new FieldError("/unitCode", "project.party.unknown"));
            return errors;
        }
        String name = answers.text("unitName");
        if (name != null && !HalfWidth.trim(name).equals(unit.name())) {
            errors.add(new FieldError("/unitName", "project-participation.unit-name", unit.name()));
        }
        if (unit.id().equals(filing.organisation())) {
            errors.add(new FieldError("/unitCode", "project-participation.self"));
            return errors;
        }
        String kind = answers.text("kind");
        Optional<Project> project = contracted.of(filing.organisation(), data);
        if (kind != null && project.isPresent()) {
            parties.mayJoin(project.get().id(), unit.id(), kind)
                    .ifPresent(reason -> errors.add(
                            new FieldError(reason.equals("project.party.kind") ? "/kind" : "/unitCode", reason)));
        }
        if (accounts.holders(Role.ENTERPRISE, unit.id()).isEmpty()) {
            errors.add(new FieldError("/unitCode", "project-participation.nobody"));
        }
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        Project project = contracted.of(filing.organisation(), data).orElse(null);
        Enterprise unit = invited(data).orElse(null);
        String kind = new Answers(data).needed("kind");
        boolean both = project != null && unit != null;
        return Map.of(
                "contractor", project != null,
                "joinable",
                        both
                                && parties.mayJoin(
                                                Objects.requireNonNull(project).id(),
                                                Objects.requireNonNull(unit).id(),
                                                kind)
                                        .isEmpty(),
                "returns",
                        both
                                && projects.participation(
                                                Objects.requireNonNull(project).id(),
                                                Objects.requireNonNull(unit).id())
                                        .isPresent());
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        Project project = contracted
                .of(filing.organisation(), data)
                .orElseThrow(() -> new ConflictException("project-participation.inviter-left"));
        UUID invited = Objects.requireNonNull(filing.decider());
        parties.join(project.id(), invited, answers.needed("kind"), answers.needed("scope"), filing.id());
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("projectName", "projectCode", "kind", "unitName", "unitCode", "scope");
    }

    private Optional<Enterprise> invited(Map<String, Object> data) {
        String code = new Answers(data).text("unitCode");
        return code == null
                ? Optional.empty()
                : enterprises.findByCreditCodeAndState(HalfWidth.code(code), Enterprise.State.ACTIVE);
    }
}
