package org.zhuban.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.springframework.boot.test.context.TestComponent;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.CurrentAccount;

/** Profiles of labour enterprises (XC 4.1), filed and approved. */
@TestComponent
public class IssuedFilings {

    static final String PHONE = "13862188101";

    private final FilingService filings;
    private final OpenTasks openTasks;

    IssuedFilings(FilingService filings, OpenTasks openTasks) {
        this.filings = filings;
        this.openTasks = openTasks;
    }

    public UUID submitted(CurrentAccount firm, String creditCode) {
        UUID id = drafted(firm, creditCode);
        filings.submit(Applicant.of(firm), id);
        return id;
    }

    /** With everything in it. */
    public UUID drafted(CurrentAccount firm, String creditCode) {
        Applicant applicant = Applicant.of(firm);
        UUID id = filings.open(applicant, "enterprise-profile", null, data(firm.displayName(), creditCode))
                .details()
                .filing()
                .id();
        for (String slot : List.of("businessLicence", "qualificationCertificate", "safetyPermit")) {
            filings.attach(applicant, id, slot, slot + ".pdf", new ByteArrayInputStream(page()));
        }
        return id;
    }

    public void approve(UUID id) {
        OpenTasks.OnDesk task = openTasks.of(id).orElseThrow();
        filings.decide(new FilingService.Decision(
                id, task.taskId(), task.element(), "approved", "材料齐全，同意。", List.of(), "tests", "相城区住建局 审核员"));
    }

    private static Map<String, Object> data(String name, String creditCode) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", name);
        data.put("creditCode", creditCode);
        data.put("regionCode", "320507");
        data.put("registeredAddress", "相城区元和街道嘉元路 88 号");
        data.put("officeAddress", "相城区元和街道嘉元路 88 号 6 楼");
        data.put("registeredCapital", 800);
        data.put("foundedOn", "2016-03-18");
        data.put("enterpriseType", "有限责任公司（自然人投资或控股）");
        data.put("companyCategory", "173");
        data.put("safetyPermitNo", "（苏）JZ安许证字〔2024〕001001");
        data.put("safetyPermitValidUntil", "2040-06-30");
        data.put("qualificationNo", "D332000001");
        data.put("qualificationValidUntil", "2040-06-30");
        data.put("businessKinds", List.of("02", "06"));
        data.put("commonTrades", List.of("010", "020"));
        data.put("specialOperations", List.of("01"));
        data.put("legalRepresentative", "沈𠮷㐂");
        data.put("legalRepresentativePhone", "0512-65430000");
        data.put("generalManager", "陆文斌");
        data.put("generalManagerPhone", "13862188001");
        data.put("contact", "顾雪梅");
        data.put("contactPhone", PHONE);
        data.put("financeHead", "钱立新");
        data.put("financeHeadPhone", "13862188003");
        data.put("workerCount", 126);
        data.put("teamLeaderCount", 9);
        return data;
    }

    private static byte[] page() {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Objects.requireNonNull(bytes.toByteArray());
    }
}
