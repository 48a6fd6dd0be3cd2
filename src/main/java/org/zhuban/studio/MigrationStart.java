package org.zhuban.studio;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Ids;

/** Begins migrations in the caller's transaction; they run once it has committed. */
@Component
class MigrationStart {

    private final MigrationRows rows;
    private final MigrationRunner runner;

    MigrationStart(MigrationRows rows, MigrationRunner runner) {
        this.rows = rows;
        this.runner = runner;
    }

    /** 发布 with its filings: on behalf of who asked for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID after(Release release, String source, String target) {
        return begin(
                release.type(),
                source,
                target,
                release.pairs(),
                Optional.of(release.id()),
                release.askedBy(),
                release.askedName());
    }

    /** @throws ConflictException {@code migration.running} */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID begin(
            String type,
            String source,
            String target,
            Map<String, String> pairs,
            Optional<UUID> release,
            UUID account,
            String name) {
        UUID id = Ids.next();
        @Nullable UUID asked = release.orElse(null);
        if (!rows.insert(id, type, source, target, pairs, asked, account, name)) {
            throw new ConflictException("migration.running");
        }
        rows.collect(id, source);
        afterCommit(id);
        return id;
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
