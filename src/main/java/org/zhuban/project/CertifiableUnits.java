package org.zhuban.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.Page;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.FilingsInReview;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.ProjectAccounts;
import org.zhuban.identity.Role;

/**
 * 参建单位 as a visitor finds them (ZZ 2.3), and whether they may have an account of the project certified now (ZZ 2.8): names and codes of projects
 * and units, which are public, and nothing else. It checks nobody's right.
 */
@Service
public class CertifiableUnits {

    private static final int PROJECTS = 10;

    private final Projects projects;
    private final Enterprises enterprises;
    private final Accounts accounts;
    private final ProjectAccounts projectAccounts;
    private final FilingsInReview inReview;

    CertifiableUnits(
            Projects projects,
            Enterprises enterprises,
            Accounts accounts,
            ProjectAccounts projectAccounts,
            FilingsInReview inReview) {
        this.projects = projects;
        this.enterprises = enterprises;
        this.accounts = accounts;
        this.projectAccounts = projectAccounts;
        this.inReview = inReview;
    }

    /**
     * A unit of a project.
     *
     * @param kind    code of table {@code enterprise-kind}; empty when it takes no part
     * @param barrier message code of why it may not now; null = it may
     */
    public record Unit(
            Project project, UUID enterprise, String name, String creditCode, String kind, @Nullable String barrier) {

        Unit stopped(String by) {
            return new Unit(project, enterprise, name, creditCode, kind, by);
        }
    }

    /**
     * By part of the name or code of project or unit; of a project found by one of its units only that one. A unit whose certification is in review
     * has that for a barrier.
     *
     * @param query  at least {@value Projects#LEAST_QUERY} characters, else nothing is found
     * @param cursor of the page, null = the first
     */
    @Transactional
    public Page<Unit> search(String query, @Nullable String cursor) {
        Page<Project> found = projects.search(query, cursor, PROJECTS);
        List<UUID> ids = found.items().stream().map(Project::id).toList();
        Map<UUID, List<Party>> parties = projects.parties(ids);
        Set<ProjectAccounts.Place> taken = projectAccounts.existing(ids);
        Set<UUID> represented = accounts.represented(
                Role.ENTERPRISE,
                parties.values().stream()
                        .flatMap(List::stream)
                        .map(party -> party.participation().enterprise())
                        .collect(Collectors.toSet()));
        Set<ProjectAccounts.Place> asked = inReview.of("project-account-certification", ids).stream()
                .filter(filing -> filing.decider() != null)
                .map(filing -> new ProjectAccounts.Place(
                        Objects.requireNonNull(filing.decider()), Objects.requireNonNull(filing.project())))
                .collect(Collectors.toSet());
        String wanted = HalfWidth.trim(query).toLowerCase(java.util.Locale.ROOT);
        List<Unit> units = new ArrayList<>();
        for (Project project : found.items()) {
            List<Party> all = parties.getOrDefault(project.id(), List.of()).stream()
                    .filter(party -> party.participation().active())
                    .toList();
            boolean itself = holds(project.name(), wanted)
                    || holds(project.code(), wanted)
                    || holds(Objects.requireNonNullElse(project.address(), ""), wanted);
            List<Party> named = all.stream()
                    .filter(party -> holds(party.name(), wanted) || holds(party.creditCode(), wanted))
                    .toList();
            for (Party party : itself || named.isEmpty() ? all : named) {
                UUID enterprise = party.participation().enterprise();
                var place = new ProjectAccounts.Place(enterprise, project.id());
                Unit unit = unit(project, party, taken.contains(place), represented.contains(enterprise));
                units.add(
                        unit.barrier() == null && asked.contains(place)
                                ? unit.stopped("project-account.in-review")
                                : unit);
            }
        }
        return new Page<>(List.copyOf(units), found.next());
    }

    private static Unit unit(Project project, Party party, boolean taken, boolean represented) {
        String otherwise = taken ? ProjectAccounts.EXISTS : represented ? null : "project-account.unit-without-account";
        String barrier = Projects.refusal(project, party).orElse(otherwise);
        return new Unit(
                project, party.participation().enterprise(), party.name(), party.creditCode(), party.kind(), barrier);
    }

    /** The unit of that code in the project, also one that takes no part in it; empty if no enterprise has the code. */
    @Transactional(readOnly = true)
    public Optional<Unit> find(Project project, String creditCode) {
        Optional<Party> party = projects.parties(project.id()).stream()
                .filter(one -> one.creditCode().equals(creditCode))
                .min(Comparator.comparing(one -> !one.participation().active()));
        if (party.isPresent()) {
            UUID enterprise = party.get().participation().enterprise();
            return Optional.of(unit(
                    project,
                    party.get(),
                    projectAccounts.exists(enterprise, project.id()),
                    !accounts.holders(Role.ENTERPRISE, enterprise).isEmpty()));
        }
        return enterprises
                .findByCreditCodeAndState(creditCode, Enterprise.State.ACTIVE)
                .map(one -> new Unit(project, one.id(), one.name(), one.creditCode(), "", "project.certify.no-party"));
    }

    private static boolean holds(String text, String wanted) {
        return text.toLowerCase(java.util.Locale.ROOT).contains(wanted);
    }

    /** Answers of the certification's form for it. */
    public static Map<String, Object> answers(Unit unit) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("projectName", unit.project().name());
        answers.put("projectCode", unit.project().code());
        answers.put("unitName", unit.name());
        answers.put("unitCode", unit.creditCode());
        return answers;
    }

    /** Is what stands in the way the project's, so that the reason belongs to its field? */
    public static boolean ofProject(Unit unit) {
        return Set.of("project.certify.finished", "project.certify.not-completed")
                .contains(Objects.requireNonNullElse(unit.barrier(), ""));
    }
}
