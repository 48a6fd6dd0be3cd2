package org.zhuban.studio;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 发布: a folder that one process administrator asked to deploy and another approves.
 *
 * @param base       the newest version when it was asked for; null = a new type
 * @param former     of a roll-back: the version whose folder it takes up again
 * @param filing     the filing of type {@code process-release} that is its approval
 * @param difference to the base, in words
 * @param migrate    running filings of the base follow
 * @param pairs      steps that have another id, old to new
 * @param trial      what the last trial 试运行 of its folder was, in words
 * @param definition the version it became
 */
public record Release(
        UUID id,
        String type,
        Kind kind,
        @Nullable String base,
        @Nullable String former,
        @Nullable UUID draft,
        UUID filing,
        String name,
        String why,
        String difference,
        boolean migrate,
        Map<String, String> pairs,
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
        ROLLBACK
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
                draft,
                with,
                name,
                why,
                difference,
                migrate,
                pairs,
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
