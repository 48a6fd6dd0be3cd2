package org.zhuban.board;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which filings stand behind a number of the board.
 *
 * @param query  region and period
 * @param week   Monday of the one week; null = all of the period
 * @param kind   null = received and decided alike
 * @param type   filing type; null = all
 * @param person who decided; null = anybody
 */
public record BoardFilter(
        BoardQuery query, @Nullable LocalDate week, @Nullable Kind kind, @Nullable String type, @Nullable UUID person) {

    /** What happened. */
    public enum Kind {
        /** 收件 */
        RECEIVED("kind = 'RECEIVED'"),
        /** 自动审查通过 */
        AUTOMATIC("kind = 'AUTOMATIC'"),
        /** 人工办理 */
        DECIDED("kind in ('DECIDED', 'RETURNED')"),
        /** 退回补正 */
        RETURNED("kind = 'RETURNED'"),
        /** 超时办理 */
        LATE("late");

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }
}
