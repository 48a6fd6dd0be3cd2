package org.zhuban.project;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhuban.common.NotFoundException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.reference.Regions;

/** Who sees a project: its parties, a party's project account its own one only, those that left it too, and staff of its region (SPEC 1); anybody else does not find it. */
@Component
class ProjectRights {

    private final Projects projects;
    private final Regions regions;

    ProjectRights(Projects projects, Regions regions) {
        this.projects = projects;
        this.regions = regions;
    }

    /** @throws NotFoundException {@code project.unknown} unless the account may see it */
    Project seen(CurrentAccount account, UUID id) {
        return projects.find(id)
                .filter(project -> sees(account, project))
                .orElseThrow(() -> new NotFoundException("project.unknown"));
    }

    boolean sees(CurrentAccount account, Project project) {
        UUID own = account.organisation();
        if (own != null) {
            return (account.has(Role.ENTERPRISE) || account.project() != null)
                    && (account.project() == null || account.project().equals(project.id()))
                    && projects.participation(project.id(), own).isPresent();
        }
        return account.holds(Role.REVIEWER, project.region(), regions) || supervises(account, project.region());
    }

    /** Is it a supervisor's region? */
    boolean supervises(CurrentAccount account, String region) {
        return account.holds(Role.SUPERVISOR, region, regions);
    }

    /** Is it an account of the general contractor? */
    boolean contracts(CurrentAccount account, UUID project) {
        UUID own = account.organisation();
        return own != null
                && !account.has(Role.INTERFACE)
                && (account.project() == null || account.project().equals(project))
                && projects.takesPart(project, own, ProjectKinds.GENERAL_CONTRACTOR);
    }
}
