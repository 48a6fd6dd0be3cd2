package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.DecisionBatch.State;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.TaskRequest.Kind;

/** Deciding many tasks at once, in the background. */
@ZhubanTest
class DecisionBatchIntegrationTests {

    private static final String REGION = "320507";

    @Autowired
    private DecisionBatches batches;

    @Autowired
    private DecisionBatchRunner runner;

    @Autowired
    private BatchExport export;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Teamwork teamwork;

    @Autowired
    private FilingService filings;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount li;
    private CurrentAccount wang;

    @BeforeEach
    void staff() {
        li = staff("batch-li", "李批量");
        wang = staff("batch-wang", "王批量");
    }

    private CurrentAccount staff(String login, String name) {
        UUID id = accounts.ensure(
                login,
                name,
                "demo2026",
                "138" + String.format("%08d", Math.abs(login.hashCode()) % 100_000_000),
                null,
                List.of(new Grant(Role.REVIEWER, null, REGION)));
        return accounts.find(id).orElseThrow();
    }

    private DecisionBatch ended(UUID id) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            DecisionBatch batch = batches.get(li, id);
            if (!batch.running()) {
                return batch;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the batch does not end");
    }

    private FilingState state(Submitted one) {
        return filings.forReview(one.filing().id()).filing().state();
    }

    @Test
    void each_is_decided_by_itself_and_who_refused_says_why() throws Exception {
        List<Submitted> all =
                Stream.generate(() -> submitted.submit(REGION)).limit(6).toList();
        reviews.claim(wang, all.get(1).taskId());
        teamwork.ask(li, all.get(2).taskId(), Kind.DELEGATE, wang.id(), "请核对");
        filings.withdraw(all.get(3).applicant(), all.get(3).filing().id());
        List<String> ids = all.stream().map(Submitted::taskId).toList();
        BatchPlan plan = batches.plan(li, ids);
        assertThat(plan.outcomes()).containsExactly("approved", "returned", "rejected");
        assertThat(List.of(plan.tasks().size(), plan.anothers(), plan.held(), plan.ready("returned")))
                .containsExactly(5, 1, 1, 3);
        UUID id = batches.start(li, ids, "returned", "请补正");
        DecisionBatch batch = ended(id);
        assertThat(batches.items(li, id))
                .as("as he saw them")
                .extracting(DecisionBatch.Item::definition)
                .containsExactlyElementsOf(
                        plan.tasks().stream().map(OpenTask::definition).toList());
        assertThat(List.of(batch.total(), batch.decided(), batch.refused())).containsExactly(5, 3, 2);
        assertThat(batches.items(li, id))
                .extracting(item -> item.number() + " " + item.state())
                .contains(
                        all.get(0).filing().number() + " " + State.DECIDED,
                        all.get(1).filing().number() + " " + State.REFUSED,
                        all.get(2).filing().number() + " " + State.REFUSED);
        assertThat(batches.items(li, id))
                .filteredOn(item -> item.state() == State.REFUSED)
                .extracting(DecisionBatch.Item::reason)
                .anySatisfy(reason -> assertThat(reason).contains("王批量", "签收"))
                .anySatisfy(reason -> assertThat(reason).contains("委派"));
        assertThat(state(all.get(0))).isEqualTo(FilingState.RETURNED);
        assertThat(state(all.get(1))).isEqualTo(FilingState.IN_REVIEW);
        assertThat(jdbc.sql("select actor from audit_entry where action = 'filing-decide' and object = :object")
                        .param("object", "filing:" + all.get(0).filing().number())
                        .query(String.class)
                        .single())
                .as("it is the reviewer's own act")
                .isEqualTo("batch-li");
        assertThat(batches.recent(li)).extracting(DecisionBatch::id).contains(id);
        var out = new ByteArrayOutputStream();
        export.write(li, id, out);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getFirstSheet().read()).hasSize(6);
        }
    }

    @Test
    void nobody_else_sees_it_and_nothing_foreign_gets_into_it() {
        Submitted one = submitted.submit(REGION);
        Submitted elsewhere = submitted.submit("320506");
        UUID id = batches.start(li, List.of(one.taskId(), elsewhere.taskId()), "approved", "");
        assertThat(batches.items(li, id)).extracting(DecisionBatch.Item::task).containsExactly(one.taskId());
        assertThatThrownBy(() -> batches.get(wang, id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> batches.start(li, List.of(elsewhere.taskId()), "approved", ""))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_return_needs_an_opinion_an_outcome_must_be_offered_and_there_are_at_most_500() {
        Submitted one = submitted.submit(REGION);
        assertThatThrownBy(() -> batches.start(li, List.of(one.taskId()), "returned", " "))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        invalid -> assertThat(invalid.errors().get(0).code()).isEqualTo("review.opinion-missing"));
        assertThatThrownBy(() -> batches.start(li, List.of(one.taskId()), "accepted", ""))
                .isInstanceOf(InvalidInputException.class);
        List<String> many =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(501).toList();
        assertThatThrownBy(() -> batches.plan(li, many)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void what_a_node_left_unfinished_is_taken_up_and_nothing_is_decided_twice() {
        Submitted one = submitted.submit(REGION);
        Submitted two = submitted.submit(REGION);
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into decision_batch (id, account, account_name, language, outcome, opinion, made_at, leased_until)
                        values (:id, :account, '李批量', 'zh-CN', 'approved', '', now(), now() + interval '1 hour')""")
                .param("id", id)
                .param("account", li.id())
                .update();
        item(id, 1, one);
        item(id, 2, two);
        reviews.decide(li, one.taskId(), new Verdict("approved", "", List.of()));
        jdbc.sql("update decision_batch_item set state = 'DECIDED' where batch = :id and position = 1")
                .param("id", id)
                .update();
        runner.run(id);
        assertThat(batches.get(li, id).running()).as("another is at it").isTrue();
        jdbc.sql("update decision_batch set leased_until = now() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
        runner.run(id);
        assertThat(batches.get(li, id).decided()).isEqualTo(2);
        assertThat(batches.get(li, id).running()).isFalse();
        assertThat(state(two)).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void one_whose_process_was_updated_since_is_not_decided_and_the_next_is() {
        Submitted moved = submitted.submit(REGION);
        Submitted other = submitted.submit(REGION);
        UUID id = started();
        item(id, 1, moved);
        item(id, 2, other);
        jdbc.sql(
                        """
                        update open_task set definition = (select max(id_) from act_re_procdef where id_ <> open_task.definition)
                        where id = :task""")
                .param("task", moved.taskId())
                .update();
        runner.run(id);
        assertThat(batches.items(li, id))
                .extracting(item -> item.state() + " " + item.reason())
                .containsExactly(
                        State.REFUSED + " " + texts.text(Locale.SIMPLIFIED_CHINESE, "task.process-updated"),
                        State.DECIDED + " null");
        assertThat(state(moved)).isEqualTo(FilingState.IN_REVIEW);
        assertThat(state(other)).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void nothing_is_decided_any_more_in_the_name_of_who_may_not_log_in() {
        Submitted one = submitted.submit(REGION);
        UUID id = started();
        item(id, 1, one);
        jdbc.sql("update account set enabled = false where id = :id")
                .param("id", li.id())
                .update();
        try {
            runner.run(id);
        } finally {
            jdbc.sql("update account set enabled = true where id = :id")
                    .param("id", li.id())
                    .update();
        }
        assertThat(batches.get(li, id).refused()).isOne();
        assertThat(state(one)).isEqualTo(FilingState.IN_REVIEW);
    }

    /** One of 李批量 that nobody carries out yet. */
    private UUID started() {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into decision_batch (id, account, account_name, language, outcome, opinion, made_at)
                        values (:id, :account, '李批量', 'zh-CN', 'approved', '', now())""")
                .param("id", id)
                .param("account", li.id())
                .update();
        return id;
    }

    private void item(UUID batch, int position, Submitted one) {
        jdbc.sql(
                        """
                        insert into decision_batch_item (batch, position, task_id, filing, number, title, definition)
                        select :batch, :position, id, :filing, :number, '', definition from open_task where id = :task""")
                .param("batch", batch)
                .param("position", position)
                .param("task", one.taskId())
                .param("filing", one.filing().id())
                .param("number", one.filing().number())
                .update();
    }
}
