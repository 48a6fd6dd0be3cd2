package org.zhuban.demo;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.contract.ContractCollection;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.Fault;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.OpenTasks;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.Accounts;

/** What the labour enterprise of the demo has collected (XC 4–6): profile, people and contracts in every state, made by the same services as real ones. */
@Component
@Profile("demo")
class DemoCollections {

    private static final int CONTRACTS = 9;

    private final FilingService filings;
    private final OpenTasks openTasks;
    private final Enterprises enterprises;
    private final Accounts accounts;
    private final ContractCollection collection;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoCollections(
            FilingService filings,
            OpenTasks openTasks,
            Enterprises enterprises,
            Accounts accounts,
            ContractCollection collection,
            JdbcClient jdbc,
            Clock clock) {
        this.filings = filings;
        this.openTasks = openTasks;
        this.enterprises = enterprises;
        this.accounts = accounts;
        this.collection = collection;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where a filing shall stand. */
    private enum Stand {
        DRAFT,
        IN_REVIEW,
        RETURNED,
        WITHDRAWN,
        APPROVED,
        REJECTED
    }

    void make() {
        Enterprise labour = enterprises
                .findByCreditCodeAndState(DemoEnterprise.LABOUR.creditCode, Enterprise.State.ACTIVE)
                .orElseThrow();
        if (!isNew(labour)) {
            return;
        }
        Applicant applicant = jdbc.sql("select id from account where login = 'labour'")
                .query(java.util.UUID.class)
                .optional()
                .flatMap(accounts::find)
                .map(Applicant::of)
                .orElseThrow();
        var papers = new DemoPapers();
        var paper = DemoPapers.scanned(
                papers.licence(labour.name(), labour.creditCode(), "2016-04-18", labour.contactName()));
        file(applicant, "enterprise-profile", profile(), paper, Stand.APPROVED);
        file(applicant, "safety-officer", officer("周建国", "320507198006121018", 1, 400), paper, Stand.APPROVED);
        file(applicant, "safety-officer", officer("沈志强", "320524197511030530", 2, 62), paper, Stand.APPROVED);
        file(applicant, "safety-officer", officer("顾海燕", "320507199203080221", 3, 800), paper, Stand.IN_REVIEW);
        file(applicant, "safety-officer", officer("陈浩然", "321002198809154018", 4, 700), paper, Stand.DRAFT);
        file(applicant, "wage-specialist", specialist("吴丽华", "320507198803202021", 5), paper, Stand.APPROVED);
        file(applicant, "wage-specialist", specialist("徐文斌", "320924199010023114", 6), paper, Stand.RETURNED);
        var stands = List.of(
                Stand.APPROVED,
                Stand.IN_REVIEW,
                Stand.DRAFT,
                Stand.RETURNED,
                Stand.APPROVED,
                Stand.IN_REVIEW,
                Stand.WITHDRAWN,
                Stand.REJECTED,
                Stand.APPROVED);
        var collected = collection.search(labour.creditCode(), "", null).items();
        for (int i = 0; i < CONTRACTS && i < collected.size(); i++) {
            file(applicant, "labour-contract", contract(collected.get(i), i), paper, stands.get(i));
        }
    }

    /** An interrupted first start begins again where nothing is lost: with the next new folder. */
    private boolean isNew(Enterprise labour) {
        return jdbc.sql("select not exists (select from filing where organisation = :id)")
                .param("id", labour.id())
                .query(Boolean.class)
                .single();
    }

    private void file(Applicant applicant, String type, Map<String, Object> data, byte[] paper, Stand stand) {
        FilingDetails draft = filings.open(applicant, type, null, data).details();
        var id = draft.filing().id();
        for (FormElement field : draft.form().fields()) {
            if (field.isSlot() && field.validation().required()) {
                filings.attach(
                        applicant,
                        id,
                        field.key() == null ? "" : field.key(),
                        field.label() + ".pdf",
                        new ByteArrayInputStream(paper));
            }
        }
        if (stand == Stand.DRAFT) {
            return;
        }
        filings.submit(applicant, id);
        switch (stand) {
            case APPROVED -> decide(draft, "approved", "材料齐全，与证书一致，同意。", List.of());
            case RETURNED ->
                decide(
                        draft,
                        "returned",
                        "请补正后重新提交。",
                        List.of(
                                type.equals("labour-contract")
                                        ? new Fault("amount", "与所附合同第三页的金额不一致，请核对。")
                                        : new Fault("appointment", "任命文件没有加盖单位公章，请盖章后重新扫描上传。")));
            case REJECTED -> decide(draft, "rejected", "合同为设备租赁合同，不属于劳务合同归集范围。", List.of());
            case WITHDRAWN -> filings.withdraw(applicant, id);
            default -> {
                // stays on the reviewers' desk
            }
        }
    }

    private void decide(FilingDetails filing, String outcome, String opinion, List<Fault> faults) {
        OpenTasks.OnDesk task = openTasks.of(filing.filing().id()).orElseThrow();
        filings.decide(new FilingService.Decision(
                filing.filing().id(),
                task.taskId(),
                task.element(),
                outcome,
                opinion,
                faults,
                DemoAccounts.reviewer(jdbc),
                "相城区住建局 审核员 陈静"));
    }

    private String day(int from) {
        return LocalDate.now(clock).plusDays(from).toString();
    }

    private Map<String, Object> profile() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("officeAddress", "相城区元和街道嘉元路 959 号元和大厦 12 楼");
        data.put("companyCategory", "173");
        data.put("safetyPermitNo", "(苏)JZ安许证字[2024]050318");
        data.put("safetyPermitValidUntil", day(520));
        data.put("qualificationNo", "D332079615");
        data.put("qualificationValidUntil", day(75));
        data.put("businessKinds", List.of("01", "02", "03", "06", "07", "09"));
        data.put("commonTrades", List.of("010", "020", "040", "050", "240"));
        data.put("specialOperations", List.of("01", "02", "04"));
        data.put("legalRepresentativePhone", "0512-65430959");
        data.put("generalManager", "顾永明");
        data.put("generalManagerPhone", "13862110011");
        data.put("financeHead", "钱雅琴");
        data.put("financeHeadPhone", "13862110012");
        data.put("workerCount", 186);
        data.put("teamLeaderCount", 14);
        return data;
    }

    private Map<String, Object> person(String name, String number, int n) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("idNumber", number);
        data.put("phone", "138621120%02d".formatted(n));
        data.put("education", n % 2 == 0 ? "06" : "05");
        data.put("employedOn", "20%02d-03-0%d".formatted(16 + n, 1 + n));
        return data;
    }

    /** @param daysLeft of the certificate */
    private Map<String, Object> officer(String name, String number, int n, int daysLeft) {
        Map<String, Object> data = person(name, number, n);
        data.put("jobTitle", "助理工程师");
        data.put("certificateKind", n == 2 ? "C3" : "C2");
        data.put("certificateNo", "苏建安%s(2024)00%05d".formatted(n == 2 ? "C3" : "C2", 31_200 + n * 17));
        data.put("certificateIssuedOn", day(daysLeft - 1_095));
        data.put("certificateValidUntil", day(daysLeft));
        return data;
    }

    private Map<String, Object> specialist(String name, String number, int n) {
        Map<String, Object> data = person(name, number, n);
        data.put("appointedOn", "2023-05-08");
        data.put("duties", "企业本部及在建项目的实名制、考勤和工资发放");
        data.put("certificateNo", "LZZG2024%04d".formatted(100 + n));
        data.put("certificateValidUntil", day(430));
        return data;
    }

    private Map<String, Object> contract(ContractCollection.Collected collected, int n) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("recordNo", collected.recordNo());
        data.put("contractNo", collected.contractNo());
        data.put("projectName", collected.projectName());
        data.put("projectCode", String.valueOf(collected.projectCode()));
        data.put("regionCode", String.valueOf(collected.regionCode()));
        data.put("projectAddress", String.valueOf(collected.projectAddress()));
        data.put("owner", String.valueOf(collected.owner()));
        data.put("generalContractor", collected.generalContractor());
        data.put("generalContractorCode", String.valueOf(collected.generalContractorCode()));
        // the third of them states another amount than the province: the reviewer sees it
        data.put("amount", n == 3 ? collected.amount().add(new BigDecimal("200000")) : collected.amount());
        data.put("signedOn", String.valueOf(collected.signedOn()));
        data.put("startsOn", String.valueOf(collected.startsOn()));
        data.put("endsOn", String.valueOf(collected.endsOn()));
        data.put("plannedWorkers", collected.plannedWorkers() == null ? 30 : collected.plannedWorkers());
        data.put("workKinds", List.of("02", "06", "07"));
        data.put("siteManager", n % 2 == 0 ? "徐国平" : "朱振华");
        data.put("siteManagerPhone", "138621130%02d".formatted(n));
        data.put("safetyOfficer", "周建国");
        data.put("wageSpecialist", "吴丽华");
        return data;
    }
}
