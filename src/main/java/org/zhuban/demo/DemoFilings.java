package org.zhuban.demo;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingTemplate;
import org.zhuban.filing.OpenTasks;
import org.zhuban.privacy.Sealer;
import org.zhuban.reference.WorkingDays;

/** A district office's morning: the certified enterprises of the demo, and filings in every state, made by the same services as real ones. */
@Component
@Profile("demo")
class DemoFilings {

    private static final String TYPE = "enterprise-certification";

    /** Of 企业账号认证, working days. */
    private static final int TIME_LIMIT = 5;

    private final FilingService filings;
    private final OpenTasks openTasks;
    private final Enterprises enterprises;
    private final DemoAccounts accounts;
    private final List<FilingTemplate> templates;
    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    DemoFilings(
            FilingService filings,
            OpenTasks openTasks,
            Enterprises enterprises,
            DemoAccounts accounts,
            List<FilingTemplate> templates,
            Sealer sealer,
            JdbcClient jdbc,
            WorkingDays workingDays,
            Clock clock) {
        this.filings = filings;
        this.openTasks = openTasks;
        this.enterprises = enterprises;
        this.accounts = accounts;
        this.templates = templates;
        this.sealer = sealer;
        this.jdbc = jdbc;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Someone who files: {@code code} without its two check digits. */
    private record Unit(
            String name, String kind, String region, String registeredOn, String contact, String mobile, String code) {}

    void make() {
        var papers = new DemoPapers();
        for (DemoEnterprise enterprise : DemoEnterprise.values()) {
            if (!enterprises.existsByCreditCodeAndState(enterprise.creditCode, Enterprise.State.ACTIVE)) {
                Filing filing = submitted(
                        new Unit(
                                enterprise.unit,
                                enterprise.kind,
                                enterprise.region,
                                enterprise.registeredOn,
                                enterprise.contact,
                                enterprise.mobile,
                                enterprise.creditCode),
                        papers);
                decide(filing, "approved", "材料齐全，与登记信息一致。", List.of());
            }
            enterprises
                    .findByCreditCodeAndState(enterprise.creditCode, Enterprise.State.ACTIVE)
                    .ifPresent(present -> accounts.ensure(enterprise, present.id()));
        }
        inbox(papers);
    }

    private void inbox(DemoPapers papers) {
        List<Unit> waiting = List.of(
                unit("苏州渭塘宏达建筑劳务有限公司", "LABOUR", "320507", "2019-02-14", "朱海波", "13776010011", "91320507MA1WT0011"),
                unit("苏州黄埭永固地基工程有限公司", "SPECIALIST", "320507", "2012-10-09", "马俊", "13776010012", "91320507MA1HD0012"),
                unit("苏州望亭蓝天建设监理有限公司", "SUPERVISION", "320507", "2009-06-30", "杨柳", "13776010013", "91320507MA1WA0013"),
                unit("苏州太平工程勘察院有限公司", "SURVEY", "320507", "2001-12-12", "秦岭", "13776010014", "91320507MA1TP0014"),
                unit("苏州北桥诚信建筑设计有限公司", "DESIGN", "320507", "2014-01-08", "曹雪", "13776010015", "91320507MA1BQ0015"),
                unit(
                        "苏州姑苏名城建设集团有限公司",
                        "GENERAL_CONTRACTOR",
                        "320508",
                        "2003-03-03",
                        "彭程",
                        "13776010016",
                        "91320508MA1GC0016"),
                unit("苏州阳澄湖劳务服务有限公司", "LABOUR", "320507", "2020-05-11", "董艳", "13776010017", "91320507MA1YC0017"),
                // the registry does not know it: a rule says no
                unit("苏州陆慕古建园林有限公司", "SPECIALIST", "320507", "2025-09-15", "顾延年", "13776010020", "91320507MA1LM0020"));
        int day = 11;
        for (Unit unit : waiting) {
            if (isNew(unit)) {
                backdate(submitted(unit, papers), day);
            }
            day = Math.max(0, day - 2);
        }
        Unit faulty =
                unit("苏州澄阳脚手架工程有限公司", "SPECIALIST", "320507", "2018-08-08", "熊飞", "13776010018", "91320507MA1CY0018");
        if (isNew(faulty)) {
            decide(
                    submitted(faulty, papers),
                    "returned",
                    "请补正后重新提交。",
                    List.of(
                            new Fault("authorisation", "授权书未加盖单位公章，请盖章后重新扫描上传。"),
                            new Fault("registeredOn", "与营业执照上的成立日期不一致，请核对。")));
        }
        Unit trader = unit("苏州某某贸易有限公司", "LABOUR", "320507", "2022-03-01", "钟意", "13776010019", "91320507MA1MM0019");
        if (isNew(trader)) {
            decide(submitted(trader, papers), "rejected", "经营范围不含建筑业，不属于本平台服务对象。", List.of());
        }
    }

    /** An interrupted first start goes on where it stopped. */
    private boolean isNew(Unit unit) {
        return jdbc.sql("select not exists (select from filing where subject = :code)")
                .param("code", unit.code())
                .query(Boolean.class)
                .single();
    }

    private static Unit unit(
            String name, String kind, String region, String registeredOn, String contact, String mobile, String code) {
        return new Unit(name, kind, region, registeredOn, contact, mobile, DemoEnterprise.withCheckDigits(code));
    }

    private Filing submitted(Unit unit, DemoPapers papers) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", unit.name());
        data.put("kind", unit.kind());
        data.put("creditCode", unit.code());
        data.put("certificateKind", "BUSINESS_LICENCE");
        data.put(
                "certificateValidUntil",
                LocalDate.parse(unit.registeredOn()).plusYears(40).toString());
        data.put("registeredOn", unit.registeredOn());
        data.put("regionCode", unit.region());
        data.put("adminName", unit.contact());
        data.put("adminMobile", unit.mobile());
        FilingService.Opened opened =
                filings.open(FilingService.Applicant.visitor(null, unit.contact()), TYPE, null, data);
        UUID id = opened.details().filing().id();
        var applicant = FilingService.Applicant.visitor(Objects.requireNonNull(opened.token()), unit.contact());
        byte[] letter = templates.stream()
                .filter(template -> template.name().equals("authorisation-letter"))
                .findFirst()
                .orElseThrow()
                .pdf(data);
        attach(
                applicant,
                id,
                "certificate",
                "营业执照.png",
                papers.licence(unit.name(), unit.code(), unit.registeredOn(), unit.contact()));
        attach(applicant, id, "authorisation", "账号管理员授权书.pdf", letter);
        attach(applicant, id, "idFront", "身份证正面.png", papers.idFront(unit.contact()));
        attach(applicant, id, "idBack", "身份证反面.png", papers.idBack());
        // Nobody reads the demo's phones: the number counts as confirmed.
        jdbc.sql("update filing set verified_mobile = :index where id = :id")
                .param("index", sealer.index("mobile", unit.mobile()))
                .param("id", id)
                .update();
        return filings.submit(applicant, id);
    }

    private void attach(FilingService.Applicant applicant, UUID id, String slot, String name, byte[] content) {
        filings.attach(applicant, id, slot, name, new ByteArrayInputStream(content));
    }

    private void decide(Filing filing, String outcome, String opinion, List<Fault> faults) {
        OpenTasks.OnDesk task = openTasks.of(filing.id()).orElseThrow();
        filings.decide(new FilingService.Decision(
                filing.id(),
                task.taskId(),
                task.element(),
                outcome,
                opinion,
                faults,
                DemoAccounts.reviewer(jdbc),
                "相城区住建局 审核员 陈静"));
    }

    /** As if it had come some days ago: an inbox with overdue and fresh ones. */
    private void backdate(Filing filing, int daysAgo) {
        OffsetDateTime due = workingDays
                .due(clock.instant().minus(Duration.ofDays(daysAgo)), TIME_LIMIT)
                .atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "update open_task set created_at = created_at - make_interval(days => :ago), due_at = :due where filing = :id")
                .param("ago", daysAgo)
                .param("due", due)
                .param("id", filing.id())
                .update();
        jdbc.sql(
                        "update filing set submitted_at = submitted_at - make_interval(days => :ago), due_at = :due where id = :id")
                .param("ago", daysAgo)
                .param("due", due)
                .param("id", filing.id())
                .update();
        jdbc.sql("update filing_event set at = at - make_interval(days => :ago) where filing = :id")
                .param("ago", daysAgo)
                .param("id", filing.id())
                .update();
    }
}
