package org.zhuban.attachment;

import java.time.Duration;

/** When to stop working on a file. Monotonic, not a civil time. */
final class Deadline {

    private final long end;

    Deadline(Duration allowed) {
        this.end = System.nanoTime() + allowed.toNanos();
    }

    /** @throws ContentRefusedException when the time is over */
    void check() {
        if (System.nanoTime() - end > 0) {
            throw new ContentRefusedException("attachment.too-complex");
        }
    }
}
