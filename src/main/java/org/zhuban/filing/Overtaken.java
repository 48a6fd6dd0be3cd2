package org.zhuban.filing;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConflictException;

/** Tells an applicant whose act came too late what happened first, by whom and when. A reviewer is named by his authority or enterprise, not in person. */
@Component
class Overtaken {

    private final FilingHistory history;
    private final Desks desks;

    Overtaken(FilingHistory history, Desks desks) {
        this.history = history;
        this.desks = desks;
    }

    /** @param filing as it stands now, locked */
    ConflictException refusal(Filing filing) {
        FilingEvent.@Nullable Kind kind =
                switch (filing.state()) {
                    case APPROVED, REJECTED, RETURNED -> FilingEvent.Kind.DECIDED;
                    case WITHDRAWN -> FilingEvent.Kind.WITHDRAWN;
                    case ABANDONED -> FilingEvent.Kind.ABANDONED;
                    default -> null;
                };
        return history.events(filing.id()).stream()
                .filter(event -> event.kind() == kind)
                .reduce((first, second) -> second)
                .<ConflictException>map(event -> new OvertakenException(
                        filing.state(),
                        kind == FilingEvent.Kind.DECIDED ? desks.decider(filing) : event.actorName(),
                        event.at()))
                .orElseGet(() -> new ConflictException(
                        filing.decidedAt() != null ? "filing.already-decided" : "filing.not-in-review"));
    }
}
