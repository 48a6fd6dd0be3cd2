package org.zhuban.filing;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhuban.common.ZhubanException;

/** 逾期未决: every few minutes ends the steps that nobody decided in their time limit, where the model says so; each in a transaction of its own. */
@Component
public class Lapses {

    private static final Logger log = LoggerFactory.getLogger(Lapses.class);
    private static final int BATCH = 500;

    private final FilingDecisions decisions;
    private final OpenTasks openTasks;
    private final Clock clock;

    Lapses(FilingDecisions decisions, OpenTasks openTasks, Clock clock) {
        this.decisions = decisions;
        this.openTasks = openTasks;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT2M")
    public void sweep() {
        for (UUID filing : openTasks.lapsing(clock.instant(), BATCH)) {
            try {
                decisions.lapse(filing);
            } catch (ZhubanException overtaken) {
                log.info("A filing was decided as it lapsed: {}", overtaken.code());
            } catch (RuntimeException broken) {
                log.error("Filing {} cannot lapse", filing, broken); // the others shall
            }
        }
    }
}
