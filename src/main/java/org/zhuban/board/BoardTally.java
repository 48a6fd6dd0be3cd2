package org.zhuban.board;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds cells up to a line. The median is exact: days on a desk are whole. */
final class BoardTally {

    private final Map<Integer, Long> days = new TreeMap<>();
    private long received;
    private long automatic;
    private long decided;
    private long returned;
    private long late;

    void add(String kind, boolean isLate, int waited, long n) {
        switch (kind) {
            case "RECEIVED" -> received += n;
            case "AUTOMATIC" -> automatic += n;
            default -> {
                decided += n;
                returned += kind.equals("RETURNED") ? n : 0;
                late += isLate ? n : 0;
                days.merge(waited, n, Long::sum);
            }
        }
    }

    BoardLine line(String key) {
        return new BoardLine(key, key, received, automatic, decided, returned, late, 0, median());
    }

    @Nullable
    Double median() {
        if (decided <= 0) {
            return null;
        }
        return (at((decided - 1) / 2) + at(decided / 2)) / 2.0;
    }

    long decided() {
        return decided;
    }

    /** Days of the n-th decision, the quickest first. */
    private int at(long n) {
        long before = 0;
        for (Map.Entry<Integer, Long> entry : days.entrySet()) {
            before += entry.getValue();
            if (before > n) {
                return entry.getKey();
            }
        }
        return 0;
    }
}
