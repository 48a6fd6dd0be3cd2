package org.zhuban.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ApartTest;
import org.zhuban.TestClock;
import org.zhuban.common.ConflictException;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.common.DeniedException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Reviewers;
import org.zhuban.review.Verdict;

/** 在办件迁移: filings move to another version of their process and back, while people go on working with them. */
@ApartTest
class MigrationIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "同意", List.of());
    private static final Map<String, String> NONE = Map.of();
    private static final Release.Wish LEAVING = new Release.Wish("在办件一并调整", true, NONE, true);
    private static final int MANY = 220;

    @Autowired
    private Migrations migrations;

    @Autowired
    private MigrationRows rows;

    @Autowired
    private MigrationRunner runner;

    @Autowired
    private Releases releases;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private FilingService filings;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private NightWorks works;

    @Autowired
    private List<ConsistencyCheck> checks;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private NightWorkFolders folders;
    private CurrentAccount wu;
    private CurrentAccount zheng;
    private CurrentAccount firm = NightWorks.reviewer();
    private String base = "";

    @BeforeEach
    void a_version_of_this_test() {
        folders = new NightWorkFolders(deployments, transaction);
        wu = reviewers.processAdmin("release-wu", "吴工");
        zheng = reviewers.processAdmin("release-zheng", "郑工");
        firm = works.enterprise("LABOUR");
        base = folders.deploy(folders.reworded("基线 " + UUID.randomUUID()));
    }

    private Filing submitted(String project) {
        return works.submit(firm, project + UUID.randomUUID());
    }

    private FilingDetails details(Filing filing) {
        return filings.forReview(filing.id());
    }

    /** Asked for by one, approved by the other; what cannot go stays. */
    private UUID begun(String source, String target, Map<String, String> pairs) {
        Release asked =
                migrations.ask(wu, NightWorks.KEY, source, target, new Release.Wish("在办件一并调整", true, pairs, true));
        reviews.decide(zheng, works.task(asked.filing()), APPROVED);
        return migrations.of(wu, NightWorks.KEY).stream()
                .filter(migration -> asked.id().equals(migration.release()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Migration migrated(String source, String target, Map<String, String> pairs) {
        return awaited(begun(source, target, pairs));
    }

    private Migration awaited(UUID id) {
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (migrations.get(wu, id).running() && Instant.now().isBefore(until)) {
            runner.run(id);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        return migrations.get(wu, id);
    }

    private void sound() {
        assertThat(checks)
                .allSatisfy(check ->
                        assertThat(check.violations()).as(check.promise()).isEmpty());
    }

    private static MigrationPreview.Step step(MigrationPreview preview, String element) {
        return preview.steps().stream()
                .filter(step -> step.element().equals(element))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_filing_in_review_follows_with_its_reviewer_and_its_time_limit() {
        clock.stopAt("2026-11-16T09:00:00");
        Filing filing = submitted("迁移工程");
        CurrentAccount li = reviewers.reviewer("migration-li", "李审核");
        String task = works.task(filing.id());
        reviews.claim(li, task);
        Instant due = details(filing).onDesk().orElseThrow().dueAt();
        String target = folders.deploy(folders.confirmed());
        clock.advance(Duration.ofDays(1));
        Migration migration = migrated(base, target, NONE);
        assertThat(migration.done()).isEqualTo(1);
        FilingDetails moved = details(filing);
        assertThat(moved.filing().processDefinition()).isEqualTo(target);
        assertThat(moved.filing().dueAt()).as("its time limit goes on").isEqualTo(due);
        assertThat(moved.onDesk().orElseThrow()).satisfies(onDesk -> {
            assertThat(onDesk.taskId()).isEqualTo(task);
            assertThat(onDesk.dueAt()).isEqualTo(due);
            assertThat(onDesk.assigneeName()).isEqualTo("李审核");
        });
        assertThat(moved.events()).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(FilingEvent.Kind.MIGRATED);
            assertThat(event.opinion()).contains("已更新到第", "当前环节：");
        });
        sound();
        assertThatThrownBy(() -> reviews.decideAsRead(li, task, base, APPROVED))
                .as("his page shows what is no longer so")
                .hasMessage("task.process-updated");
        assertThatThrownBy(() -> reviews.decideAmongMany(li, task, base, APPROVED))
                .as("it was among many by then")
                .hasMessage("task.process-updated");
        assertThat(reviews.decideAsRead(li, task, target, APPROVED).state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(details(filing).onDesk().orElseThrow().element())
                .as("it meets the step that is new")
                .isEqualTo("confirm-night-work");
        works.decide(filing.id(), "approved");
        assertThat(details(filing).filing().state()).isEqualTo(FilingState.APPROVED);
        sound();
    }

    @Test
    void one_that_waits_for_its_applicant_follows_and_its_clock_keeps_what_is_left() {
        Filing filing = submitted("退回工程");
        works.decide(filing.id(), "returned");
        Integer left = left(filing);
        String target = folders.deploy(folders.confirmed());
        assertThat(step(migrations.preview(wu, NightWorks.KEY, base, target, NONE), "correct-filing")
                        .filings())
                .isEqualTo(1);
        assertThat(migrated(base, target, NONE).done()).isEqualTo(1);
        assertThat(left(filing)).isEqualTo(left);
        assertThat(details(filing).filing().state()).isEqualTo(FilingState.RETURNED);
        assertThat(filings.submit(Applicant.of(firm), filing.id()).state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(details(filing).filing().processDefinition()).isEqualTo(target);
        sound();
    }

    private Integer left(Filing filing) {
        return jdbc.sql("select clock_left from filing where id = :id")
                .param("id", filing.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void the_preview_counts_each_step_says_what_cannot_go_and_leaves_nothing() {
        submitted("甲");
        Filing returned = submitted("乙");
        works.decide(returned.id(), "returned");
        String target = folders.deploy(folders.renamed());
        int versions = deployments.versions(NightWorks.KEY).size();
        MigrationPreview without = migrations.preview(wu, NightWorks.KEY, base, target, NONE);
        assertThat(without.running()).isEqualTo(2);
        assertThat(step(without, "review-night-work")).satisfies(step -> {
            assertThat(step.filings()).isEqualTo(1);
            assertThat(step.barrier()).isEqualTo("migration.barrier.no-target");
        });
        assertThat(step(without, "correct-filing").goes()).isTrue();
        assertThat(without.clean()).isFalse();
        MigrationPreview with =
                migrations.preview(wu, NightWorks.KEY, base, target, Map.of("review-night-work", "examine-night-work"));
        assertThat(with.clean()).isTrue();
        assertThat(step(with, "review-night-work").target()).isEqualTo("examine-night-work");
        assertThat(step(
                                migrations.preview(
                                        wu,
                                        NightWorks.KEY,
                                        base,
                                        target,
                                        Map.of("review-night-work", "correct-filing")),
                                "review-night-work")
                        .barrier())
                .as("what the office is to decide does not become the applicant's")
                .isEqualTo("migration.barrier.desk");
        assertThat(details(returned).filing().processDefinition()).isEqualTo(base);
        assertThat(deployments.versions(NightWorks.KEY)).hasSize(versions);
        sound();
    }

    @Test
    void a_wrong_mapping_keeps_back_only_the_filings_of_its_own_step() {
        Filing wrong = submitted("错配");
        Filing right = submitted("无关");
        works.decide(right.id(), "returned");
        String target = folders.deploy(folders.reworded("错配 " + UUID.randomUUID()));
        Map<String, String> pairs = Map.of("review-night-work", "correct-filing");
        MigrationPreview preview = migrations.preview(wu, NightWorks.KEY, base, target, pairs);
        assertThat(preview.stuck())
                .extracting(MigrationPreview.Step::element)
                .as("its own row and no other")
                .containsExactly("review-night-work");
        assertThat(step(preview, "correct-filing").goes()).isTrue();
        Migration migration = migrated(base, target, pairs);
        assertThat(migration.done()).isEqualTo(1);
        assertThat(migration.failed()).isEqualTo(1);
        assertThat(details(right).filing().processDefinition()).isEqualTo(target);
        assertThat(details(wrong).filing().processDefinition())
                .as("as the preview said")
                .isEqualTo(base);
        sound();
    }

    @Test
    void a_step_with_another_id_is_mapped_and_what_cannot_go_is_listed_and_tried_again() {
        Filing first = submitted("改名");
        Filing second = submitted("改名");
        works.decide(second.id(), "returned");
        String target = folders.deploy(folders.renamed());
        Migration halting = migrated(base, target, NONE);
        assertThat(halting.done()).isEqualTo(1);
        assertThat(halting.failed()).isEqualTo(1);
        assertThat(migrations.failures(wu, halting.id())).singleElement().satisfies(item -> {
            assertThat(item.filing()).isEqualTo(first.id());
            assertThat(item.reason()).contains("在目标版本没有对应的环节").doesNotContain("night-work");
        });
        assertThat(details(first).filing().processDefinition()).isEqualTo(base);
        sound();
        Migration mapped = migrated(base, target, Map.of("review-night-work", "examine-night-work"));
        assertThat(mapped.done()).isEqualTo(1);
        assertThat(details(first).onDesk().orElseThrow().element()).isEqualTo("examine-night-work");
        assertThat(details(first).path()).endsWith("examine-night-work");
        migrations.retry(wu, halting.id());
        assertThat(awaited(halting.id()).over()).as("it has moved meanwhile").isEqualTo(1);
        sound();
        works.decide(first.id(), "approved");
        assertThat(details(first).filing().state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void two_hundred_move_while_people_decide_submit_and_withdraw() throws Exception {
        List<Filing> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(submitted("并行"));
        }
        String target = folders.deploy(folders.confirmed());
        var troubles = new ConcurrentLinkedQueue<Throwable>();
        UUID id;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < MANY; i += 2) {
                Filing filing = all.get(i);
                boolean withdraws = i % 20 == 0;
                threads.execute(() -> {
                    try {
                        if (withdraws) {
                            filings.withdraw(Applicant.of(firm), filing.id());
                        } else {
                            works.decide(filing.id(), "returned");
                            filings.submit(Applicant.of(firm), filing.id());
                        }
                    } catch (Throwable trouble) {
                        troubles.add(trouble);
                    }
                });
            }
            id = begun(base, target, NONE);
            awaited(id);
            threads.shutdown();
            assertThat(threads.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertThat(troubles).as("nobody is disturbed").isEmpty();
        Migration migration = migrations.get(wu, id);
        assertThat(migration.running()).isFalse();
        assertThat(migration.failed()).isZero();
        assertThat(migration.done() + migration.over()).isEqualTo(migration.total());
        assertThat(all).allSatisfy(filing -> {
            Filing now = details(filing).filing();
            if (now.state() == FilingState.IN_REVIEW) {
                assertThat(now.processDefinition()).isEqualTo(target);
            } else {
                assertThat(now.state()).isEqualTo(FilingState.WITHDRAWN);
            }
        });
        assertThat(jdbc.sql(
                                """
                                select count(*) from filing_event e join filing f on f.id = e.filing
                                where f.organisation = :firm and e.kind = 'DECIDED'""")
                        .param("firm", firm.organisation())
                        .query(Integer.class)
                        .single())
                .as("nothing is decided twice")
                .isEqualTo(MANY / 2 - MANY / 20);
        sound();
    }

    @Test
    void after_a_kill_it_goes_on_where_it_was() {
        for (int i = 0; i < 3; i++) {
            submitted("中断");
        }
        String target = folders.deploy(folders.confirmed());
        UUID id = Objects.requireNonNull(transaction.execute(status -> {
            UUID batch = UUID.randomUUID();
            rows.insert(batch, NightWorks.KEY, base, target, NONE, UUID.randomUUID(), wu.id(), "吴工");
            rows.collect(batch, base);
            rows.lease(batch);
            return batch;
        }));
        runner.run(id);
        assertThat(migrations.get(wu, id).done())
                .as("another node is believed to be at it")
                .isZero();
        jdbc.sql("update migration_batch set leased_until = now() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
        assertThat(rows.left()).contains(id);
        runner.run(id);
        assertThat(migrations.get(wu, id)).satisfies(migration -> {
            assertThat(migration.done()).isEqualTo(3);
            assertThat(migration.running()).isFalse();
        });
        sound();
    }

    @Test
    void it_is_stopped_and_taken_up_again() {
        for (int i = 0; i < 3; i++) {
            submitted("停止");
        }
        String target = folders.deploy(folders.confirmed());
        UUID id = Objects.requireNonNull(transaction.execute(status -> {
            UUID batch = UUID.randomUUID();
            rows.insert(batch, NightWorks.KEY, base, target, NONE, UUID.randomUUID(), wu.id(), "吴工");
            rows.collect(batch, base);
            return batch;
        }));
        assertThatThrownBy(() -> begun(base, target, NONE))
                .as("one at a time")
                .isInstanceOf(ConflictException.class)
                .hasMessage("migration.running");
        migrations.cancel(wu, id);
        runner.run(id);
        assertThat(migrations.get(wu, id)).satisfies(migration -> {
            assertThat(migration.done()).isZero();
            assertThat(migration.running()).isFalse();
        });
        assertThatThrownBy(() -> migrations.cancel(wu, id)).hasMessage("migration.over");
        migrations.retry(wu, id);
        assertThat(awaited(id).done()).isEqualTo(3);
    }

    @Test
    void a_release_brings_its_filings_along_and_the_roll_back_takes_them_back_from_the_step_that_is_no_more() {
        Filing first = submitted("随发布");
        Filing second = submitted("随发布");
        String former = base;
        String target = folders.deploy(folders.confirmed());
        migrated(former, target, NONE);
        works.decide(first.id(), "approved");
        assertThat(details(first).onDesk().orElseThrow().element()).isEqualTo("confirm-night-work");
        Map<String, String> pairs = Map.of("confirm-night-work", "review-night-work");
        Release back = releases.askRollback(wu, NightWorks.KEY, former, new Release.Wish("复核环节有误", true, pairs));
        MigrationPreview preview = migrations.preview(zheng, back.id(), pairs).orElseThrow();
        assertThat(preview.clean()).isTrue();
        assertThat(step(preview, "confirm-night-work").filings()).isEqualTo(1);
        assertThat(deployments.versions(NightWorks.KEY).get(0).definition())
                .as("the preview deploys nothing")
                .isEqualTo(target);
        reviews.decide(zheng, works.task(back.filing()), APPROVED);
        String restored = deployments.versions(NightWorks.KEY).get(0).definition();
        awaited(migrations.of(wu, NightWorks.KEY).get(0).id());
        for (Filing filing : List.of(first, second)) {
            assertThat(details(filing).filing().processDefinition()).isEqualTo(restored);
            assertThat(details(filing).onDesk().orElseThrow().element()).isEqualTo("review-night-work");
            works.decide(filing.id(), "approved");
            assertThat(details(filing).filing().state()).isEqualTo(FilingState.APPROVED);
        }
        sound();
    }

    @Test
    void only_process_administrators_ask_for_it_and_only_where_something_runs() {
        CurrentAccount reviewer = reviewers.reviewer("migration-li", "李审核");
        String target = folders.deploy(folders.confirmed());
        assertThatThrownBy(() -> migrations.ask(reviewer, NightWorks.KEY, base, target, LEAVING))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> migrations.preview(reviewer, NightWorks.KEY, base, target, NONE))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> migrations.ask(wu, NightWorks.KEY, base, base, LEAVING))
                .hasMessage("migration.same");
        assertThatThrownBy(() -> migrations.ask(wu, NightWorks.KEY, base, target, LEAVING))
                .hasMessage("migration.nothing");
    }
}
