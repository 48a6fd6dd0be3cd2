package org.zhuban.studio;

import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.zhuban.load.Call;
import org.zhuban.load.Call.Act;
import org.zhuban.load.Cycle;
import org.zhuban.load.Office;
import org.zhuban.load.Papers;

/** Labour enterprises, each with a filing of its own of 企业基本信息归集, by API. */
final class StudioFirms {

    static final String TYPE = "enterprise-profile";

    private static final List<String> SLOTS = List.of("businessLicence", "qualificationCertificate", "safetyPermit");

    private final URI address;
    private final Office office;
    private final Papers papers = new Papers();
    private final AtomicInteger count = new AtomicInteger(1_000);

    StudioFirms(URI address, Office office) {
        this.address = address;
        this.office = office;
    }

    /** @param token bearer token of the enterprise's account */
    record Firm(String name, String code, String token) {}

    Firm next() {
        int number = count.incrementAndGet();
        String code = Cycle.creditCode(number);
        String name = "苏州在办%05d建筑劳务有限公司".formatted(number);
        return new Firm(name, code, office.enterprise("firm" + number, name, code));
    }

    URI at(String path) {
        return URI.create(address + "/api/v1" + path);
    }

    Call draft(Firm firm) {
        return Call.post(Act.OPEN, at("/filings"), firm.token(), Map.of("type", TYPE, "data", answers(firm)));
    }

    List<Call> files(Firm firm, UUID filing) {
        return SLOTS.stream()
                .map(slot -> Call.upload(
                        at("/filings/" + filing), firm.token(), slot, slot + ".pdf", "application/pdf", papers.letter()))
                .toList();
    }

    Call submit(Firm firm, UUID filing) {
        return Call.post(Act.SUBMIT, at("/filings/" + filing + "/submit"), firm.token(), null);
    }

    Call withdraw(Firm firm, UUID filing) {
        return Call.post(Act.SUBMIT, at("/filings/" + filing + "/withdraw"), firm.token(), null);
    }

    /** From draft to the desk. @param line answers a call, or fails */
    UUID file(Firm firm, Cycle.Caller line) {
        UUID filing = UUID.fromString(line.answer(draft(firm)).path("id").asText());
        files(firm, filing).forEach(line::answer);
        line.answer(submit(firm, filing));
        return filing;
    }

    private static Map<String, Object> answers(Firm firm) {
        Map<String, Object> data = new LinkedHashMap<>();
        UnaryOperator<String> day = days -> LocalDate.now().plusDays(Integer.parseInt(days)).toString();
        data.put("name", firm.name());
        data.put("creditCode", firm.code());
        data.put("regionCode", Office.REGION);
        data.put("registeredAddress", "相城区元和街道嘉元路 959 号");
        data.put("officeAddress", "相城区元和街道嘉元路 959 号元和大厦 12 楼");
        data.put("registeredCapital", 800);
        data.put("foundedOn", "2016-03-18");
        data.put("enterpriseType", "有限责任公司（自然人投资或控股）");
        data.put("companyCategory", "173");
        data.put("safetyPermitNo", "(苏)JZ安许证字[2024]050318");
        data.put("safetyPermitValidUntil", day.apply("520"));
        data.put("qualificationNo", "D332079615");
        data.put("qualificationValidUntil", day.apply("400"));
        data.put("businessKinds", List.of("01", "02", "03"));
        data.put("commonTrades", List.of("010", "020"));
        data.put("legalRepresentative", "陆志强");
        data.put("legalRepresentativePhone", "0512-65430959");
        data.put("generalManager", "顾永明");
        data.put("generalManagerPhone", "13862110011");
        data.put("contact", "李明");
        data.put("contactPhone", "13512345678");
        data.put("financeHead", "钱雅琴");
        data.put("financeHeadPhone", "13862110012");
        data.put("workerCount", 186);
        data.put("teamLeaderCount", 14);
        return data;
    }
}
