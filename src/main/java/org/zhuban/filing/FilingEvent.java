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
 * @param round     会签: of a signature under a step that several sign; null for a decision of one
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
        List<Fault> faults,
        @Nullable Round round) {

    public FilingEvent(
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
        this(id, at, kind, actor, actorName, revision, task, outcome, opinion, faults, null);
    }

    /**
     * A round of countersigning 会签.
     *
     * @param id      the same for all who signed in it
     * @param verdict what they decided together, at the signature that settled it; null before
     */
    public record Round(String id, @Nullable String verdict) {}

    /** What it decided; of a signature under a step that several sign, what they decided together, null while others are to sign. */
    public @Nullable String decided() {
        return round == null ? outcome : round.verdict();
    }

    /** What was decided last, by those who decided so; a step that several sign is decided once they settled it. */
    static List<FilingEvent> verdict(List<FilingEvent> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            FilingEvent event = events.get(i);
            if (event.kind() != Kind.DECIDED) {
                continue;
            }
            Round settled = event.round();
            if (settled == null) {
                return List.of(event);
            }
            if (settled.verdict() != null) {
                return events.stream()
                        .filter(one -> one.round() != null
                                && one.round().id().equals(settled.id())
                                && settled.verdict().equals(one.outcome()))
                        .toList();
            }
        }
        return List.of();
    }

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
        /** 流程更新: it was moved to another version of its process; {@code opinion} says to which, and where it is. */
        MIGRATED,
        /** 已变更: a newer approval took its place. */
        SUPERSEDED,
        /** 已撤销: the authority took the approval back; {@code opinion} says why. */
        REVOKED,
        ENDED
    }
}
