package org.zhuban.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingHappened;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessDeployments.Version;

/** 流程发布审批 {@code process-release}: the second person's approval deploys, or moves running filings 在办件迁移. */
@Component
class ProcessRelease implements FilingType {

    static final String KEY = "process-release";

    private final ReleaseRows rows;
    private final DraftRows drafts;
    private final ProcessDeployments deployments;
    private final FilingWorkflow workflow;
    private final MigrationTrial trial;
    private final MigrationStart migrations;
    private final Audit audit;

    ProcessRelease(
            ReleaseRows rows,
            DraftRows drafts,
            ProcessDeployments deployments,
            FilingWorkflow workflow,
            MigrationTrial trial,
            MigrationStart migrations,
            Audit audit) {
        this.rows = rows;
        this.drafts = drafts;
        this.deployments = deployments;
        this.workflow = workflow;
        this.trial = trial;
        this.migrations = migrations;
        this.audit = audit;
    }

    @Override
    public String key() {
        return KEY;
    }

    /** What is declared is what the studio kept: nobody writes other words over it, and nothing changed since. */
    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        Release release = rows.ofFiling(filing.id()).filter(Release::open).orElse(null);
        if (release == null) {
            return List.of(new FieldError("/type", "release.by-studio"));
        }
        List<FieldError> errors = new ArrayList<>();
        rows.answers(release.id()).forEach((key, value) -> {
            if (!value.equals(Objects.toString(data.get(key), ""))) {
                errors.add(new FieldError("/" + key, "release.by-studio"));
            }
        });
        UUID draft = release.draft();
        if (draft != null && !FolderDigest.of(drafts.files(draft)).equals(release.digest())) {
            errors.add(new FieldError("/digest", "release.draft-changed"));
        }
        return errors;
    }

    /** In the decision's transaction: a folder that the gate refuses, or that somebody overtook, leaves everything as it was. */
    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        Release release = rows.ofFiling(filing.id())
                .filter(found -> found.state() == Release.State.REQUESTED)
                .orElseThrow(() -> new ConflictException("release.unknown"));
        rows.oneAtATime(release.type());
        if (rows.approver(release.id())
                .filter(release.askedBy().toString()::equals)
                .isPresent()) {
            throw new DeniedException("release.two-people");
        }
        String target = release.target();
        if (target == null) {
            deploy(release);
        } else {
            String source = Objects.requireNonNull(release.base());
            trial.stillMovable(release, source, workflow.model(target));
            rows.released(release.id(), null);
            migrations.after(release, source, target);
        }
    }

    private void deploy(Release release) {
        deployments.alone();
        String newest = deployments.versions(release.type()).stream()
                .findFirst()
                .map(Version::definition)
                .orElse(null);
        if (!Objects.equals(newest, release.base())) {
            throw new ConflictException("release.base-old");
        }
        SortedMap<String, byte[]> files = rows.files(release.id());
        if (!FolderDigest.of(files).equals(release.digest())) {
            throw new ConflictException("release.digest");
        }
        if (release.migrate() && newest != null) {
            trial.stillMovable(release, newest, deployments.read(release.type(), files));
        }
        String definition = deployments.deploy(release.type(), files, "studio:" + release.id());
        rows.released(release.id(), definition);
        rows.removeFiles(release.id());
        UUID draft = release.draft();
        if (draft != null) {
            drafts.move(draft, Draft.State.SUBMITTED, Draft.State.RELEASED, release.askedName());
        }
        audit.done(
                "process-release",
                "process:" + release.type(),
                Map.of(
                        "release",
                        release.id(),
                        "definition",
                        definition,
                        "why",
                        release.why(),
                        "difference",
                        release.difference(),
                        "asked",
                        release.askedName(),
                        "digest",
                        release.digest()));
        if (release.migrate() && newest != null) {
            migrations.after(release, newest, definition);
        }
    }

    /** Keeps the release in step with its filing, and its draft with it. */
    @EventListener
    void happened(FilingHappened happened) {
        FilingEvent event = happened.event();
        switch (event.kind()) {
            case SUBMITTED, RESUBMITTED, DECIDED, WITHDRAWN, ABANDONED, RECALLED ->
                rows.ofFiling(happened.filing()).filter(Release::open).ifPresent(release -> follow(release, event));
            default -> {}
        }
    }

    private void follow(Release release, FilingEvent event) {
        switch (event.kind()) {
            case DECIDED -> {
                rows.approved(release.id(), event.actor(), event.actorName());
                switch (Objects.requireNonNullElse(event.outcome(), "")) {
                    case "returned" -> end(release, Release.State.RETURNED);
                    case "rejected" -> end(release, Release.State.REFUSED);
                    default -> {}
                }
            }
            case WITHDRAWN, ABANDONED -> end(release, Release.State.WITHDRAWN);
            default -> {
                rows.state(release.id(), Release.State.REQUESTED);
                drafted(release, Draft.State.DRAFT, Draft.State.SUBMITTED);
            }
        }
    }

    private void end(Release release, Release.State state) {
        rows.state(release.id(), state);
        drafted(release, Draft.State.SUBMITTED, Draft.State.DRAFT);
    }

    private void drafted(Release release, Draft.State from, Draft.State to) {
        UUID draft = release.draft();
        if (draft != null) {
            drafts.move(draft, from, to, release.askedName());
        }
    }
}
