package org.zhuban.review;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;

/** Carries batches out, a task after the other; what a node leaves unfinished, another takes up. */
@Component
class DecisionBatchRunner implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DecisionBatchRunner.class);
    private static final int THREADS = 2;
    private static final int QUEUE = 100;
    /** The account's rights are read anew after so many tasks. */
    private static final int RIGHTS = 20;

    private static final Duration KEPT = Duration.ofDays(90);

    private final DecisionBatchRows rows;
    private final ReviewService reviews;
    private final Accounts accounts;
    private final Texts texts;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ExecutorService threads;

    DecisionBatchRunner(
            DecisionBatchRows rows,
            ReviewService reviews,
            Accounts accounts,
            Texts texts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.reviews = reviews;
        this.accounts = accounts;
        this.texts = texts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        // what finds the threads busy is left to the next round
        var pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                work -> {
                    var thread = new Thread(work, "decision-batch");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    void submit(UUID batch) {
        threads.execute(() -> run(batch));
    }

    @Scheduled(fixedDelay = 20_000, initialDelay = 20_000)
    void leftOver() {
        rows.left().forEach(this::submit);
    }

    @Scheduled(cron = "0 47 3 * * *", zone = "Asia/Shanghai")
    void forgetOld() {
        rows.forget(clock.instant().minus(KEPT));
    }

    /** Does nothing if another is at it. */
    void run(UUID batch) {
        rows.lease(batch).ifPresent(order -> {
            try {
                LocaleContextHolder.setLocale(order.language());
                carryOut(order);
            } catch (RuntimeException broken) {
                log.error("Batch of decisions {} stopped; it is taken up again", batch, broken);
            } finally {
                SecurityContextHolder.clearContext();
                LocaleContextHolder.resetLocaleContext();
            }
        });
    }

    private void carryOut(DecisionBatchRows.Order order) {
        @Nullable CurrentAccount account = null;
        int done = 0;
        for (DecisionBatch.Item item : rows.waiting(order.id())) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            if (done++ % RIGHTS == 0) {
                account = as(order);
            }
            decide(order, item, account);
        }
        rows.end(order.id());
    }

    /** For the audit log it is the account's own act. */
    private @Nullable CurrentAccount as(DecisionBatchRows.Order order) {
        Optional<CurrentAccount> account = accounts.live(order.account());
        SecurityContextHolder.clearContext();
        account.ifPresent(
                found -> SecurityContextHolder.getContext().setAuthentication(new AccountAuthentication(found)));
        return account.orElse(null);
    }

    private void decide(DecisionBatchRows.Order order, DecisionBatch.Item item, @Nullable CurrentAccount account) {
        String refusal;
        try {
            if (account == null) {
                refusal = texts.text("review.no-desk");
            } else {
                transaction.executeWithoutResult(status -> {
                    reviews.decideAmongMany(account, item.task(), item.definition(), order.verdict());
                    rows.answer(order.id(), item, null);
                });
                return;
            }
        } catch (InvalidInputException invalid) {
            refusal = texts.of(invalid.errors().get(0));
        } catch (ZhubanException refused) {
            refusal = texts.of(refused);
        } catch (RuntimeException broken) {
            log.warn("Task {} of a batch of decisions failed", item.task(), broken);
            refusal = texts.text("batch.failed");
        }
        rows.answer(order.id(), item, refusal);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
