package org.zhuban.project;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.DeniedException;
import org.zhuban.common.NotFoundException;
import org.zhuban.contract.ContractRegister;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingsInReview;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.ProjectAccounts;
import org.zhuban.identity.Role;
import org.zhuban.register.Entry;
import org.zhuban.register.EntryVersion;
import org.zhuban.register.RegisterQuery;
import org.zhuban.register.RegisterSearch;

/** A project as one reader sees it: any party and staff of its region; whoever else asks does not find it (SECURITY 7). */
@Service
public class ProjectWorkspace {

    private static final int CONTRACTS = 50;

    private final Projects projects;
    private final ProjectEntries entries;
    private final ProjectRights rights;
    private final ProjectRegister register;
    private final RegisterSearch search;
    private final ProjectAccounts accounts;
    private final ContractRegister contracts;
    private final FilingsInReview inReview;
    private final Enterprises enterprises;

    @SuppressWarnings("TooManyParameters")
    ProjectWorkspace(
            Projects projects,
            ProjectEntries entries,
            ProjectRights rights,
            ProjectRegister register,
            RegisterSearch search,
            ProjectAccounts accounts,
            ContractRegister contracts,
            FilingsInReview inReview,
            Enterprises enterprises) {
        this.projects = projects;
        this.entries = entries;
        this.rights = rights;
        this.register = register;
        this.search = search;
        this.accounts = accounts;
        this.contracts = contracts;
        this.inReview = inReview;
        this.enterprises = enterprises;
    }

    /**
     * What a reader sees.
     *
     * @param entry   of the register, personal numbers masked
     * @param invited  who may accept still; empty unless the reader is of the general contractor or staff
     * @param accounts those that the reader is told of
     * @param history newest first
     * @param acts    what this reader may do
     */
    public record Shown(
            Project project,
            Entry entry,
            List<Party> parties,
            List<Invited> invited,
            List<Permit> permits,
            List<Account> accounts,
            List<EntryVersion> history,
            Acts acts) {

        /** Of a party; empty if it has none, or the reader is not told. */
        public Optional<Account> account(Party party) {
            return accounts.stream()
                    .filter(account ->
                            account.enterprise().equals(party.participation().enterprise()))
                    .findFirst();
        }
    }

    /**
     * A party's account of the project 项目账号.
     *
     * @param login only for staff and the party itself, else null
     */
    public record Account(UUID enterprise, boolean enabled, @Nullable String login, Instant openedAt) {}

    /**
     * An enterprise that the general contractor invited 已邀请 and that has not answered.
     *
     * @param kind code of table {@code enterprise-kind}
     */
    public record Invited(UUID filing, String name, String kind, Instant at) {}

    /**
     * What a reader may do.
     *
     * @param change   as the authority: its facts, and mark it finished
     * @param complete as the general contractor: information, permits, invitations
     * @param end      as the general contractor's enterprise: have a party leave
     * @param accounts is told who has an account
     */
    public record Acts(boolean change, boolean complete, boolean end, boolean accounts) {}

    /** @throws NotFoundException {@code project.unknown} for an unknown or foreign code */
    @Transactional(readOnly = true)
    public Shown of(CurrentAccount account, String code) {
        Project project = seen(account, code);
        UUID id = project.id();
        boolean contractor = rights.contracts(account, id);
        boolean told = contractor || account.organisation() == null;
        boolean open = project.state() != Project.State.FINISHED;
        return new Shown(
                project,
                search.entry(account, register, id),
                projects.parties(id),
                told ? invited(id) : List.of(),
                entries.permits(id),
                accounts(account, id, contractor),
                search.history(account, register, id),
                new Acts(
                        open && rights.supervises(account, project.region()),
                        open && contractor,
                        open && contractor && account.has(Role.ENTERPRISE),
                        told));
    }

    /** Staff and the general contractor are told of all, another party of its own. */
    private List<Account> accounts(CurrentAccount reader, UUID project, boolean contractor) {
        boolean staff = reader.organisation() == null;
        return accounts.ofProject(project).stream()
                .filter(one -> staff || contractor || one.organisation().equals(reader.organisation()))
                .map(one -> new Account(
                        one.organisation(),
                        one.enabled(),
                        staff || one.organisation().equals(reader.organisation()) ? one.login() : null,
                        one.createdAt()))
                .toList();
    }

    private List<Invited> invited(UUID project) {
        List<Filing> waiting = inReview.of("project-participation", List.of(project));
        if (waiting.isEmpty()) {
            return List.of();
        }
        Map<UUID, Enterprise> units = enterprises
                .findByIdIn(waiting.stream()
                        .map(Filing::decider)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Enterprise::id, Function.identity()));
        return waiting.stream()
                .filter(filing -> units.containsKey(filing.decider()))
                .map(filing -> {
                    Enterprise unit = Objects.requireNonNull(units.get(filing.decider()));
                    return new Invited(
                            filing.id(),
                            unit.name(),
                            unit.kind(),
                            Objects.requireNonNullElse(filing.submittedAt(), filing.createdAt()));
                })
                .toList();
    }

    /**
     * Labour contracts that name the project, of those that the reader may see: an enterprise its own, staff their region's (XC 6.1). Empty when he
     * may see none at all: a project account, staff of another programme.
     */
    @Transactional
    public Optional<List<Entry>> contracts(CurrentAccount account, Project project) {
        if (account.project() != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(search.page(
                            account,
                            contracts,
                            new RegisterQuery(project.name(), null, null, Map.of(), true),
                            null,
                            CONTRACTS)
                    .items());
        } catch (DeniedException elsewhere) {
            return Optional.empty();
        }
    }

    /** @throws NotFoundException {@code project.unknown} for an unknown or foreign code */
    @Transactional(readOnly = true)
    public Project seen(CurrentAccount account, String code) {
        return projects.find(code)
                .filter(project -> rights.sees(account, project))
                .orElseThrow(() -> new NotFoundException("project.unknown"));
    }
}
