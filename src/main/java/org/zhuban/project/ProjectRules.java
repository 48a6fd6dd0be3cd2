package org.zhuban.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.CreditCode;
import org.zhuban.common.FieldError;
import org.zhuban.common.OrganisationCode;
import org.zhuban.common.RegionCode;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.Regions;

/** What must hold of a project that the authority creates or changes; all faults at once. */
@Component
class ProjectRules {

    static final int NAME = 200;
    static final int ADDRESS = 200;

    /** Fields of the parties, by kind. */
    static final List<Field> PARTIES = List.of(
            new Field(ProjectKinds.GENERAL_CONTRACTOR, "generalContractor", true),
            new Field(ProjectKinds.DEVELOPER, "developer", true),
            new Field(ProjectKinds.SUPERVISION, "supervision", false));

    private final Enterprises enterprises;
    private final Regions regions;
    private final ProjectRights rights;
    private final JdbcClient jdbc;

    ProjectRules(Enterprises enterprises, Regions regions, ProjectRights rights, JdbcClient jdbc) {
        this.enterprises = enterprises;
        this.regions = regions;
        this.rights = rights;
        this.jdbc = jdbc;
    }

    /** A party's field. */
    record Field(String kind, String key, boolean required) {}

    /** @param project null = a new one */
    List<FieldError> faults(CurrentAccount by, ProjectFacts facts, @Nullable Project project) {
        List<FieldError> errors = new ArrayList<>();
        int length = facts.name().codePointCount(0, facts.name().length());
        if (length < 2 || length > NAME) {
            errors.add(new FieldError("/name", "project.name.length", NAME));
        }
        if (facts.address() != null && facts.address().length() > ADDRESS) {
            errors.add(new FieldError("/address", "project.address.length", ADDRESS));
        }
        region(by, facts.region(), errors);
        PARTIES.forEach(field -> party(field, facts, project, errors));
        if (errors.isEmpty() && twice(facts, project)) {
            errors.add(new FieldError("/name", "project.exists"));
        }
        return errors;
    }

    private void region(CurrentAccount by, String region, List<FieldError> errors) {
        if (RegionCode.fault(region) != null
                || new RegionCode(region).level() < 3
                || regions.find(region).isEmpty()) {
            errors.add(new FieldError("/region", "project.region.unknown"));
        } else if (!rights.supervises(by, region)) {
            errors.add(new FieldError("/region", "project.region.foreign"));
        }
    }

    private void party(Field field, ProjectFacts facts, @Nullable Project project, List<FieldError> errors) {
        String code = facts.party(field.kind());
        String at = "/" + field.key();
        if (code == null || code.isEmpty()) {
            if (field.required()) {
                errors.add(new FieldError(at, "project.party.missing"));
            }
            return;
        }
        if (CreditCode.fault(code) != null && OrganisationCode.fault(code) != null) {
            errors.add(new FieldError(at, "project.party.code"));
            return;
        }
        Optional<Enterprise> found = enterprise(code);
        if (found.isEmpty()) {
            errors.add(new FieldError(at, "project.party.unknown"));
        } else if (!found.get().kind().equals(field.kind())) {
            errors.add(new FieldError(at, "project.party.kind"));
        } else if (project != null && otherwise(project.id(), found.get().id(), field.kind())) {
            errors.add(new FieldError(at, "project.party.already"));
        }
    }

    Optional<Enterprise> enterprise(String code) {
        return enterprises.findByCreditCodeAndState(code, Enterprise.State.ACTIVE);
    }

    private boolean otherwise(UUID project, UUID enterprise, String kind) {
        return jdbc.sql(
                        """
                        select exists (select from project_participation
                                       where project = :project and enterprise = :enterprise and state = 'ACTIVE' and kind <> :kind)""")
                .param("project", project)
                .param("enterprise", enterprise)
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    private boolean twice(ProjectFacts facts, @Nullable Project project) {
        return exists(facts.name(), facts.generalContractor(), project == null ? null : project.id());
    }

    /** Is there another project of this name with this general contractor that is not finished? */
    boolean exists(String name, String contractorCode, @Nullable UUID self) {
        return jdbc.sql(
                        """
                        select exists (select from project p
                                       join project_participation g on g.project = p.id and g.kind = 'GENERAL_CONTRACTOR' and g.state = 'ACTIVE'
                                       join enterprise e on e.id = g.enterprise
                                       where p.name = :name and e.credit_code = :contractor and p.state <> 'FINISHED'
                                         and (cast(:self as uuid) is null or p.id <> cast(:self as uuid)))""")
                .param("name", name)
                .param("contractor", contractorCode)
                .param("self", self)
                .query(Boolean.class)
                .single();
    }
}
