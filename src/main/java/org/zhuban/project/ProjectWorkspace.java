package org.zhuban.project;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.NotFoundException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.register.Entry;
import org.zhuban.register.EntryVersion;
import org.zhuban.register.RegisterSearch;

/** A project as one reader sees it: any party and staff of its region; whoever else asks does not find it (SECURITY 7). */
@Service
public class ProjectWorkspace {

    private final Projects projects;
    private final ProjectEntries entries;
    private final ProjectRights rights;
    private final ProjectRegister register;
    private final RegisterSearch search;

    ProjectWorkspace(
            Projects projects,
            ProjectEntries entries,
            ProjectRights rights,
            ProjectRegister register,
            RegisterSearch search) {
        this.projects = projects;
        this.entries = entries;
        this.rights = rights;
        this.register = register;
        this.search = search;
    }

    /**
     * What a reader sees.
     *
     * @param entry   of the register, personal numbers masked
     * @param history newest first
     * @param acts    what this reader may do
     */
    public record Shown(
            Project project,
            Entry entry,
            List<Party> parties,
            List<Permit> permits,
            List<EntryVersion> history,
            Acts acts) {}

    /**
     * What a reader may do.
     *
     * @param change   as the authority: its facts, and mark it finished
     * @param complete as the general contractor: information, permits, parties
     */
    public record Acts(boolean change, boolean complete) {}

    /** @throws NotFoundException {@code project.unknown} for an unknown or foreign code */
    @Transactional(readOnly = true)
    public Shown of(CurrentAccount account, String code) {
        Project project = seen(account, code);
        UUID id = project.id();
        boolean open = project.state() != Project.State.FINISHED;
        return new Shown(
                project,
                search.entry(account, register, id),
                projects.parties(id),
                entries.permits(id),
                search.history(account, register, id),
                new Acts(
                        open && rights.supervises(account, project.region()),
                        open && account.has(Role.ENTERPRISE) && rights.contracts(account, id)));
    }

    /** @throws NotFoundException {@code project.unknown} for an unknown or foreign code */
    @Transactional(readOnly = true)
    public Project seen(CurrentAccount account, String code) {
        return projects.find(code)
                .filter(project -> rights.sees(account, project))
                .orElseThrow(() -> new NotFoundException("project.unknown"));
    }
}
