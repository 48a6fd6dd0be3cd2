package org.zhuban.outside.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.zhuban.common.CreditCode;
import org.zhuban.common.OrganisationCode;

/**
 * Some three hundred invented enterprises of district 320507 and around, the same at every start, with right check digits, and the
 * codes that RULES gives as good examples under invented names, the enterprises of the demo's own filings, and those from afar. One in thirty is struck off, so
 * that this can be tried too.
 */
@Component
@Profile({"demo", "test"})
class SandboxEnterprises {

    /** An enterprise as the registry knows it. */
    record Unit(
            String creditCode,
            String name,
            String regionCode,
            LocalDate registeredOn,
            @Nullable LocalDate validUntil,
            String capital,
            String legalRepresentative,
            String address,
            String type,
            String status) {}

    private record Place(String code, String prefix, String address) {}

    private static final int GENERATED = 300;
    private static final String ORGANISATION_CHECK = "0123456789X";
    private static final String CREDIT_CHECK = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final Place DISTRICT = new Place("320507", "苏州", "江苏省苏州市相城区");

    /** Two of three enterprises are of the district. */
    private static final List<Place> AROUND = List.of(
            new Place("320505", "苏州", "江苏省苏州市虎丘区"),
            new Place("320506", "苏州", "江苏省苏州市吴中区"),
            new Place("320508", "苏州", "江苏省苏州市姑苏区"),
            new Place("320509", "苏州", "江苏省苏州市吴江区"),
            new Place("320583", "昆山", "江苏省昆山市"),
            new Place("320581", "常熟", "江苏省常熟市"),
            new Place("320106", "南京", "江苏省南京市鼓楼区"),
            new Place("310115", "上海", "上海市浦东新区"),
            new Place("330106", "杭州", "浙江省杭州市西湖区"),
            new Place("340104", "合肥", "安徽省合肥市蜀山区"),
            new Place("410105", "郑州", "河南省郑州市金水区"),
            new Place("420106", "武汉", "湖北省武汉市武昌区"),
            new Place("440705", "江门", "广东省江门市新会区"),
            new Place("510107", "四川", "四川省成都市武侯区"),
            new Place("650102", "新疆", "新疆维吾尔自治区乌鲁木齐市天山区"));

    private static final List<String> STYLES = List.of(
            "元和", "阳澄", "金筑", "恒筑", "宏基", "鼎盛", "瑞安", "中晟", "华筑", "嘉业", "永固", "信达", "天工", "建安", "盛元", "弘毅", "润泽", "安居",
            "沧浪", "虎踞", "太湖", "蠡口", "望亭", "渭塘", "黄桥", "北桥", "澄阳", "御窑", "陆慕", "春申", "广厦", "泰和", "德胜", "远大", "方圆", "众诚",
            "同创", "力行", "鲁匠", "百川");

    private static final List<String> TRADES = List.of(
            "建筑劳务有限公司",
            "建设工程有限公司",
            "装饰工程有限公司",
            "建筑劳务有限公司",
            "建设集团有限公司",
            "机电安装工程有限公司",
            "钢结构工程有限公司",
            "建筑劳务有限公司",
            "防水保温工程有限公司",
            "房地产开发有限公司",
            "工程监理有限公司",
            "建筑设计院有限公司",
            "岩土勘察有限公司",
            "工程检测有限公司",
            "工程造价咨询有限公司",
            "招标代理有限公司",
            "脚手架工程有限公司",
            "职业技能培训有限公司",
            "健康体检中心有限公司");

    private static final List<String> SURNAMES = List.of(
            "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "沈",
            "顾", "钱", "陆");
    private static final List<String> GIVEN = List.of(
            "建国", "志强", "海燕", "伟", "秀英", "文斌", "晓东", "丽华", "国平", "永明", "雪梅", "振华", "立新", "春生", "雅琴", "德林", "浩然", "思远",
            "静", "金根");
    private static final List<String> STREETS =
            List.of("元和街道嘉元路", "太平街道金澄路", "黄桥街道木巷路", "黄埭镇春旺路", "渭塘镇渭南路", "望亭镇问渡路", "澄阳街道澄阳路", "北桥街道徐家观路");
    private static final List<String> AVENUES = List.of("人民路", "解放路", "建设路", "中山路", "和平大道", "滨河路", "工业大道", "新华路");
    private static final int[] CAPITALS = {200, 500, 600, 1000, 2000, 3000, 5000, 10008, 30000};

    private final Map<String, Unit> units = new LinkedHashMap<>();

    SandboxEnterprises() {
        for (var unit : generated()) {
            units.put(unit.creditCode(), unit);
        }
        for (var unit : examples()) {
            units.put(unit.creditCode(), unit);
        }
        for (var unit : file("outside/demo-enterprises.csv")) {
            units.put(unit.creditCode(), unit);
        }
        for (var unit : file("outside/market-enterprises.csv")) {
            units.put(unit.creditCode(), unit);
        }
    }

    List<Unit> all() {
        return List.copyOf(units.values());
    }

    /** @param keyword credit code, organisation code or the whole name */
    Optional<Unit> find(String keyword) {
        var wanted = keyword.strip().toUpperCase(Locale.ROOT);
        var unit = units.get(wanted);
        return unit != null
                ? Optional.of(unit)
                : units.values().stream()
                        .filter(any -> any.name().equals(keyword.strip())
                                || any.creditCode().substring(8, 17).equals(wanted.replace("-", "")))
                        .findFirst();
    }

    private static List<Unit> generated() {
        var list = new ArrayList<Unit>();
        var names = new HashSet<String>();
        for (int i = 0; i < GENERATED; i++) {
            var local = i % 3 != 2;
            var place = local ? DISTRICT : AROUND.get(i / 3 % AROUND.size());
            var name = name(place, i, names);
            var registered = LocalDate.of(1998, 3, 2).plusDays(i * 9743L % 9400);
            var street = local ? STREETS.get(i % STREETS.size()) : AVENUES.get(i % AVENUES.size());
            var status = i % 30 == 29 ? (i % 60 == 29 ? "注销" : "吊销") : "存续";
            list.add(new Unit(
                    code(place.code(), 10_000_000 + i * 271_829 % 80_000_000),
                    name,
                    place.code(),
                    registered,
                    i % 2 == 0 ? null : registered.plusYears(30 + i % 3 * 10),
                    CAPITALS[i * 5 % CAPITALS.length] + "万人民币",
                    SURNAMES.get(i * 7 % SURNAMES.size()) + GIVEN.get(i * 11 % GIVEN.size()),
                    place.address() + street + (1 + i * 37 % 880) + "号",
                    i % 5 == 4 ? "有限责任公司(自然人独资)" : "有限责任公司(自然人投资或控股)",
                    status));
        }
        return Collections.unmodifiableList(list);
    }

    /** The first of its trade's names that is free. */
    private static String name(Place place, int i, Set<String> taken) {
        var prefix = i % 7 == 0 && place.address().startsWith("江苏") ? "江苏" : place.prefix();
        return IntStream.range(i, i + STYLES.size())
                .mapToObj(style -> prefix + STYLES.get(style % STYLES.size()) + TRADES.get(i % TRADES.size()))
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
    }

    /** 91 = an enterprise registered with market supervision; the check characters are found by trying. */
    private static String code(String region, int organisation) {
        var body = Integer.toString(organisation);
        var inner = ORGANISATION_CHECK
                .chars()
                .mapToObj(check -> body + (char) check)
                .filter(candidate -> OrganisationCode.fault(candidate) == null)
                .findFirst()
                .orElseThrow();
        return CREDIT_CHECK
                .chars()
                .mapToObj(check -> "91" + region + inner + (char) check)
                .filter(candidate -> CreditCode.fault(candidate) == null)
                .findFirst()
                .orElseThrow();
    }

    private static List<Unit> file(String name) {
        try (var file = new ClassPathResource(name).getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .map(row -> new Unit(
                            row[0],
                            row[1],
                            row[2],
                            LocalDate.parse(row[3]),
                            null,
                            row[6] + "万人民币",
                            row[4],
                            row[5],
                            "有限责任公司(自然人投资或控股)",
                            "存续"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Unit> examples() {
        return List.of(
                example("91420000757013137P", "湖北楚江建设集团有限公司", "420000", "湖北省武汉市武昌区中北路108号", 2003),
                example("91110000710934369E", "北京京畿建筑工程有限公司", "110000", "北京市海淀区西三环北路21号", 2002),
                example("91110000710935150D", "北京长城机电安装有限公司", "110000", "北京市朝阳区建国路93号", 2002),
                example("91110000710935003U", "北京燕山工程监理有限公司", "110000", "北京市西城区广安门内大街6号", 2003),
                example("91100000100003962T", "中瑞建设工程总公司", "110000", "北京市西城区阜成门外大街29号", 1990),
                example("91440300192317458F", "深圳鹏程建设股份有限公司", "440300", "广东省深圳市福田区梅林路63号", 1988));
    }

    private static Unit example(String code, String name, String region, String address, int year) {
        return new Unit(
                code,
                name,
                region,
                LocalDate.of(year, 6, 18),
                null,
                "30000万人民币",
                SURNAMES.get(year % SURNAMES.size()) + GIVEN.get(year % GIVEN.size()),
                address,
                "有限责任公司",
                "存续");
    }
}
