package org.zhuban.project;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token of a project's interface 项目接口令牌 (JM (2)3(4)): a party's own systems call the API with it.
 *
 * @param name      what its owner calls it, e.g. 东门闸机
 * @param createdBy the account that made it
 * @param lastUsed  to the minute; null = never
 * @param standing  its enterprise takes part in the project, and is not ended
 */
public record ProjectToken(
        UUID id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant lastUsed,
        @Nullable Instant revokedAt,
        boolean standing) {

    /** Whether calls with it are let in. */
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED,
        /** 已失效: its enterprise left the project, or was ended. */
        LEFT
    }

    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (!now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        return standing ? State.ACTIVE : State.LEFT;
    }

    /** What it may be used for. */
    public enum Scope {
        /** 项目信息: read the project. */
        PROJECT,
        /** 实名制: teams and workers. */
        ROSTER,
        /** 考勤: attendance records of devices. */
        ATTENDANCE,
        /** 工资: plans, payments and wage lines. */
        WAGES
    }

    /**
     * A call made with it.
     *
     * @param status  HTTP status of the answer
     * @param millis  until it was answered
     * @param address IP address it came from
     */
    public record Call(
            UUID id, Instant at, String method, String path, int status, int millis, @Nullable String address) {}
}
