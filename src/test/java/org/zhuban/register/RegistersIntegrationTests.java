package org.zhuban.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.Firms;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.contract.ContractRegister;
import org.zhuban.document.Document;
import org.zhuban.document.DocumentState;
import org.zhuban.document.Documents;
import org.zhuban.document.Verification;
import org.zhuban.enterprise.EnterpriseRegister;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Finding;
import org.zhuban.filing.InForce;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.OpenTasks;
import org.zhuban.filing.Picker;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.personnel.PersonnelRegister;

/** From filings to registers: once an enterprise, versions, whose entries who sees, exports. */
@ZhubanTest
class RegistersIntegrationTests {

    private static final String ID = "11010519491231002X";

    @Autowired
    private Firms firms;

    @Autowired
    private FilingService filings;

    @Autowired
    private Documents documents;

    @Autowired
    private Verification verification;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private RegisterSearch search;

    @Autowired
    private RegisterExport export;

    @Autowired
    private ContractRegister contracts;

    @Autowired
    private PersonnelRegister personnel;

    @Autowired
    private EnterpriseRegister enterprises;

    @Autowired
    @Qualifier("safetyOfficerPicker")
    private Picker safetyOfficers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final CurrentAccount reviewer = staff(Role.REVIEWER, "320507");

    private static CurrentAccount staff(Role role, String region) {
        return new CurrentAccount(
                UUID.randomUUID(), "clerk", "审核员", List.of(new Grant(role, null, region)), null, Set.of("*"));
    }

    private static Map<String, Object> contract(String number, String project) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("projectName", project);
        data.put("contractNo", number);
        data.put("regionCode", "320507");
        data.put("projectAddress", "相城区元和街道采莲路");
        data.put("generalContractor", "苏州元和建设工程有限公司");
        data.put("amount", "3860000.50");
        data.put("signedOn", "2026-03-02");
        data.put("plannedWorkers", 86);
        data.put("startsOn", "2026-03-20");
        data.put("endsOn", "2027-06-30");
        data.put("workKinds", List.of("02", "06"));
        data.put("siteManager", "徐国平");
        data.put("siteManagerPhone", "13862488001");
        return data;
    }

    private static Map<String, Object> officer(String name, String until) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("idNumber", ID);
        data.put("phone", "13862288123");
        data.put("education", "05");
        data.put("employedOn", "2019-05-06");
        data.put("certificateKind", "C2");
        data.put("certificateNo", "苏建安C2(2024)0002001");
        data.put("certificateIssuedOn", LocalDate.parse(until).minusYears(3).toString());
        data.put("certificateValidUntil", until);
        return data;
    }

    private FilingDetails draft(CurrentAccount firm, String type, Map<String, Object> data) {
        FilingDetails draft = filings.open(Applicant.of(firm), type, null, data).details();
        fill(firm, draft);
        return draft;
    }

    private void fill(CurrentAccount firm, FilingDetails draft) {
        for (FormElement field : draft.form().fields()) {
            if (field.isSlot() && field.validation().required()) {
                filings.attach(
                        Applicant.of(firm),
                        draft.filing().id(),
                        String.valueOf(field.key()),
                        field.key() + ".pdf",
                        new ByteArrayInputStream(pdf()));
            }
        }
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

    private Filing approved(CurrentAccount firm, String type, Map<String, Object> data) {
        Filing filing = draft(firm, type, data).filing();
        filings.submit(Applicant.of(firm), filing.id());
        return approve(filing.id());
    }

    private Filing approve(UUID filing) {
        OpenTasks.OnDesk task = openTasks.of(filing).orElseThrow();
        return filings.decide(new FilingService.Decision(
                filing, task.taskId(), task.element(), "approved", "同意。", List.of(), "test", "审核员"));
    }

    @Test
    void one_contract_is_collected_once_however_its_number_is_spelled() {
        CurrentAccount firm = firms.labour();
        approved(firm, "labour-contract", contract("相劳合〔2026〕9001号", "甲项目"));
        Filing again = draft(firm, "labour-contract", contract("相劳合（2026） 9001号", "甲项目"))
                .filing();

        assertThatThrownBy(() -> filings.submit(Applicant.of(firm), again.id()))
                .isInstanceOfSatisfying(InvalidInputException.class, faulty -> assertThat(faulty.errors())
                        .extracting("field", "code")
                        .containsExactly(org.assertj.core.api.Assertions.tuple(
                                "/contractNo", "register.contracts.entered-already")));
        assertThat(search.page(firm, contracts, RegisterQuery.ALL, null, 50).items())
                .hasSize(1);
    }

    @Test
    void one_contract_is_collected_once_by_the_number_of_the_provincial_collection_too() {
        CurrentAccount firm = firms.labour();
        Map<String, Object> first = contract("相劳合(2026)9301号", "甲项目");
        first.put("recordNo", "HT32050799990001");
        approved(firm, "labour-contract", first);
        Map<String, Object> second = contract("DUP-1", "甲项目");
        second.put("recordNo", "HT32050799990001");
        Filing again = draft(firm, "labour-contract", second).filing();

        assertThatThrownBy(() -> filings.submit(Applicant.of(firm), again.id()))
                .isInstanceOfSatisfying(InvalidInputException.class, faulty -> assertThat(faulty.errors())
                        .extracting("field", "code")
                        .containsExactly(org.assertj.core.api.Assertions.tuple(
                                "/recordNo", "register.contracts.entered-already")));
    }

    @Test
    void the_reviewer_of_a_change_sees_it_against_what_is_in_force_and_a_draft_from_before_knows_it_is_overtaken() {
        CurrentAccount firm = firms.labour();
        Filing first = approved(firm, "labour-contract", contract("相劳合(2026)9302号", "甲项目"));
        FilingDetails old = filings.change(Applicant.of(firm), first.id());
        assertThat(old.inForce()).isNotNull();
        assertThat(old.inForce().differences()).isEmpty();
        assertThat(old.attachments()).as("its papers come along").isNotEmpty();
        clock.advance(Duration.ofMinutes(1));
        FilingDetails newer = filings.open(
                        Applicant.of(firm), "labour-contract", first.subject(), Map.of("projectName", "甲项目二期"))
                .details();
        assertThat(newer.attachments()).hasSameSizeAs(old.attachments());
        filings.submit(Applicant.of(firm), newer.filing().id());
        FilingDetails inReview = filings.own(Applicant.of(firm), newer.filing().id());
        assertThat(inReview.inForce().number()).isEqualTo(first.number());
        assertThat(inReview.inForce().differences())
                .containsExactly(new FieldChange("projectName", "项目名称", "甲项目", "甲项目二期"));
        clock.advance(Duration.ofMinutes(1));
        approve(newer.filing().id());

        FilingDetails overtaken = filings.own(Applicant.of(firm), old.filing().id());
        assertThat(overtaken.inForce().newerThan(overtaken.filing())).isTrue();
        assertThat(overtaken.inForce().differences())
                .containsExactly(new FieldChange("projectName", "项目名称", "甲项目二期", "甲项目"));
    }

    @Test
    void papers_that_a_change_replaces_adds_or_leaves_out_stand_beside_those_in_force() {
        CurrentAccount firm = firms.labour();
        Applicant applicant = Applicant.of(firm);
        Filing first = approved(firm, "labour-contract", contract("相劳合(2026)9303号", "丙项目"));
        UUID change = filings.change(applicant, first.id()).filing().id();
        Attachment former = filings.own(applicant, change).attachments().get(0);
        filings.attach(applicant, change, "supplements", "补充一.pdf", new ByteArrayInputStream(NightWorks.pdf(1)));
        assertThat(against(applicant, change)).containsExactly(new FieldChange("supplements", "补充协议", "", "补充一.pdf"));
        filings.detach(applicant, change, former.id());
        filings.attach(applicant, change, "contract", former.name(), new ByteArrayInputStream(NightWorks.pdf(2)));
        filings.submit(applicant, change);
        assertThat(against(applicant, change))
                .as("another content of the same name")
                .contains(new FieldChange("contract", "劳务合同", former.name(), former.name()));
        approve(change);

        UUID next = filings.change(applicant, change).filing().id();
        assertThat(against(applicant, next)).isEmpty();
        filings.own(applicant, next).attachments().stream()
                .filter(file -> file.slot().equals("supplements"))
                .forEach(file -> filings.detach(applicant, next, file.id()));
        assertThat(against(applicant, next)).containsExactly(new FieldChange("supplements", "补充协议", "补充一.pdf", ""));
    }

    private List<FieldChange> against(Applicant applicant, UUID change) {
        InForce inForce = filings.own(applicant, change).inForce();
        return Objects.requireNonNull(inForce).differences();
    }

    @Test
    void the_database_itself_refuses_a_contract_twice_and_leaves_it_to_another_enterprise() {
        CurrentAccount firm = firms.labour();
        approved(firm, "labour-contract", contract("相劳合(2026)9002号", "乙项目"));
        approved(firms.labour(), "labour-contract", contract("相劳合(2026)9002号", "乙项目"));

        assertThatThrownBy(() -> jdbc.sql(
                                """
                                        insert into labour_contract (id, enterprise, subject, region, filing, contract_no, project_name, changed_at)
                                        values (gen_random_uuid(), :firm, 'another', '320507', gen_random_uuid(), '相劳合(2026)9002号', '乙项目', now())""")
                        .param("firm", firm.organisation())
                        .update())
                .hasMessageContaining("labour_contract_once");
    }

    @Test
    void two_drafts_of_one_contract_cannot_both_be_in_review() {
        CurrentAccount firm = firms.labour();
        Filing one = draft(firm, "labour-contract", contract("相劳合(2026)9003号", "丙项目"))
                .filing();
        Filing two = draft(firm, "labour-contract", contract("相劳合(2026)9003号", "丙项目"))
                .filing();
        filings.submit(Applicant.of(firm), one.id());

        assertThatThrownBy(() -> filings.submit(Applicant.of(firm), two.id())).isInstanceOf(ConflictException.class);
    }

    @Test
    void a_change_leaves_the_approved_version_until_it_is_approved_itself() {
        CurrentAccount firm = firms.labour();
        Filing first = approved(firm, "labour-contract", contract("相劳合(2026)9004号", "丁项目"));
        FilingDetails change = filings.change(Applicant.of(firm), first.id());
        Map<String, Object> data = new LinkedHashMap<>(change.data());
        data.put("projectName", "丁项目二期");
        filings.save(Applicant.of(firm), change.filing().id(), change.filing().version(), data);
        filings.submit(Applicant.of(firm), change.filing().id());

        Entry during = only(firm);
        assertThat(during.values()).containsEntry("projectName", "丁项目");
        assertThat(during.filing()).isEqualTo(first.id());

        approve(change.filing().id());
        Entry after = only(firm);
        assertThat(after.id()).isEqualTo(during.id());
        assertThat(after.values()).containsEntry("projectName", "丁项目二期");
        assertThat(after.filing()).isEqualTo(change.filing().id());
        assertThat(filings.own(Applicant.of(firm), first.id()).filing().state()).isEqualTo(FilingState.SUPERSEDED);
        List<EntryVersion> history = search.history(firm, contracts, after.id());
        assertThat(history).extracting(EntryVersion::version).containsExactly(2, 1);
        assertThat(history.get(0).number()).isEqualTo(change.filing().number());
        assertThat(history.get(0).changes()).containsExactly(new FieldChange("projectName", "项目名称", "丁项目", "丁项目二期"));
    }

    @Test
    void a_change_keeps_its_contract() {
        CurrentAccount firm = firms.labour();
        Filing first = approved(firm, "labour-contract", contract("相劳合(2026)9005号", "戊项目"));
        FilingDetails change = filings.change(Applicant.of(firm), first.id());
        Map<String, Object> data = new LinkedHashMap<>(change.data());
        data.put("contractNo", "相劳合(2026)9006号");
        filings.save(Applicant.of(firm), change.filing().id(), change.filing().version(), data);

        assertThatThrownBy(
                        () -> filings.submit(Applicant.of(firm), change.filing().id()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        faulty -> assertThat(faulty.errors().get(0).code()).isEqualTo("register.contracts.key-fixed"));
    }

    private Entry only(CurrentAccount firm) {
        List<Entry> all =
                search.page(firm, contracts, RegisterQuery.ALL, null, 50).items();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void a_safety_certificate_is_valid_three_years_and_no_day_longer() {
        CurrentAccount firm = firms.labour();
        LocalDate last = LocalDate.now(clock).plusYears(1);
        Map<String, Object> data = officer("期限申报", last.toString());
        data.put("certificateValidUntil", last.plusDays(1).toString());
        Filing filing = draft(firm, "safety-officer", data).filing();
        assertThatThrownBy(() -> filings.submit(Applicant.of(firm), filing.id()))
                .isInstanceOfSatisfying(InvalidInputException.class, faulty -> assertThat(faulty.errors())
                        .extracting(error -> error.field() + " " + error.code())
                        .containsExactly("/certificateValidUntil personnel.certificate-term"));
        data.put("certificateValidUntil", last.toString());
        filings.save(Applicant.of(firm), filing.id(), filing.version(), data);
        filings.submit(Applicant.of(firm), filing.id());
    }

    @Test
    void what_expired_on_the_day_of_declaring_blocks_and_what_expires_that_day_does_not() {
        CurrentAccount firm = firms.labour();
        LocalDate today = LocalDate.now(clock);
        Filing filing = draft(firm, "safety-officer", officer("到期日申报", today.toString()))
                .filing();
        clock.advance(Duration.ofDays(1));
        assertThatThrownBy(() -> filings.submit(Applicant.of(firm), filing.id()))
                .isInstanceOfSatisfying(InvalidInputException.class, faulty -> assertThat(faulty.errors())
                        .extracting("field")
                        .containsExactly("/certificateValidUntil"));
        clock.advance(Duration.ofDays(-1));
        filings.submit(Applicant.of(firm), filing.id());
        assertThat(filings.forReview(filing.id()).findings())
                .filteredOn(finding -> finding.rule().equals("certificate-valid"))
                .extracting(Finding::result)
                .containsExactly(Finding.Result.WARN);
    }

    @Test
    void the_document_of_a_safety_officer_ends_with_his_certificate_and_names_him_to_nobody() {
        CurrentAccount firm = firms.labour();
        LocalDate end = LocalDate.now(clock).plusDays(120);
        Filing filing = approved(firm, "safety-officer", officer("欧阳建国", end.toString()));
        Document document = documents.of(filing.id()).orElseThrow();
        assertThat(document.validUntil()).isEqualTo(end);
        clock.advance(Duration.ofDays(120));
        Verification.Answer last = verification.ask(document.id()).orElseThrow();
        assertThat(last.state()).as("the last day included").isEqualTo(DocumentState.VALID);
        assertThat(last.toString()).contains("欧***").doesNotContain("欧阳建国");
        clock.advance(Duration.ofDays(1));
        Verification.Answer expired = verification.ask(document.id()).orElseThrow();
        assertThat(expired.state()).isEqualTo(DocumentState.EXPIRED);
        assertThat(printed(filing.id())).contains("已过期，本件有效期至");
        assertThat(expired.since())
                .isEqualTo(end.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    private String printed(UUID filing) {
        try (PDDocument paper = Loader.loadPDF(documents.pdf(filing))) {
            return new PDFTextStripper().getText(paper).replaceAll("\\s", "");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void a_person_is_found_by_the_whole_number_and_shown_masked() {
        CurrentAccount firm = firms.labour();
        approved(
                firm,
                "safety-officer",
                officer("周建国", LocalDate.now(clock).plusYears(1).toString()));

        var byNumber = search.page(firm, personnel, asked(ID), null, 50).items();
        assertThat(byNumber).hasSize(1);
        assertThat(byNumber.get(0).values())
                .containsEntry("idNumber", "110***********002X")
                .containsEntry("phone", "138****8123");
        assertThat(search.page(firm, personnel, asked("1101051949"), null, 50).items())
                .isEmpty();
        assertThat(search.reveal(firm, personnel, byNumber.get(0).id()).values())
                .containsEntry("idNumber", ID);
        assertThat(jdbc.sql(
                                "select count(*) from personnel p where p::text like '%' || :id || '%' or p::text like '%13862288123%'")
                        .param("id", ID)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql(
                                "select count(*) from filing f where f::text like '%' || :id || '%' and f.type = 'safety-officer'")
                        .param("id", ID)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_person_whose_approval_was_revoked_is_offered_no_more_and_may_be_filed_anew() {
        CurrentAccount firm = firms.labour();
        SecurityContextHolder.getContext().setAuthentication(new AccountAuthentication(firm));
        try {
            Filing filing = approved(
                    firm,
                    "safety-officer",
                    officer("周建国", LocalDate.now(clock).plusYears(1).toString()));
            assertThat(offered(firm)).containsExactly("周建国");
            documents.revoke(staff(Role.SUPERVISOR, "320500"), filing.id(), "证书系伪造");
            assertThat(offered(firm)).isEmpty();
            assertThat(search.page(firm, personnel, RegisterQuery.ALL, null, 50).items())
                    .as("the entry stands")
                    .hasSize(1);

            approved(
                    firm,
                    "safety-officer",
                    officer("周建国", LocalDate.now(clock).plusYears(1).toString()));
            assertThat(offered(firm)).containsExactly("周建国");
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private List<String> offered(CurrentAccount firm) {
        return safetyOfficers.search(Applicant.of(firm), "", Map.of(), null).items().stream()
                .map(Picker.Choice::label)
                .toList();
    }

    private static RegisterQuery asked(String q) {
        return new RegisterQuery(q, null, null, Map.of());
    }

    @Test
    void a_foreign_entry_is_not_found_and_a_foreign_region_is_not_listed() {
        CurrentAccount firm = firms.labour();
        approved(firm, "labour-contract", contract("相劳合(2026)9007号", "己项目"));
        UUID id = only(firm).id();

        assertThatThrownBy(() -> search.entry(firms.labour(), contracts, id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> search.history(firms.labour(), contracts, id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> search.entry(staff(Role.REVIEWER, "320581"), contracts, id))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> search.entry(staff(Role.SYSTEM_ADMIN, "320507"), contracts, id))
                .isInstanceOf(DeniedException.class);
        assertThat(search.entry(reviewer, contracts, id).id()).isEqualTo(id);
        assertThat(search.entry(staff(Role.SUPERVISOR, "320500"), contracts, id).id())
                .isEqualTo(id);
    }

    @Test
    void an_export_masks_numbers_and_holds_no_formula() throws IOException {
        CurrentAccount firm = firms.labour();
        approved(firm, "labour-contract", contract("相劳合(2026)9008号", "=HYPERLINK(\"http://x\")"));

        String cells = cells(firm, false);
        assertThat(cells)
                .containsPattern("('|&apos;)=HYPERLINK")
                .doesNotContain(">=HYPERLINK")
                .contains("138****8001")
                .doesNotContain("13862488001", "<f>");
        assertThat(cells(firm, true)).contains("13862488001");
        assertThatThrownBy(() ->
                        export.write(reviewer, contracts, RegisterQuery.ALL, true, OutputStream.nullOutputStream()))
                .isInstanceOf(DeniedException.class);
    }

    private String cells(CurrentAccount firm, boolean clear) throws IOException {
        Path file = Files.createTempFile("register", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            export.write(firm, contracts, RegisterQuery.ALL, clear, out);
        }
        var cells = new StringBuilder();
        try (var book = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(book.entries())) {
                cells.append(new String(book.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Files.delete(file);
        return cells.toString();
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        CurrentAccount firm = firms.labour();
        for (int i = 0; i < 3; i++) {
            approved(firm, "labour-contract", contract("相劳合(2026)91" + i + "0号", "项目" + i));
        }
        var first = search.page(firm, contracts, RegisterQuery.ALL, null, 2);
        var second = search.page(firm, contracts, RegisterQuery.ALL, first.next(), 2);
        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isNull();
        assertThat(search.page(firm, contracts, asked("项目1"), null, 50).items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.values()).containsEntry("projectName", "项目1"));
    }

    @Test
    void the_register_of_enterprises_begins_with_the_certification() {
        CurrentAccount firm = firms.labour();
        Entry entry = search.entry(firm, enterprises, java.util.Objects.requireNonNull(firm.organisation()));
        assertThat(entry.values()).containsEntry("kind", "LABOUR").doesNotContainKey("safetyPermitNo");
    }

    @Test
    void an_entry_is_found_by_any_part_of_what_is_searched_and_by_its_enterprise_even_after_a_new_name() {
        CurrentAccount firm = firms.labour();
        approved(firm, "labour-contract", contract("ＸＳ－Search（2026）７号", "𠮷塘安置房%一期"));
        UUID id = only(firm).id();

        for (String q : List.of("𠮷", "𠮷塘", "安置", "塘安置房", "xs-search(2026)7", "（2026）7号", "房%一", " 一期 ")) {
            assertThat(search.page(firm, contracts, asked(q), null, 50).items())
                    .as(q)
                    .extracting(Entry::id)
                    .containsExactly(id);
        }
        for (String q : List.of("塘𠮷", "房_一", "安房")) {
            assertThat(search.page(firm, contracts, asked(q), null, 50).items())
                    .as(q)
                    .isEmpty();
        }
        jdbc.sql("update enterprise set name = '苏州更名㐂建筑劳务有限公司' where id = :id")
                .param("id", firm.organisation())
                .update();
        assertThat(search.page(reviewer, contracts, asked("更名㐂建"), null, 50).items())
                .extracting(Entry::id)
                .containsExactly(id);
        assertThat(search.page(staff(Role.SUPERVISOR, "320500"), enterprises, asked("更名㐂"), null, 50)
                        .items())
                .hasSize(1);
        assertThat(search.page(staff(Role.SUPERVISOR, "320100"), contracts, asked("更名㐂建"), null, 50)
                        .items())
                .as("another city")
                .isEmpty();
    }
}
