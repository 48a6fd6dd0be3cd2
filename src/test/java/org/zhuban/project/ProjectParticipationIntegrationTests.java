package org.zhuban.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhuban.project.SiteAccounts.verdict;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Catalogue;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingQuery;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.OwnFilings;
import org.zhuban.filing.Picker;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Verdict;

/** JM (2)3: the general contractor invites, the invited enterprise accepts or refuses; and what a project account of its reaches. */
@ZhubanTest
class ProjectParticipationIntegrationTests {

    private static final String KEY = "project-participation";

    @Autowired
    private UnsentMessages unsent;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteAccounts site;

    @Autowired
    private FilingService filings;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private OwnFilings own;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Projects projects;

    @Autowired
    private ProjectOffice office;

    @Autowired
    private List<Picker> pickers;

    @Autowired
    private JdbcClient jdbc;

    private Sites.Site at;
    private CurrentAccount labour;

    @BeforeEach
    void a_project_and_a_labour_contractor() {
        unsent.keep();
        at = sites.site();
        labour = sites.firm("LABOUR");
    }

    @AfterEach
    void messages_leave_again() {
        unsent.release();
    }

    private static UUID enterprise(CurrentAccount account) {
        return Objects.requireNonNull(account.organisation());
    }

    private Filing invited() {
        return site.invite(at.contractor(), at.project(), labour, "LABOUR");
    }

    private FilingState state(Filing filing) {
        return filings.own(Applicant.of(at.contractor()), filing.id()).filing().state();
    }

    private List<FieldError> faults(Map<String, Object> data) {
        Applicant contractor = Applicant.of(at.contractor());
        UUID id = filings.open(contractor, KEY, null, data).details().filing().id();
        return Objects.requireNonNull(
                        catchThrowableOfType(InvalidInputException.class, () -> filings.submit(contractor, id)))
                .errors();
    }

    private static void assertFault(List<FieldError> errors, String field, String code) {
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    private boolean takesPart() {
        return projects.takesPart(at.project().id(), enterprise(labour), "LABOUR");
    }

    @Test
    void accepted_the_unit_takes_part_and_both_sides_are_told() {
        Filing filing = invited();
        assertThat(site.sentTo(site.contact(labour))).contains("sms.invitation");
        assertThat(notices(labour)).contains("notice.invitation");
        assertThat(takesPart()).as("nothing before it accepts").isFalse();

        reviews.decide(labour, site.task(filing.id()), verdict("accepted"));

        assertThat(state(filing)).isEqualTo(FilingState.APPROVED);
        Participation part =
                projects.participation(at.project().id(), enterprise(labour)).orElseThrow();
        assertThat(part.active()).isTrue();
        assertThat(part.scope()).isEqualTo("主体结构模板工程");
        assertThat(part.filing()).isEqualTo(filing.id());
        assertThat(site.sentTo(site.contact(at.contractor()))).contains("sms.invitation-accepted");
        assertThat(notices(at.contractor())).contains("notice.invitation-accepted");
    }

    @Test
    void accepted_it_is_not_changed_and_whoever_names_its_subject_begins_another() {
        Filing filing = invited();
        reviews.decide(labour, site.task(filing.id()), verdict("accepted"));
        Applicant contractor = Applicant.of(at.contractor());

        assertThatThrownBy(() -> filings.change(contractor, filing.id()))
                .isInstanceOf(ConflictException.class)
                .hasMessage("filing.unchangeable");
        UUID another = filings.open(contractor, KEY, filing.subject(), Map.of())
                .details()
                .filing()
                .id();
        assertThat(jdbc.sql("select supersedes is null from filing where id = ?")
                        .param(another)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private String name(CurrentAccount firm) {
        return jdbc.sql("select name from enterprise where id = ?")
                .param(firm.organisation())
                .query(String.class)
                .single();
    }

    private List<String> notices(CurrentAccount account) {
        return jdbc.sql("select template from box_message where account = ?")
                .param(account.id())
                .query(String.class)
                .list();
    }

    @Test
    void refused_with_the_reason_it_takes_no_part() {
        Filing filing = invited();
        String task = site.task(filing.id());
        assertThatThrownBy(() -> reviews.decide(labour, task, new Verdict("refused", " ", List.of())))
                .isInstanceOf(InvalidInputException.class);
        reviews.decide(labour, task, new Verdict("refused", "工期冲突", List.of()));
        assertThat(state(filing)).isEqualTo(FilingState.REJECTED);
        assertThat(takesPart()).isFalse();
        assertThat(site.text("sms.invitation-refused")).contains("工期冲突");
        assertThat(invited().state()).as("it may be invited again").isEqualTo(FilingState.IN_REVIEW);
    }

    @Test
    void nobody_else_answers_not_even_the_inviter() {
        String task = site.task(invited().id());
        for (CurrentAccount other : List.of(
                at.contractor(), at.developer(), sites.firm("LABOUR"), org.zhuban.filing.NightWorks.reviewer())) {
            assertThatThrownBy(() -> reviews.details(other, task)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> reviews.decide(other, task, verdict("accepted")))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThat(takesPart()).isFalse();
    }

    @Test
    void who_is_not_of_the_kind_is_oneself_or_takes_part_already_is_not_invited() {
        assertFault(faults(site.invitation(at.project(), labour, "SPECIALIST")), "/kind", "project.party.kind");
        assertFault(
                faults(site.invitation(at.project(), at.contractor(), "LABOUR")),
                "/unitCode",
                "project-participation.self");
        sites.joined(at.project(), labour, "LABOUR");
        assertFault(faults(site.invitation(at.project(), labour, "LABOUR")), "/unitCode", "project.party.already");
        Map<String, Object> data = site.invitation(at.project(), labour, "LABOUR");
        data.put("unitCode", "91420000757013137P");
        assertFault(faults(data), "/unitCode", "project.party.unknown");
        assertThat(faults(site.invitation(at.project(), at.developer(), "DEVELOPER")))
                .as("only specialist and labour contractors are invited")
                .extracting(FieldError::field)
                .contains("/kind");
    }

    @Test
    void only_the_general_contractor_invites_and_only_into_its_own_project() {
        Sites.Site other = sites.site();
        assertFault(
                faults(site.invitation(other.project(), labour, "LABOUR")), "/projectCode", "project.not-contractor");
        assertThatThrownBy(() -> filings.open(Applicant.of(at.developer()), KEY, null, Map.of()))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> filings.open(Applicant.visitor(null, "访客"), KEY, null, Map.of()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void nobody_is_invited_twice_at_a_time() {
        invited();
        assertThatThrownBy(this::invited).isInstanceOf(ConflictException.class);
    }

    @Test
    void what_changed_since_the_invitation_stops_the_acceptance() {
        Filing filing = invited();
        sites.joined(at.project(), labour, "LABOUR");
        assertThatThrownBy(() -> reviews.decide(labour, site.task(filing.id()), verdict("accepted")))
                .isInstanceOf(ConflictException.class)
                .hasMessage("project.party.already");
        Filing second = site.invite(at.contractor(), at.project(), labour2(), "LABOUR");
        office.finish(sites.supervisor, at.project().code());
        assertThatThrownBy(() -> reviews.decide(labour, site.task(second.id()), verdict("accepted")))
                .isInstanceOf(ZhubanException.class);
    }

    /** Another, which answers as {@link #labour} from then on. */
    private CurrentAccount labour2() {
        labour = sites.firm("LABOUR");
        return labour;
    }

    @Test
    void withdrawn_it_can_no_longer_be_accepted_and_the_unit_is_told() {
        Filing filing = invited();
        String task = site.task(filing.id());
        filings.withdraw(Applicant.of(at.contractor()), filing.id());
        assertThat(site.sentTo(site.contact(labour))).contains("sms.invitation-withdrawn");
        assertThatThrownBy(() -> reviews.decide(labour, task, verdict("accepted")))
                .isInstanceOf(ConflictException.class)
                .hasMessage("task.withdrawn");
        assertThat(takesPart()).isFalse();
        assertThat(state(filing)).isEqualTo(FilingState.WITHDRAWN);
    }

    @RepeatedTest(3)
    void accepted_and_withdrawn_at_once_has_one_outcome() throws Exception {
        Filing filing = invited();
        String task = site.task(filing.id());
        var start = new CountDownLatch(1);
        var both = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> accepted = both.submit(() -> {
                start.await();
                return went(() -> reviews.decide(labour, task, verdict("accepted")));
            });
            Future<Boolean> withdrawn = both.submit(() -> {
                start.await();
                return went(() -> filings.withdraw(Applicant.of(at.contractor()), filing.id()));
            });
            start.countDown();
            boolean one = accepted.get(30, TimeUnit.SECONDS);
            boolean other = withdrawn.get(30, TimeUnit.SECONDS);
            assertThat(one).isNotEqualTo(other);
            assertThat(takesPart()).isEqualTo(one);
            assertThat(state(filing)).isEqualTo(one ? FilingState.APPROVED : FilingState.WITHDRAWN);
        } finally {
            both.shutdownNow();
        }
    }

    private static boolean went(Runnable act) {
        try {
            act.run();
            return true;
        } catch (ZhubanException refused) {
            return false;
        }
    }

    @Test
    void the_inviter_sees_whose_answer_is_awaited_and_that_it_came() {
        Filing filing = invited();
        assertThat(own.page(Applicant.of(at.contractor()), FilingQuery.ALL, 50).items())
                .filteredOn(row -> row.filing().id().equals(filing.id()))
                .singleElement()
                .satisfies(row -> assertThat(row.holder()).isEqualTo(labour.displayName()));
        reviews.decide(labour, site.task(filing.id()), verdict("accepted"));
        assertThatThrownBy(() -> filings.withdraw(Applicant.of(at.contractor()), filing.id()))
                .isInstanceOfSatisfying(ConflictException.class, late -> assertThat(List.of(late.args()))
                        .as("it is told who was first: the enterprise")
                        .contains(labour.displayName()));
    }

    @Test
    void a_project_account_of_the_general_contractor_invites_into_its_project_and_into_no_other() {
        CurrentAccount account = site.certified(at.project(), at.contractor());
        Filing filing = site.invite(account, at.project(), labour, "LABOUR");
        assertThat(filing.project()).isEqualTo(at.project().id());
        assertThat(filing.organisation()).isEqualTo(at.contractor().organisation());
        assertThat(jdbc.sql(
                                "select arguments::text from box_message where account = ? and template = 'notice.invitation'")
                        .param(labour.id())
                        .query(String.class)
                        .single())
                .as("the enterprise invites, through whichever account")
                .contains("\"" + name(at.contractor()) + "\"");
        reviews.decide(labour, site.task(filing.id()), verdict("accepted"));
        assertThat(takesPart()).isTrue();

        Project second = second();
        CurrentAccount other = sites.firm("LABOUR");
        assertThatThrownBy(() -> site.invite(account, second, other, "LABOUR"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("filing.project-unknown");
        Filing draft = filings.open(Applicant.of(account), KEY, null, site.invitation(at.project(), other, "LABOUR"))
                .details()
                .filing();
        assertThatThrownBy(() -> filings.save(
                        Applicant.of(account), draft.id(), draft.version(), site.invitation(second, other, "LABOUR")))
                .isInstanceOf(NotFoundException.class);
        assertThat(picked(account)).containsExactly(at.project().code());
        assertThat(picked(at.contractor())).contains(at.project().code(), second.code());
    }

    /** Another project of the same general contractor. */
    private Project second() {
        return office.create(
                sites.supervisor,
                sites.facts("黄埭镇厂房" + UUID.randomUUID(), at.contractor(), at.developer(), at.supervision()));
    }

    private List<String> picked(CurrentAccount account) {
        return pickers.stream()
                .filter(picker -> picker.name().equals("own-projects"))
                .flatMap(picker -> picker.search(Applicant.of(account), "", Map.of(), null).items().stream())
                .map(Picker.Choice::key)
                .toList();
    }

    @Test
    void a_project_account_sees_what_is_filed_for_its_project_and_nothing_else_of_its_enterprise() {
        CurrentAccount account = site.certified(at.project(), at.contractor());
        Filing here = site.invite(at.contractor(), at.project(), labour, "LABOUR");
        Filing elsewhere = site.invite(at.contractor(), second(), labour, "LABOUR");
        Filing general = filings.open(Applicant.of(at.contractor()), "enterprise-change", null, Map.of())
                .details()
                .filing();

        Applicant project = Applicant.of(account);
        assertThat(filings.mine(project, FilingQuery.ALL, 50).items())
                .extracting(Filing::id)
                .containsExactly(here.id());
        assertThat(filings.own(project, here.id()).filing().id()).isEqualTo(here.id());
        for (Filing foreign : List.of(elsewhere, general)) {
            assertThatThrownBy(() -> filings.own(project, foreign.id())).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> filings.withdraw(project, foreign.id())).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> filings.save(project, foreign.id(), foreign.version(), Map.of()))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThatThrownBy(() -> filings.open(project, "enterprise-change", null, Map.of()))
                .isInstanceOf(DeniedException.class);
        assertThat(catalogue.of(account))
                .filteredOn(Catalogue.Entry::available)
                .extracting(entry -> entry.model().key())
                .containsExactlyInAnyOrder("project-participation", "project-completion", "construction-permit");

        CurrentAccount developers = site.certified(at.project(), at.developer());
        assertThatThrownBy(() -> filings.own(Applicant.of(developers), here.id()))
                .as("another party's part")
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> filings.open(Applicant.of(developers), KEY, null, Map.of()))
                .isInstanceOf(DeniedException.class);
    }

    @Test
    void who_chooses_a_unit_says_the_kind_first_and_sees_who_takes_part_already() {
        sites.joined(at.project(), labour, "LABOUR");
        Picker picker = pickers.stream()
                .filter(one -> one.name().equals("invitable"))
                .findFirst()
                .orElseThrow();
        Applicant contractor = Applicant.of(at.contractor());
        String code = sites.code(labour);
        assertThatThrownBy(() -> picker.search(contractor, code, Map.of(), null))
                .isInstanceOf(ConflictException.class);
        Map<String, Object> data =
                Map.of("kind", "LABOUR", "projectCode", at.project().code());
        assertThat(picker.search(contractor, code, data, null).items())
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.values()).containsEntry("unitCode", code);
                    assertThat(choice.barrier()).isNotBlank();
                });
        assertThat(picker.search(
                                contractor,
                                code,
                                Map.of(
                                        "kind",
                                        "SPECIALIST",
                                        "projectCode",
                                        at.project().code()),
                                null)
                        .items())
                .isEmpty();
    }
}
