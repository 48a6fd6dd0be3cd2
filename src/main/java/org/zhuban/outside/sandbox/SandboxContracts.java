package org.zhuban.outside.sandbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Some four thousand invented labour contracts of the sandbox's enterprises, the same at every start, newest first. */
@Component
@Profile({"demo", "test"})
class SandboxContracts {

    /** A contract as the province has it. */
    record Contract(
            String recordNo,
            String contractNo,
            String projectName,
            String projectCode,
            String districtCode,
            String address,
            String owner,
            String generalContractor,
            String generalContractorCode,
            String contractor,
            String contractorCode,
            BigDecimal amount,
            LocalDate signedOn,
            LocalDate startsOn,
            LocalDate endsOn,
            int workers) {}

    private static final int PER_LABOUR_ENTERPRISE = 72;
    private static final LocalDate NEWEST = LocalDate.of(2026, 10, 30);
    private static final int DAYS = 1_400;

    private static final List<String> PLACES =
            List.of("元和街道", "太平街道", "黄桥街道", "黄埭镇", "渭塘镇", "望亭镇", "澄阳街道", "北桥街道", "阳澄湖镇", "高铁新城");
    private static final List<String> SITES = List.of(
            "安置小区",
            "人才公寓",
            "实验小学",
            "中学新建",
            "社区卫生服务中心",
            "标准厂房",
            "科创园",
            "污水处理厂扩建",
            "商务中心",
            "邻里中心",
            "幼儿园",
            "文体中心",
            "研发中心",
            "物流园",
            "河道整治",
            "地下综合管廊");
    private static final List<String> PARTS = List.of("一期", "二期", "三期", "A 地块", "B 地块", "1#—6#楼", "7#—12#楼", "地下室及附属");
    private static final List<String> WORKS = List.of("主体结构劳务", "砌筑抹灰劳务", "钢筋劳务", "模板脚手架劳务", "水电安装劳务", "装饰装修劳务");
    private static final List<String> OWNERS = List.of(
            "苏州市相城城市建设投资有限公司", "苏州高铁新城置业发展有限公司", "苏州相城区教育投资发展有限公司", "苏州元和置业有限公司", "苏州阳澄湖旅游发展有限公司", "苏州渭塘工业园开发有限公司");

    private final Map<String, Contract> contracts;

    SandboxContracts(SandboxEnterprises enterprises) {
        var builders = enterprises.all().stream()
                .filter(unit -> unit.name().contains("建设工程") || unit.name().contains("建设集团"))
                .toList();
        List<Contract> all = new ArrayList<>();
        int n = 0;
        for (var unit : enterprises.all()) {
            if (unit.name().contains("劳务")) {
                for (int i = 0; i < PER_LABOUR_ENTERPRISE; i++) {
                    all.add(contract(n++, unit, builders.get((n * 7 + i) % builders.size())));
                }
            }
        }
        all.sort(java.util.Comparator.comparing(Contract::signedOn)
                .thenComparing(Contract::recordNo)
                .reversed());
        Map<String, Contract> byNumber = new LinkedHashMap<>();
        all.forEach(contract -> byNumber.put(contract.recordNo(), contract));
        contracts = Collections.unmodifiableMap(byNumber);
    }

    private static Contract contract(int n, SandboxEnterprises.Unit labour, SandboxEnterprises.Unit builder) {
        LocalDate signed = NEWEST.minusDays((n * 7_919L) % DAYS);
        LocalDate starts = signed.plusDays(10 + n % 25);
        int months = 5 + n % 20;
        var place = PLACES.get(n * 3 % PLACES.size());
        var site = SITES.get(n * 5 % SITES.size());
        int workers = 12 + n * 13 % 160;
        return new Contract(
                "HT3205%d%06d".formatted(signed.getYear(), n + 1),
                "相劳合〔%d〕%04d号".formatted(signed.getYear(), 1 + n),
                "苏州市相城区" + place + site + PARTS.get(n % PARTS.size()) + WORKS.get(n * 11 % WORKS.size()) + "工程",
                "3205072%d%06d".formatted(signed.getYear() % 100, 100 + n / 2),
                "320507",
                "相城区" + place + (1 + n * 37 % 460) + "号",
                OWNERS.get(n * 13 % OWNERS.size()),
                builder.name(),
                builder.creditCode(),
                labour.name(),
                labour.creditCode(),
                new BigDecimal(workers * months * 6_800L + n % 100 * 25).setScale(2),
                signed,
                starts,
                starts.plusMonths(months),
                workers);
    }

    Optional<Contract> find(String recordNo) {
        return Optional.ofNullable(contracts.get(recordNo.strip().toUpperCase(Locale.ROOT)));
    }

    /**
     * Newest first.
     *
     * @param contractorCode empty = of all
     * @param keyword        part of a number, of the project's or an enterprise's name; empty = all
     * @param after          number of the last contract seen; empty = from the first
     */
    List<Contract> search(String contractorCode, String keyword, String after, int size) {
        return contracts.values().stream()
                .filter(contract ->
                        contractorCode.isBlank() || contract.contractorCode().equals(contractorCode.strip()))
                .filter(contract -> fits(contract, keyword.strip()))
                .dropWhile(contract -> !after.isBlank()
                        && contracts.containsKey(after)
                        && !contract.recordNo().equals(after))
                .skip(after.isBlank() || !contracts.containsKey(after) ? 0 : 1)
                .limit(size)
                .toList();
    }

    private static boolean fits(Contract contract, String keyword) {
        return contract.recordNo().contains(keyword.toUpperCase(Locale.ROOT))
                || contract.contractNo().contains(keyword)
                || contract.projectName().contains(keyword)
                || contract.generalContractor().contains(keyword)
                || contract.contractor().contains(keyword);
    }
}
