package org.zhuban.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.Firms;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Finding;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;

/** A contract's safety officer and wage specialist (XC 6.1) are people of the enterprise's own register, or the reviewer is told. */
@ZhubanTest
class NamedPeopleIntegrationTests {

    @Autowired
    private FilingService filings;

    @Autowired
    private Firms firms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private void registered(CurrentAccount firm, String post, String name, @Nullable LocalDate until) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into personnel (id, enterprise, subject, region, filing, post, name, id_number, id_number_index, phone,
                                               phone_index, certificate_valid_until, changed_at)
                        values (:id, :enterprise, :subject, '320507', :id, :post, :name, '', :index, '', :index, :until, now())""")
                .param("id", id)
                .param("enterprise", firm.organisation())
                .param("subject", id.toString())
                .param("post", post)
                .param("name", name)
                .param("index", id.toString().getBytes())
                .param("until", until, java.sql.Types.DATE)
                .update();
    }

    /** Of a contract submitted with these two. */
    private Map<String, Finding> findings(CurrentAccount firm, @Nullable String officer, @Nullable String specialist) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("projectName", "元和街道安置小区主体结构劳务工程");
        answers.put("regionCode", "320507");
        answers.put("projectAddress", "相城区元和街道采莲路");
        answers.put("generalContractor", "苏州元和建设工程有限公司");
        answers.put("contractNo", "相劳合" + UUID.randomUUID());
        answers.put("amount", 3_860_000);
        answers.put("signedOn", today.minusDays(9).toString());
        answers.put("plannedWorkers", 86);
        answers.put("startsOn", today.toString());
        answers.put("endsOn", today.plusYears(1).toString());
        answers.put("workKinds", List.of("02"));
        answers.put("siteManager", "徐国平");
        answers.put("siteManagerPhone", "13862488020");
        if (officer != null) {
            answers.put("safetyOfficer", officer);
        }
        if (specialist != null) {
            answers.put("wageSpecialist", specialist);
        }
        Applicant applicant = Applicant.of(firm);
        UUID id = filings.open(applicant, "labour-contract", null, answers)
                .details()
                .filing()
                .id();
        filings.attach(applicant, id, "contract", "合同.pdf", new ByteArrayInputStream(NightWorks.pdf()));
        filings.submit(applicant, id);
        return filings.forReview(id).findings().stream()
                .filter(finding -> finding.rule().endsWith("-approved"))
                .filter(finding -> !finding.rule().startsWith("profile"))
                .collect(Collectors.toMap(Finding::rule, finding -> finding));
    }

    @Test
    void people_of_the_register_pass_and_nobody_named_is_nothing_to_find() {
        CurrentAccount firm = firms.labour();
        registered(firm, "SAFETY_OFFICER", "周建国", LocalDate.now(clock));
        registered(firm, "WAGE_SPECIALIST", "吴丽华", null);
        assertThat(findings(firm, "周建国", "吴丽华").values())
                .extracting(Finding::result)
                .containsExactly(Finding.Result.PASS, Finding.Result.PASS);
        assertThat(findings(firm, null, null)).isEmpty();
    }

    @Test
    void somebody_of_another_post_or_firm_is_pointed_out_at_the_field() {
        CurrentAccount firm = firms.labour();
        registered(firm, "WAGE_SPECIALIST", "周建国", null);
        registered(firms.labour(), "WAGE_SPECIALIST", "吴丽华", null);
        Map<String, Finding> found = findings(firm, "周建国", "吴丽华");
        assertThat(found).hasSize(2);
        assertThat(found.get("safety-officer-approved"))
                .extracting(Finding::result, Finding::field)
                .containsExactly(Finding.Result.WARN, "safetyOfficer");
        assertThat(found.get("wage-specialist-approved"))
                .extracting(Finding::result, Finding::field)
                .containsExactly(Finding.Result.WARN, "wageSpecialist");
        assertThat(found.get("wage-specialist-approved").message()).contains("不在本企业已归集的人员中");
    }

    @Test
    void an_officer_whose_certificate_has_ended_is_pointed_out_and_one_of_two_of_the_name_is_enough() {
        CurrentAccount firm = firms.labour();
        registered(firm, "SAFETY_OFFICER", "周建国", LocalDate.now(clock).minusDays(1));
        Finding expired = findings(firm, "周建国", null).get("safety-officer-approved");
        assertThat(expired.result()).isEqualTo(Finding.Result.WARN);
        assertThat(expired.message()).contains("证书已过期");
        registered(firm, "SAFETY_OFFICER", "周建国", LocalDate.now(clock).plusDays(1));
        assertThat(findings(firm, "周建国", null).get("safety-officer-approved").result())
                .isEqualTo(Finding.Result.PASS);
    }
}
