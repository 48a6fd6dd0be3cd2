package org.zhuban.enterprise.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.Firms;
import org.zhuban.ZhubanTest;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.document.IssuedFilings;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseEnding;
import org.zhuban.enterprise.EnterpriseRegistry;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.project.Sites;

@ZhubanTest
class EnterpriseChangeIntegrationTests {

    @Autowired
    private FilingService filings;

    @Autowired
    private Firms firms;

    @Autowired
    private IssuedFilings issued;

    @Autowired
    private EnterpriseEnding ending;

    @Autowired
    private Enterprises enterprises;

    @Autowired
    private Sites sites;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Clock clock;

    private UUID draft(Applicant applicant, Map<String, Object> changed) {
        FilingDetails opened =
                filings.open(applicant, "enterprise-change", null, Map.of()).details();
        UUID id = opened.filing().id();
        Map<String, Object> answers = new LinkedHashMap<>(opened.data());
        answers.put("certificateLongTerm", true);
        answers.put("reason", "联系人换了手机号。");
        answers.putAll(changed);
        filings.save(applicant, id, opened.filing().version(), answers);
        for (String slot : List.of("certificate", "proof")) {
            filings.attach(applicant, id, slot, slot + ".pdf", new ByteArrayInputStream(NightWorks.pdf()));
        }
        return id;
    }

    private List<String> faults(Applicant applicant, UUID id) {
        return catchThrowableOfType(InvalidInputException.class, () -> filings.submit(applicant, id)).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    @Test
    void another_mobile_is_not_taken_without_the_code_that_was_sent_to_it() {
        Applicant applicant = Applicant.of(firms.labour());
        UUID id = draft(applicant, Map.of("changeMobile", true, "contactMobile", "13911112222"));
        assertThat(faults(applicant, id)).containsExactly("/smsCode");

        Map<String, Object> answers =
                new LinkedHashMap<>(filings.own(applicant, id).data());
        answers.put("smsCode", "123456");
        filings.save(applicant, id, filings.own(applicant, id).filing().version(), answers);
        assertThat(faults(applicant, id)).as("a code that nobody sent").containsExactly("/smsCode");
        assertThat(filings.own(applicant, id).filing().state()).isEqualTo(FilingState.DRAFT);
    }

    @Test
    void a_change_that_leaves_the_mobile_alone_needs_no_code() {
        Applicant applicant = Applicant.of(firms.labour());
        UUID id = draft(applicant, Map.of("contactName", "顾雪兰"));
        filings.submit(applicant, id);
        assertThat(filings.own(applicant, id).filing().state()).isEqualTo(FilingState.IN_REVIEW);
    }

    @Test
    void a_change_in_review_when_its_enterprise_is_ended_is_decided_as_ever_and_leaves_it_ended() {
        CurrentAccount firm = firms.labour();
        Applicant applicant = Applicant.of(firm);
        UUID id = draft(applicant, Map.of("contactName", "顾雪兰"));
        filings.submit(applicant, id);
        UUID enterprise = Objects.requireNonNull(firm.organisation());
        ending.end(sites.supervisor, enterprise, "注销");
        issued.approve(id);
        assertThat(enterprises.findById(enterprise)).hasValueSatisfying(after -> {
            assertThat(after.contactName()).isEqualTo("顾雪兰");
            assertThat(after.state()).isEqualTo(Enterprise.State.ENDED);
            assertThat(after.endReason()).isEqualTo("注销");
        });
        assertThat(jdbc.sql("select bool_or(enabled) from account where organisation = ?")
                        .param(enterprise)
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void an_approved_name_wins_over_the_registry_and_over_the_profile_that_was_approved_before_it() throws Exception {
        String code = Firms.code(71_001);
        CurrentAccount firm = firms.firm("LABOUR", "苏州相城旧名建筑劳务有限公司", code);
        Applicant applicant = Applicant.of(firm);
        registered(code, "苏州相城旧名建筑劳务有限公司");
        UUID profile = issued.submitted(firm, code);
        issued.approve(profile);
        String renamed = "苏州相城新名建筑劳务有限公司";
        UUID change = draft(applicant, Map.of("name", renamed));
        filings.submit(applicant, change);
        issued.approve(change);

        FilingDetails opened =
                filings.open(applicant, "enterprise-profile", null, Map.of()).details();
        assertThat(opened.data()).containsEntry("name", renamed);
        assertThat(Objects.requireNonNull(opened.provenance().get("name")).source())
                .isEqualTo("source.enterprise-register");
        filings.delete(applicant, opened.filing().id());
        FilingDetails changed = filings.change(applicant, profile);
        assertThat(changed.data())
                .containsEntry("name", renamed)
                .as("what was approved stays")
                .containsEntry("registeredAddress", "相城区元和街道嘉元路 88 号");
    }

    @Test
    void the_register_wins_over_the_last_filing_and_that_over_the_outside_registry() throws Exception {
        String code = Firms.code(71_002);
        CurrentAccount firm = firms.firm("LABOUR", "苏州相城库名建筑劳务有限公司", code);
        Applicant applicant = Applicant.of(firm);
        UUID former = issued.submitted(firm, code);
        filings.withdraw(applicant, former);
        filings.abandon(applicant, former);
        registered(code, "苏州相城外部旧名建筑劳务有限公司");

        FilingDetails opened =
                filings.open(applicant, "enterprise-profile", null, Map.of()).details();
        assertThat(opened.data())
                .containsEntry("name", "苏州相城库名建筑劳务有限公司")
                .containsEntry("registeredAddress", "相城区元和街道嘉元路 88 号")
                .containsEntry("legalRepresentative", "沈𠮷㐂")
                .containsEntry("enterpriseType", "有限责任公司（自然人投资或控股）");
        assertThat(opened.data().get("registeredCapital")).hasToString("800");
        assertThat(origins(opened))
                .containsEntry("name", "source.enterprise-register")
                .containsEntry("registeredAddress", "source.former-filing")
                .containsEntry("legalRepresentative", "source.former-filing")
                .containsEntry("registeredCapital", "source.former-filing");
    }

    @Test
    void what_neither_register_nor_last_filing_knows_is_the_outside_registrys() throws Exception {
        String code = Firms.code(71_003);
        Applicant applicant = firms.applicant("LABOUR", "苏州相城初次建筑劳务有限公司", code);
        registered(code, "苏州相城初次建筑劳务有限公司");
        FilingDetails opened =
                filings.open(applicant, "enterprise-profile", null, Map.of()).details();
        assertThat(opened.data()).containsEntry("registeredAddress", "外部登记地址 1 号");
        assertThat(origins(opened))
                .containsEntry("name", "source.enterprise-register")
                .containsEntry("registeredAddress", "source.enterprise-registry")
                .containsEntry("legalRepresentative", "source.enterprise-registry");
    }

    private static Map<String, String> origins(FilingDetails opened) {
        Map<String, String> origins = new LinkedHashMap<>();
        opened.provenance().forEach((key, origin) -> origins.put(key, origin.source()));
        return origins;
    }

    private void registered(String code, String name) throws JsonProcessingException {
        var extract = new EnterpriseRegistry.Extract(
                code,
                name,
                LocalDate.of(2016, 3, 18),
                null,
                "320507",
                "外部登记地址 1 号",
                "外部法人",
                "900万人民币",
                "外部类型",
                "存续",
                "test",
                clock.instant());
        jdbc.sql(
                        "insert into registry_extract (credit_code, found, content, source, fetched_at) values (?, true, ?::jsonb, 'test', ?)"
                                + " on conflict (credit_code) do update set found = true, content = excluded.content")
                .params(code, json.writeValueAsString(extract), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
