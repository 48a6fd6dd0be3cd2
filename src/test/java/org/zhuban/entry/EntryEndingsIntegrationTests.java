package org.zhuban.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.employment.Employment;
import org.zhuban.employment.EmploymentOffice;
import org.zhuban.employment.Employments;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Finding;
import org.zhuban.filing.Revocations;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Workers;

/** What ends on an entry by other than its enterprise's filings. */
@ZhubanTest
class EntryEndingsIntegrationTests {

    @Autowired
    private Entrants entrants;

    @Autowired
    private Entries entries;

    @Autowired
    private Revocations revocations;

    @Autowired
    private EmploymentOffice office;

    @Autowired
    private Employments employments;

    @Autowired
    private FilingService filings;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private void revoke(UUID filing) {
        transaction.executeWithoutResult(status -> revocations.revoke(filing, UUID.randomUUID(), "320500", "材料虚假"));
    }

    private UUID entry(CurrentAccount firm) {
        return jdbc.sql("select id from entry where enterprise = :firm")
                .param("firm", firm.organisation())
                .query(UUID.class)
                .single();
    }

    private UUID founding(CurrentAccount firm) {
        return jdbc.sql("select id from filing where organisation = :firm and type = 'entry-filing'")
                .param("firm", firm.organisation())
                .query(UUID.class)
                .single();
    }

    /** Notices about the enterprise that are public or will be. */
    private int notices(CurrentAccount firm) {
        return jdbc.sql(
                        """
                        select count(*) from notice where credit_code = (select credit_code from enterprise where id = :firm)
                          and until_at > now() and until_at > from_at""")
                .param("firm", firm.organisation())
                .query(Integer.class)
                .single();
    }

    private Filing personnel(CurrentAccount firm, Workers.Worker holder, String number, boolean title) {
        Map<String, Object> row = Entrants.certificate(holder, number);
        if (title) {
            row.put("certificateKind", "TITLE");
        }
        return entrants.approve(entrants.submit(
                firm,
                "entry-personnel",
                Map.of("kind", "CONSTRUCTION", "contactPhone", "13737100001", "certificates", List.of(row))));
    }

    private Filing principalChanged(CurrentAccount firm, Workers.Worker worker) {
        return entrants.approve(entrants.submit(
                firm,
                "entry-principal-change",
                Map.of(
                        "kind",
                        "CONSTRUCTION",
                        "contactPhone",
                        "13737100001",
                        "post",
                        "PRINCIPAL",
                        "principal",
                        worker.name(),
                        "principalNumber",
                        worker.number(),
                        "principalPhone",
                        "13737100002")));
    }

    private void end(Workers.Worker worker) {
        Employment employment = employments.standing(worker.id()).orElseThrow();
        office.end(employment, Employment.EndReason.TERMINATED, LocalDate.of(2026, 11, 20), "双方");
    }

    @Test
    void an_entry_whose_first_filing_is_revoked_ends_with_its_people_whatever_changed_it_since() {
        CurrentAccount firm = entrants.entered();
        personnel(firm, entrants.employee(firm, "何注册"), "ZC-END-1", false);
        principalChanged(firm, entrants.employee(firm, "新负责"));
        assertThat(notices(firm)).isPositive();

        revoke(founding(firm));

        UUID enterprise = Objects.requireNonNull(firm.organisation());
        assertThat(entries.current(enterprise, EntryKind.CONSTRUCTION)).isEmpty();
        assertThat(entries.tally(enterprise, EntryKind.CONSTRUCTION, LocalDate.now())
                        .certificates())
                .isZero();
        assertThat(notices(firm)).isZero();
    }

    @Test
    void a_change_of_an_entry_is_not_revoked_alone() {
        CurrentAccount firm = entrants.entered();
        Filing change = principalChanged(firm, entrants.employee(firm, "换负责"));

        assertThatThrownBy(() -> revoke(change.id()))
                .isInstanceOfSatisfying(ConflictException.class, refused -> assertThat(refused.code())
                        .isEqualTo("entry.revoke-whole"));
        assertThat(filings.forReview(change.id()).filing().state()).isEqualTo(FilingState.APPROVED);
        assertThat(entries.current(Objects.requireNonNull(firm.organisation()), EntryKind.CONSTRUCTION))
                .hasValueSatisfying(entry -> assertThat(entry).containsEntry("principal", "换负责"));
    }

    @Test
    void people_whose_filing_is_revoked_are_taken_out_and_the_entry_stands() {
        CurrentAccount firm = entrants.entered();
        Filing filed = personnel(firm, entrants.employee(firm, "何撤销"), "ZC-END-2", false);

        revoke(filed.id());

        UUID enterprise = Objects.requireNonNull(firm.organisation());
        assertThat(entries.current(enterprise, EntryKind.CONSTRUCTION)).isPresent();
        assertThat(entries.certificate(enterprise, EntryKind.CONSTRUCTION, "ZC-END-2"))
                .isEmpty();
    }

    @Test
    void what_was_revoked_may_be_filed_anew_and_a_person_decides() {
        CurrentAccount firm = entrants.known("GENERAL_CONTRACTOR", "深圳鹏程建设股份有限公司", "91440300192317458F", "1988-06-18");
        jdbc.sql("delete from filing where organisation = :firm and state in ('IN_REVIEW', 'RETURNED')")
                .param("firm", firm.organisation())
                .update();
        Map<String, Object> answers =
                new LinkedHashMap<>(entrants.answers(entrants.employee(firm, "鹏三"), entrants.employee(firm, "鹏四")));
        answers.remove("ownQualifications");
        List.of("foundedOn", "registeredAddress", "legalRepresentative", "registeredCapital", "enterpriseType")
                .forEach(answers::remove);
        if (entries.current(Objects.requireNonNull(firm.organisation()), EntryKind.CONSTRUCTION)
                .isEmpty()) {
            entrants.submit(firm, "entry-filing", answers);
        }
        revoke(jdbc.sql("select filing from entry where id = :id")
                .param("id", entry(firm))
                .query(UUID.class)
                .single());

        Filing again = entrants.submit(firm, "entry-filing", answers);

        assertThat(again.state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(filings.forReview(again.id()).findings())
                .filteredOn(finding -> finding.rule().equals("revoked-before"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.result()).isEqualTo(Finding.Result.FAIL));
        entrants.approve(again);
    }

    @Test
    void who_leaves_is_taken_out_of_the_entry_and_can_register_his_title_with_the_next_employer() {
        CurrentAccount firm = entrants.entered();
        Workers.Worker worker = entrants.employee(firm, "何离职");
        UUID title = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into title_certificate (id, enterprise, subject, region, filing, person, name, title, specialty, grade, number,
                                                       issuer, issued_on, changed_at)
                        values (?, ?, ?, '320507', ?, ?, ?, '工程师', '建筑工程', '003', 'ZC-END-3', '河南省人力资源和社会保障厅', '2020-05-08', now())""")
                .params(title, firm.organisation(), "XJ-" + title, UUID.randomUUID(), worker.id(), worker.name())
                .update();
        personnel(firm, worker, "ZC-END-3", true);

        end(worker);

        assertThat(entries.certificate(Objects.requireNonNull(firm.organisation()), EntryKind.CONSTRUCTION, "ZC-END-3"))
                .isEmpty();
        assertThat(jdbc.sql("select state || ' ' || filed from title_certificate where id = :id")
                        .param("id", title)
                        .query(String.class)
                        .single())
                .isEqualTo("REVOKED false");
    }

    @Test
    void an_enterprise_whose_principal_leaves_is_told_to_name_another() {
        CurrentAccount firm = entrants.entered();
        Workers.Worker worker = entrants.employee(firm, "负责离职");
        principalChanged(firm, worker);

        end(worker);

        assertThat(jdbc.sql(
                                "select count(*) from box_message where account = :account and template = 'notice.entry-principal-left'")
                        .param("account", firm.id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }
}
