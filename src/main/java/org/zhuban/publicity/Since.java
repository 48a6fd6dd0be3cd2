package org.zhuban.publicity;

import java.time.DateTimeException;
import java.time.Instant;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;

/**
 * Up to where somebody who polls knows everything: a moment by our clock, and the oldest transaction that was then still open. What it wrote may show
 * only afterwards although its moment had passed, so it is told again.
 *
 * @param open {@link #NONE} where only a moment is given
 */
public record Since(Instant at, long open) {

    static final long NONE = Long.MAX_VALUE;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** @param text a moment (ISO 8601), or what {@link #text()} gave */
    public static Since parse(String text) {
        try {
            int tilde = text.indexOf('~');
            return tilde < 0
                    ? new Since(moment(text), NONE)
                    : new Since(moment(text.substring(0, tilde)), Long.parseLong(text.substring(tilde + 1)));
        } catch (DateTimeException | NumberFormatException none) {
            throw new InvalidInputException(new FieldError("/since", "notices.since"));
        }
    }

    /** One that the database can hold. */
    static Instant moment(String text) {
        Instant at = Instant.parse(text);
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new DateTimeException(text);
        }
        return at;
    }

    public String text() {
        return at + "~" + open;
    }
}
