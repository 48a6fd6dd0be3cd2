package org.zhuban.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ApartTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Reviewers;
import org.zhuban.review.Verdict;

/** Two administrators at once: one wins, the other is told, and there are never two versions. */
@ApartTest
class ReleasesAtOnceIntegrationTests {

    private static final Release.Wish STAY = new Release.Wish("新环节有误", false, Map.of());

    @Autowired
    private Releases releases;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private NightWorks works;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount wu;
    private CurrentAccount zheng;
    private String base = "";

    @BeforeEach
    void two_versions_and_two_administrators() {
        var folders = new NightWorkFolders(deployments, transaction);
        wu = reviewers.processAdmin("release-wu", "吴工");
        zheng = reviewers.processAdmin("release-zheng", "郑工");
        base = folders.deploy(folders.reworded("基线 " + UUID.randomUUID()));
        folders.deploy(folders.confirmed());
    }

    @Test
    void of_two_who_ask_one_wins_and_the_other_reads_whose_it_is() throws Exception {
        List<Throwable> told =
                atOnce(Stream.of(wu, zheng), each -> releases.askRollback(each, NightWorks.KEY, base, STAY));
        assertThat(told).singleElement().isInstanceOfSatisfying(ConflictException.class, late -> {
            assertThat(late.code()).isEqualTo("release.pending");
            assertThat(late.args()).isSubsetOf("吴工", "郑工");
        });
    }

    @Test
    void of_two_who_approve_one_wins_and_one_version_is_made() throws Exception {
        Release release = releases.askRollback(wu, NightWorks.KEY, base, STAY);
        CurrentAccount third = reviewers.processAdmin("release-third", "孙工");
        String task = works.task(release.filing());
        int before = deployments.versions(NightWorks.KEY).size();
        List<Throwable> told = atOnce(
                Stream.of(zheng, third), each -> reviews.decide(each, task, new Verdict("approved", "同意", List.of())));
        assertThat(told).singleElement().isInstanceOf(ZhubanException.class);
        assertThat(deployments.versions(NightWorks.KEY)).hasSize(before + 1);
    }

    @Test
    void who_approves_while_another_way_in_deploys_waits_for_it_and_is_told() throws Exception {
        Release release = releases.askRollback(wu, NightWorks.KEY, base, STAY);
        String task = works.task(release.filing());
        var folders = new NightWorkFolders(deployments, transaction);
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            Future<?> approving = transaction.execute(status -> {
                folders.deploy(folders.reworded("同时上传 " + UUID.randomUUID()));
                Future<?> begun =
                        second.submit(() -> reviews.decide(zheng, task, new Verdict("approved", "同意", List.of())));
                await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
                return begun;
            });
            assertThatThrownBy(approving::get).cause().hasMessage("release.base-old");
        } finally {
            second.shutdownNow();
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    /** What those were told who lost. */
    private static List<Throwable> atOnce(Stream<CurrentAccount> people, Consumer<CurrentAccount> act)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Throwable> told = new ArrayList<>();
            for (Future<Object> one : threads.invokeAll(people.map(each -> Executors.callable(() -> act.accept(each)))
                    .toList())) {
                try {
                    one.get();
                } catch (ExecutionException lost) {
                    told.add(lost.getCause());
                }
            }
            return told;
        } finally {
            threads.shutdownNow();
        }
    }
}
