package org.zhuban.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhuban.project.SiteAccounts.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.Fault;
import org.zhuban.filing.FilingRecords;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Finding;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Logins;
import org.zhuban.identity.ProjectAccounts;
import org.zhuban.identity.Role;
import org.zhuban.project.SiteAccounts.Asked;
import org.zhuban.review.Inbox;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.OpenTask;
import org.zhuban.review.ReviewService;

/** ZZ 2: who gets a project account, who decides, in which order; and that an enterprise's desk is its own. */
@ZhubanTest
class ProjectAccountCertificationIntegrationTests {

    @Autowired
    private UnsentMessages unsent;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteAccounts site;

    @Autowired
    private FilingService filings;

    @Autowired
    private FilingRecords records;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ProjectAccounts projectAccounts;

    @Autowired
    private ProjectParties parties;

    @Autowired
    private CertifiableUnits units;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private org.springframework.context.ApplicationContext application;

    private Sites.Site at;

    @BeforeEach
    void a_project() {
        unsent.keep();
        at = sites.site();
    }

    @AfterEach
    void messages_leave_again() {
        unsent.release();
    }

    private static UUID enterprise(CurrentAccount account) {
        return Objects.requireNonNull(account.organisation());
    }

    private FilingState state(Asked asked) {
        return filings.own(asked.visitor(), asked.filing()).filing().state();
    }

    private List<FieldError> faults(Map<String, Object> data) {
        Asked draft = site.draft(data);
        return Objects.requireNonNull(catchThrowableOfType(
                        InvalidInputException.class, () -> filings.submit(draft.visitor(), draft.filing())))
                .errors();
    }

    private List<String> tasks(CurrentAccount account) {
        return inbox.page(account, InboxQuery.of(InboxQuery.Box.GROUP), null, 50).items().stream()
                .map(OpenTask::id)
                .toList();
    }

    private static void assertFault(List<FieldError> errors, String field, String code) {
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    @Test
    void a_unit_whose_certification_is_in_review_is_offered_with_that_reason() {
        site.ask(at.project(), at.contractor());
        assertThat(units.search(at.project().code(), null).items()).allSatisfy(unit -> assertThat(unit.barrier())
                .isEqualTo(
                        unit.enterprise().equals(at.contractor().organisation()) ? "project-account.in-review" : null));
    }

    @Test
    void the_owning_enterprise_approves_and_the_administrator_gets_login_and_password() {
        Asked asked = site.ask(at.project(), at.contractor());
        assertThat(site.sentTo(site.contact(at.contractor()))).contains("sms.project-account-asked");
        assertThat(filings.own(asked.visitor(), asked.filing()).holder())
                .as("the applicant sees on whose desk it is")
                .isEqualTo(at.contractor().displayName());
        assertThat(filings.forReview(asked.filing()).findings())
                .allSatisfy(finding -> assertThat(finding.result()).isEqualTo(Finding.Result.PASS))
                .hasSize(3);

        reviews.decide(at.contractor(), site.task(asked.filing()), verdict("approved"));

        assertThat(state(asked)).isEqualTo(FilingState.APPROVED);
        var made = projectAccounts.of(at.contractor());
        assertThat(made).singleElement().satisfies(account -> {
            assertThat(account.login()).isEqualTo("xm" + at.project().code() + "-zb");
            assertThat(account.project()).isEqualTo(at.project().id());
            assertThat(account.mustChange()).isTrue();
        });
        CurrentAccount account = accounts.find(made.get(0).id()).orElseThrow();
        assertThat(account.has(Role.PROJECT)).isTrue();
        assertThat(account.has(Role.ENTERPRISE)).isFalse();
        assertThat(account.project()).isEqualTo(at.project().id());
        String told = site.text("sms.project-account-opened");
        assertThat(told).contains(made.get(0).login(), at.project().name());
        String password = told.replaceAll("(?s).*初始密码：([A-Za-z0-9]{10}).*", "$1");
        assertThat(logins.attempt(made.get(0).login(), password)).isInstanceOf(Logins.Right.class);
    }

    @Test
    void specialist_and_labour_contractors_are_refused_at_the_field_before_the_project_is_completed() {
        CurrentAccount labour = sites.firm("LABOUR");
        sites.joined(at.project(), labour, "LABOUR");
        assertFault(faults(site.answers(at.project(), labour)), "/projectCode", "project.certify.not-completed");

        sites.managed(at.project());

        Asked asked = site.ask(at.project(), labour);
        reviews.decide(labour, site.task(asked.filing()), verdict("approved"));
        assertThat(projectAccounts.exists(enterprise(labour), at.project().id()))
                .isTrue();
    }

    @Test
    void general_contractor_developer_and_supervision_may_before() {
        for (CurrentAccount unit : List.of(at.contractor(), at.developer(), at.supervision())) {
            assertThat(site.certified(at.project(), unit).project())
                    .isEqualTo(at.project().id());
        }
        assertThat(projectAccounts.ofProject(at.project().id())).hasSize(3);
    }

    @Test
    void a_second_account_of_the_same_unit_in_the_project_is_refused_early_and_again_at_approval() {
        Asked asked = site.ask(at.project(), at.developer());
        assertThatThrownBy(() -> site.ask(at.project(), at.developer()))
                .as("a second application while one is open")
                .isInstanceOf(ConflictException.class);

        projectAccounts.open(
                "other",
                "other",
                "13912340000",
                enterprise(at.developer()),
                at.project().id());

        assertThatThrownBy(() -> reviews.decide(at.developer(), site.task(asked.filing()), verdict("approved")))
                .isInstanceOf(ConflictException.class)
                .hasMessage(ProjectAccounts.EXISTS);
        assertThat(state(asked)).as("nothing of the decision stays").isEqualTo(FilingState.IN_REVIEW);
        assertFault(faults(site.answers(at.project(), at.developer())), "/unitCode", ProjectAccounts.EXISTS);
    }

    @Test
    void the_database_itself_holds_one_account_an_enterprise_and_project() {
        site.certified(at.project(), at.developer());
        assertThatThrownBy(() -> jdbc.sql(
                                """
                                insert into account (id, login, password_hash, display_name, organisation, project)
                                values (gen_random_uuid(), gen_random_uuid()::text, '', 'x', ?, ?)""")
                        .params(at.developer().organisation(), at.project().id())
                        .update())
                .hasMessageContaining("account_project");
    }

    @Test
    void what_changed_since_the_submission_stops_the_approval() {
        sites.managed(at.project());
        CurrentAccount labour = sites.firm("LABOUR");
        Participation part = sites.joined(at.project(), labour, "LABOUR");
        Asked asked = site.ask(at.project(), labour);
        parties.end(at.contractor(), part.id(), "合同解除");

        assertThatThrownBy(() -> reviews.decide(labour, site.task(asked.filing()), verdict("approved")))
                .isInstanceOf(ConflictException.class)
                .hasMessage("project.certify.ended");
        assertThat(projectAccounts.exists(enterprise(labour), at.project().id()))
                .isFalse();
        reviews.decide(labour, site.task(asked.filing()), verdict("rejected"));
        assertThat(state(asked)).isEqualTo(FilingState.REJECTED);
    }

    @Test
    void another_enterprise_a_project_account_and_the_authority_do_not_find_it() {
        Asked asked = site.ask(at.project(), at.developer());
        String task = site.task(asked.filing());
        CurrentAccount project = site.certified(at.project(), at.contractor());
        for (CurrentAccount other : List.of(at.contractor(), at.supervision(), NightWorks.reviewer())) {
            assertThat(tasks(other)).doesNotContain(task);
            assertThatThrownBy(() -> reviews.details(other, task)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> reviews.claim(other, task)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> reviews.reveal(other, task)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> reviews.decide(other, task, verdict("approved")))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> records.readable(other, null, asked.filing()))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThatThrownBy(() -> inbox.page(project, InboxQuery.of(InboxQuery.Box.GROUP), null, 5))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> reviews.details(project, task)).isInstanceOf(DeniedException.class);
        assertThat(tasks(at.developer())).contains(task);
        assertThat(records.readable(at.developer(), null, asked.filing()).reader())
                .isEqualTo(FilingRecords.Reader.STAFF);
        assertThat(records.readable(sites.supervisor, null, asked.filing()).reader())
                .as("the supervisor of the region looks on")
                .isEqualTo(FilingRecords.Reader.STAFF);
    }

    @Test
    void an_enterprise_never_sees_a_task_of_the_authority() {
        assertThat(inbox.page(at.contractor(), InboxQuery.of(InboxQuery.Box.GROUP), null, 500)
                        .items())
                .allSatisfy(task -> assertThat(task.deskGroup())
                        .endsWith(enterprise(at.contractor()).toString()));
    }

    @Test
    void personal_fields_are_masked_until_the_enterprise_asks() {
        Asked asked = site.ask(at.project(), at.developer());
        String task = site.task(asked.filing());
        assertThat(reviews.details(at.developer(), task).filing().data().get("adminMobile"))
                .asString()
                .contains("****");
        assertThat(reviews.reveal(at.developer(), task)).containsEntry("adminMobile", asked.mobile());
    }

    @Test
    void returned_with_faults_at_fields_it_is_corrected_and_submitted_again() {
        Asked asked = site.ask(at.project(), at.developer());
        assertThatThrownBy(() -> reviews.decide(
                        at.developer(),
                        site.task(asked.filing()),
                        new org.zhuban.review.Verdict("returned", " ", List.of())))
                .isInstanceOf(InvalidInputException.class);
        reviews.decide(
                at.developer(), site.task(asked.filing()), verdict("returned", new Fault("authorisation", "没有盖章")));
        assertThat(filings.own(asked.visitor(), asked.filing()).openFaults())
                .extracting(Fault::field)
                .containsExactly("authorisation");
        assertThat(site.sentTo(asked.mobile())).contains("sms.filing-returned");
        filings.submit(asked.visitor(), asked.filing());
        reviews.decide(at.developer(), site.task(asked.filing()), verdict("approved"));
        assertThat(state(asked)).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void returned_it_can_be_abandoned_and_asked_for_anew() {
        Asked asked = site.ask(at.project(), at.developer());
        reviews.decide(at.developer(), site.task(asked.filing()), verdict("returned"));
        filings.abandon(asked.visitor(), asked.filing());
        assertThat(state(asked)).isEqualTo(FilingState.ABANDONED);
        assertThat(site.ask(at.project(), at.developer())).isNotNull();
    }

    @Test
    void corrected_to_another_unit_it_lies_on_that_units_desk_alone() {
        Asked asked = site.ask(at.project(), at.developer());
        reviews.decide(at.developer(), site.task(asked.filing()), verdict("returned"));
        var details = filings.own(asked.visitor(), asked.filing());
        Map<String, Object> data = new LinkedHashMap<>(details.data());
        data.putAll(CertifiableUnits.answers(
                units.find(at.project(), sites.code(at.supervision())).orElseThrow()));
        filings.save(asked.visitor(), asked.filing(), details.filing().version(), data);
        filings.submit(asked.visitor(), asked.filing());
        String task = site.task(asked.filing());
        assertThat(tasks(at.developer())).doesNotContain(task);
        assertThatThrownBy(() -> records.readable(at.developer(), null, asked.filing()))
                .isInstanceOf(NotFoundException.class);
        assertThat(tasks(at.supervision())).contains(task);
    }

    @Test
    void what_is_not_in_the_register_is_refused_with_the_reason() {
        CurrentAccount stranger = sites.firm("LABOUR");
        assertFault(faults(site.answers(at.project(), stranger)), "/unitCode", "project.certify.no-party");
        Map<String, Object> data = site.answers(at.project(), at.contractor());
        data.put("projectCode", "3205079901019999");
        assertFault(faults(data), "/projectCode", "project-account.project-unknown");
        data = site.answers(at.project(), at.contractor());
        data.put("unitCode", "91420000757013137P");
        assertFault(faults(data), "/unitCode", "project-account.unit-unknown");
        data = site.answers(at.project(), at.contractor());
        data.put("projectName", "另一个项目");
        data.put("unitName", "另一个单位");
        List<FieldError> both = faults(data);
        assertFault(both, "/projectName", "project-account.project-name");
        assertFault(both, "/unitName", "project-account.unit-name");
    }

    @Test
    void who_chooses_needs_two_characters_and_sees_the_reason_of_those_that_may_not() {
        CurrentAccount labour = sites.firm("LABOUR");
        sites.joined(at.project(), labour, "LABOUR");
        site.certified(at.project(), at.developer());
        assertThat(units.search("期", null).items()).isEmpty();
        assertThat(units.search(at.project().code(), null).items())
                .extracting(CertifiableUnits.Unit::creditCode, CertifiableUnits.Unit::barrier)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(sites.code(at.contractor()), null),
                        org.assertj.core.groups.Tuple.tuple(sites.code(at.developer()), ProjectAccounts.EXISTS),
                        org.assertj.core.groups.Tuple.tuple(sites.code(at.supervision()), null),
                        org.assertj.core.groups.Tuple.tuple(sites.code(labour), "project.certify.not-completed"));
        assertThat(units.search(sites.code(labour), null).items())
                .as("found by a unit, only that unit")
                .extracting(CertifiableUnits.Unit::creditCode)
                .containsExactly(sites.code(labour));
    }

    @Test
    void an_ended_enterprise_ends_what_its_accounts_may() {
        CurrentAccount account = site.certified(at.project(), at.developer());
        int epoch = logins.state(account.id()).orElseThrow().epoch();
        jdbc.sql("update enterprise set state = 'ENDED', ended_at = now(), end_reason = '注销' where id = ?")
                .param(enterprise(at.developer()))
                .update();
        assertThat(List.of(account, at.developer())).allSatisfy(one -> assertThat(
                        logins.state(one.id()).orElseThrow().enabled())
                .isFalse());
        assertThat(logins.state(account.id()).orElseThrow().epoch()).isGreaterThan(epoch);
        assertThat(logins.state(at.contractor().id()).orElseThrow().enabled()).isTrue();
    }

    @Test
    void a_unit_whose_enterprise_account_is_disabled_is_refused_since_nobody_could_decide() {
        jdbc.sql("update account set enabled = false where id = ?")
                .param(at.developer().id())
                .update();
        assertFault(
                faults(site.answers(at.project(), at.developer())),
                "/unitCode",
                "project-account.unit-without-account");
        assertThat(units.search(at.project().code(), null).items())
                .filteredOn(unit -> unit.creditCode().equals(sites.code(at.developer())))
                .extracting(CertifiableUnits.Unit::barrier)
                .containsExactly("project-account.unit-without-account");
    }

    @Test
    void a_row_lost_from_the_inbox_comes_back_to_the_enterprises_desk() {
        Asked asked = site.ask(at.project(), at.developer());
        String task = site.task(asked.filing());
        jdbc.sql("delete from open_task where id = ?").param(task).update();
        assertThat(tasks(at.developer())).isEmpty();
        reconciled();
        assertThat(tasks(at.developer())).containsExactly(task);
    }

    private void reconciled() {
        org.springframework.test.util.ReflectionTestUtils.invokeMethod(
                application.getBean("inboxReconcile"), "reconcile");
    }

    @Test
    void withdrawn_by_the_visitor_it_is_no_longer_decided() {
        Asked asked = site.ask(at.project(), at.developer());
        String task = site.task(asked.filing());
        filings.withdraw(asked.visitor(), asked.filing());
        assertThatThrownBy(() -> reviews.decide(at.developer(), task, verdict("approved")))
                .isInstanceOf(ConflictException.class)
                .hasMessage("task.withdrawn");
        assertThatThrownBy(() -> reviews.decide(at.contractor(), task, verdict("approved")))
                .as("to another it never was")
                .isInstanceOf(NotFoundException.class);
        assertThat(projectAccounts.exists(
                        enterprise(at.developer()), at.project().id()))
                .isFalse();
        assertThat(Applicant.of(at.developer()).project()).isNull();
    }
}
