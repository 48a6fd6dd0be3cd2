package org.zhuban.filing.engine;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One deployment at a time in all nodes, on whichever way it comes in: who looks at the newest version and then deploys finds it unchanged. */
@Component
class DeploymentLock {

    private static final long KEY = 0x7a68_7562_616eL;

    private final ThreadLocal<Boolean> trial = ThreadLocal.withInitial(() -> false);
    private final JdbcClient jdbc;

    DeploymentLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for who has it; held until the transaction ends. */
    void take() {
        if (!trial.get()) {
            jdbc.sql("select pg_advisory_xact_lock(:key)")
                    .param("key", KEY)
                    .query()
                    .singleRow();
        }
    }

    /** Of what is rolled back: it waits for nobody, and nobody for it. */
    <T> T without(Supplier<T> deployment) {
        trial.set(true);
        try {
            return deployment.get();
        } finally {
            trial.remove();
        }
    }
}
