package org.zhuban.project;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A project 项目 of the register; its parties are {@link Participation}s.
 *
 * @param version null before it is stored
 * @param code    项目编码 {@code <region 6><yyMMdd><sequence 4>}: in addresses and the API
 * @param filing  the last one that made it so; null while only the authority said anything
 */
@Table("project")
public record Project(
        @Id UUID id,
        @Version @Nullable Integer version,
        String code,
        String name,
        String region,
        @Nullable String address,
        State state,
        Source source,
        @Nullable UUID filing,
        Instant createdAt,
        Instant changedAt) {

    /** Called otherwise, or elsewhere; by the authority. */
    Project called(String newName, String in, @Nullable String at, Instant now) {
        return new Project(id, version, code, newName, in, at, state, source, filing, createdAt, now);
    }

    /** Its information was approved: from now on it can be managed. */
    Project markManaged(@Nullable String at, UUID by, Instant now) {
        return new Project(id, version, code, name, region, at, State.MANAGED, source, by, createdAt, now);
    }

    Project markFinished(Instant now) {
        return new Project(id, version, code, name, region, address, State.FINISHED, source, filing, createdAt, now);
    }

    /** States of a project. */
    public enum State {
        /** 已创建: the authority made it, its information is not complete yet. */
        CREATED,
        /** 在管: its information is approved; roster, attendance and wages are open (RULES JM 1). */
        MANAGED,
        /** 已完工. */
        FINISHED
    }

    /** Who began it. */
    public enum Source {
        AUTHORITY,
        APPLICATION
    }
}
