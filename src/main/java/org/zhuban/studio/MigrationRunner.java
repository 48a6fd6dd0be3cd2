package org.zhuban.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.audit.Audit;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingMigrations;

/**
 * Moves the filings of a migration, {@value #CHUNK} in a transaction; where one of them cannot go, each of those in a transaction of its own. What a
 * node leaves unfinished, another takes up: a filing's move and the item that says so are one transaction.
 */
@Component
class MigrationRunner implements DisposableBean {

    static final int CHUNK = 50;

    private static final Logger log = LoggerFactory.getLogger(MigrationRunner.class);
    private static final int QUEUE = 100;

    private final MigrationRows rows;
    private final FilingMigrations filings;
    private final Texts texts;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final ExecutorService thread;

    MigrationRunner(
            MigrationRows rows,
            FilingMigrations filings,
            Texts texts,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.filings = filings;
        this.texts = texts;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        var pool = new ThreadPoolExecutor(
                1,
                1,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                work -> {
                    var worker = new Thread(work, "process-migration");
                    worker.setDaemon(true);
                    return worker;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        this.thread = pool;
    }

    void submit(UUID batch) {
        thread.execute(() -> run(batch));
    }

    @Scheduled(fixedDelay = 20_000, initialDelay = 15_000)
    void leftOver() {
        rows.left().forEach(this::submit);
    }

    /** Does nothing if another is at it. */
    void run(UUID batch) {
        rows.lease(batch).ifPresent(migration -> {
            try {
                carryOut(migration);
            } catch (RuntimeException broken) {
                log.error("Migration {} stopped; it is taken up again", batch, broken);
            }
        });
    }

    private void carryOut(Migration migration) {
        while (rows.goesOn(migration.id())) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            List<UUID> next = rows.waiting(migration.id(), CHUNK);
            if (next.isEmpty() && rows.collect(migration.id(), migration.source()) == 0) {
                break;
            }
            move(migration, next);
        }
        transaction.executeWithoutResult(status -> {
            rows.end(migration.id());
            Migration ended = rows.find(migration.id()).orElseThrow();
            audit.done(
                    "process-migrate-end",
                    "process:" + migration.type(),
                    Map.of(
                            "migration",
                            migration.id(),
                            "moved",
                            ended.done(),
                            "failed",
                            ended.failed(),
                            "over",
                            ended.over()));
        });
    }

    private void move(Migration migration, List<UUID> some) {
        try {
            together(migration, some);
        } catch (RuntimeException failed) {
            if (some.size() > 1) {
                some.forEach(each -> move(migration, List.of(each)));
            } else {
                refuse(migration, some, failed);
            }
        }
    }

    private void together(Migration migration, List<UUID> some) {
        transaction.executeWithoutResult(status -> {
            List<UUID> moved = filings.migrate(some, migration.source(), migration.target(), migration.pairs());
            List<UUID> over = new ArrayList<>(some);
            over.removeAll(moved);
            rows.answer(migration.id(), moved, Migration.State.DONE, null);
            rows.answer(migration.id(), over, Migration.State.OVER, null);
        });
    }

    private void refuse(Migration migration, List<UUID> one, RuntimeException failed) {
        String reason;
        if (failed instanceof ZhubanException refused) {
            reason = texts.of(refused);
        } else {
            log.warn("Filing {} did not move", one, failed);
            reason = texts.text("migration.failed");
        }
        rows.answer(migration.id(), one, Migration.State.FAILED, Objects.requireNonNull(reason));
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
