package org.zhuban.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;

@ZhubanTest
class ReferenceDataIntegrationTests {

    @Autowired
    private Regions regions;

    @Autowired
    private CodeTables codes;

    @Autowired
    private WorkingDays workingDays;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    @ParameterizedTest
    @CsvSource({
        "320507, 江苏省 苏州市 相城区",
        "110101, 北京市 东城区",
        "110100, 北京市 北京市",
        "500229, 重庆市 城口县",
        "659012, 新疆维吾尔自治区 白杨市",
        "441900, 广东省 东莞市",
        "653228, 新疆维吾尔自治区 和田地区 和康县",
        "320000, 江苏省",
        "999999, 999999"
    })
    void a_region_is_called_as_people_call_it(String code, String path) {
        assertThat(regions.path(code)).isEqualTo(path);
    }

    @Test
    void every_region_but_a_province_lies_below_another() {
        assertThat(jdbc.sql("select count(*) from region").query(Integer.class).single())
                .isEqualTo(3225);
        assertThat(jdbc.sql("select count(*) from region r where level > 1 and not exists"
                                + " (select from region p where p.code = r.parent and p.level < r.level)")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(regions.children("")).hasSize(34);
        assertThat(regions.children("320500")).extracting(Region::code).contains("320507");
        assertThat(regions.children("no such")).isEmpty();
    }

    @Test
    void a_city_contains_its_districts_and_not_the_other_way_round() {
        assertThat(regions.contains("320500", "320507")).isTrue();
        assertThat(regions.contains("320000", "320507")).isTrue();
        assertThat(regions.contains("320507", "320507")).isTrue();
        assertThat(regions.contains("320507", "320500")).isFalse();
        assertThat(regions.contains("320500", "320600")).isFalse();
        assertThat(regions.contains("320500", "999999")).isFalse();
        assertThat(regions.subtree("320500"))
                .startsWith("320500")
                .contains("320507")
                .doesNotContain("320000");
        assertThat(regions.subtree("999999")).isEmpty();
    }

    @Test
    void code_tables_hold_what_the_standard_and_the_product_name() {
        assertThat(codes.items("trade")).hasSize(37).first().isEqualTo(new CodeItem("010", "砌筑工"));
        assertThat(codes.name("enterprise-kind", "LABOUR")).contains("劳务分包");
        assertThat(codes.items("certificate-kind")).hasSize(4);
        assertThat(codes.items("qualification-grade")).hasSize(36);
        assertThat(codes.items("personnel-certificate-type")).hasSize(190).doesNotHaveDuplicates();
        assertThat(codes.items("no-such-table")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-01-26", "2026-02-28", "2026-10-10", "2026-11-20", "2027-01-04"})
    void work_is_done_on(LocalDate day) {
        assertThat(workingDays.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-10-08", "2026-02-23", "2026-10-07", "2026-11-21", "2027-01-03"})
    void nobody_works_on(LocalDate day) {
        assertThat(workingDays.isWorkingDay(day)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // filed on a Friday, the weekend doesn't count
        "2026-11-20T09:00:00+08:00, 5, 2026-11-28T00:00:00+08:00",
        // over the National Day: 1 to 7 October off, Saturday the 10th worked
        "2026-09-30T16:59:00+08:00, 3, 2026-10-11T00:00:00+08:00",
        // filed on a day off
        "2026-02-15T12:00:00+08:00, 1, 2026-02-25T00:00:00+08:00",
        // late evening elsewhere is the next day here
        "2026-11-19T18:00:00Z, 1, 2026-11-24T00:00:00+08:00"
    })
    void a_time_limit_ends_with_its_last_working_day(OffsetDateTime from, int days, OffsetDateTime due) {
        assertThat(workingDays.due(from.toInstant(), days)).isEqualTo(due.toInstant());
    }

    @Test
    void the_days_left_count_down_to_zero() {
        Instant from = at("2026-09-30T09:00:00+08:00");
        Instant due = workingDays.due(from, 3);
        assertThat(List.of(
                        "2026-09-30T10:00:00+08:00",
                        "2026-10-07T10:00:00+08:00",
                        "2026-10-08T00:00:00+08:00",
                        "2026-10-10T23:59:59+08:00",
                        "2026-10-12T00:00:00+08:00"))
                .extracting(now -> workingDays.left(at(now), due))
                .containsExactly(3, 3, 2, 0, 0);
    }

    @Test
    void everyone_may_read_the_code_tables_and_keep_them_an_hour() {
        var trades = http.getForEntity("/api/v1/codes/trades", String.class);
        assertThat(trades.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(trades.getBody()).contains("\"010\"", "砌筑工");
        assertThat(trades.getHeaders().getCacheControl()).contains("public", "max-age=3600");
        assertThat(http.getForObject("/api/v1/codes/enterprise-kind", String.class))
                .contains("GENERAL_CONTRACTOR");
        assertThat(http.getForObject("/api/v1/codes/certificate-kinds", String.class))
                .contains("营业执照");
        assertThat(http.getForObject("/api/v1/codes/sex", String.class)).contains("男");
        assertThat(http.getForObject("/api/v1/codes/regions", String.class)).contains("江苏省");
        assertThat(http.getForObject("/api/v1/codes/regions?parent=320500", String.class))
                .contains("相城区");
        assertThat(http.getForEntity("/api/v1/codes/account", String.class).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
