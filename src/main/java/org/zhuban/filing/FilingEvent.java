package org.zhuban.filing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a filing, for its timeline.
 *
 * @param actorName as shown to the other side, e.g. 相城区住建局 审核员
 * @param task      BPMN id of the task decided, or whose decision was taken back; null for the applicant's acts
 * @param outcome   e.g. {@code returned}
 */
public record FilingEvent(
        UUID id,
        Instant at,
        Kind kind,
        String actor,
        String actorName,
        int revision,
        @Nullable String task,
        @Nullable String outcome,
        @Nullable String opinion,
        List<Fault> faults) {

    /** Kinds of events. */
    public enum Kind {
        SUBMITTED,
        RESUBMITTED,
        DECIDED,
        WITHDRAWN,
        ABANDONED,
        /** 撤回决定: the reviewer took his decision back while nothing had followed from it; {@code opinion} says why. */
        RECALLED,
        /** 催办: the applicant asks to hurry. */
        REMINDED,
        /** 已变更: a newer approval took its place. */
        SUPERSEDED,
        /** 已撤销: the authority took the approval back; {@code opinion} says why. */
        REVOKED,
        ENDED
    }
}
