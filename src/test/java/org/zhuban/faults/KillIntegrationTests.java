package org.zhuban.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.load.Call.Act;
import org.zhuban.load.Cycle;
import org.zhuban.load.DurableDatabase;
import org.zhuban.load.Office;
import org.zhuban.load.Papers;
import org.zhuban.load.Program;

/**
 * SECURITY 25, {@code kill -9} of the application. {@code -Dzhuban.kills=20} kills more often, {@code -Dzhuban.kill-seed=…} at the moments of a
 * former run.
 */
class KillIntegrationTests {

    private static final Logger LOG = LoggerFactory.getLogger(KillIntegrationTests.class);

    private static final int KILLS = Integer.getInteger("zhuban.kills", 2);
    private static final long SEED = Long.getLong("zhuban.kill-seed", System.nanoTime());
    private static final int CLIENTS = 4;
    private static final String DATABASE = "zhuban";

    private final Random random = new Random(SEED);
    private final Lives lives = new Lives();
    private final StubbornCaller caller = new StubbornCaller(lives);
    private final Queue<Cycle> cycles = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> clients = new ArrayList<>();
    private volatile boolean closing;

    @Test
    void what_was_acknowledged_is_there_once_after_kills_at_random_moments_of_submit_and_approve() throws Exception {
        LOG.warn("{} kills, -Dzhuban.kill-seed={}", KILLS, SEED);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (var database = new DurableDatabase(Map.of())) {
            database.create(DATABASE);
            try (var program = new Program(
                    Path.of("target", "faults", Long.toString(SEED)),
                    database.url(DATABASE),
                    List.of("-XX:TieredStopAtLevel=1", "-Xmx700m", "-Dvaadin.productionMode=true"),
                    List.of())) {
                program.start();
                var books = new Books(JdbcClient.create(database.superuser(DATABASE)));
                begin(program, new Office(database.superuser(DATABASE), program.sealer()), threads);
                for (int kill = 1; kill <= KILLS; kill++) {
                    killAndRestart(program, books, kill);
                }
                closing = true;
                for (Future<?> client : clients) {
                    client.get(3, TimeUnit.MINUTES);
                }
                assertThat(cycles).as("finished cycles").allMatch(Cycle::decided);
                assertThat(books.faults(cycles)).isEmpty();
                assertThat(books.filings()).as("no call opened two drafts").isEqualTo(cycles.size());
                assertThat(Books.violations(program.management())).isEmpty();
                LOG.warn("{} cycles, each submitted and approved once", cycles.size());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void begin(Program program, Office office, ExecutorService threads) {
        var papers = new Papers();
        for (int client = 1; client <= CLIENTS; client++) {
            boolean visitor = client == 1;
            var site = new Cycle.Site(
                    program.address(),
                    papers,
                    caller,
                    office.enterprise("filer" + client),
                    office.reviewer("reviewer" + client, Office.REGION),
                    office);
            clients.add(threads.submit(() -> {
                while (!closing) {
                    var cycle = new Cycle(site);
                    cycles.add(cycle);
                    if (visitor) {
                        cycle.runAsVisitor();
                    } else {
                        cycle.run();
                    }
                }
            }));
        }
    }

    private void killAndRestart(Program program, Books books, int kill) throws Exception {
        long done = done();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(2))
                .until(() -> failed() || done() >= done + CLIENTS);
        Act act = kill % 2 == 1 ? Act.SUBMIT : Act.DECIDE;
        CountDownLatch sent = caller.next(act);
        assertThat(sent.await(1, TimeUnit.MINUTES)).isTrue();
        Duration delay = Duration.ofNanos((long) (caller.last(act).toNanos() * 1.2 * random.nextDouble()));
        LockSupport.parkNanos(delay.toNanos());
        program.kill();
        lives.awaitMourners(CLIENTS);
        await().pollInterval(Duration.ofMillis(20)).until(() -> books.connections() == 0);
        assertThat(books.faults(cycles)).as("after kill %s", kill).isEmpty();
        long begun = System.nanoTime();
        program.start();
        long startMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertThat(Books.violations(program.management()))
                .as("checker after kill %s", kill)
                .isEmpty();
        LOG.warn(
                "kill {} {} ms into {}: {} cycles so far, without answer {}, of the calls before it committed all the same {}; up again after {} ms",
                kill,
                delay.toMillis(),
                act,
                cycles.size(),
                caller.takeUnanswered(),
                caller.takeAnsweredAgain(),
                startMillis);
        lives.next();
    }

    private long done() {
        return cycles.stream().filter(Cycle::decided).count();
    }

    /** A client that gave up says why at the end; nobody waits for it. */
    private boolean failed() throws Exception {
        for (Future<?> client : clients) {
            if (client.isDone()) {
                client.get();
            }
        }
        return false;
    }
}
