package org.zhuban.attachment;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.zhuban.common.TooManyException;

/** Pixels in memory at a time: many small pictures side by side, a big one alone. */
final class PixelBudget {

    private static final long UNIT = 100_000;
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final int units;
    private final Semaphore free;

    PixelBudget(int megapixels) {
        this.units = (int) (megapixels * 1_000_000L / UNIT);
        this.free = new Semaphore(units, true);
    }

    /** @throws TooManyException when there is no room for 20 seconds */
    <T> T with(long pixels, Work<T> work) throws IOException {
        int taken = (int) Math.min(units, pixels / UNIT + 1);
        try {
            if (!free.tryAcquire(taken, WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyException(WAIT, "attachment.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyException(WAIT, "attachment.busy");
        }
        try {
            return work.run();
        } finally {
            free.release(taken);
        }
    }

    /** What is done with the pixels. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }
}
