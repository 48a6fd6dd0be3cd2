package org.zhuban.faults;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the lives of the killed program, so that whoever lost an answer waits for the next one. */
final class Lives {

    private static final long PATIENCE_SECONDS = 300;

    /** Longer than a call may take. */
    private static final long MOURNING_SECONDS = 90;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int life = 1;
    private int waiting;

    int current() {
        lock.lock();
        try {
            return life;
        } finally {
            lock.unlock();
        }
    }

    void next() {
        lock.lock();
        try {
            life++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void awaitAfter(int past) {
        await(() -> life > past, true);
    }

    /** Until that many wait for the next life: nobody is about to note an answer of this one. */
    void awaitMourners(int number) {
        await(() -> waiting >= number, false);
    }

    private void await(java.util.function.BooleanSupplier until, boolean mourner) {
        lock.lock();
        try {
            waiting += mourner ? 1 : 0;
            changed.signalAll();
            long left = TimeUnit.SECONDS.toNanos(mourner ? PATIENCE_SECONDS : MOURNING_SECONDS);
            while (!until.getAsBoolean()) {
                if (left <= 0) {
                    throw new IllegalStateException(
                            mourner ? "nobody started the program again" : "a client has given up");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        } finally {
            waiting -= mourner ? 1 : 0;
            lock.unlock();
        }
    }
}
