package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhuban.review.SubmittedFilings.reviewer;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.review.SubmittedFilings.Submitted;

/** The inbox damaged behind the hooks' back, and mended. */
@ZhubanTest
class InboxReconcileIntegrationTests {

    @Autowired
    private InboxReconcile reconcile;

    @Autowired
    private InboxCheck check;

    @Autowired
    private JdbcOpenTasks tasks;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void what_other_tests_left_is_in_step() {
        reconcile.reconcile();
    }

    private void damage(String sql, String task) {
        assertThat(jdbc.sql(sql).param("id", task).update()).isOne();
    }

    @Test
    void what_agrees_is_left_alone() {
        submitted.submit("320507");
        assertThat(check.violations()).isEmpty();
        assertThat(reconcile.reconcile()).isEmpty();
    }

    @Test
    void a_task_lost_from_the_inbox_comes_back_as_it_was() {
        Submitted one = submitted.submit("320507");
        OpenTask before = tasks.find(one.taskId()).orElseThrow();
        damage("delete from open_task where id = :id", one.taskId());
        assertThat(check.violations()).singleElement().asString().contains(one.taskId());
        assertThat(reconcile.reconcile()).singleElement().asString().contains(one.taskId());
        // the engine keeps milliseconds
        assertThat(tasks.find(one.taskId()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("createdAt")
                .isEqualTo(before);
        assertThat(check.violations()).isEmpty();
    }

    @Test
    void a_task_that_the_engine_does_not_know_goes() {
        Submitted one = submitted.submit("320507");
        String ghost = "ghost-" + UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into open_task (id, filing, number, type, programme, title, region, definition, task, name, desk, desk_group,
                                               revision, created_at, due_at)
                        select :ghost, filing, number, type, programme, title, region, definition, task, name, desk, desk_group, revision,
                               created_at, due_at from open_task where id = :id""")
                .param("ghost", ghost)
                .param("id", one.taskId())
                .update();
        assertThat(reconcile.reconcile()).singleElement().asString().contains(ghost);
        assertThat(tasks.find(ghost)).isEmpty();
        assertThat(tasks.find(one.taskId())).isPresent();
    }

    @Test
    void assignee_and_suspension_follow_the_engine() {
        Submitted one = submitted.submit("320507");
        var li = reviewer("李审核", "320507");
        reviews.claim(li, one.taskId());
        damage("update open_task set assignee = gen_random_uuid(), suspended = true where id = :id", one.taskId());
        assertThat(check.violations()).hasSize(2);
        assertThat(reconcile.reconcile()).hasSize(2);
        assertThat(tasks.find(one.taskId()))
                .hasValueSatisfying(task -> assertThat(task.assignee()).isEqualTo(li.id()))
                .hasValueSatisfying(task -> assertThat(task.suspended()).isFalse());
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'inbox-mend' and object = :object")
                        .param("object", "filing:" + one.filing().id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }
}
