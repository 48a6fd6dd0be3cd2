package org.zhuban.studio;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;

/**
 * 在办件迁移: moves what runs on one version of a filing type to another, forward or back. It is seen, asked for, stopped and tried again here; it
 * begins when another process administrator approves it, like a release 发布.
 */
@Service
public class Migrations {

    private static final int MOST_ITEMS = 10_000;

    private final MigrationRows rows;
    private final MigrationStart start;
    private final MigrationTrial trial;
    private final ReleaseSubmission submission;
    private final ReleaseChecks checks;
    private final ReleaseRows releases;
    private final DraftRows drafts;
    private final ProcessDeployments deployments;
    private final FilingWorkflow workflow;
    private final ProcessAdmins admins;
    private final Texts texts;
    private final Audit audit;

    Migrations(
            MigrationRows rows,
            MigrationStart start,
            MigrationTrial trial,
            ReleaseSubmission submission,
            ReleaseChecks checks,
            ReleaseRows releases,
            DraftRows drafts,
            ProcessDeployments deployments,
            FilingWorkflow workflow,
            ProcessAdmins admins,
            Texts texts,
            Audit audit) {
        this.rows = rows;
        this.start = start;
        this.trial = trial;
        this.submission = submission;
        this.checks = checks;
        this.releases = releases;
        this.drafts = drafts;
        this.deployments = deployments;
        this.workflow = workflow;
        this.admins = admins;
        this.texts = texts;
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
        String target = asked.target();
        if (base == null) {
            return Optional.empty();
        }
        return Optional.of(
                target == null
                        ? trial.of(base, asked.type(), releases.files(release), pairs)
                        : trial.of(base, target, pairs));
    }

    /**
     * Asks for it, or once more for one that was sent back; another process administrator's approval begins it, and it goes on after a restart.
     *
     * @throws ConflictException {@code migration.same}, {@code migration.nothing} if nothing runs there, {@code release.pending}
     * @throws NotFoundException {@code release.version-unknown}
     * @throws org.zhuban.common.InvalidInputException at {@code /why}, {@code /pairs}
     */
    @Transactional
    public Release ask(CurrentAccount account, String type, String source, String target, Release.Wish wish) {
        require(account, "migration-ask", type, source, target);
        if (source.equals(target)) {
            throw new ConflictException("migration.same");
        }
        var wanted = new Release.Wish(wish.why(), true, wish.pairs(), wish.leaves());
        checks.explained(wanted);
        SortedMap<String, byte[]> files = deployments.files(target);
        var content = new ReleaseSubmission.Content(type, Release.Kind.MIGRATE, source, null, target, null, files);
        Optional<Release> former = submission.pending(account, content);
        MigrationPreview preview = trial.of(source, target, wanted.pairs());
        if (preview.running() == 0) {
            throw new ConflictException("migration.nothing");
        }
        return submission.submit(
                account,
                former,
                content,
                workflow.model(target),
                Difference.of(deployments.files(source), files, texts, Locale.SIMPLIFIED_CHINESE),
                wanted,
                checks.movable(preview, wanted));
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
