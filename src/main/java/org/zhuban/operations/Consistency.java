package org.zhuban.operations;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConsistencyCheck;

/** The checker of SECURITY 25: every invariant of every module over the whole database; each night, and when an operator asks after a fault. */
@Component
class Consistency {

    private static final Logger LOG = LoggerFactory.getLogger(Consistency.class);

    private final List<ConsistencyCheck> checks;

    Consistency(List<ConsistencyCheck> checks) {
        this.checks = checks;
    }

    /** What a check found; no violations = the promise holds. */
    record Result(String promise, List<String> violations) {}

    List<Result> run() {
        return checks.stream()
                .map(check -> new Result(check.promise(), check.violations()))
                .toList();
    }

    /** Violations go to the log as errors, which is where an operator's alarm looks. */
    @Scheduled(cron = "${zhuban.operations.check:0 20 3 * * *}", zone = "Asia/Shanghai")
    void nightly() {
        List<Result> results = run();
        results.forEach(
                result -> result.violations().forEach(violation -> LOG.error("{}: {}", result.promise(), violation)));
        LOG.info(
                "{} promises checked, {} broken",
                results.size(),
                results.stream()
                        .filter(result -> !result.violations().isEmpty())
                        .count());
    }
}
