package org.zhuban.outside.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.zhuban.Firms;
import org.zhuban.ZhubanTest;
import org.zhuban.contract.ContractCollection;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Finding;
import org.zhuban.filing.Picker;

/** The provincial contract collection as the sandbox plays it: chosen from, compared with, and off; off last, because the line rests after it. */
@ZhubanTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractSandboxIntegrationTests {

    /** A labour enterprise of the sandbox and of the demo. */
    private static final String CODE = "91320507MA1MJ1013B";

    @Autowired
    private SandboxLines lines;

    @Autowired
    private SandboxContracts contracts;

    @Autowired
    private ContractCollection collection;

    @Autowired
    private List<Picker> pickers;

    @Autowired
    private FilingService filings;

    @Autowired
    private Firms firms;

    @Autowired
    private TestRestTemplate http;

    @AfterEach
    void on() {
        lines.set(SandboxLines.System.CONTRACTS, Line.ON);
    }

    @Test
    @Order(1)
    void thousands_of_contracts_are_paged_and_searched_over_http() {
        assertThat(contracts.search("", "", "", 10_000)).hasSizeGreaterThan(3_000);
        var first = collection.search(CODE, "", null);
        assertThat(first.items()).hasSize(20).allSatisfy(contract -> assertThat(contract.contractorCode())
                .isEqualTo(CODE));
        var second = collection.search(CODE, "", first.next());
        assertThat(second.items()).hasSize(20).doesNotContainAnyElementsOf(first.items());
        var one = first.items().get(3);
        assertThat(collection.search(CODE, one.recordNo(), null).items())
                .extracting(ContractCollection.Collected::recordNo)
                .containsExactly(one.recordNo());
        assertThat(collection.search(CODE, one.projectName(), null).items()).isNotEmpty();
        assertThat(collection.search(CODE, one.generalContractor(), null).items())
                .isNotEmpty();
        assertThat(collection.find("HT0")).isEmpty();
    }

    @Test
    @Order(2)
    void what_is_chosen_matches_and_what_is_changed_differs() {
        Applicant applicant = firms.applicant("LABOUR", "苏州相城匠心建筑劳务有限公司", CODE);
        Picker.Choice choice =
                picker().search(applicant, "", Map.of(), null).items().get(0);
        Map<String, Object> data = answers(choice.values());
        assertThat(finding(applicant, data)).isEqualTo(Finding.Result.PASS);

        Picker.Choice other =
                picker().search(applicant, "", Map.of(), null).items().get(1);
        Map<String, Object> overridden = answers(other.values());
        overridden.put("amount", "1");
        assertThat(finding(applicant, overridden)).isEqualTo(Finding.Result.WARN);

        Applicant stranger = Applicant.of(firms.labour());
        Map<String, Object> foreign = answers(
                picker().search(applicant, "", Map.of(), null).items().get(2).values());
        assertThat(finding(stranger, foreign)).isEqualTo(Finding.Result.FAIL);
        assertThat(picker().search(stranger, "", Map.of(), null).items()).isEmpty();
    }

    @Test
    @Order(3)
    void when_it_is_off_the_dialog_says_so_one_goes_on_by_hand_and_the_reviewer_sees_it_unchecked() {
        Applicant applicant = Applicant.of(firms.labour());
        lines.set(SandboxLines.System.CONTRACTS, Line.OFF);
        assertThatThrownBy(() -> picker().search(applicant, "", Map.of(), null))
                .isInstanceOf(ContractCollection.CollectionDownException.class);

        Map<String, Object> data = answers(Map.of());
        data.put("recordNo", "HT32052026009999");
        data.put("contractNo", "相劳合(2026)8801号");
        assertThat(finding(applicant, data)).isEqualTo(Finding.Result.UNCHECKED);
    }

    @Test
    @Order(1)
    void who_tries_the_product_finds_a_number_on_the_sandboxs_page() {
        var newest = contracts.search("", "", "", 1).get(0);
        var own = contracts.search(CODE, "", "", 1).get(0);
        assertThat(http.getForObject("/sandbox", String.class)).contains("/sandbox/contracts");
        assertThat(http.getForObject("/sandbox/contracts", String.class))
                .contains(newest.recordNo(), newest.contractNo(), newest.projectName(), "显示最近的 100 份");
        assertThat(http.getForObject("/sandbox/contracts?q={q}", String.class, "匠心"))
                .contains(own.recordNo(), "显示最近的 72 份")
                .doesNotContain(newest.recordNo());
    }

    private Picker picker() {
        return pickers.stream()
                .filter(picker -> picker.name().equals("contract-collection"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> answers(Map<String, Object> chosen) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of(
                "projectName", "安置小区一期",
                "contractNo", "相劳合(2026)8800号",
                "regionCode", "320507",
                "projectAddress", "相城区元和街道",
                "generalContractor", "苏州元和建设工程有限公司",
                "amount", "100000",
                "signedOn", "2026-03-02",
                "plannedWorkers", 20,
                "startsOn", "2026-03-20",
                "endsOn", "2027-06-30"));
        data.put("workKinds", List.of("02"));
        data.put("siteManager", "徐国平");
        data.put("siteManagerPhone", "13862488001");
        data.putAll(chosen);
        return data;
    }

    private Finding.Result finding(Applicant applicant, Map<String, Object> data) {
        FilingDetails draft =
                filings.open(applicant, "labour-contract", null, data).details();
        filings.attach(applicant, draft.filing().id(), "contract", "劳务合同.pdf", new ByteArrayInputStream(pdf()));
        Filing filing = filings.submit(applicant, draft.filing().id());
        assertThat(filing.state()).isEqualTo(FilingState.IN_REVIEW);
        return filings.forReview(filing.id()).findings().stream()
                .filter(finding -> finding.rule().equals("collection-match"))
                .findFirst()
                .orElseThrow()
                .result();
    }

    private static byte[] pdf() {
        var page = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(page);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return page.toByteArray();
    }
}
