package org.zhuban.project;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.Firms;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** Projects of 320507 with their parties, for tests. */
@TestComponent
public class Sites {

    private static final AtomicInteger COUNT = new AtomicInteger(20_000);

    public final CurrentAccount supervisor = new CurrentAccount(
            UUID.randomUUID(), "boss", "主管 沈岚", List.of(new Grant(Role.SUPERVISOR, null, "320500")), null, Set.of("*"));

    private final Firms firms;
    private final Enterprises enterprises;
    private final ProjectOffice office;
    private final ProjectRows rows;
    private final ProjectParties parties;
    private final Projects projects;
    private final TransactionTemplate transaction;

    Sites(
            Firms firms,
            Enterprises enterprises,
            ProjectOffice office,
            ProjectRows rows,
            ProjectParties parties,
            Projects projects,
            TransactionTemplate transaction) {
        this.firms = firms;
        this.enterprises = enterprises;
        this.office = office;
        this.rows = rows;
        this.parties = parties;
        this.projects = projects;
        this.transaction = transaction;
    }

    /** A project just created, with an account of each of its three enterprises. */
    public record Site(
            Project project, CurrentAccount contractor, CurrentAccount developer, CurrentAccount supervision) {}

    public Site site() {
        CurrentAccount contractor = firm("GENERAL_CONTRACTOR");
        CurrentAccount developer = firm("DEVELOPER");
        CurrentAccount supervision = firm("SUPERVISION");
        Project project = office.create(
                supervisor, facts("元和街道安置房" + COUNT.incrementAndGet() + "期", contractor, developer, supervision));
        return new Site(project, contractor, developer, supervision);
    }

    public ProjectFacts facts(
            String name, CurrentAccount contractor, CurrentAccount developer, CurrentAccount supervision) {
        return new ProjectFacts(name, "320507", "相城区元和街道采莲路", code(contractor), code(developer), code(supervision));
    }

    /** A certified enterprise with an account. */
    public CurrentAccount firm(String kind) {
        int n = COUNT.incrementAndGet();
        return firms.firm(kind, "苏州试办" + n + "号" + kind + "有限公司", Firms.code(n));
    }

    public String code(CurrentAccount firm) {
        return enterprises
                .findById(Objects.requireNonNull(firm.organisation()))
                .orElseThrow()
                .creditCode();
    }

    /** A project as the authority made it, of this code and general contractor, with a developer and a supervision. */
    public Project given(String code, String name, UUID contractor) {
        Instant now = Instant.parse("2026-01-05T01:00:00Z");
        Project project = rows.save(new Project(
                UUID.randomUUID(),
                null,
                code,
                name,
                "320507",
                null,
                Project.State.CREATED,
                Project.Source.AUTHORITY,
                null,
                now,
                now));
        transaction.executeWithoutResult(
                status -> parties.join(project.id(), contractor, "GENERAL_CONTRACTOR", null, null));
        joined(project, firm("DEVELOPER"), "DEVELOPER");
        joined(project, firm("SUPERVISION"), "SUPERVISION");
        return project;
    }

    /** Its information approved, as a filing would do it. */
    public Project managed(Project project) {
        Project now = rows.findById(project.id()).orElseThrow();
        return rows.save(now.markManaged(now.address(), UUID.randomUUID(), now.changedAt()));
    }

    public Participation joined(Project project, CurrentAccount firm, String kind) {
        return Objects.requireNonNull(transaction.execute(status -> parties.join(
                project.id(), Objects.requireNonNull(firm.organisation()), kind, null, UUID.randomUUID())));
    }

    public Participation participation(Project project, CurrentAccount firm) {
        return projects.participation(project.id(), Objects.requireNonNull(firm.organisation()))
                .orElseThrow();
    }
}
