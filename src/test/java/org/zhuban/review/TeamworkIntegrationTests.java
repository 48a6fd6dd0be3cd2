package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.TaskRequest.Kind;

/** Working on a task together, with the real kit and engine. */
@ZhubanTest
class TeamworkIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "", List.of());
    private static final Verdict RETURNED = new Verdict("returned", "请补正", List.of());
    private static final String REGION = "320507";

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Teamwork teamwork;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Substitutions substitutions;

    @Autowired
    private Inbox inbox;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private Accounts accounts;

    @Autowired
    private FilingService filings;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount li;
    private CurrentAccount wang;
    private CurrentAccount zhao;
    private CurrentAccount chief;

    @BeforeEach
    void staff() {
        li = staff("team-li", "李审核", Role.REVIEWER);
        wang = staff("team-wang", "王审核", Role.REVIEWER);
        zhao = staff("team-zhao", "赵审核", Role.REVIEWER);
        chief = staff("team-chief", "周主管", Role.SUPERVISOR);
    }

    private CurrentAccount staff(String login, String name, Role role) {
        UUID id = accounts.ensure(
                login,
                name,
                "demo2026",
                "138" + String.format("%08d", Math.abs(login.hashCode()) % 100_000_000),
                null,
                List.of(new Grant(role, null, REGION)));
        return accounts.find(id).orElseThrow();
    }

    private static String code(Throwable refusal) {
        return ((org.zhuban.common.ZhubanException) refusal).code();
    }

    @Test
    void a_task_transferred_lies_with_the_colleague_and_with_nobody_else() {
        Submitted filed = submitted.submit(REGION);
        reviews.claim(li, filed.taskId());
        OpenTask given = handovers.transfer(li, filed.taskId(), wang.id(), "涉及劳务资质，请王工办理");
        assertThat(given.assignee()).isEqualTo(wang.id());
        assertThatThrownBy(() -> reviews.decide(li, filed.taskId(), APPROVED))
                .satisfies(refusal -> assertThat(code(refusal)).isEqualTo("task.claimed-by"));
        assertThat(reviews.decide(wang, filed.taskId(), APPROVED).state()).isEqualTo(FilingState.APPROVED);
        assertThat(teamworkOf(filed)).isEmpty();
    }

    private List<TaskRequest> teamworkOf(Submitted filed) {
        try {
            return teamwork.team(li, filed.taskId()).waiting();
        } catch (ConflictException over) {
            return List.of();
        }
    }

    @Test
    void a_task_is_given_only_with_a_reason_and_only_to_somebody_of_its_desk() {
        Submitted filed = submitted.submit(REGION);
        CurrentAccount elsewhere = SubmittedFilings.reviewer("外地审核员", "320506");
        assertThatThrownBy(() -> handovers.transfer(li, filed.taskId(), elsewhere.id(), ""))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.errors())
                        .extracting(error -> error.field() + " " + error.code())
                        .containsExactly("/to teamwork.colleague", "/reason teamwork.words-missing"));
        assertThatThrownBy(() -> handovers.transfer(elsewhere, filed.taskId(), wang.id(), "给你"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_supervisor_takes_a_task_from_whoever_has_it_and_a_reviewer_does_not() {
        Submitted filed = submitted.submit(REGION);
        reviews.claim(li, filed.taskId());
        assertThatThrownBy(() -> handovers.reassign(wang, filed.taskId(), wang.id(), "我来"))
                .isInstanceOf(DeniedException.class);
        assertThat(handovers.reassign(chief, filed.taskId(), zhao.id(), "李审核外出").assignee())
                .isEqualTo(zhao.id());
        assertThat(handovers.reassign(chief, filed.taskId(), null, "放回").assignee())
                .isNull();
        assertThat(teamwork.team(chief, filed.taskId()).acts())
                .extracting(TaskAct::kind)
                .containsExactly(TaskAct.Kind.REASSIGNED, TaskAct.Kind.BACK_ON_DESK);
    }

    @Test
    void while_a_colleague_works_on_it_for_another_nobody_decides() {
        Submitted filed = submitted.submit(REGION);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.DELEGATE, wang.id(), "请核对资质");
        assertThatThrownBy(() -> reviews.decide(li, filed.taskId(), APPROVED))
                .satisfies(refusal -> assertThat(code(refusal)).isEqualTo("task.delegated"));
        assertThatThrownBy(() -> handovers.transfer(li, filed.taskId(), zhao.id(), "转"))
                .satisfies(refusal -> assertThat(code(refusal)).isEqualTo("task.delegated"));
        assertThat(teamwork.asked(wang)).extracting(each -> each.request().id()).contains(asked.id());
        teamwork.answer(wang, asked.id(), null, "资质属实");
        assertThat(teamwork.asked(wang)).extracting(each -> each.request().id()).doesNotContain(asked.id());
        assertThat(reviews.decide(li, filed.taskId(), APPROVED).state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void who_works_on_it_for_another_gives_it_back_with_the_faults_he_found() {
        Submitted filed = submitted.submit(REGION);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.DELEGATE, wang.id(), "请核对资质");
        List<Fault> found = List.of(new Fault("creditCode", "与执照不符"), new Fault("idFront", "看不清"));
        teamwork.answer(wang, asked.id(), null, "请修改后重新提交", found);
        TaskTeam team = teamwork.team(li, filed.taskId());
        assertThat(team.requests()).singleElement().satisfies(request -> {
            assertThat(request.answer()).isEqualTo("请修改后重新提交");
            assertThat(request.faults()).isEqualTo(found);
        });
        assertThat(team.acts()).last().satisfies(act -> {
            assertThat(act.kind()).isEqualTo(TaskAct.Kind.GIVEN_BACK);
            assertThat(act.faults()).isEqualTo(2);
        });
        assertThat(jdbc.sql(
                                """
                                select detail ->> 'faults' from audit_entry where action = 'request-answer' and object = :object""")
                        .param("object", "filing:" + filed.filing().number())
                        .query(String.class)
                        .single())
                .isEqualTo("2");
    }

    @Test
    void faults_given_back_are_checked_as_those_of_a_verdict_and_wrong_ones_answer_nothing() {
        Submitted filed = submitted.submit(REGION);
        UUID asked = teamwork.ask(li, filed.taskId(), Kind.DELEGATE, wang.id(), "请核对资质")
                .id();
        assertThat(refused(asked, "", new Fault("creditCode", ""), new Fault("nonsense", "x")))
                .containsExactly("/answer", "/faults/0/reason", "/faults/1/field");
        assertThat(refused(asked, "请修改", new Fault("creditCode", "字".repeat(501))))
                .containsExactly("/faults/0/reason");
        Fault[] many =
                Collections.nCopies(201, new Fault("creditCode", "与执照不符")).toArray(Fault[]::new);
        assertThat(refused(asked, "请修改", many)).containsExactly("/faults");
        assertThat(teamwork.team(li, filed.taskId()).waiting()).hasSize(1);
    }

    @Test
    void who_is_asked_otherwise_finds_no_faults_and_the_database_has_none_of_him() {
        Submitted filed = submitted.submit(REGION);
        UUID asked =
                teamwork.ask(li, filed.taskId(), Kind.OPINION, wang.id(), "怎么看").id();
        assertThat(refused(asked, "有问题", new Fault("creditCode", "与执照不符"))).containsExactly("/faults");
        assertThatThrownBy(() -> jdbc.sql(
                                "update task_request set faults = '[{\"field\": \"creditCode\", \"reason\": \"x\"}]' where id = :id")
                        .param("id", asked)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private List<String> refused(UUID request, String words, Fault... faults) {
        try {
            teamwork.answer(wang, request, null, words, List.of(faults));
        } catch (InvalidInputException refused) {
            return refused.errors().stream().map(FieldError::field).toList();
        }
        throw new AssertionError("was accepted");
    }

    @Test
    void a_signer_before_the_decision_holds_it_back_and_his_objection_bars_an_approval() {
        Submitted filed = submitted.submit(REGION);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.SIGN_BEFORE, wang.id(), "请会签");
        assertThatThrownBy(() -> reviews.decide(li, filed.taskId(), RETURNED))
                .satisfies(refusal -> assertThat(code(refusal)).isEqualTo("task.awaits-signer"));
        teamwork.answer(wang, asked.id(), false, "授权书不清晰");
        assertThatThrownBy(() -> reviews.decide(li, filed.taskId(), APPROVED))
                .satisfies(refusal -> assertThat(code(refusal)).isEqualTo("task.signer-objects"));
        assertThat(reviews.decide(li, filed.taskId(), RETURNED).state()).isEqualTo(FilingState.RETURNED);
    }

    @Test
    void a_decision_with_a_signer_after_it_takes_effect_when_he_agrees() {
        Submitted filed = submitted.submit(REGION);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.SIGN_AFTER, wang.id(), "请复核");
        assertThat(teamwork.asked(wang)).extracting(each -> each.request().id()).doesNotContain(asked.id());
        Filing waiting = reviews.decide(li, filed.taskId(), APPROVED);
        assertThat(waiting.state()).isEqualTo(FilingState.IN_REVIEW);
        assertThatThrownBy(() -> reviews.decide(li, filed.taskId(), RETURNED))
                .satisfies(refusal -> assertThat(code(refusal)).isEqualTo("task.proposed"));
        teamwork.answer(wang, asked.id(), true, "");
        assertThatThrownBy(() -> reviews.details(li, filed.taskId()))
                .satisfies(refusal -> assertThat(code(refusal)).isEqualTo("task.already-handled"));
    }

    @Test
    void an_objection_after_the_decision_undoes_it_and_the_next_one_is_signed_anew_by_all() {
        Submitted filed = submitted.submit(REGION);
        TaskRequest first = teamwork.ask(li, filed.taskId(), Kind.SIGN_AFTER, wang.id(), "请复核");
        TaskRequest second = teamwork.ask(li, filed.taskId(), Kind.SIGN_AFTER, zhao.id(), "请复核");
        reviews.decide(li, filed.taskId(), APPROVED);
        teamwork.answer(wang, first.id(), true, "");
        teamwork.answer(zhao, second.id(), false, "许可证过期");
        assertThat(teamwork.team(li, filed.taskId()).proposal()).isNull();
        reviews.decide(li, filed.taskId(), RETURNED);
        List<TaskRequest> again = teamwork.team(li, filed.taskId()).waiting();
        assertThat(again).extracting(TaskRequest::asked).containsExactlyInAnyOrder(wang.id(), zhao.id());
        again.forEach(
                request -> teamwork.answer(request.asked().equals(wang.id()) ? wang : zhao, request.id(), true, ""));
        assertThatThrownBy(() -> reviews.details(li, filed.taskId())).isInstanceOf(ConflictException.class);
    }

    @Test
    void an_opinion_and_a_copy_bind_nobody_and_the_copy_outlives_the_task() {
        Submitted filed = submitted.submit(REGION);
        teamwork.ask(li, filed.taskId(), Kind.OPINION, wang.id(), "这种情况见过吗");
        TaskRequest copy = teamwork.ask(li, filed.taskId(), Kind.COPY, zhao.id(), "请知悉");
        assertThat(reviews.decide(li, filed.taskId(), APPROVED).state()).isEqualTo(FilingState.APPROVED);
        assertThat(teamwork.asked(wang)).noneMatch(each -> each.request().task().equals(filed.taskId()));
        assertThat(teamwork.asked(zhao)).anyMatch(each -> each.request().id().equals(copy.id()) && !each.open());
        teamwork.answer(zhao, copy.id(), null, "");
        assertThat(teamwork.asked(zhao)).noneMatch(each -> each.request().id().equals(copy.id()));
    }

    @Test
    void a_substitute_acts_on_the_tasks_of_the_absent_one_and_it_is_kept_for_whom() {
        Submitted filed = submitted.submit(REGION);
        reviews.claim(li, filed.taskId());
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Substitution made = substitutions.add(li, li.id(), wang.id(), null, today, today.plusDays(3), "年休假");
        assertThat(inbox.page(wang, InboxQuery.of(InboxQuery.Box.MINE), null, 500)
                        .items())
                .anyMatch(task -> task.id().equals(filed.taskId()));
        reviews.decide(wang, filed.taskId(), RETURNED);
        assertThat(filings.forReview(filed.filing().id()).events())
                .anySatisfy(event -> assertThat(event.actorName()).isEqualTo("王审核（代李审核）"));
        substitutions.end(li, made.id());
        Submitted another = submitted.submit(REGION);
        reviews.claim(li, another.taskId());
        assertThatThrownBy(() -> reviews.decide(wang, another.taskId(), RETURNED))
                .satisfies(refusal -> assertThat(code(refusal)).isEqualTo("task.claimed-by"));
    }

    @Test
    void who_decided_does_not_sign_his_own_decision_for_an_absent_signer() {
        Submitted filed = submitted.submit(REGION);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.SIGN_AFTER, wang.id(), "请复核");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Substitution made = substitutions.add(wang, wang.id(), li.id(), null, today, today, "外出");
        reviews.decide(li, filed.taskId(), APPROVED);
        assertThatThrownBy(() -> teamwork.answer(li, asked.id(), true, ""))
                .satisfies(refusal -> assertThat(code(refusal)).isEqualTo("request.own-signature"));
        substitutions.end(wang, made.id());
    }

    @Test
    void a_comment_is_kept_and_who_is_mentioned_must_sit_at_the_desk() {
        Submitted filed = submitted.submit(REGION);
        teamwork.comment(chief, filed.taskId(), "请本周内办结", Set.of(li.id()));
        assertThat(teamwork.team(li, filed.taskId()).acts())
                .anySatisfy(act -> assertThat(act.words()).isEqualTo("请本周内办结"));
        assertThatThrownBy(() -> teamwork.comment(li, filed.taskId(), "看看", Set.of(UUID.randomUUID())))
                .isInstanceOf(InvalidInputException.class);
    }
}
