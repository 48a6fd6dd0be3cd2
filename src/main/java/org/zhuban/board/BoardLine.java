package org.zhuban.board;

import org.jspecify.annotations.Nullable;

/**
 * One line of the board: a week, a type, a desk, a person, or all of it.
 *
 * @param key       week's Monday, type, the significant part of a region's code, account; empty for all of it
 * @param name      shown
 * @param received  first submissions
 * @param automatic approved by the automated review
 * @param decided   by persons, returned ones too
 * @param returned  of {@code decided}
 * @param late      of {@code decided}, after the time limit
 * @param overdue   open tasks that are past their time limit now
 * @param median    working days on the desk until a person decided; null for none
 */
public record BoardLine(
        String key,
        String name,
        long received,
        long automatic,
        long decided,
        long returned,
        long late,
        long overdue,
        @Nullable Double median) {

    /** Percent of the decisions of persons; null for none. */
    public @Nullable Double returnRate() {
        return decided == 0 ? null : 100.0 * returned / decided;
    }

    BoardLine named(String shown) {
        return new BoardLine(key, shown, received, automatic, decided, returned, late, overdue, median);
    }

    BoardLine overdue(long now) {
        return new BoardLine(key, name, received, automatic, decided, returned, late, now, median);
    }
}
