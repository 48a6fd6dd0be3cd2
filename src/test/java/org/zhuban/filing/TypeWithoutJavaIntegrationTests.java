package org.zhuban.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.document.Documents;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.Forms;
import org.zhuban.identity.CurrentAccount;

/** What the kit does for any type, shown on one that is a folder and nothing else. */
@ZhubanTest
class TypeWithoutJavaIntegrationTests {

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FilingService filings;

    @Autowired
    private NightWorks nightWorks;

    @Autowired
    private PrintedForms printed;

    @Autowired
    private Documents documents;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private OwnFilings own;

    @Autowired
    private Forms forms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private CurrentAccount account = NightWorks.reviewer();
    private Applicant applicant = Applicant.of(account);

    @BeforeEach
    void an_enterprise() {
        account = nightWorks.enterprise("LABOUR");
        applicant = Applicant.of(account);
    }

    private FilingState state(UUID filing) {
        return filings.own(applicant, filing).filing().state();
    }

    private UUID approved(String project) {
        Filing filing = nightWorks.submit(account, project);
        nightWorks.decide(filing.id(), "approved");
        return filing.id();
    }

    @Test
    void it_is_filed_returned_corrected_and_approved() {
        Filing filing = nightWorks.submit(account, "元和安置房");
        assertThat(filing.title()).isEqualTo("元和安置房");
        nightWorks.decide(filing.id(), "returned", new Fault("endsOn", "过长"));
        assertThat(state(filing.id())).isEqualTo(FilingState.RETURNED);
        filings.submit(applicant, filing.id());
        nightWorks.decide(filing.id(), "approved");
        assertThat(state(filing.id())).isEqualTo(FilingState.APPROVED);
        assertThat(jdbc.sql("select count(*) from sms_outbox where filing = :id")
                        .param("id", filing.id())
                        .query(Integer.class)
                        .single())
                .as("the enterprise's contact is told of two submissions and two decisions")
                .isEqualTo(4);
    }

    @Test
    void it_is_printed_with_the_generic_form_once_approved() {
        Filing filing = nightWorks.submit(account, "打印工程");
        assertThat(printed.printable(filing)).isFalse();
        nightWorks.decide(filing.id(), "approved");
        Filing approved = filings.own(applicant, filing.id()).filing();
        assertThat(printed.printable(approved)).isTrue();
        assertThat(new String(documents.pdf(filing.id()), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    void only_the_kinds_that_the_folder_names_may_file_it() {
        CurrentAccount developer = nightWorks.enterprise("DEVELOPER");
        assertThatThrownBy(() -> filings.open(Applicant.of(developer), NightWorks.KEY, null, Map.of()))
                .isInstanceOf(DeniedException.class)
                .hasMessage("filing-type.kinds");
        assertThatThrownBy(() -> filings.open(Applicant.visitor(null, "访客"), NightWorks.KEY, null, Map.of()))
                .isInstanceOf(NotFoundException.class);
        assertThat(entry(developer, NightWorks.KEY).why()).isEqualTo("catalogue.kinds");
        assertThat(entry(developer, NightWorks.KEY).arguments().toString()).contains("劳务");
        assertThat(entry(account, NightWorks.KEY).available()).isTrue();
        assertThat(entry(account, "enterprise-certification").why()).isEqualTo("catalogue.for-visitors");
    }

    private Catalogue.Entry entry(CurrentAccount reader, String type) {
        return catalogue.of(reader).stream()
                .filter(entry -> entry.model().key().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_form_opens_filled_in_with_what_the_register_knows_and_says_so() {
        FilingDetails opened =
                filings.open(applicant, NightWorks.KEY, null, Map.of()).details();
        assertThat(opened.data())
                .containsEntry("name", account.displayName())
                .containsEntry("regionCode", NightWorks.REGION)
                .containsEntry("contactMobile", "13862119999");
        assertThat(opened.provenance().get("contactMobile"))
                .extracting(Provenance::source)
                .isEqualTo("source.enterprise-register");
        assertThat(opened.filing().region()).isEqualTo(NightWorks.REGION);
        assertThat(jdbc.sql("select data::text || provenance::text from filing where id = :id")
                        .param("id", opened.filing().id())
                        .query(String.class)
                        .single())
                .as("personal numbers are sealed wherever they stand")
                .doesNotContain("13862119999");
    }

    @Test
    void an_overridden_value_is_kept_beside_what_the_source_said() {
        FilingDetails opened =
                filings.open(applicant, NightWorks.KEY, null, Map.of()).details();
        Map<String, Object> answers = new LinkedHashMap<>(opened.data());
        answers.put("contactMobile", "13900001111");
        filings.save(applicant, opened.filing().id(), 0, answers);
        FilingDetails saved = filings.own(applicant, opened.filing().id());
        Map<String, FieldChange> overridden = Origins.overridden(forms, saved.form(), saved.data(), saved.provenance());
        assertThat(overridden).containsOnlyKeys("contactMobile");
        assertThat(Objects.requireNonNull(saved.provenance().get("contactMobile"))
                        .value())
                .isEqualTo("13862119999");
    }

    @Test
    void the_second_of_two_editors_is_told_who_changed_which_field_and_nothing_is_lost() {
        FilingDetails opened =
                filings.open(applicant, NightWorks.KEY, null, Map.of()).details();
        UUID id = opened.filing().id();
        Map<String, Object> theirs = new LinkedHashMap<>(opened.data());
        theirs.put("projectName", "乙的名称");
        CurrentAccount colleague = nightWorks.colleague(Objects.requireNonNull(account.organisation()), "乙");
        filings.save(Applicant.of(colleague), id, 0, theirs);
        Map<String, Object> mine = new LinkedHashMap<>(opened.data());
        mine.put("projectName", "甲的名称");
        ChangedMeanwhileException told =
                catchThrowableOfType(ChangedMeanwhileException.class, () -> filings.save(applicant, id, 0, mine));
        assertThat(told.changes()).singleElement().satisfies(change -> {
            assertThat(change.field()).isEqualTo("projectName");
            assertThat(change.by()).isEqualTo("乙");
        });
        assertThat(told.fields()).extracting(FieldError::field).containsExactly("/projectName");
        assertThat(filings.own(applicant, id).data()).containsEntry("projectName", "乙的名称");
    }

    @Test
    void a_second_open_filing_about_the_same_is_refused_with_the_way_to_the_first() {
        Filing first = nightWorks.submit(account, "同一工程");
        UUID second = nightWorks.draft(account, "另一工程").id();
        Map<String, Object> answers =
                new LinkedHashMap<>(filings.own(applicant, second).data());
        answers.put("projectName", "同一工程");
        filings.save(applicant, second, filings.own(applicant, second).filing().version(), answers);
        OpenAlreadyException refused =
                catchThrowableOfType(OpenAlreadyException.class, () -> filings.submit(applicant, second));
        assertThat(refused.existing()).isEqualTo(first.id());
        OpenAlreadyException inTheApi = catchThrowableOfType(
                OpenAlreadyException.class, () -> transaction.execute(status -> filings.submit(applicant, second)));
        assertThat(inTheApi.existing())
                .as("also where the call with its idempotency key is one transaction")
                .isEqualTo(first.id());
        OpenAlreadyException atOpening = catchThrowableOfType(
                OpenAlreadyException.class,
                () -> filings.open(applicant, NightWorks.KEY, null, nightWorks.answers("同一工程")));
        assertThat(atOpening.existing()).isEqualTo(first.id());
        CurrentAccount other = nightWorks.enterprise("SPECIALIST");
        assertThat(nightWorks.submit(other, "同一工程").state())
                .as("another enterprise's filing is no obstacle")
                .isEqualTo(FilingState.IN_REVIEW);
    }

    @Test
    void a_change_begins_with_what_was_approved_and_supersedes_it_when_it_is_approved_itself() {
        UUID former = approved("变更工程");
        FilingDetails change = filings.change(applicant, former);
        UUID id = change.filing().id();
        assertThat(change.data()).containsEntry("projectName", "变更工程");
        assertThat(change.attachments()).hasSize(1);
        assertThat(filings.change(applicant, former).filing().id())
                .as("asked for again, the draft is there already")
                .isEqualTo(id);
        filings.submit(applicant, id);
        assertThat(state(former)).as("valid until the change is approved").isEqualTo(FilingState.APPROVED);
        nightWorks.decide(id, "approved");
        assertThat(state(former)).isEqualTo(FilingState.SUPERSEDED);
        assertThat(state(id)).isEqualTo(FilingState.APPROVED);
        assertThat(filings.own(applicant, former).events())
                .extracting(FilingEvent::kind)
                .endsWith(FilingEvent.Kind.SUPERSEDED);
        assertThatThrownBy(() -> filings.change(applicant, former)).hasMessage("filing.not-changeable");
    }

    @Test
    void the_applicant_may_ask_to_hurry_once_a_day() {
        Filing filing = nightWorks.submit(account, "催办工程");
        filings.remind(applicant, filing.id());
        assertThatThrownBy(() -> filings.remind(applicant, filing.id()))
                .isInstanceOf(ConflictException.class)
                .hasMessage("filing.reminded-today");
        assertThat(jdbc.sql("select reminded_at is not null from open_task where filing = :id")
                        .param("id", filing.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        clock.advance(Duration.ofDays(1));
        filings.remind(applicant, filing.id());
        assertThat(filings.own(applicant, filing.id()).events().stream()
                        .filter(event -> event.kind() == FilingEvent.Kind.REMINDED))
                .hasSize(2);
    }

    @Test
    void a_field_to_read_holds_what_the_register_says_whatever_the_applicant_sends() {
        Map<String, Object> forged = nightWorks.answers("只读工程");
        forged.put("name", "冒名公司");
        UUID id = filings.open(applicant, NightWorks.KEY, null, forged)
                .details()
                .filing()
                .id();
        assertThat(filings.own(applicant, id).data()).containsEntry("name", account.displayName());
        filings.save(applicant, id, 0, forged);
        assertThat(filings.own(applicant, id).data()).containsEntry("name", account.displayName());
        forged.remove("name");
        filings.save(applicant, id, 1, forged);
        assertThat(filings.own(applicant, id).data()).containsEntry("name", account.displayName());
    }

    @Test
    void nothing_huge_is_stored_and_the_draft_stays_as_it_was() {
        Map<String, Object> huge = nightWorks.answers("大".repeat(1_001));
        assertThatThrownBy(() -> filings.open(applicant, NightWorks.KEY, null, huge))
                .isInstanceOf(InvalidInputException.class);
        UUID id = nightWorks.draft(account, "小工程").id();
        assertThatThrownBy(() -> filings.save(applicant, id, 0, huge))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.errors())
                        .extracting(FieldError::field)
                        .containsExactly("/projectName"));
        assertThat(filings.own(applicant, id).data()).containsEntry("projectName", "小工程");
    }

    @Test
    void what_was_declared_cannot_be_edited() {
        Filing filing = nightWorks.submit(account, "已提交工程");
        assertThatThrownBy(() -> filings.save(applicant, filing.id(), filing.version(), Map.of()))
                .hasMessage("filing.locked.in_review");
        assertThatThrownBy(() -> nightWorks.attach(account, filing.id())).hasMessage("filing.locked.in_review");
    }

    @Test
    void what_is_required_under_a_condition_is_asked_for_and_what_is_hidden_is_not_kept() {
        UUID id = nightWorks.draft(account, "条件工程").id();
        Map<String, Object> answers =
                new LinkedHashMap<>(filings.own(applicant, id).data());
        answers.put("noiseMeasures", "围挡");
        filings.save(applicant, id, 0, answers);
        assertThat(filings.own(applicant, id).data()).doesNotContainKey("noiseMeasures");
        answers.put("nearHomes", true);
        answers.remove("noiseMeasures");
        filings.save(applicant, id, 1, answers);
        assertThatThrownBy(() -> filings.submit(applicant, id))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.errors())
                        .extracting(FieldError::field)
                        .containsExactly("/noiseMeasures"));
    }

    @Test
    void one_choice_of_his_own_words_is_kept_and_a_second_one_refused() {
        UUID id = nightWorks.draft(account, "其他工程").id();
        Map<String, Object> answers =
                new LinkedHashMap<>(filings.own(applicant, id).data());
        assertThat(answers).containsEntry("works", List.of("CONCRETE", "钢结构焊接"));
        answers.put("works", List.of("甲", "乙"));
        filings.save(applicant, id, 0, answers);
        assertThatThrownBy(() -> filings.submit(applicant, id)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void his_list_says_where_each_filing_is_and_finds_it_by_number_and_by_title() {
        Filing filing = nightWorks.submit(account, "阳澄湖大道𠮷改造");
        nightWorks.draft(account, "草稿工程");
        assertThat(own.page(applicant, FilingQuery.ALL, 50).items()).hasSize(2);
        for (String q : List.of(filing.number(), "𠮷改")) {
            assertThat(own.page(applicant, new FilingQuery(null, null, q, null, null, null), 50)
                            .items())
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.filing().id()).isEqualTo(filing.id());
                        assertThat(row.type()).isEqualTo("夜间施工申报");
                        assertThat(Objects.requireNonNull(row.onDesk()).name()).isEqualTo("审核夜间施工");
                    });
        }
        assertThat(own.page(Applicant.of(nightWorks.enterprise("LABOUR")), FilingQuery.ALL, 50)
                        .items())
                .isEmpty();
    }

    @Test
    void the_time_limit_of_the_folder_counts_in_working_days() {
        clock.stopAt(Instant.parse("2026-11-20T02:00:00Z"));
        Filing filing = nightWorks.submit(account, "时限工程");
        assertThat(filings.own(applicant, filing.id()).filing().dueAt())
                .as("three working days after a Friday end on Wednesday at midnight")
                .isEqualTo(Instant.parse("2026-11-25T16:00:00Z"));
    }

    @Test
    void a_colleague_of_another_role_does_not_act_for_the_enterprise() {
        Filing filing = nightWorks.submit(account, "权限工程");
        var project = new CurrentAccount(
                UUID.randomUUID(),
                "p",
                "项目部",
                List.of(org.zhuban.identity.Grant.of(org.zhuban.identity.Role.PROJECT)),
                account.organisation(),
                java.util.Set.of("*"));
        assertThatThrownBy(() -> filings.own(Applicant.of(project), filing.id()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> filings.open(Applicant.of(project), NightWorks.KEY, null, Map.of()))
                .isInstanceOf(DeniedException.class);
    }

    @Test
    void five_hundred_characters_and_rare_ones_come_back_as_they_were() {
        String name = "𠮷㐂䶮好一".repeat(100);
        UUID id = filings.open(applicant, NightWorks.KEY, null, nightWorks.answers(name))
                .details()
                .filing()
                .id();
        assertThat(filings.own(applicant, id).data()).containsEntry("projectName", name);
        assertThat(filings.own(applicant, id).filing().title()).isEqualTo(name);
    }
}
