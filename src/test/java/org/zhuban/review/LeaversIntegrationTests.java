package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.ZhubanTest;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.People;
import org.zhuban.identity.Role;
import org.zhuban.identity.StaffAccounts;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.TaskRequest.Kind;

/** 离岗: what an account had is released the moment it is disabled or loses the desk. */
@ZhubanTest
class LeaversIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "", List.of());
    private static final String REGION = "320505";

    @Autowired
    private StaffAccounts staff;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Teamwork teamwork;

    @Autowired
    private Substitutions substitutions;

    @Autowired
    private Leavers leavers;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private FilingService filings;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount li;
    private CurrentAccount wang;
    private CurrentAccount zhao;

    @BeforeEach
    void an_administrator_and_three_reviewers() {
        li = account("李审核", new Grant(Role.REVIEWER, null, REGION));
        wang = account("王审核", new Grant(Role.REVIEWER, null, REGION));
        zhao = account("赵审核", new Grant(Role.REVIEWER, null, REGION));
        CurrentAccount administrator = account("管理员", Grant.of(Role.SYSTEM_ADMIN));
        SecurityContextHolder.getContext().setAuthentication(new AccountAuthentication(administrator));
    }

    @AfterEach
    void nobody_is_logged_in() {
        SecurityContextHolder.clearContext();
    }

    private CurrentAccount account(String name, Grant grant) {
        UUID id =
                accounts.ensure("leaver-" + UUID.randomUUID(), name, "demo2026", People.mobile(), null, List.of(grant));
        return accounts.find(id).orElseThrow();
    }

    private void moves(CurrentAccount account, String region) {
        staff.change(
                account.id(),
                staff.get(account.id()).version(),
                account.displayName(),
                "",
                Set.of(new Grant(Role.REVIEWER, null, region)));
    }

    private int told(CurrentAccount account, String template) {
        return jdbc.sql("select count(*) from box_message where account = :account and template = :template")
                .param("account", account.id())
                .param("template", template)
                .query(Integer.class)
                .single();
    }

    @Test
    void a_disabled_reviewers_tasks_lie_on_the_desk_again_and_the_history_says_why() {
        Submitted filed = submitted.submit(REGION);
        reviews.claim(li, filed.taskId());
        teamwork.ask(li, filed.taskId(), Kind.DELEGATE, wang.id(), "请核对");
        staff.enable(li.id(), false);
        assertThat(reviews.details(wang, filed.taskId()).task())
                .returns(null, OpenTask::assignee)
                .returns(null, OpenTask::held);
        assertThat(teamwork.team(wang, filed.taskId()).acts())
                .last()
                .returns(TaskAct.Kind.BACK_ON_DESK, TaskAct::kind)
                .returns(null, TaskAct::actor)
                .returns("李审核", TaskAct::other);
        assertThat(told(wang, "notice.delegation-void")).isOne();
        assertThat(reviews.decide(wang, filed.taskId(), APPROVED).state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void who_keeps_the_desk_keeps_the_tasks() {
        Submitted filed = submitted.submit(REGION);
        reviews.claim(li, filed.taskId());
        moves(li, "320500");
        assertThat(reviews.details(wang, filed.taskId()).task().assignee()).isEqualTo(li.id());
        moves(li, "320506");
        assertThat(reviews.details(wang, filed.taskId()).task().assignee()).isNull();
    }

    @Test
    void what_a_leaver_was_asked_ends_and_who_asked_is_told_so_that_he_can_decide() {
        Submitted filed = submitted.submit(REGION);
        teamwork.ask(li, filed.taskId(), Kind.SIGN_BEFORE, wang.id(), "请会签");
        moves(wang, "320506");
        assertThat(told(li, "notice.request-void")).isOne();
        assertThat(teamwork.team(li, filed.taskId()).waiting()).isEmpty();
        assertThat(reviews.decide(li, filed.taskId(), APPROVED).state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void a_signers_leaving_does_not_let_the_decision_through() {
        Submitted filed = submitted.submit(REGION);
        teamwork.ask(li, filed.taskId(), Kind.SIGN_AFTER, wang.id(), "请复核");
        reviews.decide(li, filed.taskId(), APPROVED);
        staff.enable(wang.id(), false);
        TaskTeam team = teamwork.team(li, filed.taskId());
        assertThat(team.proposal()).isNull();
        assertThat(team.waiting()).isEmpty();
        assertThat(filings.forReview(filed.filing().id()).filing().state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(told(li, "notice.proposal-void")).isOne();
    }

    @Test
    void a_decision_of_a_leaver_that_waited_for_signers_is_off() {
        Submitted filed = submitted.submit(REGION);
        TaskRequest asked = teamwork.ask(li, filed.taskId(), Kind.SIGN_AFTER, wang.id(), "请复核");
        reviews.decide(li, filed.taskId(), APPROVED);
        staff.enable(li.id(), false);
        assertThat(teamwork.team(zhao, filed.taskId()).proposal()).isNull();
        assertThat(teamwork.asked(wang)).extracting(each -> each.request().id()).doesNotContain(asked.id());
        assertThat(reviews.details(zhao, filed.taskId()).task().assignee()).isNull();
    }

    @Test
    void a_substitute_who_leaves_stands_in_no_longer_and_the_absent_one_is_told() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        substitutions.add(li, li.id(), wang.id(), null, today, today.plusDays(5), "年休假");
        moves(wang, "320500");
        assertThat(substitutions.of(li)).hasSize(1);
        staff.enable(wang.id(), false);
        assertThat(substitutions.of(li)).isEmpty();
        assertThat(told(li, "notice.substitute-gone")).isOne();
    }

    @Test
    void what_was_suspended_when_its_reviewer_left_is_found_by_the_hourly_sweep() {
        Submitted filed = submitted.submit(REGION);
        reviews.claim(li, filed.taskId());
        suspended(filed, true);
        staff.enable(li.id(), false);
        suspended(filed, false);
        assertThat(reviews.details(wang, filed.taskId()).task().assignee()).isEqualTo(li.id());
        leavers.sweep();
        assertThat(reviews.details(wang, filed.taskId()).task().assignee()).isNull();
    }

    private void suspended(Submitted filed, boolean suspended) {
        jdbc.sql("update open_task set suspended = :suspended where id = :id")
                .param("suspended", suspended)
                .param("id", filed.taskId())
                .update();
    }
}
