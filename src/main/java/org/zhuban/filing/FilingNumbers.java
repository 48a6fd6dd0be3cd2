package org.zhuban.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;

/**
 * 办件编号 {@code <programme><yyyyMMdd><region 6><sequence 6>} (SPEC 2). The sequence runs on over days and regions from 1 to 999,999, so no two
 * filings wait for each other; the number is unique while fewer than a million are opened a day, and the database holds that.
 */
@Component
class FilingNumbers {

    private final Filings filings;
    private final Clock clock;

    FilingNumbers(Filings filings, Clock clock) {
        this.filings = filings;
        this.clock = clock;
    }

    String next(Programme programme, String region) {
        return "%s%s%s%06d"
                .formatted(
                        programme.name(),
                        LocalDate.now(clock).format(DateTimeFormatter.BASIC_ISO_DATE),
                        region,
                        filings.nextSequence());
    }
}
