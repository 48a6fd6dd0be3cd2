package org.zhuban.studio;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 发布: a folder that one process administrator asked to deploy and another approves; or the move 在办件迁移 of running filings to a version that
 * is there.
 *
 * @param base       the newest version when it was asked for, of a migration the one its filings run on; null = a new type
 * @param former     of a roll-back: the version whose folder it takes up again
 * @param target     of a migration: the version that its filings go to
 * @param filing     the filing of type {@code process-release} that is its approval
 * @param difference to the base, in words
 * @param migrate    running filings of the base follow
 * @param pairs      steps that have another id, old to new
 * @param leaves     those that cannot follow stay where they are
 * @param preview    what would become of those that follow, when it was asked for, in words
 * @param trial      what the last trial 试运行 of its folder was, in words
 * @param definition the version it became; null of a migration
 */
public record Release(
        UUID id,
        String type,
        Kind kind,
        @Nullable String base,
        @Nullable String former,
        @Nullable String target,
        @Nullable UUID draft,
        UUID filing,
        String name,
        String why,
        String difference,
        boolean migrate,
        Map<String, String> pairs,
        boolean leaves,
        String preview,
        String digest,
        String trial,
        State state,
        @Nullable String definition,
        UUID askedBy,
        String askedName,
        Instant askedAt,
        @Nullable String approvedName,
        @Nullable Instant releasedAt) {

    /** Where its folder comes from. */
    public enum Kind {
        DRAFT,
        /** The folder that came with the application. */
        PACKAGED,
        /** The folder of an earlier version. */
        ROLLBACK,
        /** Nowhere: it is in force already, and only running filings move to it. */
        MIGRATE
    }

    /** How far it is. */
    public enum State {
        REQUESTED,
        /** The second person sent it back: the draft can be mended and submitted again. */
        RETURNED,
        RELEASED,
        REFUSED,
        WITHDRAWN;

        /** Its draft can be edited again. */
        public boolean editable() {
            return this == RETURNED || this == REFUSED || this == WITHDRAWN;
        }
    }

    Release filed(UUID with) {
        return new Release(
                id,
                type,
                kind,
                base,
                former,
                target,
                draft,
                with,
                name,
                why,
                difference,
                migrate,
                pairs,
                leaves,
                preview,
                digest,
                trial,
                state,
                definition,
                askedBy,
                askedName,
                askedAt,
                approvedName,
                releasedAt);
    }

    /** Enough of it to compare. */
    public String shortDigest() {
        return digest.substring(0, 12);
    }

    public boolean open() {
        return state == State.REQUESTED || state == State.RETURNED;
    }

    /**
     * What the first person says.
     *
     * @param migrate running filings of the present version follow; else they stay where they are
     * @param pairs   steps that have another id, old to new
     * @param leaves  those that cannot follow stay where they are; else they keep the release from being asked for
     */
    public record Wish(String why, boolean migrate, Map<String, String> pairs, boolean leaves) {

        public Wish(String why, boolean migrate, Map<String, String> pairs) {
            this(why, migrate, pairs, false);
        }
    }
}
