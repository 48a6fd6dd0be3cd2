package org.zhuban.message;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * When messages leave: right after the commit that wrote them, on a few threads of their own, and every few seconds whatever is due.
 * What finds the threads busy is left to the next round; nothing waits here.
 */
@Component
class SmsPost implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SmsPost.class);
    private static final int THREADS = 4;
    private static final int QUEUE = 200;

    private final SmsSender sender;
    private final Duration poll;
    private final boolean jobs;
    private final ThreadPoolExecutor carriers;
    private final ScheduledExecutorService rounds;
    private final AtomicInteger draining = new AtomicInteger();

    SmsPost(
            SmsSender sender,
            @Value("${zhuban.message.poll:3s}") Duration poll,
            @Value("${zhuban.jobs.enabled:true}") boolean jobs) {
        this.sender = sender;
        this.jobs = jobs;
        this.poll = poll;
        carriers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                daemons("sms-"),
                new ThreadPoolExecutor.DiscardPolicy());
        carriers.allowCoreThreadTimeOut(true);
        rounds = Executors.newSingleThreadScheduledExecutor(daemons("sms-round-"));
    }

    /** After the running transaction has committed; at once if there is none. */
    void afterCommit(UUID id) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            submit(() -> sender.send(id));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                submit(() -> sender.send(id));
            }
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!jobs) {
            return;
        }
        rounds.scheduleWithFixedDelay(this::round, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
        rounds.scheduleWithFixedDelay(quietly(sender::wipeOldTexts), 1, 60, TimeUnit.MINUTES);
    }

    /** One thread more at most drains per round, up to half of them, so that new messages always find a free one. */
    private void round() {
        if (draining.get() < THREADS / 2) {
            draining.incrementAndGet();
            try {
                carriers.execute(() -> {
                    try {
                        quietly(this::drain).run();
                    } finally {
                        draining.decrementAndGet();
                    }
                });
            } catch (RuntimeException full) {
                draining.decrementAndGet();
            }
        }
    }

    private void drain() {
        while (!carriers.isShutdown() && sender.sendDue() > 0) {
            // the next few
        }
    }

    private void submit(Runnable task) {
        carriers.execute(quietly(task));
    }

    private static Runnable quietly(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException fault) {
                LOG.warn("A round of SMS failed; the next follows in seconds: {}", fault.toString());
            }
        };
    }

    private static CustomizableThreadFactory daemons(String name) {
        var factory = new CustomizableThreadFactory(name);
        factory.setDaemon(true);
        return factory;
    }

    @Override
    public void destroy() throws InterruptedException {
        rounds.shutdownNow();
        carriers.shutdown();
        // What is under way is finished if it is quick; else its claim ends by itself.
        carriers.awaitTermination(3, TimeUnit.SECONDS);
        carriers.shutdownNow();
    }
}
