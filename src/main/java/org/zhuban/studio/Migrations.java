package org.zhuban.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;

/** 在办件迁移: moves what runs on one version of a filing type to another, forward or back. It is seen, tried, begun, stopped and tried again here. */
@Service
public class Migrations {

    private static final int MOST_ITEMS = 10_000;

    private final MigrationRows rows;
    private final MigrationStart start;
    private final MigrationTrial trial;
    private final ReleaseRows releases;
    private final DraftRows drafts;
    private final ProcessDeployments deployments;
    private final ProcessAdmins admins;
    private final Audit audit;

    Migrations(
            MigrationRows rows,
            MigrationStart start,
            MigrationTrial trial,
            ReleaseRows releases,
            DraftRows drafts,
            ProcessDeployments deployments,
            ProcessAdmins admins,
            Audit audit) {
        this.rows = rows;
        this.start = start;
        this.trial = trial;
        this.releases = releases;
        this.drafts = drafts;
        this.deployments = deployments;
        this.admins = admins;
        this.audit = audit;
    }

    /**
     * What moving from one version to another would do; one filing of each step is moved for trial, and back.
     *
     * @throws NotFoundException {@code release.version-unknown} unless both are versions of the type
     */
    public MigrationPreview preview(
            CurrentAccount account, String type, String source, String target, Map<String, String> pairs) {
        require(account, "migration-preview", type, source, target);
        return trial.of(source, target, pairs);
    }

    /**
     * What moving from the newest version to a draft would do; empty for a new type.
     *
     * @throws org.zhuban.filing.engine.ProcessRefusedException with what the gate says of the draft
     */
    public Optional<MigrationPreview> previewDraft(CurrentAccount account, UUID draft, Map<String, String> pairs) {
        admins.require(account, "migration-preview", "draft:" + draft);
        Draft found = drafts.find(draft).orElseThrow(() -> new NotFoundException("release.draft-unknown"));
        return newest(found.type(), drafts.files(draft), pairs);
    }

    /** What moving from the newest version to the packaged folder would do. */
    public Optional<MigrationPreview> previewPackaged(CurrentAccount account, String type, Map<String, String> pairs) {
        admins.require(account, "migration-preview", "process:" + type);
        return deployments.packaged(type).flatMap(files -> newest(type, files, pairs));
    }

    /** What moving from the newest version to a former one, taken up again, would do. */
    public Optional<MigrationPreview> previewRollback(
            CurrentAccount account, String type, String former, Map<String, String> pairs) {
        require(account, "migration-preview", type, former, former);
        return newest(type, deployments.files(former), pairs);
    }

    private Optional<MigrationPreview> newest(String type, Map<String, byte[]> files, Map<String, String> pairs) {
        return deployments.versions(type).stream()
                .findFirst()
                .map(newest -> trial.of(newest.definition(), type, files, pairs));
    }

    /** What moving to a release that is on its way would do; empty for a new type. */
    public Optional<MigrationPreview> preview(CurrentAccount account, UUID release, Map<String, String> pairs) {
        admins.require(account, "migration-preview", "release:" + release);
        Release asked = releases.find(release)
                .filter(Release::open)
                .orElseThrow(() -> new NotFoundException("release.unknown"));
        String base = asked.base();
        return base == null
                ? Optional.empty()
                : Optional.of(trial.of(base, asked.type(), releases.files(release), pairs));
    }

    /**
     * Begins it; it goes on when the page is left, and after a restart.
     *
     * @throws ConflictException {@code migration.running} while another of the type runs, {@code migration.same}
     * @throws NotFoundException {@code release.version-unknown}
     */
    @Transactional
    public UUID begin(CurrentAccount account, String type, String source, String target, Map<String, String> pairs) {
        require(account, "process-migrate", type, source, target);
        if (source.equals(target)) {
            throw new ConflictException("migration.same");
        }
        UUID id = start.begin(
                type, source, target, new TreeMap<>(pairs), Optional.empty(), account.id(), account.displayName());
        audit.done(
                "process-migrate",
                "process:" + type,
                Map.of("migration", id, "source", source, "target", target, "pairs", pairs));
        return id;
    }

    private void require(CurrentAccount account, String action, String type, String source, String target) {
        admins.require(account, action, "process:" + type);
        List<String> versions = deployments.versions(type).stream()
                .map(ProcessDeployments.Version::definition)
                .toList();
        if (!versions.contains(source) || !versions.contains(target)) {
            throw new NotFoundException("release.version-unknown");
        }
    }

    /** @throws NotFoundException {@code migration.unknown} */
    @Transactional(readOnly = true)
    public Migration get(CurrentAccount account, UUID id) {
        admins.require(account, "migration-read", "migration:" + id);
        return rows.find(id).orElseThrow(() -> new NotFoundException("migration.unknown"));
    }

    /** Of a type, newest first. */
    @Transactional(readOnly = true)
    public List<Migration> of(CurrentAccount account, String type) {
        admins.require(account, "migration-read", "process:" + type);
        return rows.of(type);
    }

    /** Those that did not move. */
    @Transactional(readOnly = true)
    public List<Migration.Item> failures(CurrentAccount account, UUID id) {
        return rows.items(get(account, id).id(), Migration.State.FAILED, MOST_ITEMS);
    }

    /** Stops it; what moved stays where it is. @throws ConflictException {@code migration.over} */
    @Transactional
    public void cancel(CurrentAccount account, UUID id) {
        Migration migration = get(account, id);
        if (!rows.cancel(id, account.displayName())) {
            throw new ConflictException("migration.over");
        }
        audit.done("process-migrate-cancel", "process:" + migration.type(), Map.of("migration", id));
    }

    /** Tries those again that failed or were left out. @throws ConflictException {@code migration.running}, {@code migration.nothing-failed} */
    @Transactional
    public void retry(CurrentAccount account, UUID id) {
        Migration migration = get(account, id);
        if (rows.runningOf(migration.type()).isPresent()) {
            throw new ConflictException("migration.running");
        }
        if (rows.retry(id) == 0) {
            throw new ConflictException("migration.nothing-failed");
        }
        audit.done("process-migrate-retry", "process:" + migration.type(), Map.of("migration", id));
        start.afterCommit(id);
    }
}
