package org.zhuban.studio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessDeployments.Version;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.studio.ReleaseSubmission.Content;

/**
 * 发布: asks for the release of a draft, of a newer packaged folder, or of an earlier version's folder 恢复旧版. Each is a filing of type
 * {@code process-release} that another process administrator decides; {@link ProcessRelease} deploys it in his decision's transaction. What is
 * deployed are the files kept here when it was asked for.
 */
@Service
public class Releases {

    private final ReleaseRows rows;
    private final DraftRows drafts;
    private final ProcessDeployments deployments;
    private final ReleaseSubmission submission;
    private final ReleaseChecks checks;
    private final FilingService filings;
    private final Texts texts;
    private final ProcessAdmins admins;
    private final Audit audit;

    Releases(
            ReleaseRows rows,
            DraftRows drafts,
            ProcessDeployments deployments,
            ReleaseSubmission submission,
            ReleaseChecks checks,
            FilingService filings,
            Texts texts,
            ProcessAdmins admins,
            Audit audit) {
        this.rows = rows;
        this.drafts = drafts;
        this.deployments = deployments;
        this.submission = submission;
        this.checks = checks;
        this.filings = filings;
        this.texts = texts;
        this.admins = admins;
        this.audit = audit;
    }

    /** @throws NotFoundException {@code release.unknown} */
    @Transactional(readOnly = true)
    public Release get(CurrentAccount account, UUID id) {
        admins.require(account, "release-read", "release:" + id);
        return rows.find(id).orElseThrow(() -> new NotFoundException("release.unknown"));
    }

    /** Of a type, newest first. */
    @Transactional(readOnly = true)
    public List<Release> of(CurrentAccount account, String type) {
        admins.require(account, "release-read", "process:" + type);
        return rows.of(type);
    }

    /** The number of a version. */
    @Transactional(readOnly = true)
    public Optional<Integer> version(CurrentAccount account, String type, String definition) {
        admins.require(account, "release-read", "process:" + type);
        return deployments.versions(type).stream()
                .filter(version -> version.definition().equals(definition))
                .findFirst()
                .map(Version::version);
    }

    /** The one of a type that is on its way. */
    @Transactional(readOnly = true)
    public Optional<Release> pending(CurrentAccount account, String type) {
        admins.require(account, "release-read", "process:" + type);
        return rows.openOf(type);
    }

    /** Is there a packaged folder newer than the one that was deployed last, of a type that an administrator has taken over? */
    @Transactional(readOnly = true)
    public boolean packagedUpdate(CurrentAccount account, String type) {
        admins.require(account, "release-read", "process:" + type);
        return update(type).isPresent();
    }

    private Optional<SortedMap<String, byte[]>> update(String type) {
        List<Version> versions = deployments.versions(type);
        if (versions.isEmpty() || versions.get(0).packaged()) {
            return Optional.empty();
        }
        String present = FolderDigest.of(deployments.files(versions.get(0).definition()));
        Optional<String> last = versions.stream()
                .filter(Version::packaged)
                .findFirst()
                .map(version -> FolderDigest.of(deployments.files(version.definition())));
        return deployments.packaged(type).filter(files -> {
            String digest = FolderDigest.of(files);
            return !digest.equals(present) && !last.filter(digest::equals).isPresent();
        });
    }

    /**
     * Asks for the release of a draft, or once more of one that was sent back.
     *
     * @throws ConflictException {@code release.draft-closed}, {@code release.base-old}, {@code release.no-change}, {@code release.pending}
     * @throws org.zhuban.filing.engine.ProcessRefusedException with what the gate says
     * @throws org.zhuban.common.UnprocessableException {@code release.contract}, {@code release.scenario} with what else is missing
     * @throws org.zhuban.common.InvalidInputException at {@code /why}, {@code /pairs}
     */
    @Transactional
    public Release ask(CurrentAccount account, UUID draft, Release.Wish wish) {
        admins.require(account, "release-ask", "draft:" + draft);
        Draft found = drafts.find(draft).orElseThrow(() -> new NotFoundException("release.draft-unknown"));
        if (found.state() != Draft.State.DRAFT) {
            throw new ConflictException("release.draft-closed");
        }
        return submit(
                account,
                new Content(found.type(), Release.Kind.DRAFT, base(found), null, null, draft, drafts.files(draft)),
                wish);
    }

    /** The newest version, if nobody released one since the draft was begun; one may begin from an older version, too. */
    private @Nullable String base(Draft draft) {
        return deployments.versions(draft.type()).stream()
                .findFirst()
                .filter(newest -> !newest.at().isAfter(draft.createdAt()))
                .map(Version::definition)
                .orElse(draft.base());
    }

    /**
     * What is known of a draft before its release is asked for.
     *
     * @param fresh of a type that has no version yet
     * @param trial what the last trial 试运行 of its files was, in words
     */
    public record Prospect(boolean fresh, String trial) {}

    /** @throws NotFoundException {@code release.draft-unknown} */
    @Transactional(readOnly = true)
    public Prospect prospect(CurrentAccount account, UUID draft) {
        admins.require(account, "release-read", "draft:" + draft);
        Draft found = drafts.find(draft).orElseThrow(() -> new NotFoundException("release.draft-unknown"));
        return new Prospect(
                newest(found.type()) == null, checks.tried(found.type(), FolderDigest.of(drafts.files(draft))));
    }

    /** Asks for the release of the packaged folder. @throws ConflictException {@code release.no-update} and as {@link #ask} */
    @Transactional
    public Release askPackaged(CurrentAccount account, String type, Release.Wish wish) {
        admins.require(account, "release-ask", "process:" + type);
        SortedMap<String, byte[]> files =
                update(type).orElseThrow(() -> new ConflictException("release.no-update", type));
        return submit(account, new Content(type, Release.Kind.PACKAGED, newest(type), null, null, null, files), wish);
    }

    /**
     * Asks to take up an earlier version again 恢复旧版: its folder becomes the newest version.
     *
     * @throws NotFoundException {@code release.version-unknown} if the type has no such version
     * @throws ConflictException as {@link #ask}
     */
    @Transactional
    public Release askRollback(CurrentAccount account, String type, String former, Release.Wish wish) {
        admins.require(account, "release-ask", "process:" + type);
        if (deployments.versions(type).stream()
                .noneMatch(version -> version.definition().equals(former))) {
            throw new NotFoundException("release.version-unknown");
        }
        return submit(
                account,
                new Content(type, Release.Kind.ROLLBACK, newest(type), former, null, null, deployments.files(former)),
                wish);
    }

    private @Nullable String newest(String type) {
        return deployments.versions(type).stream()
                .findFirst()
                .map(Version::definition)
                .orElse(null);
    }

    private Release submit(CurrentAccount account, Content content, Release.Wish wish) {
        Optional<Release> former = submission.pending(account, content);
        String newest = newest(content.type());
        if (!Objects.equals(newest, content.base())) {
            throw new ConflictException("release.base-old");
        }
        SortedMap<String, byte[]> present = files(newest);
        if (FolderDigest.of(present).equals(FolderDigest.of(content.files()))) {
            throw new ConflictException("release.no-change");
        }
        ProcessModel model = deployments.read(content.type(), content.files());
        Difference difference = Difference.of(present, content.files(), texts, Locale.SIMPLIFIED_CHINESE);
        if (difference.isEmpty()) {
            throw new ConflictException("release.no-change");
        }
        checks.explained(wish);
        if (content.kind() == Release.Kind.DRAFT) {
            checks.sound(account, model, content.files()); // a roll-back is not kept from working by it
        }
        String preview = checks.movable(content.type(), content.base(), content.files(), wish);
        return submission.submit(account, former, content, model, difference, wish, preview);
    }

    private SortedMap<String, byte[]> files(@Nullable String definition) {
        return definition == null ? new TreeMap<>() : deployments.files(definition);
    }

    /**
     * What a release changes, in the reader's language.
     *
     * @param before the diagram before, as XML; empty for a type that is new
     * @param after  the diagram of the release
     */
    public record Comparison(Difference difference, String before, String after) {}

    /** @throws NotFoundException {@code release.unknown} */
    @Transactional(readOnly = true)
    public Comparison compared(CurrentAccount account, UUID id) {
        Release release = get(account, id);
        SortedMap<String, byte[]> before = files(release.base());
        String deployed = release.kind() == Release.Kind.MIGRATE ? release.target() : release.definition();
        SortedMap<String, byte[]> after = deployed == null ? rows.files(id) : deployments.files(deployed);
        return new Comparison(Difference.of(before, after, texts), diagram(release, before), diagram(release, after));
    }

    private static String diagram(Release release, Map<String, byte[]> files) {
        return new String(files.getOrDefault(release.type() + ".bpmn", new byte[0]), StandardCharsets.UTF_8);
    }

    /** Takes back what was not decided yet. Its draft can be edited again. */
    @Transactional
    public void withdraw(CurrentAccount account, UUID id) {
        Release release = get(account, id);
        filings.withdraw(Applicant.of(account), release.filing());
        audit.done("release-withdraw", "process:" + release.type(), Map.of("release", id));
    }
}
