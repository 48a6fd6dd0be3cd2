package org.zhuban.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.common.ConsistencyCheck;

/**
 * Asks every {@link ConsistencyCheck} every night, on one node, and reports to the log; the number of violations is the
 * gauge {@code zhuban.consistency.violations}. On demand: {@link CheckOnDemand}.
 */
@Service
class ConsistencyChecker {

    private static final Logger log = LoggerFactory.getLogger(ConsistencyChecker.class);
    private static final long LOCK = 0x7a68_7562_616e_02L;

    private final List<ConsistencyCheck> checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate locked;
    private final TransactionTemplate outside;
    private final AtomicInteger violations;

    ConsistencyChecker(
            List<ConsistencyCheck> checks,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            MeterRegistry meters) {
        this.checks = checks;
        this.jdbc = jdbc;
        this.locked = new TransactionTemplate(transactions);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.violations = meters.gauge("zhuban.consistency.violations", new AtomicInteger());
    }

    @Scheduled(cron = "${zhuban.check.cron:0 30 2 * * *}", zone = "Asia/Shanghai")
    void nightly() {
        locked.executeWithoutResult(status -> {
            boolean alone = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query(Boolean.class)
                    .single();
            if (alone) {
                // Each check in a transaction of its own: one that fails takes no other with it.
                outside.executeWithoutResult(suspended -> check());
            }
        });
    }

    /** Asks them all, whatever one of them answers. */
    ConsistencyReport check() {
        List<ConsistencyReport.Answer> answers = new ArrayList<>();
        for (ConsistencyCheck check : checks) {
            answers.add(new ConsistencyReport.Answer(check.promise(), ask(check)));
        }
        ConsistencyReport report = new ConsistencyReport(answers);
        violations.set(report.violations());
        if (report.isClean()) {
            log.info("{}", report);
        } else {
            log.error("{}", report);
        }
        return report;
    }

    private static List<String> ask(ConsistencyCheck check) {
        try {
            return check.violations();
        } catch (RuntimeException e) {
            log.error("A consistency check failed: {}", check.promise(), e);
            return List.of("This could not be asked: " + e.getClass().getSimpleName() + " (the log says more)");
        }
    }
}
