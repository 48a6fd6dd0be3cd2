package org.zhuban.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessDeployments.Version;
import org.zhuban.identity.CurrentAccount;

/** 草稿的基础版本: which version a draft began from, and how it goes on from one that was released meanwhile. */
@Service
public class DraftBases {

    private final Drafts drafts;
    private final DraftRows rows;
    private final ProcessAdmins admins;
    private final ProcessDeployments deployments;
    private final Audit audit;

    DraftBases(Drafts drafts, DraftRows rows, ProcessAdmins admins, ProcessDeployments deployments, Audit audit) {
        this.drafts = drafts;
        this.rows = rows;
        this.admins = admins;
        this.deployments = deployments;
        this.audit = audit;
    }

    /**
     * A draft whose type has a newer version than it began from.
     *
     * @param newest number of that version
     * @param base   number of the version it began from; 0 = none
     */
    public record Stale(int newest, int base) {}

    /**
     * A draft that goes on from the newest version.
     *
     * @param both files that the draft and the newer version changed: they are as in the draft
     */
    public record Rebased(Draft draft, List<String> both) {}

    /** Empty if it stands on the newest version, or is not worked on any more. */
    @Transactional(readOnly = true)
    public Optional<Stale> stale(CurrentAccount account, UUID id) {
        return stale(drafts.get(account, id));
    }

    private Optional<Stale> stale(Draft draft) {
        List<Version> versions = deployments.versions(draft.type());
        if (draft.state() != Draft.State.DRAFT
                || versions.isEmpty()
                || versions.get(0).definition().equals(draft.base())) {
            return Optional.empty();
        }
        int base = versions.stream()
                .filter(version -> version.definition().equals(draft.base()))
                .mapToInt(Version::version)
                .findFirst()
                .orElse(0);
        return Optional.of(new Stale(versions.get(0).version(), base));
    }

    /**
     * Lets it go on from the newest version: what the draft did not change is taken from there, what it changed stays.
     *
     * @param version of the draft, as the account saw it
     * @throws NotFoundException {@code studio.draft.unknown}
     * @throws ConflictException {@code studio.draft.closed}, {@code studio.draft.taken}, {@code studio.draft.changed}
     */
    @Transactional
    public Rebased rebase(CurrentAccount account, UUID id, long version) {
        String object = "process-draft:" + id;
        admins.require(account, "draft-rebase", object);
        Draft draft = drafts.get(account, id);
        drafts.advance(account, id, version);
        if (stale(draft).isEmpty()) {
            return new Rebased(drafts.get(account, id), List.of());
        }
        Version newest = deployments.versions(draft.type()).get(0);
        SortedMap<String, byte[]> base = draft.base() == null ? new TreeMap<>() : deployments.files(draft.base());
        SortedMap<String, byte[]> there = deployments.files(newest.definition());
        SortedMap<String, byte[]> here = rows.files(id);
        var both = new ArrayList<String>();
        var paths = new TreeSet<>(base.keySet());
        paths.addAll(there.keySet());
        paths.addAll(here.keySet());
        for (String path : paths) {
            byte[] mine = here.get(path);
            byte[] theirs = there.get(path);
            if (Arrays.equals(mine, theirs) || Arrays.equals(base.get(path), theirs)) {
                continue;
            }
            if (!Arrays.equals(mine, base.get(path))) {
                both.add(path);
            } else if (theirs == null) {
                rows.remove(id, path);
            } else {
                rows.put(id, path, theirs, account.displayName());
            }
        }
        rows.base(id, newest.definition());
        audit.done(
                "draft-rebase",
                object,
                Map.of("type", draft.type(), "base", newest.definition(), "both", String.join(", ", both)));
        return new Rebased(drafts.get(account, id), List.copyOf(both));
    }
}
