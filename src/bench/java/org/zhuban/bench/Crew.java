package org.zhuban.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Some clients that do the same over and over. */
public final class Crew {

    private Crew() {}

    /** One client's cycle. */
    public interface Work {
        void cycle(int client);
    }

    /** Cycles per second over that time; a cycle that is under way at its end is finished and counts with the time it took. */
    public static double perSecond(int clients, int seconds, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long begun = System.nanoTime();
            long end = begun + seconds * 1_000_000_000L;
            var done = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        work.cycle(client);
                        done.incrementAndGet();
                    }
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
            return done.get() * 1e9 / (System.nanoTime() - begun);
        } finally {
            threads.shutdownNow();
        }
    }
}
