package org.zhuban.project;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;
import org.zhuban.register.EntryHistory;

/** What the authority does with projects (ZZ 2.8): a supervisor creates, changes and finishes those of his region. Audited, and in the project's history. */
@Service
public class ProjectOffice {

    static final String REGISTER = ProjectRegister.KEY;

    private final ProjectRows projects;
    private final ParticipationRows participations;
    private final Projects register;
    private final ProjectParties parties;
    private final ProjectRules rules;
    private final ProjectRights rights;
    private final ProjectCodes codes;
    private final EntryHistory history;
    private final Regions regions;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Texts texts;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    ProjectOffice(
            ProjectRows projects,
            ParticipationRows participations,
            Projects register,
            ProjectParties parties,
            ProjectRules rules,
            ProjectRights rights,
            ProjectCodes codes,
            EntryHistory history,
            Regions regions,
            JdbcClient jdbc,
            Audit audit,
            Texts texts,
            Clock clock) {
        this.projects = projects;
        this.participations = participations;
        this.register = register;
        this.parties = parties;
        this.rules = rules;
        this.rights = rights;
        this.codes = codes;
        this.history = history;
        this.regions = regions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /** May this account create projects at all? */
    public static boolean mayCreate(CurrentAccount account) {
        return account.organisation() == null && account.has(Role.SUPERVISOR);
    }

    public boolean mayChange(CurrentAccount account, Project project) {
        return rights.supervises(account, project.region());
    }

    /**
     * Creates a project.
     *
     * @throws DeniedException       {@code project.supervisors-only}
     * @throws InvalidInputException with every fault
     */
    @Transactional
    public Project create(CurrentAccount by, ProjectFacts facts) {
        check(by, facts, null);
        var now = clock.instant();
        Project created = projects.save(new Project(
                Ids.next(),
                null,
                codes.next(facts.region()),
                facts.name(),
                facts.region(),
                facts.address(),
                Project.State.CREATED,
                Project.Source.AUTHORITY,
                null,
                now,
                now));
        for (ProjectRules.Field field : ProjectRules.PARTIES) {
            Enterprise party = party(facts, field.kind());
            if (party != null) {
                parties.join(created.id(), party.id(), field.kind(), null, null);
            }
        }
        history.add(REGISTER, created.id(), "project-create", by.displayName(), changes(null, facts));
        audit.done("project-create", "project:" + created.code(), Map.of("name", created.name()));
        return projects.findById(created.id()).orElseThrow();
    }

    /** Districts and counties that this account may create projects in. */
    public List<Region> districts(CurrentAccount account) {
        return account.grants().stream()
                .filter(grant -> grant.role() == Role.SUPERVISOR)
                .flatMap(grant -> regions.subtree(Objects.requireNonNullElse(grant.region(), "")).stream())
                .distinct()
                .flatMap(code -> regions.find(code).stream())
                .filter(region -> region.level() == 3)
                .toList();
    }

    /** All faults of these facts, before anything is written. */
    @Transactional(readOnly = true)
    public List<FieldError> faults(CurrentAccount by, ProjectFacts facts) {
        return rules.faults(by, facts, null);
    }

    /** What the authority last said of a project. @throws NotFoundException {@code project.unknown} for a foreign one */
    @Transactional(readOnly = true)
    public ProjectFacts facts(CurrentAccount by, Project project) {
        rights.seen(by, project.id());
        return facts(project);
    }

    private ProjectFacts facts(Project project) {
        String[] codes = ProjectRules.PARTIES.stream()
                .map(field -> register.parties(project.id()).stream()
                        .filter(party ->
                                party.participation().active() && party.kind().equals(field.kind()))
                        .findFirst()
                        .map(Party::creditCode)
                        .orElse(null))
                .toArray(String[]::new);
        return new ProjectFacts(
                project.name(),
                project.region(),
                project.address(),
                Objects.requireNonNullElse(codes[0], ""),
                Objects.requireNonNullElse(codes[1], ""),
                codes[2]);
    }

    /**
     * Changes a project; a party that is replaced has left.
     *
     * @param version it was read at
     * @throws ConflictException {@code project.changed-meanwhile}, {@code project.finished-already}
     */
    @Transactional
    public Project change(CurrentAccount by, String code, int version, ProjectFacts facts) {
        Project before = supervised(by, code, "project-change", "project.supervisors-only");
        if (before.state() == Project.State.FINISHED) {
            throw new ConflictException("project.finished-already");
        }
        if (!Objects.equals(before.version(), version)) {
            throw new ConflictException("project.changed-meanwhile");
        }
        check(by, facts, before);
        ProjectFacts former = facts(before);
        List<FieldChange> changes = changes(former, facts);
        if (changes.isEmpty()) {
            return before;
        }
        Project changed = saved(before.called(facts.name(), facts.region(), facts.address(), clock.instant()));
        for (ProjectRules.Field field : ProjectRules.PARTIES) {
            if (!Objects.equals(former.party(field.kind()), facts.party(field.kind()))) {
                replace(changed, field.kind(), party(facts, field.kind()));
            }
        }
        history.add(REGISTER, changed.id(), "project-change", by.displayName(), changes);
        audit.done(
                "project-change",
                "project:" + code,
                Map.of("fields", changes.stream().map(FieldChange::field).toList()));
        return projects.findById(changed.id()).orElseThrow();
    }

    private void replace(Project project, String kind, @Nullable Enterprise by) {
        participations.findByProjectAndKindAndState(project.id(), kind, Participation.State.ACTIVE).stream()
                .limit(1)
                .forEach(former ->
                        participations.save(former.markEnded(texts.text("project.party.replaced"), clock.instant())));
        if (by != null) {
            parties.join(project.id(), by.id(), kind, null, null);
            if (kind.equals(ProjectKinds.GENERAL_CONTRACTOR)) {
                jdbc.sql("update project_information set enterprise = :enterprise where id = :project")
                        .param("enterprise", by.id())
                        .param("project", project.id())
                        .update();
            }
        }
    }

    /** 完工: nothing is filed for it any more. @throws ConflictException {@code project.finished-already} */
    @Transactional
    public Project finish(CurrentAccount by, String code) {
        Project project = supervised(by, code, "project-finish", "project.finish-supervisors-only");
        if (project.state() == Project.State.FINISHED) {
            throw new ConflictException("project.finished-already");
        }
        Project finished = saved(project.markFinished(clock.instant()));
        history.add(
                REGISTER,
                project.id(),
                "project-finish",
                by.displayName(),
                List.of(new FieldChange("state", label("state"), state(project), state(finished))));
        audit.done("project-finish", "project:" + code, Map.of());
        return finished;
    }

    private Project supervised(CurrentAccount by, String code, String act, String refusal) {
        Project project = register.find(code)
                .filter(found -> rights.sees(by, found))
                .orElseThrow(() -> new NotFoundException("project.unknown"));
        if (!mayChange(by, project)) {
            audit.denied(act, "project:" + code, Map.of());
            throw new DeniedException(refusal);
        }
        return project;
    }

    private void check(CurrentAccount by, ProjectFacts facts, @Nullable Project project) {
        if (!mayCreate(by)) {
            audit.denied("project-create", "project:" + facts.region(), Map.of());
            throw new DeniedException("project.supervisors-only");
        }
        List<FieldError> errors = rules.faults(by, facts, project);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private Project saved(Project project) {
        try {
            return projects.save(project);
        } catch (OptimisticLockingFailureException meanwhile) {
            throw new ConflictException("project.changed-meanwhile");
        }
    }

    private @Nullable Enterprise party(ProjectFacts facts, String kind) {
        String code = facts.party(kind);
        return code == null ? null : rules.enterprise(code).orElseThrow();
    }

    private List<FieldChange> changes(@Nullable ProjectFacts before, ProjectFacts after) {
        List<FieldChange> changes = new ArrayList<>();
        add(changes, "name", before == null ? "" : before.name(), after.name());
        add(changes, "region", before == null ? "" : regions.path(before.region()), regions.path(after.region()));
        add(
                changes,
                "address",
                before == null ? "" : Objects.requireNonNullElse(before.address(), ""),
                Objects.requireNonNullElse(after.address(), ""));
        for (ProjectRules.Field field : ProjectRules.PARTIES) {
            add(
                    changes,
                    field.key(),
                    before == null ? "" : named(before.party(field.kind())),
                    named(after.party(field.kind())));
        }
        return changes;
    }

    private String named(@Nullable String code) {
        return code == null
                ? ""
                : rules.enterprise(code)
                        .map(party -> party.name() + " " + party.creditCode())
                        .orElse(code);
    }

    private void add(List<FieldChange> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new FieldChange(field, label(field), before, after));
        }
    }

    private String label(String field) {
        return texts.text("project." + field);
    }

    private String state(Project project) {
        return texts.text("project.state." + project.state());
    }
}
