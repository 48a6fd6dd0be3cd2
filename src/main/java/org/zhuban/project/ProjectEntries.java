package org.zhuban.project;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.ConstructionPermitNumber;
import org.zhuban.common.Ids;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.register.EntryHistory;
import org.zhuban.register.RegisterEntries;

/** What approved filings do to the register of projects, each in its decision's transaction. */
@Service
public class ProjectEntries {

    private final ProjectRows projects;
    private final PermitRows permits;
    private final ProjectParties parties;
    private final Projects register;
    private final ProjectRules rules;
    private final ProjectCodes codes;
    private final ProjectRegister projectRegister;
    private final RegisterEntries entries;
    private final EntryHistory history;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    ProjectEntries(
            ProjectRows projects,
            PermitRows permits,
            ProjectParties parties,
            Projects register,
            ProjectRules rules,
            ProjectCodes codes,
            ProjectRegister projectRegister,
            RegisterEntries entries,
            EntryHistory history,
            Audit audit,
            Clock clock) {
        this.projects = projects;
        this.permits = permits;
        this.parties = parties;
        this.register = register;
        this.rules = rules;
        this.codes = codes;
        this.projectRegister = projectRegister;
        this.entries = entries;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** The certified unit of this code that is of this kind. */
    public Optional<Enterprise> unit(String code, String kind) {
        return rules.enterprise(code).filter(found -> found.kind().equals(kind));
    }

    /** Is there a project of this name with this general contractor that is not finished? */
    public boolean exists(String name, String contractorCode) {
        return rules.exists(name, contractorCode, null);
    }

    /** The permit with this number, of whatever project. */
    public Optional<Permit> permit(String number) {
        return permits.findByNumber(ConstructionPermitNumber.normal(number));
    }

    public List<Permit> permits(UUID project) {
        return permits.findByProjectOrderByNumber(project);
    }

    /**
     * 项目信息完善: the project's information is approved, it can be managed from now on.
     *
     * @throws ConflictException {@code project.not-contractor} if the filer is no longer the general contractor, {@code project.finished-already}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        Project project = contracted(filing, answers.needed("projectCode"));
        projects.save(project.markManaged(answers.text("address"), filing.id(), clock.instant()));
        entries.enter(projectRegister, filing, project.code(), project.id(), data);
    }

    /** 项目申请: a project of the general contractor's own, with the parties and permits it named. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Project begin(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        UUID contractor = Objects.requireNonNull(filing.organisation());
        if (exists(answers.needed("projectName"), answers.needed("contractorCode"))) {
            throw new ConflictException("project.exists");
        }
        String region = answers.needed("regionCode");
        var now = clock.instant();
        Project begun = projects.save(new Project(
                Ids.next(),
                null,
                codes.next(region),
                answers.needed("projectName"),
                region,
                answers.text("address"),
                Project.State.MANAGED,
                Project.Source.APPLICATION,
                filing.id(),
                now,
                now));
        parties.join(begun.id(), contractor, ProjectKinds.GENERAL_CONTRACTOR, null, filing.id());
        ProjectKinds.NAMED.forEach((field, kind) -> {
            String code = answers.text(field + "Code");
            if (code != null) {
                Enterprise unit =
                        unit(code, kind).orElseThrow(() -> new ConflictException("project.party.enterprise-ended"));
                parties.join(begun.id(), unit.id(), kind, null, filing.id());
            }
        });
        for (Map<String, Object> row : permitRows(data)) {
            enterPermit(begun, new Answers(row), "number", filing);
        }
        entries.enter(projectRegister, filing, begun.code(), begun.id(), data);
        return begun;
    }

    /** 施工许可证登记. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void permit(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        Project project = contracted(filing, answers.needed("projectCode"));
        Map<String, Object> before =
                permit(answers.needed("permitNumber")).map(ProjectEntries::said).orElse(Map.of());
        enterPermit(project, answers, "permitNumber", filing);
        history.add(
                ProjectRegister.KEY,
                project.id(),
                filing,
                before,
                said(permit(answers.needed("permitNumber")).orElseThrow()));
        audit.done("project-permit", "project:" + project.code(), Map.of("filing", filing.number()));
    }

    private static Map<String, Object> said(Permit permit) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("permitNumber", permit.number());
        put(said, "issuer", permit.issuer());
        put(said, "issuedOn", permit.issuedOn());
        put(said, "content", permit.content());
        return said;
    }

    private static void put(Map<String, Object> said, String key, @Nullable Object value) {
        if (value != null) {
            said.put(key, value.toString());
        }
    }

    private void enterPermit(Project project, Answers answers, String field, Filing filing) {
        String number = ConstructionPermitNumber.normal(answers.needed(field));
        Permit former = permits.findByNumber(number).orElse(null);
        if (former != null && !former.project().equals(project.id())) {
            throw new ConflictException("project.permit.elsewhere", number);
        }
        try {
            permits.save(
                    former == null
                            ? new Permit(
                                    Ids.next(),
                                    null,
                                    project.id(),
                                    number,
                                    answers.text("issuer"),
                                    answers.date("issuedOn"),
                                    answers.text("content"),
                                    filing.id(),
                                    clock.instant())
                            : former.changed(
                                    answers.text("issuer"),
                                    answers.date("issuedOn"),
                                    answers.text("content"),
                                    filing.id()));
        } catch (DbActionExecutionException failed) {
            if (failed.getCause() instanceof DuplicateKeyException) {
                throw new ConflictException("project.permit.elsewhere", number);
            }
            throw failed;
        }
    }

    private Project contracted(Filing filing, String code) {
        Project project = register.contracted(code, Objects.requireNonNull(filing.organisation()))
                .orElseThrow(() -> new ConflictException("project.not-contractor"));
        if (project.state() == Project.State.FINISHED) {
            throw new ConflictException("project.finished-already");
        }
        return project;
    }

    /** Rows of the list {@code permits}; none where there is none. */
    public static List<Map<String, Object>> permitRows(Map<String, Object> data) {
        if (!"YES".equals(data.get("hasPermit")) || !(data.get("permits") instanceof List<?> rows)) {
            return List.of();
        }
        return rows.stream()
                .filter(Map.class::isInstance)
                .map(row -> {
                    Map<String, Object> answers = new LinkedHashMap<>();
                    ((Map<?, ?>) row).forEach((key, value) -> {
                        if (value != null) {
                            answers.put(String.valueOf(key), value);
                        }
                    });
                    return answers;
                })
                .toList();
    }
}
