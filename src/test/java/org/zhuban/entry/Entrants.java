package org.zhuban.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.springframework.boot.test.context.TestComponent;
import org.zhuban.Firms;
import org.zhuban.employment.Employees;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Workers;

/** Enterprises from another province with people of theirs, and what they file, for tests. */
@TestComponent
public class Entrants {

    private static final AtomicInteger COUNT = new AtomicInteger(40_000);

    private final Firms firms;
    private final Workers workers;
    private final Employees employees;
    private final FilingService filings;
    private final OpenTasks tasks;
    private final Clock clock;

    Entrants(Firms firms, Workers workers, Employees employees, FilingService filings, OpenTasks tasks, Clock clock) {
        this.firms = firms;
        this.workers = workers;
        this.employees = employees;
        this.filings = filings;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** An enterprise of another province that neither registry nor platform knows: what it files goes to a reviewer. */
    public CurrentAccount firm(String kind) {
        int n = COUNT.incrementAndGet();
        return firms.firm(kind, "郑州试办" + n + "号" + kind + "有限公司", Firms.code(n), "410105", LocalDate.of(2012, 5, 8));
    }

    /** One that both know, as the sandbox has it. */
    public CurrentAccount known(String kind, String name, String creditCode, String registeredOn) {
        return firms.firm(kind, name, creditCode, creditCode.substring(2, 8), LocalDate.parse(registeredOn));
    }

    public Workers.Worker employee(CurrentAccount firm, String name) {
        return employ(firm, workers.certified(name));
    }

    public Workers.Worker employ(CurrentAccount firm, Workers.Worker worker) {
        employees.employ(
                Objects.requireNonNull(firm.organisation()),
                worker.number(),
                "XJ" + UUID.randomUUID(),
                LocalDate.now(clock).plusYears(3));
        return worker;
    }

    /** Answers of a first entry of construction, all by hand. */
    public Map<String, Object> answers(Workers.Worker principal, Workers.Worker technicalHead) {
        Map<String, Object> answers = new LinkedHashMap<>();
        LocalDate today = LocalDate.now(clock);
        answers.put("kind", "CONSTRUCTION");
        answers.put("foundedOn", "2012-05-08");
        answers.put("registeredAddress", "河南省郑州市金水区农业路10号");
        answers.put("legalRepresentative", "陈立");
        answers.put("registeredCapital", 5000);
        answers.put("enterpriseType", "有限责任公司");
        answers.put("contact", "陈立");
        answers.put("contactPhone", "13737100001");
        answers.put("safetyPermitNo", "(豫)JZ安许证字[2024]000001");
        answers.put("safetyPermitValidUntil", today.plusYears(2).toString());
        answers.put(
                "ownQualifications",
                List.of(Map.of(
                        "type",
                        "3",
                        "specialty",
                        "建筑工程施工总承包",
                        "grade",
                        "二级",
                        "certificateNo",
                        "D241099001",
                        "validUntil",
                        today.plusYears(3).toString())));
        answers.put("principalNumber", principal.number());
        answers.put("principal", principal.name());
        answers.put("principalPhone", "13737100002");
        answers.put("technicalHeadNumber", technicalHead.number());
        answers.put("technicalHead", technicalHead.name());
        return answers;
    }

    /** A firm whose entry of construction was approved by a reviewer. */
    public CurrentAccount entered() {
        CurrentAccount firm = firm("GENERAL_CONTRACTOR");
        Filing filing = submit(firm, "entry-filing", answers(employee(firm, "周志远"), employee(firm, "吴敬之")));
        approve(filing);
        return firm;
    }

    public FilingDetails draft(CurrentAccount firm, String type, Map<String, Object> answers) {
        Applicant applicant = Applicant.of(firm);
        FilingDetails draft = filings.open(applicant, type, null, answers).details();
        draft.form().slots().stream()
                .filter(slot -> draft.form()
                        .field(slot.key())
                        .orElseThrow()
                        .validation()
                        .required())
                .forEach(slot -> filings.attach(
                        applicant, draft.filing().id(), slot.key(), "材料.pdf", new ByteArrayInputStream(page())));
        return draft;
    }

    public Filing submit(CurrentAccount firm, String type, Map<String, Object> answers) {
        FilingDetails draft = draft(firm, type, answers);
        return filings.submit(Applicant.of(firm), draft.filing().id());
    }

    /** By a reviewer, if it is with one. */
    public Filing approve(Filing filing) {
        if (filing.state() != FilingState.IN_REVIEW) {
            return filing;
        }
        OpenTasks.OnDesk task = tasks.of(filing.id()).orElseThrow();
        return filings.decide(new FilingService.Decision(
                filing.id(), task.taskId(), task.element(), "approved", "同意。", List.of(), "test", "审核员"));
    }

    public static Map<String, Object> certificate(Workers.Worker holder, String number) {
        return new LinkedHashMap<>(Map.of(
                "certificateKind",
                "SKILL",
                "idNumber",
                holder.number(),
                "name",
                holder.name(),
                "certificateType",
                "架子工",
                "certificateNo",
                number));
    }

    private static byte[] page() {
        var page = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(page);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return page.toByteArray();
    }
}
