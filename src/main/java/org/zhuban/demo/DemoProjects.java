package org.zhuban.demo;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.common.Ids;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.OpenTasks;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.ProjectAccounts;
import org.zhuban.privacy.Sealer;
import org.zhuban.project.Participation;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectFacts;
import org.zhuban.project.ProjectKinds;
import org.zhuban.project.ProjectOffice;
import org.zhuban.project.ProjectParties;
import org.zhuban.project.Projects;

/** A project in every stage of ZZ 2.8 and JM (2), made by the same services as real ones; all of the demo's general contractor. */
@Component
@Profile("demo")
class DemoProjects {

    /** The one that runs: managed, with a specialist and a labour contractor. */
    static final String RUNNING = "元和街道安置房二期工程";

    private static final String CREATED = "黄埭镇中心幼儿园新建工程";
    /** Its general contractor has an account there. */
    static final String CERTIFIED = "渭塘镇珍珠湖路改造工程";

    /** Of who keeps its account. */
    static final String CERTIFIED_MOBILE = "13905120210";

    private static final String COMPLETED = "黄桥街道标准厂房一期工程";
    private static final String FINISHED = "太平街道邻里中心工程";
    private static final String APPLIED = "高铁新城科创园三期工程";

    private final ProjectOffice office;
    private final ProjectParties parties;
    private final Projects projects;
    private final ProjectAccounts projectAccounts;
    private final FilingService filings;
    private final OpenTasks openTasks;
    private final Enterprises enterprises;
    private final Accounts accounts;
    private final Sealer sealer;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    DemoProjects(
            ProjectOffice office,
            ProjectParties parties,
            Projects projects,
            ProjectAccounts projectAccounts,
            FilingService filings,
            OpenTasks openTasks,
            Enterprises enterprises,
            Accounts accounts,
            Sealer sealer,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.office = office;
        this.parties = parties;
        this.projects = projects;
        this.projectAccounts = projectAccounts;
        this.filings = filings;
        this.openTasks = openTasks;
        this.enterprises = enterprises;
        this.accounts = accounts;
        this.sealer = sealer;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The running project, once it is made. */
    Optional<Project> running() {
        return projects.search(RUNNING, null, 1).items().stream().findFirst();
    }

    /** All of them or none, so that an interrupted first start begins here again. */
    void make() {
        if (running().isEmpty()) {
            transaction.executeWithoutResult(status -> makeAll());
        }
    }

    private void makeAll() {
        CurrentAccount supervisor = account("supervisor");
        Applicant contractor = Applicant.of(account("contractor"));
        String supervision = supervision();
        var papers = new DemoPapers();
        byte[] paper = DemoPapers.scanned(papers.certificate(
                "建设工程施工合同", "工程名称：" + RUNNING, "承包人：" + DemoEnterprise.CONTRACTOR.unit, "合同价：18650.50 万元"));

        created(supervisor, CREATED, "黄埭镇春兰路 66 号", supervision);
        Project certified = created(supervisor, CERTIFIED, "渭塘镇珍珠湖路", supervision);
        projectAccounts.open(
                "zhenzhuhu-" + certified.code().substring(12),
                CERTIFIED + "项目部",
                CERTIFIED_MOBILE,
                enterprise(DemoEnterprise.CONTRACTOR),
                certified.id());

        Project completed = created(supervisor, COMPLETED, "黄桥街道旺方路", supervision);
        file(contractor, "project-completion", information(completed, 9_860, 1), paper);

        Project finished = created(supervisor, FINISHED, "太平街道兴太路", supervision);
        approve(file(contractor, "project-completion", information(finished, 4_320, 2), paper));
        Participation left = join(finished, DemoEnterprise.SUBCONTRACTOR, ProjectKinds.SPECIALIST, "幕墙工程");
        parties.end(account("contractor"), left.id(), "幕墙工程完工并结清，退场");
        office.finish(supervisor, finished.code());

        Project running = created(supervisor, RUNNING, "元和街道采莲路北、华元路西", supervision);
        approve(file(contractor, "project-completion", information(running, 18_650.5, 3), paper));
        join(running, DemoEnterprise.SUBCONTRACTOR, ProjectKinds.SPECIALIST, "外墙装饰工程");
        join(running, DemoEnterprise.LABOUR, ProjectKinds.LABOUR, "主体结构劳务作业");
        approve(file(contractor, "construction-permit", permit(running, "01", "1 至 4 号楼及地下车库"), paper));
        approve(file(contractor, "construction-permit", permit(running, "02", "5、6 号楼"), paper));

        file(contractor, "project-application", application(), paper);
    }

    private Project created(CurrentAccount supervisor, String name, String address, String supervision) {
        return office.create(
                supervisor,
                new ProjectFacts(
                        name,
                        DemoAccounts.DISTRICT,
                        "相城区" + address,
                        DemoEnterprise.CONTRACTOR.creditCode,
                        DemoEnterprise.DEVELOPER.creditCode,
                        supervision));
    }

    private CurrentAccount account(String login) {
        return accounts.find(jdbc.sql("select id from account where login = :login")
                        .param("login", login)
                        .query(UUID.class)
                        .single())
                .orElseThrow();
    }

    private UUID enterprise(DemoEnterprise enterprise) {
        return enterprises
                .findByCreditCodeAndState(enterprise.creditCode, Enterprise.State.ACTIVE)
                .orElseThrow()
                .id();
    }

    private Participation join(Project project, DemoEnterprise enterprise, String kind, String scope) {
        return Objects.requireNonNull(
                transaction.execute(status -> parties.join(project.id(), enterprise(enterprise), kind, scope, null)));
    }

    /** A supervision as if taken over from an older system: none of the demo's logins is one. */
    private String supervision() {
        String code = DemoEnterprise.withCheckDigits("91320507MA1LK8080");
        if (!enterprises.existsByCreditCodeAndState(code, Enterprise.State.ACTIVE)) {
            UUID id = Ids.next();
            String mobile = "13862110008";
            Instant now = clock.instant();
            enterprises.save(new Enterprise(
                    id,
                    null,
                    "苏州蠡口工程监理咨询有限公司",
                    ProjectKinds.SUPERVISION,
                    code,
                    "BUSINESS_LICENCE",
                    null,
                    LocalDate.of(2006, 5, 18),
                    DemoAccounts.DISTRICT,
                    "范文华",
                    sealer.seal(mobile, "enterprise", "contact_mobile", id.toString()),
                    sealer.index("mobile", mobile),
                    Enterprise.State.ACTIVE,
                    Ids.next(),
                    now,
                    now,
                    null,
                    null));
        }
        return code;
    }

    private Map<String, Object> information(Project project, double amount, int n) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("projectCode", project.code());
        data.put("address", Objects.requireNonNull(project.address()));
        data.putAll(information(amount, n));
        return data;
    }

    private Map<String, Object> information(double amount, int n) {
        LocalDate start = LocalDate.now(clock).minusDays(60L + n * 40L);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("category", n == 1 ? "99" : "01");
        data.put("nature", "001");
        data.put("use", n == 3 ? "100" : "300");
        data.put("size", "02");
        data.put("approvalNo", "相发改投〔%d〕%d号".formatted(start.getYear(), 30 + n));
        data.put("approvalLevel", "004");
        data.put("investment", amount + 5_200);
        data.put("contractAmount", amount);
        data.put("area", 12_000 + n * 17_070);
        data.put("startsOn", start.toString());
        data.put("endsOn", start.plusMonths(26).toString());
        data.put("projectManager", "沈国强");
        data.put("projectManagerPhone", "1386230%04d".formatted(n));
        data.put("wageContact", "钱芳");
        data.put("wageContactPhone", "1386231%04d".formatted(n));
        data.put("description", "主体结构、装饰装修、机电安装及室外配套工程。");
        return data;
    }

    private Map<String, Object> permit(Project project, String serial, String content) {
        LocalDate issued = LocalDate.now(clock).minusDays(75);
        return Map.of(
                "projectCode",
                project.code(),
                "permitNumber",
                DemoAccounts.DISTRICT + issued.toString().replace("-", "") + serial + "01",
                "issuedOn",
                issued.toString(),
                "issuer",
                "苏州市相城区住房和城乡建设局",
                "content",
                content);
    }

    private Map<String, Object> application() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("projectName", APPLIED);
        data.put("regionCode", DemoAccounts.DISTRICT);
        data.put("address", "相城区北河泾街道青龙港路");
        data.put("developerCode", DemoEnterprise.DEVELOPER.creditCode);
        data.put("developer", DemoEnterprise.DEVELOPER.unit);
        data.putAll(information(26_400, 4));
        data.put("hasPermit", "NO");
        return data;
    }

    private FilingDetails file(Applicant applicant, String type, Map<String, Object> data, byte[] paper) {
        FilingDetails draft = filings.open(applicant, type, null, data).details();
        for (FormElement field : draft.form().fields()) {
            if (field.isSlot() && field.validation().required()) {
                filings.attach(
                        applicant,
                        draft.filing().id(),
                        Objects.requireNonNull(field.key()),
                        field.label() + ".pdf",
                        new ByteArrayInputStream(paper));
            }
        }
        filings.submit(applicant, draft.filing().id());
        return draft;
    }

    private void approve(FilingDetails filing) {
        OpenTasks.OnDesk task = openTasks.of(filing.filing().id()).orElseThrow();
        filings.decide(new FilingService.Decision(
                filing.filing().id(),
                task.taskId(),
                task.element(),
                "approved",
                "材料齐全，与所附合同一致，同意。",
                List.of(),
                DemoAccounts.reviewer(jdbc),
                "相城区住建局 审核员 陈静"));
    }
}
