package org.zhuban.project;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.privacy.Sealer;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Verdict;

/** What visitors, units and general contractors of a {@link Sites.Site} do: certifications of project accounts, and invitations. */
@TestComponent
public class SiteAccounts {

    private final FilingService filings;
    private final ReviewService reviews;
    private final Accounts accounts;
    private final Enterprises enterprises;
    private final Sealer sealer;
    private final JdbcClient jdbc;

    SiteAccounts(
            FilingService filings,
            ReviewService reviews,
            Accounts accounts,
            Enterprises enterprises,
            Sealer sealer,
            JdbcClient jdbc) {
        this.filings = filings;
        this.reviews = reviews;
        this.accounts = accounts;
        this.enterprises = enterprises;
        this.sealer = sealer;
        this.jdbc = jdbc;
    }

    /** A certification, its visitor and the administrator's mobile. */
    public record Asked(UUID filing, Applicant visitor, String mobile) {}

    /** Everything but the submission. */
    public Asked draft(Map<String, Object> data) {
        var opened = filings.open(Applicant.visitor(null, "访客"), "project-account-certification", null, data);
        UUID id = opened.details().filing().id();
        Applicant visitor = Applicant.visitor(Objects.requireNonNull(opened.token()), "访客");
        for (String slot : List.of("authorisation", "idFront", "idBack")) {
            filings.attach(visitor, id, slot, slot + ".pdf", new ByteArrayInputStream(NightWorks.pdf()));
        }
        String mobile = String.valueOf(data.get("adminMobile"));
        jdbc.sql("update filing set verified_mobile = :index where id = :id")
                .param("index", sealer.index("mobile", mobile))
                .param("id", id)
                .update();
        return new Asked(id, visitor, mobile);
    }

    public Asked ask(Project project, CurrentAccount unit) {
        Asked draft = draft(answers(project, unit));
        filings.submit(draft.visitor(), draft.filing());
        return draft;
    }

    public Map<String, Object> answers(Project project, CurrentAccount unit) {
        var enterprise = enterprises
                .findById(Objects.requireNonNull(unit.organisation()))
                .orElseThrow();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("projectName", project.name());
        data.put("projectCode", project.code());
        data.put("unitName", enterprise.name());
        data.put("unitCode", enterprise.creditCode());
        data.put("adminName", "周项目");
        data.put("adminMobile", "137" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
        return data;
    }

    /** The account of a unit in a project, asked for and approved. */
    public CurrentAccount certified(Project project, CurrentAccount unit) {
        Asked asked = ask(project, unit);
        reviews.decide(unit, task(asked.filing()), verdict("approved"));
        return accounts.find(jdbc.sql("select id from account where organisation = ? and project = ?")
                        .params(unit.organisation(), project.id())
                        .query(UUID.class)
                        .single())
                .orElseThrow();
    }

    public Map<String, Object> invitation(Project project, CurrentAccount unit, String kind) {
        var enterprise = enterprises
                .findById(Objects.requireNonNull(unit.organisation()))
                .orElseThrow();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("projectName", project.name());
        data.put("projectCode", project.code());
        data.put("kind", kind);
        data.put("unitName", enterprise.name());
        data.put("unitCode", enterprise.creditCode());
        data.put("scope", "主体结构模板工程");
        return data;
    }

    public Filing invite(CurrentAccount by, Project project, CurrentAccount unit, String kind) {
        UUID id = filings.open(Applicant.of(by), "project-participation", null, invitation(project, unit, kind))
                .details()
                .filing()
                .id();
        return filings.submit(Applicant.of(by), id);
    }

    public String task(UUID filing) {
        return jdbc.sql("select id from open_task where filing = :filing")
                .param("filing", filing)
                .query(String.class)
                .single();
    }

    public static Verdict verdict(String outcome, Fault... faults) {
        return new Verdict(outcome, "意见", List.of(faults));
    }

    /** Templates of what this mobile was sent, first first. */
    public List<String> sentTo(String mobile) {
        return jdbc
                .sql("select id, recipient, template from sms_outbox order by created_at, id")
                .query((row, index) -> Map.entry(
                        sealer.open(row.getString("recipient"), "sms_outbox", "recipient", row.getString("id")),
                        row.getString("template")))
                .list()
                .stream()
                .filter(entry -> entry.getKey().equals(mobile))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Text of the last message of that template that {@link UnsentMessages} kept. */
    public String text(String template) {
        return jdbc.sql(
                        "select id, text from sms_outbox where template = :template and state = 'WAITING' order by created_at desc, id desc limit 1")
                .param("template", template)
                .query((row, index) -> sealer.open(row.getString("text"), "sms_outbox", "text", row.getString("id")))
                .single();
    }

    /** Mobile of a unit's contact. */
    public String contact(CurrentAccount unit) {
        var enterprise = enterprises
                .findById(Objects.requireNonNull(unit.organisation()))
                .orElseThrow();
        return sealer.open(
                enterprise.contactMobile(),
                "enterprise",
                "contact_mobile",
                enterprise.id().toString());
    }
}
