package org.zhuban.demo;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.Ids;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingTemplate;
import org.zhuban.identity.Accounts;
import org.zhuban.privacy.Sealer;
import org.zhuban.project.CertifiableUnits;
import org.zhuban.project.Project;
import org.zhuban.project.Projects;

/** The login {@code project} of the running project, and what waits for enterprises to decide: two applications for project accounts, an invitation. */
@Component
@Profile("demo")
class DemoProjectAccounts {

    private static final String LOGIN = "project";
    private static final String KEEPER = "陆明";
    private static final String MOBILE = "13905120200";

    private final Projects projects;
    private final CertifiableUnits units;
    private final Enterprises enterprises;
    private final Accounts accounts;
    private final FilingService filings;
    private final List<FilingTemplate> templates;
    private final Sealer sealer;
    private final JdbcClient jdbc;

    @SuppressWarnings("TooManyParameters")
    DemoProjectAccounts(
            Projects projects,
            CertifiableUnits units,
            Enterprises enterprises,
            Accounts accounts,
            FilingService filings,
            List<FilingTemplate> templates,
            Sealer sealer,
            JdbcClient jdbc) {
        this.projects = projects;
        this.units = units;
        this.enterprises = enterprises;
        this.accounts = accounts;
        this.filings = filings;
        this.templates = templates;
        this.sealer = sealer;
        this.jdbc = jdbc;
    }

    void make() {
        boolean there = jdbc.sql("select exists (select from account where login = ? and project is not null)")
                .param(LOGIN)
                .query(Boolean.class)
                .single();
        if (there) {
            return;
        }
        Project running = named(DemoProjects.RUNNING);
        keep(running);
        appoint(account(named(DemoProjects.CERTIFIED)), "蒋卫东", DemoProjects.CERTIFIED_MOBILE);
        ask(running, DemoEnterprise.DEVELOPER, "顾建华", "13776020021");
        ask(running, DemoEnterprise.LABOUR, "孙志强", "13776020022");
        invite(named(DemoProjects.CERTIFIED));
    }

    /** The login is made with its enterprise; here it becomes that of the project, as a certification would have it. */
    private void keep(Project running) {
        UUID account = jdbc.sql("select id from account where login = ?")
                .param(LOGIN)
                .query(UUID.class)
                .single();
        jdbc.sql("update account set project = ?, epoch = epoch + 1 where id = ?")
                .params(running.id(), account)
                .update();
        appoint(account, KEEPER, MOBILE);
    }

    private UUID account(Project project) {
        return jdbc.sql("select id from account where project = ?")
                .param(project.id())
                .query(UUID.class)
                .single();
    }

    private void appoint(UUID account, String name, String mobile) {
        UUID holder = Ids.next();
        jdbc.sql(
                        """
                        insert into project_account_holder (id, account, name, mobile, appointed_at, appointed_by)
                        values (:id, :account, :name, :mobile, now(), :by)""")
                .param("id", holder)
                .param("account", account)
                .param("name", sealer.seal(name, "project_account_holder", "name", holder.toString()))
                .param("mobile", sealer.seal(mobile, "project_account_holder", "mobile", holder.toString()))
                .param("by", DemoEnterprise.CONTRACTOR.unit)
                .update();
    }

    private void ask(Project project, DemoEnterprise unit, String administrator, String mobile) {
        Map<String, Object> data = new LinkedHashMap<>(
                CertifiableUnits.answers(units.find(project, unit.creditCode).orElseThrow()));
        data.put("adminName", administrator);
        data.put("adminMobile", mobile);
        var papers = new DemoPapers();
        var opened = filings.open(Applicant.visitor(null, administrator), "project-account-certification", null, data);
        UUID id = opened.details().filing().id();
        Applicant visitor = Applicant.visitor(Objects.requireNonNull(opened.token()), administrator);
        byte[] letter = templates.stream()
                .filter(template -> template.name().equals("project-authorisation-letter"))
                .findFirst()
                .orElseThrow()
                .pdf(data);
        filings.attach(visitor, id, "authorisation", "项目账号管理员授权书.pdf", new ByteArrayInputStream(letter));
        filings.attach(visitor, id, "idFront", "身份证正面.png", new ByteArrayInputStream(papers.idFront(administrator)));
        filings.attach(visitor, id, "idBack", "身份证反面.png", new ByteArrayInputStream(papers.idBack()));
        // Nobody reads the demo's phones: the number counts as confirmed.
        jdbc.sql("update filing set verified_mobile = :index where id = :id")
                .param("index", sealer.index("mobile", mobile))
                .param("id", id)
                .update();
        filings.submit(visitor, id);
    }

    private void invite(Project project) {
        UUID account = jdbc.sql("select id from account where login = 'contractor'")
                .query(UUID.class)
                .single();
        Applicant contractor = Applicant.of(accounts.find(account).orElseThrow());
        Enterprise unit = enterprises
                .findByCreditCodeAndState(DemoEnterprise.SUBCONTRACTOR.creditCode, Enterprise.State.ACTIVE)
                .orElseThrow();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("projectName", project.name());
        data.put("projectCode", project.code());
        data.put("kind", unit.kind());
        data.put("unitName", unit.name());
        data.put("unitCode", unit.creditCode());
        data.put("scope", "桥面钢结构及护栏安装工程");
        data.put("contractNo", "渭塘分包-2026-003");
        UUID id = filings.open(contractor, "project-participation", null, data)
                .details()
                .filing()
                .id();
        filings.submit(contractor, id);
    }

    private Project named(String name) {
        return projects.search(name, null, 1).items().get(0);
    }
}
