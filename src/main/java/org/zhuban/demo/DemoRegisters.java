package org.zhuban.demo;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.common.Ids;
import org.zhuban.privacy.Sealer;

/**
 * The registers as a district has them after some years: other labour enterprises, their people and contracts. Written in bulk, as if taken over
 * from an older system, so that the first start stays short; they have no filings of their own here.
 */
@Component
@Profile("demo")
class DemoRegisters {

    private static final int ENTERPRISES = 42;
    private static final int CONTRACTS_EACH = 6;
    private static final String REGION = "320507";
    private static final String[] STYLES = {
        "恒筑", "鼎盛", "瑞安", "中晟", "华匠", "嘉业", "永固", "信达", "天工", "盛元", "弘毅", "润泽", "沧浪", "蠡口"
    };
    private static final String[] PLACES = {"元和", "太平", "黄桥", "黄埭", "渭塘", "望亭", "澄阳", "北桥"};
    private static final String[] SITES = {"安置小区", "人才公寓", "实验小学", "标准厂房", "科创园", "邻里中心", "文体中心", "物流园"};
    private static final String[] PEOPLE = {
        "沈建国", "顾志强", "钱海燕", "陆文斌", "朱晓东", "马丽华", "高国平", "林永明", "何雪梅", "郭振华", "罗立新", "胡春生"
    };

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Sealer sealer;
    private final Clock clock;

    DemoRegisters(JdbcTemplate jdbc, TransactionTemplate transaction, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.sealer = sealer;
        this.clock = clock;
    }

    void make() {
        Boolean there = jdbc.queryForObject(
                "select exists (select from enterprise where credit_code = ?)", Boolean.class, code(0));
        if (!Boolean.TRUE.equals(there)) {
            transaction.executeWithoutResult(status -> insert());
        }
    }

    private void insert() {
        List<Object[]> enterprises = new ArrayList<>();
        List<Object[]> profiles = new ArrayList<>();
        List<Object[]> people = new ArrayList<>();
        List<Object[]> contracts = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        for (int n = 0; n < ENTERPRISES; n++) {
            UUID id = Ids.next();
            Instant at = clock.instant().minus(30L + n * 9L, ChronoUnit.DAYS);
            enterprises.add(enterprise(id, n, at));
            profiles.add(profile(id, n, today, at));
            for (int k = 0; k < 3; k++) {
                people.add(person(id, n, k, today, at));
            }
            for (int k = 0; k < CONTRACTS_EACH; k++) {
                contracts.add(contract(id, n * CONTRACTS_EACH + k, today, at));
            }
        }
        jdbc.batchUpdate(
                """
                insert into enterprise (id, name, kind, credit_code, certificate_kind, registered_on, region, contact_name, contact_mobile,
                                        contact_mobile_index, certified_by, created_at, changed_at)
                values (?, ?, 'LABOUR', ?, 'BUSINESS_LICENCE', ?, ?, ?, ?, ?, ?, ?, ?)""",
                enterprises);
        jdbc.batchUpdate(
                """
                insert into enterprise_profile (id, enterprise, subject, region, filing, registered_address, office_address, registered_capital,
                    founded_on, enterprise_type, company_category, safety_permit_no, safety_permit_valid_until, qualification_no,
                    qualification_valid_until, business_kinds, common_trades, legal_representative, contact, worker_count, team_leader_count, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, '有限责任公司(自然人投资或控股)', '173', ?, ?, ?, ?, '{02,06,09}', '{010,020,050}', ?, ?, ?, ?, ?)""",
                profiles);
        jdbc.batchUpdate(
                """
                insert into personnel (id, enterprise, subject, region, filing, post, name, id_number, id_number_index, phone, phone_index, education,
                    employed_on, certificate_kind, certificate_no, certificate_issued_on, certificate_valid_until, appointed_on, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '05', ?, ?, ?, ?, ?, ?, ?)""",
                people);
        jdbc.batchUpdate(
                """
                insert into labour_contract (id, enterprise, subject, region, filing, contract_no, project_name, project_address, owner,
                    general_contractor, amount, signed_on, planned_workers, starts_on, ends_on, work_kinds, site_manager, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, '苏州市相城城市建设投资有限公司', '苏州元和建设工程有限公司', ?, ?, ?, ?, ?, '{02,06}', ?, ?)""",
                contracts);
    }

    private static String code(int n) {
        return DemoEnterprise.withCheckDigits(REGION_CODE + "MA2%05d0".formatted(30_000 + n * 37));
    }

    private static final String REGION_CODE = "91" + REGION;

    private Object[] enterprise(UUID id, int n, Instant at) {
        String mobile = "137%08d".formatted(60_110_000 + n);
        return new Object[] {
            id,
            "苏州" + PLACES[n % PLACES.length] + STYLES[n % STYLES.length] + (n < 28 ? "建筑劳务有限公司" : "建设劳务服务有限公司"),
            code(n),
            LocalDate.of(2008 + n % 14, 1 + n % 12, 1 + n % 27),
            REGION,
            PEOPLE[n % PEOPLE.length],
            sealer.seal(mobile, "enterprise", "contact_mobile", id.toString()),
            sealer.index("mobile", mobile),
            Ids.next(),
            Timestamp.from(at),
            Timestamp.from(at)
        };
    }

    private static Object[] profile(UUID id, int n, LocalDate today, Instant at) {
        String place = PLACES[n % PLACES.length];
        return new Object[] {
            id,
            id,
            id.toString(),
            REGION,
            Ids.next(),
            "江苏省苏州市相城区" + place + "街道嘉元路" + (10 + n * 7) + "号",
            "相城区" + place + "街道嘉元路" + (10 + n * 7) + "号",
            200 + n % 9 * 100,
            LocalDate.of(2008 + n % 14, 1 + n % 12, 1 + n % 27),
            "(苏)JZ安许证字[2024]%06d".formatted(50_400 + n),
            today.plusDays(n * 29L - 40),
            "D3320%05d".formatted(61_000 + n),
            today.plusDays(n * 37L + 12),
            PEOPLE[(n + 3) % PEOPLE.length],
            PEOPLE[n % PEOPLE.length],
            40 + n * 11 % 300,
            3 + n % 18,
            Timestamp.from(at)
        };
    }

    private Object[] person(UUID enterprise, int n, int k, LocalDate today, Instant at) {
        UUID id = Ids.next();
        boolean officer = k < 2;
        String number = residentId(n, k);
        String mobile = "136%08d".formatted(20_330_000 + n * 10 + k);
        LocalDate until = today.plusDays(n * 23L + k * 90L - 30);
        return new Object[] {
            id,
            enterprise,
            (officer ? "AQ-" : "LZ-") + id,
            REGION,
            Ids.next(),
            officer ? "SAFETY_OFFICER" : "WAGE_SPECIALIST",
            PEOPLE[(n * 3 + k * 5) % PEOPLE.length],
            sealer.seal(number, "personnel", "id_number", id.toString()),
            sealer.index("resident-id", number),
            sealer.seal(mobile, "personnel", "phone", id.toString()),
            sealer.index("mobile", mobile),
            LocalDate.of(2018 + k, 1 + n % 12, 6),
            officer ? "C" + (1 + (n + k) % 3) : null,
            officer ? "苏建安C%d(2024)%07d".formatted(1 + (n + k) % 3, 41_000 + n * 10 + k) : "LZZG2024%04d".formatted(n),
            officer ? until.minusYears(3) : null,
            until,
            officer ? null : LocalDate.of(2022, 1 + n % 12, 8),
            Timestamp.from(at.plusSeconds(k))
        };
    }

    private static String residentId(int n, int k) {
        String seventeen = "320507%d%02d%02d%03d"
                .formatted(1970 + (n + k * 7) % 28, 1 + n % 12, 1 + (n * 3 + k) % 27, 100 + n * 3 + k);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (seventeen.charAt(i) - '0') * weights[i];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    private static Object[] contract(UUID enterprise, int n, LocalDate today, Instant at) {
        LocalDate signed = today.minusDays(60 + n * 5L);
        return new Object[] {
            Ids.next(),
            enterprise,
            "相劳合(%d)%04d号".formatted(signed.getYear(), 5000 + n),
            REGION,
            Ids.next(),
            "相劳合(%d)%04d号".formatted(signed.getYear(), 5000 + n),
            "苏州市相城区" + PLACES[n % PLACES.length] + "街道" + SITES[n * 3 % SITES.length] + (1 + n % 4) + "期主体结构劳务工程",
            "相城区" + PLACES[n % PLACES.length] + "街道",
            1_200_000 + n * 13_700,
            signed,
            20 + n % 140,
            signed.plusDays(15),
            signed.plusDays(200 + n % 500),
            PEOPLE[n % PEOPLE.length],
            Timestamp.from(at.plusSeconds(n % CONTRACTS_EACH))
        };
    }
}
