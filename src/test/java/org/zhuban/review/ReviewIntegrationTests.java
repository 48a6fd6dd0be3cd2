package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhuban.review.SubmittedFilings.account;
import static org.zhuban.review.SubmittedFilings.reviewer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Desks;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings.Submitted;

/** Reviewing with the real kit and engine. */
@ZhubanTest
class ReviewIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "", List.of());

    @Autowired
    private ReviewService reviews;

    @Autowired
    private FilingService filings;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private Inbox inbox;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Texts texts;

    @Autowired
    private Desks desks;

    private final CurrentAccount li = reviewer("李审核", "320507");
    private final CurrentAccount wang = reviewer("王审核", "320507");

    private static Verdict returned(Fault... faults) {
        return new Verdict("returned", "请补正", List.of(faults));
    }

    private boolean open(String task) {
        return jdbc.sql("select exists (select from open_task where id = :id)")
                .param("id", task)
                .query(Boolean.class)
                .single();
    }

    private List<String> audited(Filing filing, String action) {
        return jdbc.sql("select result from audit_entry where object = :object and action = :action order by id")
                .param("object", "filing:" + filing.number())
                .param("action", action)
                .query(String.class)
                .list();
    }

    @Test
    void a_submission_is_in_the_inbox_with_what_the_inbox_shows() {
        Submitted one = submitted.submit("320507");
        OpenTask task = reviews.details(li, one.taskId()).task();
        assertThat(task.number()).isEqualTo(one.filing().number());
        assertThat(task.title()).isEqualTo("苏州试验建筑劳务有限公司");
        assertThat(task.subject()).isEqualTo(one.filing().subject()).isNotBlank();
        assertThat(task.region()).isEqualTo("320507");
        assertThat(task.deskGroup()).isEqualTo("authority|ZZ|320507");
        assertThat(task.revision()).isOne();
        assertThat(task.assignee()).isNull();
        assertThat(task.dueAt()).isEqualTo(one.filing().dueAt());
    }

    @Test
    void a_task_of_another_region_is_unknown_and_asking_is_noted() {
        Submitted one = submitted.submit("320507");
        var stranger = reviewer("外区", "320508");
        List<Runnable> asks = List.of(
                () -> reviews.details(stranger, one.taskId()),
                () -> reviews.claim(stranger, one.taskId()),
                () -> reviews.release(stranger, one.taskId()),
                () -> reviews.reveal(stranger, one.taskId()),
                () -> reviews.decide(stranger, one.taskId(), APPROVED));
        asks.forEach(ask -> assertThatThrownBy(ask::run)
                .isInstanceOf(NotFoundException.class)
                .hasMessage("task.unknown"));
        assertThat(audited(one.filing(), "task-decide")).containsExactly("DENIED");
        assertThat(open(one.taskId())).isTrue();
        assertThatThrownBy(() -> reviews.details(li, UUID.randomUUID().toString()))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("task.unknown");
    }

    @Test
    void a_city_reviewer_decides_in_her_district() {
        Submitted one = submitted.submit("320507");
        assertThat(reviews.decide(reviewer("市局", "320500"), one.taskId(), APPROVED)
                        .state())
                .isEqualTo(FilingState.APPROVED);
    }

    @Test
    void a_supervisor_reads_but_does_not_decide() {
        Submitted one = submitted.submit("320507");
        var supervisor = account("主管", new Grant(Role.SUPERVISOR, null, "320500"));
        assertThat(reviews.details(supervisor, one.taskId()).barrier()).isEqualTo("review.not-reviewer");
        assertThatThrownBy(() -> reviews.decide(supervisor, one.taskId(), APPROVED))
                .isInstanceOf(DeniedException.class)
                .hasMessage("review.not-reviewer");
        assertThatThrownBy(() -> reviews.claim(supervisor, one.taskId())).isInstanceOf(DeniedException.class);
        assertThat(audited(one.filing(), "task-decide")).containsExactly("DENIED");
    }

    @Test
    void nobody_decides_what_he_or_his_organisation_filed() {
        UUID organisation = UUID.randomUUID();
        Submitted own = submitted.submit("320507");
        Submitted ours = submitted.submit("320507");
        jdbc.sql("update open_task set applicant = :id where id = :task")
                .param("id", li.id())
                .param("task", own.taskId())
                .update();
        jdbc.sql("update open_task set organisation = :id where id = :task")
                .param("id", organisation)
                .param("task", ours.taskId())
                .update();
        var employed =
                new CurrentAccount(UUID.randomUUID(), "e", "e", li.grants(), organisation, java.util.Set.of("*"));
        assertThatThrownBy(() -> reviews.decide(li, own.taskId(), APPROVED))
                .isInstanceOf(DeniedException.class)
                .hasMessage("review.own-filing");
        assertThatThrownBy(() -> reviews.decide(employed, ours.taskId(), APPROVED))
                .hasMessage("review.own-filing");
        assertThat(reviews.decideAll(li, List.of(own.taskId()), APPROVED).get(0).refusal())
                .hasMessage("review.own-filing");
        assertThat(reviews.decide(wang, own.taskId(), APPROVED).state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void claiming_keeps_others_away_until_it_is_put_back() {
        Submitted one = submitted.submit("320507");
        assertThat(reviews.claim(li, one.taskId()).assignee()).isEqualTo(li.id());
        assertThat(reviews.claim(li, one.taskId()).assignee()).isEqualTo(li.id());
        assertThat(inbox.page(li, InboxQuery.of(InboxQuery.Box.MINE), null, 50).items())
                .extracting(OpenTask::id)
                .contains(one.taskId());
        List<Runnable> acts = List.of(
                () -> reviews.claim(wang, one.taskId()),
                () -> reviews.release(wang, one.taskId()),
                () -> reviews.decide(wang, one.taskId(), APPROVED));
        acts.forEach(act -> assertThatThrownBy(act::run)
                .isInstanceOf(ConflictException.class)
                .hasMessage("task.claimed-by"));
        assertThat(reviews.release(li, one.taskId()).assignee()).isNull();
        assertThat(reviews.claim(wang, one.taskId()).assignee()).isEqualTo(wang.id());
        assertThat(audited(one.filing(), "task-claim")).containsExactly("DONE", "DONE");
        assertThat(audited(one.filing(), "task-release")).containsExactly("DONE");
    }

    @Test
    void an_approval_ends_the_task_and_needs_no_claim() {
        Submitted one = submitted.submit("320507");
        assertThat(reviews.decide(li, one.taskId(), APPROVED).state()).isEqualTo(FilingState.APPROVED);
        assertThat(open(one.taskId())).isFalse();
        assertThat(filings.own(one.applicant(), one.filing().id()).lastDecision())
                .hasFieldOrPropertyWithValue("actorName", "李审核")
                .hasFieldOrPropertyWithValue("actor", li.id().toString());
    }

    @Test
    void a_return_needs_an_opinion_and_pins_faults_to_fields_of_the_form() {
        Submitted one = submitted.submit("320507");
        assertThat(errors(one, new Verdict("returned", " ", List.of()))).containsExactly("/opinion");
        assertThat(errors(one, new Verdict("rejected", "", List.of()))).containsExactly("/opinion");
        assertThat(errors(one, returned(new Fault("creditCode", ""), new Fault("nonsense", "x"))))
                .containsExactly("/faults/0/reason", "/faults/1/field");
        assertThat(errors(one, new Verdict("approved", "", List.of(new Fault("name", "x")))))
                .containsExactly("/faults");
        assertThat(errors(one, new Verdict("resubmitted", "x", List.of()))).containsExactly("/outcome");
        assertThat(errors(one, new Verdict("rejected", "字".repeat(2001), List.of())))
                .containsExactly("/opinion");
        reviews.decide(li, one.taskId(), returned(new Fault("creditCode", "与执照不符"), new Fault("idFront", "看不清")));
        var details = filings.own(one.applicant(), one.filing().id());
        assertThat(details.filing().state()).isEqualTo(FilingState.RETURNED);
        assertThat(details.openFaults()).extracting(Fault::field).containsExactly("creditCode", "idFront");
        assertThat(open(one.taskId())).isFalse();
    }

    private List<String> errors(Submitted one, Verdict verdict) {
        try {
            reviews.decide(li, one.taskId(), verdict);
        } catch (InvalidInputException refused) {
            return refused.errors().stream().map(FieldError::field).toList();
        }
        throw new AssertionError("was accepted");
    }

    @Test
    void a_corrected_filing_comes_back_as_its_second_submission() {
        Submitted one = submitted.submit("320507");
        reviews.decide(li, one.taskId(), returned(new Fault("name", "请填全称")));
        Filing filing = filings.own(one.applicant(), one.filing().id()).filing();
        var data = new java.util.LinkedHashMap<>(
                filings.own(one.applicant(), filing.id()).data());
        data.put("name", "苏州试验建筑劳务（集团）有限公司");
        filings.save(one.applicant(), filing.id(), filing.version(), data);
        filings.submit(one.applicant(), filing.id());
        TaskDetails details = reviews.details(wang, submitted.task(filing.id()));
        assertThat(details.task().revision()).isEqualTo(2);
        assertThat(details.task().title()).isEqualTo("苏州试验建筑劳务（集团）有限公司");
        assertThat(details.filing().changes()).extracting("field").contains("name");
        assertThat(details.filing().lastDecision()).isNotNull();
    }

    @Test
    void personal_fields_are_masked_until_a_reviewer_asks_and_asking_is_noted() {
        Submitted one = submitted.submit("320507");
        TaskDetails details = reviews.details(li, one.taskId());
        assertThat(String.valueOf(details.filing().data().get("adminMobile"))).matches("138\\*{4}[0-9]{4}");
        assertThat(details.filing().data()).containsEntry("adminName", "陆**");
        assertThat(String.valueOf(reviews.reveal(li, one.taskId()).get("adminMobile")))
                .matches("138[0-9]{8}");
        assertThat(audited(one.filing(), "personal-data-reveal")).containsExactly("DONE");
        assertThat(audited(one.filing(), "filing-read")).containsExactly("DONE");
    }

    @Test
    void of_eight_simultaneous_decisions_one_wins_and_the_others_are_told_by_whom() throws Exception {
        Submitted one = submitted.submit("320507");
        List<CurrentAccount> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(reviewer("审核员" + i, "320507"));
        }
        List<Callable<Filing>> acts = people.stream()
                .<Callable<Filing>>map(person -> () -> reviews.decide(person, one.taskId(), APPROVED))
                .toList();
        List<@Nullable Throwable> results = atOnce(acts);
        assertThat(results).filteredOn(java.util.Objects::isNull).hasSize(1);
        String winner = people.get(results.indexOf(null)).displayName();
        assertThat(results).filteredOn(java.util.Objects::nonNull).hasSize(7).allSatisfy(refused -> {
            assertThat(refused).isInstanceOf(ConflictException.class).hasMessage("task.already-handled");
            assertThat(texts.of((ZhubanException) refused)).contains(winner);
        });
        assertThat(jdbc.sql("select count(*) from filing_event where filing = :id and kind = 'DECIDED'")
                        .param("id", one.filing().id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void withdrawing_against_deciding_has_one_outcome() throws Exception {
        for (int round = 0; round < 5; round++) {
            Submitted one = submitted.submit("320507");
            List<@Nullable Throwable> results = atOnce(List.of(
                    () -> reviews.decide(li, one.taskId(), APPROVED),
                    () -> filings.withdraw(one.applicant(), one.filing().id())));
            FilingState state =
                    filings.own(one.applicant(), one.filing().id()).filing().state();
            assertThat(results).filteredOn(java.util.Objects::isNull).hasSize(1);
            assertThat(state).isEqualTo(results.get(0) == null ? FilingState.APPROVED : FilingState.WITHDRAWN);
            assertThat(results).filteredOn(java.util.Objects::nonNull).allSatisfy(refused -> assertThat(refused)
                    .isInstanceOf(ConflictException.class)
                    .hasMessage(state == FilingState.APPROVED ? "filing.overtaken.approved" : "task.withdrawn"));
            assertThat(openTasks.of(one.filing().id())).isEmpty();
        }
    }

    @Test
    void who_withdraws_too_late_is_told_what_was_decided_by_which_authority_and_when() {
        Submitted one = submitted.submit("320507");
        reviews.decide(li, one.taskId(), APPROVED);
        Filing decided = filings.own(one.applicant(), one.filing().id()).filing();
        assertThatThrownBy(() -> filings.withdraw(one.applicant(), one.filing().id()))
                .isInstanceOfSatisfying(ConflictException.class, refused -> {
                    assertThat(texts.of(refused))
                            .contains("苏州市相城区住房和城乡建设局", "审核通过", texts.text("{0}", decided.decidedAt()))
                            .doesNotContain("李审核");
                    assertThat(refused.facts())
                            .containsEntry("state", "APPROVED")
                            .containsKey("at");
                });
    }

    @Test
    void who_sees_it_in_review_does_not_withdraw_what_was_returned_meanwhile() {
        Submitted one = submitted.submit("320507");
        reviews.decide(li, one.taskId(), returned(new Fault("name", "请填全称")));
        UUID id = one.filing().id();
        assertThatThrownBy(() -> filings.withdraw(one.applicant(), id, FilingState.IN_REVIEW))
                .isInstanceOf(ConflictException.class)
                .hasMessage("filing.overtaken.returned");
        assertThat(filings.own(one.applicant(), id).openFaults()).hasSize(1);
        assertThat(filings.withdraw(one.applicant(), id).state()).isEqualTo(FilingState.WITHDRAWN);
    }

    @Test
    void who_decides_after_a_withdrawal_is_told_so_and_what_is_withdrawn_again_says_by_whom() {
        Submitted one = submitted.submit("320507");
        filings.withdraw(one.applicant(), one.filing().id());
        List<Runnable> acts = List.of(
                () -> reviews.details(li, one.taskId()),
                () -> reviews.claim(li, one.taskId()),
                () -> reviews.decide(li, one.taskId(), APPROVED));
        acts.forEach(act -> assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(ConflictException.class, refused -> assertThat(texts.of(refused))
                        .contains("申请人", "撤回", one.filing().number())));
        assertThatThrownBy(() -> reviews.details(reviewer("外区", "320508"), one.taskId()))
                .hasMessage("task.unknown");
        assertThatThrownBy(() -> filings.withdraw(one.applicant(), one.filing().id()))
                .hasMessage("filing.overtaken.withdrawn");
    }

    @Test
    void whose_move_it_is_has_a_name() {
        Submitted one = submitted.submit("320507");
        UUID id = one.filing().id();
        assertThat(filings.own(one.applicant(), id).holder()).isEqualTo("苏州市相城区住房和城乡建设局");
        reviews.decide(li, one.taskId(), returned(new Fault("name", "请填全称")));
        FilingDetails returned = filings.own(one.applicant(), id);
        assertThat(returned.holder()).isEqualTo("申请人");
        assertThat(returned.present())
                .hasValueSatisfying(task -> assertThat(task.id()).isEqualTo("correct-filing"));
        filings.withdraw(one.applicant(), id);
        assertThat(filings.own(one.applicant(), id).holder()).isNull();
        assertThat(desks.authority("320500")).isEqualTo("苏州市住房和城乡建设局");
        assertThat(desks.authority("320000")).isEqualTo("江苏省住房和城乡建设厅");
        assertThat(desks.authority("110000")).isEqualTo("北京市住房和城乡建设委员会");
        assertThat(desks.authority("110105")).isEqualTo("北京市朝阳区住房和城乡建设局");
        assertThat(desks.authority("419001")).isEqualTo("济源市住房和城乡建设局");
    }

    @Test
    void of_two_simultaneous_claims_one_wins() throws Exception {
        Submitted one = submitted.submit("320507");
        List<@Nullable Throwable> results =
                atOnce(List.of(() -> reviews.claim(li, one.taskId()), () -> reviews.claim(wang, one.taskId())));
        assertThat(results).filteredOn(java.util.Objects::isNull).hasSize(1);
        assertThat(results).filteredOn(java.util.Objects::nonNull).allSatisfy(refused -> assertThat(refused)
                .hasMessage("task.claimed-by"));
    }

    /** Runs all at the same moment; what each threw, null where it went well. */
    private static List<@Nullable Throwable> atOnce(List<? extends Callable<?>> acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            var barrier = new CyclicBarrier(acts.size());
            List<Future<@Nullable Throwable>> running = new ArrayList<>();
            for (Callable<?> act : acts) {
                running.add(threads.submit(() -> {
                    barrier.await();
                    try {
                        act.call();
                        return null;
                    } catch (Exception refused) {
                        return refused;
                    }
                }));
            }
            List<@Nullable Throwable> results = new ArrayList<>();
            for (Future<@Nullable Throwable> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_batch_gives_an_answer_for_each_and_one_refusal_stops_no_other() {
        Submitted first = submitted.submit("320507");
        Submitted foreign = submitted.submit("320508");
        Submitted claimed = submitted.submit("320507");
        Submitted last = submitted.submit("320507");
        reviews.claim(wang, claimed.taskId());
        List<BatchAnswer> answers = reviews.decideAll(
                li,
                List.of(first.taskId(), foreign.taskId(), claimed.taskId(), "nonsense", last.taskId(), first.taskId()),
                APPROVED);
        assertThat(answers).extracting(BatchAnswer::id).doesNotHaveDuplicates().hasSize(5);
        assertThat(answers)
                .extracting(BatchAnswer::state)
                .containsExactly(FilingState.APPROVED, null, null, null, FilingState.APPROVED);
        assertThat(answers.subList(1, 4))
                .extracting(answer -> String.valueOf(answer.refusal()).replaceFirst(".*: ", ""))
                .containsExactly("task.unknown", "task.claimed-by", "task.unknown");
    }

    @Test
    void a_batch_has_a_size() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= ReviewService.LARGEST_BATCH; i++) {
            many.add("t" + i);
        }
        assertThatThrownBy(() -> reviews.decideAll(li, many, APPROVED)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reviews.decideAll(li, List.of(), APPROVED)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_suspended_task_is_not_decided() {
        Submitted one = submitted.submit("320507");
        openTasks.suspend(one.filing().id(), true);
        assertThatThrownBy(() -> reviews.decide(li, one.taskId(), APPROVED))
                .isInstanceOf(ConflictException.class)
                .hasMessage("task.suspended");
    }
}
