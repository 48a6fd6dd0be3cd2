package org.zhuban.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.filing.Catalogue;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Finding;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Workers;
import org.zhuban.register.Entry;
import org.zhuban.register.RegisterQuery;
import org.zhuban.register.RegisterQuery.Expiry;
import org.zhuban.register.RegisterSearch;

/** What enterprises from other provinces file (XJ 3), and what they are told where it does not go (RULES XJ). */
@ZhubanTest
class EntryFilingsIntegrationTests {

    @Autowired
    private Entrants entrants;

    @Autowired
    private Workers workers;

    @Autowired
    private Entries entries;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private RegisterSearch search;

    @Autowired
    private EntryCertificateRegister certificateRegister;

    @Autowired
    private EntryRegister register;

    @Autowired
    private FilingService filings;

    @Autowired
    private org.zhuban.employment.TitleCertificates titles;

    @Autowired
    private QualificationSync qualifications;

    @Autowired
    private RegistrationSync registrations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private static List<String> faults(InvalidInputException refused) {
        return refused.errors().stream()
                .map(error -> error.field() + " " + error.code())
                .toList();
    }

    private static List<String> faultsOf(Runnable act) {
        try {
            act.run();
        } catch (InvalidInputException refused) {
            return faults(refused);
        }
        return List.of();
    }

    @Test
    void an_entry_that_passes_every_rule_is_approved_at_once_and_says_by_whom() {
        CurrentAccount firm = entrants.known("GENERAL_CONTRACTOR", "深圳鹏程建设股份有限公司", "91440300192317458F", "1988-06-18");
        Map<String, Object> answers = entrants.answers(entrants.employee(firm, "鹏一"), entrants.employee(firm, "鹏二"));
        answers.remove("ownQualifications");
        List.of("foundedOn", "registeredAddress", "legalRepresentative", "registeredCapital", "enterpriseType")
                .forEach(answers::remove);

        Filing filing = entrants.submit(firm, "entry-filing", answers);

        FilingDetails shown = filings.own(Applicant.of(firm), filing.id());
        assertThat(filings.forReview(filing.id()).findings())
                .as("every rule's result is kept")
                .hasSize(8)
                .allSatisfy(finding -> assertThat(finding.result()).isEqualTo(Finding.Result.PASS));
        assertThat(filing.state()).isEqualTo(FilingState.APPROVED);
        FilingEvent decision = Objects.requireNonNull(shown.lastDecision());
        assertThat(decision.actorName()).isEqualTo("自动审查");
        assertThat(decision.opinion()).contains("8 项规则全部通过");
        assertThat(jdbc.sql("select percent from spot_check where filing = :filing and revision = 1")
                        .param("filing", filing.id())
                        .query(Integer.class)
                        .single())
                .as("whether it is looked at was drawn with the approval")
                .isEqualTo(10);
        assertThat(jdbc.sql("select template from box_message where account = :account")
                        .param("account", firm.id())
                        .query(String.class)
                        .list())
                .as("told once, of the outcome")
                .containsExactly("notice.filing-approved");
    }

    @Test
    void a_filing_that_a_rule_does_not_pass_goes_to_a_reviewer_who_sees_which() {
        CurrentAccount firm = entrants.firm("GENERAL_CONTRACTOR");
        Filing filing = entrants.submit(
                firm, "entry-filing", entrants.answers(entrants.employee(firm, "周志远"), entrants.employee(firm, "吴敬之")));

        assertThat(filing.state()).isEqualTo(FilingState.IN_REVIEW);
        Map<String, Finding.Result> results = filings.forReview(filing.id()).findings().stream()
                .collect(Collectors.toMap(Finding::rule, Finding::result));
        assertThat(results)
                .containsEntry("registry-match", Finding.Result.FAIL)
                .containsEntry("qualification", Finding.Result.UNCHECKED)
                .containsEntry("principal", Finding.Result.PASS);
    }

    @Test
    void an_enterprise_of_the_own_province_is_told_that_it_needs_no_entry() {
        CurrentAccount firm =
                entrants.known("GENERAL_CONTRACTOR", "苏州试办本省建设有限公司", org.zhuban.Firms.code(39_001), "2012-05-08");
        assertThatThrownBy(() -> filings.open(Applicant.of(firm), "entry-filing", null, Map.of()))
                .isInstanceOf(DeniedException.class)
                .hasMessageContaining("entry.in-region");
    }

    @Test
    void a_cost_consultant_files_engagements_and_no_entry() {
        CurrentAccount firm = entrants.firm("COST_CONSULTING");
        assertThatThrownBy(() -> filings.open(Applicant.of(firm), "entry-filing", null, Map.of()))
                .isInstanceOf(DeniedException.class);
        assertThat(filings.open(Applicant.of(firm), "cost-engagement", null, Map.of())
                        .details()
                        .filing()
                        .state())
                .isEqualTo(FilingState.DRAFT);
        assertThat(catalogue.of(firm))
                .extracting(entry -> entry.model().key())
                .contains("cost-engagement")
                .doesNotContain("entry-filing", "entry-extension");
    }

    @Test
    void an_entry_is_called_by_its_enterprise_and_stands_as_its_approval_does() {
        CurrentAccount firm = entrants.entered();
        Filing filing =
                entrants.submit(firm, "entry-change", Map.of("kind", "CONSTRUCTION", "localOffice", "嘉元路1000号"));
        Entry entry = listed(firm, Expiry.VALID).get(0);
        assertThat(filing.title()).isEqualTo(entry.enterpriseName() + " · 建筑施工企业");
        assertThat(entry.revoked()).isFalse();

        jdbc.sql("update filing set state = 'REVOKED' where id = ?")
                .param(entry.filing())
                .update();

        assertThat(listed(firm, Expiry.VALID)).isEmpty();
        assertThat(listed(firm, Expiry.EXPIRED)).isEmpty();
        assertThat(listed(firm, Expiry.REVOKED)).singleElement().satisfies(revoked -> assertThat(
                        revoked.standing(register, LocalDate.now(clock)))
                .isEqualTo(Expiry.REVOKED));
    }

    private List<Entry> listed(CurrentAccount firm, Expiry standing) {
        return search.page(firm, register, new RegisterQuery(null, null, standing, Map.of()), null, 50)
                .items();
    }

    @Test
    void principals_are_certified_employed_by_the_filer_and_called_as_certified() {
        CurrentAccount firm = entrants.firm("GENERAL_CONTRACTOR");
        CurrentAccount other = entrants.firm("GENERAL_CONTRACTOR");
        Workers.Worker elsewhere = entrants.employee(other, "孙在外");
        Workers.Worker own = entrants.employee(firm, "周志远");
        Map<String, Object> answers = entrants.answers(elsewhere, own);
        answers.put("technicalHead", "周志近");
        assertThat(faultsOf(() -> entrants.submit(firm, "entry-filing", answers)))
                .containsExactlyInAnyOrder(
                        "/principalNumber entry.person.not-employed", "/technicalHead entry.person.name");

        Map<String, Object> stranger = entrants.answers(own, own);
        stranger.put("principalNumber", Workers.number());
        CurrentAccount third = entrants.firm("GENERAL_CONTRACTOR");
        entrants.employee(third, "钱在册");
        assertThat(faultsOf(() -> entrants.submit(third, "entry-filing", stranger)))
                .contains("/principalNumber entry.person.not-employed");
    }

    @Test
    void a_kind_is_entered_once() {
        CurrentAccount firm = entrants.entered();
        Map<String, Object> again = entrants.answers(entrants.employee(firm, "郑新民"), entrants.employee(firm, "冯旧友"));
        assertThat(faultsOf(() -> entrants.submit(firm, "entry-filing", again)))
                .containsExactly("/kind entry.entered-already");
    }

    @Test
    void qualifications_come_from_the_platform_whatever_a_caller_writes() {
        CurrentAccount firm = entrants.known("SUPERVISION", "北京燕山工程监理有限公司", "91110000710935003U", "2003-06-18");
        Map<String, Object> answers = entrants.answers(entrants.employee(firm, "燕一"), entrants.employee(firm, "燕二"));
        answers.put("kind", "SUPERVISION");
        answers.remove("ownQualifications");
        answers.put(
                "qualifications",
                List.of(Map.of("type", "4", "specialty", "伪造工程", "grade", "甲级", "certificateNo", "E000000000")));
        FilingDetails draft = entrants.draft(firm, "entry-filing", answers);
        filings.submit(Applicant.of(firm), draft.filing().id());
        assertThat(filings.own(Applicant.of(firm), draft.filing().id())
                        .data()
                        .get("qualifications")
                        .toString())
                .doesNotContain("伪造")
                .contains("E111093500");
    }

    @Test
    void the_platform_gives_the_filed_kind_only_and_says_what_it_left_out_and_why() {
        CurrentAccount firm = entrants.known("GENERAL_CONTRACTOR", "湖北楚江建设集团有限公司", "91420000757013137P", "2003-04-18");
        Applicant applicant = Applicant.of(firm);

        var none = qualifications.sync(applicant, Map.of());
        assertThat(none.taken()).isNull();
        assertThat(none.told()).contains("请先选择报送类型");

        var supervision = qualifications.sync(applicant, Map.of("kind", "SUPERVISION"));
        assertThat(supervision.told()).contains("没有本企业作为监理企业的有效资质").contains("12 项不属于本次报送类型");

        var construction = qualifications.sync(applicant, Map.of("kind", "CONSTRUCTION"));
        assertThat(construction.told()).contains("12 项");
        assertThat((List<?>)
                        Objects.requireNonNull(construction.taken()).values().get("qualifications"))
                .hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"91340000MA2HT0100J, 安徽黄山建筑安装有限公司, 暂时无法访问", "91350000MA3WE0112K, 福建武夷建工集团有限公司, 暂时无法访问"})
    void a_platform_that_is_down_or_breaks_off_changes_nothing_and_says_how_to_go_on(
            String code, String name, String told) {
        CurrentAccount firm = entrants.known("GENERAL_CONTRACTOR", name, code, "2009-08-25");
        var answer = qualifications.sync(Applicant.of(firm), Map.of("kind", "CONSTRUCTION"));
        assertThat(answer.taken()).isNull();
        assertThat(answer.told()).contains(told).contains("手工补充");
    }

    @Test
    void registrations_are_those_of_people_the_filer_employs_and_the_others_are_named() {
        CurrentAccount firm = entrants.known("GENERAL_CONTRACTOR", "洛阳鹏程建筑安装有限公司", "91410311MA1MJ5057R", "2008-11-03");
        entrants.employ(firm, workers.certified("李文博", "410305198509032314"));

        var answer = registrations.sync(Applicant.of(firm), Map.of("kind", "CONSTRUCTION"));

        assertThat((List<?>) Objects.requireNonNull(answer.taken()).values().get("registrations"))
                .singleElement()
                .asString()
                .contains("李文博")
                .contains("豫1412015000111");
        assertThat(answer.told()).contains("1 本").contains("未与本企业建立聘用关系").contains("未列入");
    }

    @Test
    void certificates_belong_to_people_the_filer_employs_and_stand_on_one_entry() {
        CurrentAccount firm = entrants.entered();
        Workers.Worker own = entrants.employee(firm, "何工匠");
        Workers.Worker stranger = workers.certified("贺外人");
        assertThat(faultsOf(() -> entrants.submit(
                        firm,
                        "entry-personnel",
                        Map.of(
                                "kind",
                                "CONSTRUCTION",
                                "contactPhone",
                                "13737100001",
                                "certificates",
                                List.of(
                                        Entrants.certificate(own, "SK-A"),
                                        Entrants.certificate(stranger, "SK-B"),
                                        Entrants.certificate(own, "SK-A"))))))
                .containsExactlyInAnyOrder(
                        "/certificates/1/idNumber entry.person.not-employed",
                        "/certificates/2/certificateNo entry.certificate.twice");

        personnel(firm, own, "SK-77");
        CurrentAccount other = entrants.entered();
        Workers.Worker others = entrants.employee(other, "另一人");
        assertThat(faultsOf(() -> entrants.submit(other, "entry-personnel", one(others, "SK-77"))))
                .containsExactly("/certificates/0/certificateNo entry.certificate.elsewhere");
    }

    private static Map<String, Object> one(Workers.Worker holder, String number) {
        return Map.of(
                "kind",
                "CONSTRUCTION",
                "contactPhone",
                "13737100001",
                "certificates",
                List.of(Entrants.certificate(holder, number)));
    }

    private void personnel(CurrentAccount firm, Workers.Worker holder, String number) {
        Filing filing = entrants.approve(entrants.submit(firm, "entry-personnel", one(holder, number)));
        assertThat(filing.state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void filings_of_people_add_to_one_another() {
        CurrentAccount firm = entrants.entered();
        Workers.Worker one = entrants.employee(firm, "何工匠");
        Workers.Worker two = entrants.employee(firm, "何师傅");
        personnel(firm, one, "SK-81");
        personnel(firm, two, "SK-82");
        UUID enterprise = Objects.requireNonNull(firm.organisation());
        assertThat(entries.tally(enterprise, EntryKind.CONSTRUCTION, LocalDate.now(clock)))
                .isEqualTo(new Entries.Tally(2, 2, 0));
        assertThat(jdbc.sql("select state from filing where organisation = :firm and type = 'entry-personnel'")
                        .param("firm", enterprise)
                        .query(String.class)
                        .list())
                .containsExactly("APPROVED", "APPROVED");
    }

    @Test
    void a_certificate_that_was_taken_out_can_stand_on_another_entry() {
        CurrentAccount firm = entrants.entered();
        Workers.Worker worker = entrants.employee(firm, "何工匠");
        personnel(firm, worker, "SK-91");
        Map<String, Object> out = new LinkedHashMap<>(Map.of("kind", "CONSTRUCTION", "contactPhone", "13737100001"));
        out.put("cancelled", List.of(Map.of("certificateNo", "SK-91"), Map.of("certificateNo", "SK-92")));
        assertThat(faultsOf(() -> entrants.submit(firm, "entry-personnel-change", out)))
                .containsExactly("/cancelled/1/certificateNo entry.certificate.unknown");

        CurrentAccount second = entrants.entered();
        Workers.Worker others = entrants.employee(second, "何另聘");
        personnel(second, others, "SK-93");
        Map<String, Object> cancel = new LinkedHashMap<>(Map.of("kind", "CONSTRUCTION", "contactPhone", "13737100001"));
        cancel.put("cancelled", List.of(Map.of("certificateNo", "SK-93")));
        entrants.approve(entrants.submit(second, "entry-personnel-change", cancel));
        UUID enterprise = Objects.requireNonNull(second.organisation());
        assertThat(entries.certificate(enterprise, EntryKind.CONSTRUCTION, "SK-93"))
                .isEmpty();

        for (Expiry standing : Expiry.values()) {
            assertThat(search.page(
                                    second,
                                    certificateRegister,
                                    new RegisterQuery(null, null, standing, Map.of()),
                                    null,
                                    50)
                            .items())
                    .as(standing.toString())
                    .hasSize(standing == Expiry.TAKEN_OUT ? 1 : 0);
        }

        CurrentAccount third = entrants.entered();
        personnel(third, entrants.employee(third, "何再来"), "SK-93");
    }

    @ParameterizedTest
    @CsvSource({
        "12-19T23:59:59, false",
        "12-20T00:00:00, true",
        "12-31T23:59:59, true",
    })
    void an_extension_opens_on_20_december(String at, boolean open) {
        int year = LocalDate.now(clock).getYear();
        CurrentAccount firm = entrants.entered();
        clock.stopAt(year + "-" + at);
        Map<String, Object> answers = Map.of(
                "kind",
                "CONSTRUCTION",
                "contactPhone",
                "13737100001",
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
                        (year + 2) + "-06-30")));
        if (!open) {
            assertThatThrownBy(() -> filings.open(Applicant.of(firm), "entry-extension", null, Map.of()))
                    .as("before anything is typed")
                    .isInstanceOfSatisfying(ConflictException.class, refused -> {
                        assertThat(refused.code()).isEqualTo("entry.extension-opens");
                        assertThat(refused.args()).containsExactly(year + "-12-31", year + "-12-20");
                    });
            assertThat(catalogue.of(firm))
                    .filteredOn(entry -> entry.model().key().equals("entry-extension"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.available()).isFalse();
                        assertThat(entry.arguments()).contains(year + "-12-20");
                    });
            return;
        }
        Filing filing = entrants.submit(firm, "entry-extension", answers);
        clock.stopAt((year + 1) + "-01-05T09:00:00");
        entrants.approve(filing);
        assertThat(validUntil(firm)).as("the day of filing counts").isEqualTo(LocalDate.of(year + 1, 12, 31));
    }

    @Test
    void after_new_year_an_entry_has_expired_changes_wait_and_a_late_extension_runs_to_the_end_of_the_year() {
        int year = LocalDate.now(clock).getYear();
        CurrentAccount firm = entrants.entered();
        clock.stopAt((year + 1) + "-01-01T00:00:00");
        assertThat(faultsOf(() -> entrants.submit(
                        firm, "entry-change", Map.of("kind", "CONSTRUCTION", "localOffice", "嘉元路1000号"))))
                .containsExactly("/kind entry.expired");
        entrants.approve(entrants.submit(
                firm,
                "entry-extension",
                Map.of(
                        "kind",
                        "CONSTRUCTION",
                        "contactPhone",
                        "13737100001",
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
                                (year + 3) + "-06-30")))));
        assertThat(validUntil(firm)).isEqualTo(LocalDate.of(year + 1, 12, 31));
    }

    private LocalDate validUntil(CurrentAccount firm) {
        return Objects.requireNonNull(
                entries.terms(Objects.requireNonNull(firm.organisation())).get(EntryKind.CONSTRUCTION));
    }

    @Test
    void a_title_certificate_is_filed_once_confirmed_and_cannot_be_revoked_until_it_was_taken_out() {
        CurrentAccount firm = entrants.entered();
        UUID enterprise = Objects.requireNonNull(firm.organisation());
        Workers.Worker worker = entrants.employee(firm, "何工程");
        Map<String, Object> row = Entrants.certificate(worker, "ZC-2020-01");
        row.put("certificateKind", "TITLE");
        Map<String, Object> answers =
                Map.of("kind", "CONSTRUCTION", "contactPhone", "13737100001", "certificates", List.of(row));
        assertThat(faultsOf(() -> entrants.submit(firm, "entry-personnel", answers)))
                .containsExactly("/certificates/0/certificateNo entry.title.not-confirmed");

        UUID title = confirmed(enterprise, worker, "ZC-2020-01");
        entrants.approve(entrants.submit(firm, "entry-personnel", answers));
        assertThatThrownBy(() -> titles.revoke(firm, title, "姓名有误")).hasMessageContaining("title-certificate.filed");

        entrants.approve(entrants.submit(
                firm,
                "entry-personnel-change",
                Map.of(
                        "kind",
                        "CONSTRUCTION",
                        "contactPhone",
                        "13737100001",
                        "cancelled",
                        List.of(Map.of("certificateNo", "ZC-2020-01")))));
        titles.revoke(firm, title, "姓名有误");
        assertThat(titles.confirmed("ZC-2020-01")).isFalse();
    }

    private UUID confirmed(UUID enterprise, Workers.Worker worker, String number) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into title_certificate (id, enterprise, subject, region, filing, person, name, title, specialty, grade, number,
                                                       issuer, issued_on, changed_at)
                        values (?, ?, ?, '320507', ?, ?, ?, '工程师', '建筑工程', '003', ?, '河南省人力资源和社会保障厅', '2020-05-08', now())""")
                .params(id, enterprise, "XJ-" + id, UUID.randomUUID(), worker.id(), worker.name(), number)
                .update();
        return id;
    }

    @Test
    void no_number_of_a_person_stands_in_clear_in_what_the_platform_said() {
        CurrentAccount firm = entrants.known("GENERAL_CONTRACTOR", "甘肃祁连建设集团有限公司", "91620000MA7QE0085L", "1998-06-01");
        registrations.sync(Applicant.of(firm), Map.of("kind", "CONSTRUCTION"));
        assertThat(jdbc.sql("select content from platform_answer where credit_code = '91620000MA7QE0085L'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(content -> assertThat(content).doesNotContain("620102197002141516"));
    }
}
