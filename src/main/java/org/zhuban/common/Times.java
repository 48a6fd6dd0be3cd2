package org.zhuban.common;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How times are shown: civil time of the authority, the same in every language. */
@Component("times")
public class Times {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final ZoneId zone;

    Times(Clock clock) {
        this.zone = clock.getZone();
    }

    /** {@code 2026-11-20 09:30}; empty for none. */
    public String shown(@Nullable Instant at) {
        return at == null ? "" : MINUTE.format(at.atZone(zone));
    }

    /** A date in a text, which no line break divides. */
    public String whole(@Nullable Object day) {
        return day == null ? "" : day.toString().replace("-", "-\u2060");
    }

    /** The day; a time limit that ends at 24:00 is that day's, not the next one's. */
    public String day(@Nullable Instant at) {
        return at == null ? "" : DAY.format(at.minusMillis(1).atZone(zone));
    }
}
