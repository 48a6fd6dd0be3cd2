package org.zhuban.project;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An enterprise that takes part in a project 参建单位. The database holds that it does so once at a time, and that a project has one general
 * contractor.
 *
 * @param version null before it is stored
 * @param kind    code of table {@code enterprise-kind}, as which it takes part
 * @param scope   what it does there, null = not said
 * @param filing  null = the authority said so
 */
@Table("project_participation")
public record Participation(
        @Id UUID id,
        @Version @Nullable Integer version,
        UUID project,
        UUID enterprise,
        String kind,
        State state,
        @Nullable String scope,
        Instant since,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable UUID filing) {

    static Participation begun(
            UUID id,
            UUID project,
            UUID enterprise,
            String kind,
            @Nullable String scope,
            @Nullable UUID filing,
            Instant now) {
        return new Participation(id, null, project, enterprise, kind, State.ACTIVE, scope, now, null, null, filing);
    }

    Participation markEnded(String reason, Instant now) {
        return new Participation(
                id, version, project, enterprise, kind, State.ENDED, scope, since, now, reason, filing);
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    /** States of a participation. */
    public enum State {
        ACTIVE,
        /** 已退场. */
        ENDED
    }
}
