package org.zhuban.review;

import java.util.HashMap;
import java.util.Map;
import org.zhuban.review.InboxQuery.Haste;

/** How much lies on the reader's desks. */
public final class InboxTally {

    /** A desk is counted no further. */
    public static final long MOST = 1_000;

    private final Map<String, Long> counts = new HashMap<>();

    boolean add(String kind, String label, long count) {
        counts.merge(kind + " " + label, count, Long::sum);
        return true;
    }

    /** On all desks of the reader, whatever else is asked. */
    public long all() {
        return counts.getOrDefault(TallySql.ALL + " ", 0L);
    }

    public long urgent(Haste haste) {
        return counts.getOrDefault(TallySql.URGENT + " " + haste.key(), 0L);
    }

    public long ofType(String type) {
        return counts.getOrDefault(TallySql.TYPE + " " + type, 0L);
    }

    public long inRegion(String region) {
        return counts.getOrDefault(TallySql.REGION + " " + region, 0L);
    }

    /** For a badge: {@code 12}, or {@code 999+}. */
    public static String shown(long count) {
        return count < MOST ? String.valueOf(count) : (MOST - 1) + "+";
    }
}
