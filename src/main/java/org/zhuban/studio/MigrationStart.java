package org.zhuban.studio;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Ids;

/** Begins migrations in the caller's transaction; they run once it has committed. */
@Component
class MigrationStart {

    private final MigrationRows rows;
    private final MigrationRunner runner;
    private final Audit audit;

    MigrationStart(MigrationRows rows, MigrationRunner runner, Audit audit) {
        this.rows = rows;
        this.runner = runner;
        this.audit = audit;
    }

    /**
     * What a second person approved, on behalf of who asked for it.
     *
     * @throws ConflictException {@code migration.running}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void after(Release release, String source, String target) {
        UUID id = Ids.next();
        if (!rows.insert(
                id,
                release.type(),
                source,
                target,
                release.pairs(),
                release.id(),
                release.askedBy(),
                release.askedName())) {
            throw new ConflictException("migration.running");
        }
        rows.collect(id, source);
        audit.done(
                "process-migrate",
                "process:" + release.type(),
                Map.of(
                        "migration",
                        id,
                        "release",
                        release.id(),
                        "asked",
                        release.askedName(),
                        "why",
                        release.why(),
                        "source",
                        source,
                        "target",
                        target,
                        "pairs",
                        release.pairs(),
                        "leaves",
                        release.leaves()));
        afterCommit(id);
    }

    void afterCommit(UUID id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.submit(id);
            }
        });
    }
}
