package org.zhuban.studio;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Ids;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;

/** Files a release 发布, or a migration by itself, as the filing that is its approval; once more where it was sent back. */
@Component
class ReleaseSubmission {

    private final ReleaseRows rows;
    private final ReleaseAnswers answers;
    private final ReleaseChecks checks;
    private final FilingService filings;
    private final Audit audit;
    private final Clock clock;

    ReleaseSubmission(
            ReleaseRows rows,
            ReleaseAnswers answers,
            ReleaseChecks checks,
            FilingService filings,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.answers = answers;
        this.checks = checks;
        this.filings = filings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What would be deployed, or moved to.
     *
     * @param target of a migration: the version whose folder it is
     */
    record Content(
            String type,
            Release.Kind kind,
            @Nullable String base,
            @Nullable String former,
            @Nullable String target,
            @Nullable UUID draft,
            SortedMap<String, byte[]> files) {}

    /**
     * His own that was sent back goes on; any other stands in the way. Nobody else asks until the transaction ends.
     *
     * @throws ConflictException {@code release.pending}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Release> pending(CurrentAccount account, Content content) {
        rows.oneAtATime(content.type());
        Optional<Release> open = rows.openOf(content.type());
        open.ifPresent(other -> {
            boolean again = other.state() == Release.State.RETURNED
                    && other.askedBy().equals(account.id())
                    && other.kind() == content.kind()
                    && Objects.equals(other.draft(), content.draft())
                    && Objects.equals(other.former(), content.former());
            if (!again) {
                throw new ConflictException("release.pending", other.askedName());
            }
        });
        return open;
    }

    /**
     * @param former  that was sent back and is asked for again
     * @param model   what would be deployed, or is moved to
     * @param preview of filings that follow, in words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Release submit(
            CurrentAccount account,
            Optional<Release> former,
            Content content,
            ProcessModel model,
            Difference difference,
            Release.Wish wish,
            String preview) {
        boolean deploys = content.kind() != Release.Kind.MIGRATE;
        String digest = FolderDigest.of(content.files());
        var release = new Release(
                former.map(Release::id).orElseGet(Ids::next),
                content.type(),
                content.kind(),
                content.base(),
                content.former(),
                content.target(),
                content.draft(),
                new UUID(0, 0),
                model.name(),
                wish.why().strip(),
                difference.changes().stream().map(Difference.Change::sentence).collect(Collectors.joining("\n")),
                wish.migrate(),
                new TreeMap<>(wish.pairs()),
                wish.migrate() && wish.leaves(),
                preview,
                digest,
                deploys ? checks.tried(content.type(), digest) : "",
                Release.State.REQUESTED,
                null,
                account.id(),
                account.displayName(),
                clock.instant(),
                null,
                null);
        Release kept = file(account, release, former, answers.of(release, model), deploys ? content.files() : Map.of());
        audit.done(
                deploys ? "release-ask" : "migration-ask",
                "process:" + release.type(),
                Map.of(
                        "release",
                        release.id(),
                        "kind",
                        release.kind(),
                        "why",
                        release.why(),
                        "difference",
                        release.difference(),
                        "pairs",
                        release.pairs(),
                        "leaves",
                        release.leaves(),
                        "preview",
                        release.preview(),
                        "digest",
                        release.digest()));
        return kept;
    }

    private Release file(
            CurrentAccount account,
            Release release,
            Optional<Release> former,
            Map<String, Object> declared,
            Map<String, byte[]> files) {
        Applicant applicant = Applicant.of(account);
        FilingDetails details;
        if (former.isEmpty()) {
            details =
                    filings.open(applicant, ProcessRelease.KEY, null, declared).details();
        } else {
            UUID filing = former.get().filing();
            FilingDetails returned = filings.own(applicant, filing);
            filings.save(applicant, filing, returned.filing().version(), declared);
            details = filings.own(applicant, filing);
        }
        Release kept = release.filed(details.filing().id());
        rows.insert(kept, details.data(), files);
        filings.submit(applicant, kept.filing());
        return kept;
    }
}
