package org.zhuban.authorization;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.attachment.Attachments;
import org.zhuban.filing.Filing;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.People;
import org.zhuban.identity.ProjectAccounts;
import org.zhuban.identity.Role;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectToken;
import org.zhuban.project.ProjectTokens;
import org.zhuban.project.Sites;

/** The callers' accounts, and what they try: one enterprise's filings in each state, made when they are asked for. */
final class Scene {

    private final NightWorks works;
    private final Attachments attachments;
    private final Sites sites;
    private final ProjectAccounts projectAccounts;
    private final ProjectTokens tokens;
    private final JdbcClient jdbc;
    private final Map<Caller, CurrentAccount> accounts = new EnumMap<>(Caller.class);

    Scene(
            NightWorks works,
            Attachments attachments,
            Accounts registered,
            Sites sites,
            ProjectAccounts projectAccounts,
            ProjectTokens tokens,
            JdbcClient jdbc) {
        this.works = works;
        this.attachments = attachments;
        this.sites = sites;
        this.projectAccounts = projectAccounts;
        this.tokens = tokens;
        this.jdbc = jdbc;
        staff(registered, Caller.ELSEWHERE, new Grant(Role.REVIEWER, null, "320506"));
        staff(registered, Caller.REVIEWER, new Grant(Role.REVIEWER, null, NightWorks.REGION));
        staff(registered, Caller.SUPERVISOR, new Grant(Role.SUPERVISOR, null, "320500"));
        staff(registered, Caller.PROCESS_ADMIN, Grant.of(Role.PROCESS_ADMIN));
        staff(registered, Caller.SYSTEM_ADMIN, Grant.of(Role.SYSTEM_ADMIN));
        add(registered, Caller.APPLICANT, works.enterprise("LABOUR").organisation(), Grant.of(Role.ENTERPRISE));
        add(registered, Caller.OTHER, works.enterprise("LABOUR").organisation(), Grant.of(Role.ENTERPRISE));
        accounts.put(
                Caller.INTERFACE,
                new CurrentAccount(
                        UUID.randomUUID(),
                        "interface",
                        Caller.INTERFACE.title(),
                        List.of(Grant.of(Role.INTERFACE)),
                        applicant().organisation(),
                        project().id(),
                        Set.of("projects", "PROJECT")));
        accounts.put(Caller.PROJECT, registered.find(projectAccount()).orElseThrow());
    }

    private void staff(Accounts registered, Caller caller, Grant grant) {
        add(registered, caller, null, grant);
    }

    private void add(Accounts registered, Caller caller, @Nullable UUID organisation, Grant grant) {
        String login = "matrix-" + UUID.randomUUID();
        UUID id = registered.ensure(
                login, caller.title(), People.PASSWORD, People.mobile(), organisation, List.of(grant));
        accounts.put(caller, new CurrentAccount(id, login, caller.title(), List.of(grant), organisation, Set.of("*")));
    }

    /** Null = not logged in. */
    @Nullable
    CurrentAccount account(Caller caller) {
        return accounts.get(caller);
    }

    private CurrentAccount applicant() {
        return Objects.requireNonNull(accounts.get(Caller.APPLICANT));
    }

    /** The applicant's enterprise. */
    UUID enterprise() {
        return Objects.requireNonNull(applicant().organisation());
    }

    Filing draft() {
        return works.draft(applicant(), "矩阵工程" + UUID.randomUUID());
    }

    Filing inReview() {
        return works.submit(applicant(), "矩阵工程" + UUID.randomUUID());
    }

    Filing approved() {
        Filing filing = inReview();
        works.decide(filing.id(), "approved");
        return filing;
    }

    String task(Filing filing) {
        return works.task(filing.id());
    }

    UUID file(Filing filing) {
        return attachments.of(filing.id()).get(0).id();
    }

    /** The applicant's entry as an out-of-region enterprise. */
    UUID entry() {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into entry (id, enterprise, subject, region, filing, kind, valid_until, changed_at)
                        values (:id, :enterprise, 'CONSTRUCTION', :region, :filing, 'CONSTRUCTION', '2099-12-31', now())""")
                .param("id", id)
                .param("enterprise", enterprise())
                .param("region", NightWorks.REGION)
                .param("filing", approved().id())
                .update();
        return id;
    }

    /** One that the applicant takes part in, as a labour contractor. */
    Project project() {
        Project project = sites.site().project();
        sites.joined(project, applicant(), "LABOUR");
        return project;
    }

    /** An account of the applicant's in a project of its own. */
    UUID projectAccount() {
        return projectAccounts.ensure(
                "matrix-" + UUID.randomUUID(),
                Caller.PROJECT.title(),
                People.PASSWORD,
                People.mobile(),
                Objects.requireNonNull(applicant().organisation()),
                project().id());
    }

    /** A token that the applicant made for one of his projects. */
    UUID token(Project project) {
        return tokens.issue(applicant(), project.code(), "闸机", Set.of(ProjectToken.Scope.PROJECT), 1)
                .token()
                .id();
    }

    UUID participation(Project project) {
        return sites.participation(project, applicant()).id();
    }
}
