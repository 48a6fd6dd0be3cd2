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

    /**
     * The filing, if its applicant may change it.
     *
     * @throws ConflictException {@code filing.locked.<state>}, or {@code filing.overtaken.in_review} after its return was taken back
     */
    Filing editable(Filing filing) {
        if (filing.state() == FilingState.IN_REVIEW && refusal(filing) instanceof OvertakenException recalled) {
            throw recalled;
        }
        return FilingOffice.editable(filing);
    }

    /** @param filing as it stands now, locked */
    ConflictException refusal(Filing filing) {
        FilingEvent.@Nullable Kind kind =
                switch (filing.state()) {
                    case APPROVED, REJECTED, RETURNED -> FilingEvent.Kind.DECIDED;
                    case WITHDRAWN -> FilingEvent.Kind.WITHDRAWN;
                    case ABANDONED -> FilingEvent.Kind.ABANDONED;
                    case IN_REVIEW -> FilingEvent.Kind.RECALLED;
                    default -> null;
                };
        return history.events(filing.id()).stream()
                .filter(event -> event.kind() == kind)
                .reduce((first, second) -> second)
                .filter(event -> kind != FilingEvent.Kind.RECALLED || event.revision() == filing.revision())
                .<ConflictException>map(event -> new OvertakenException(
                        filing.state(),
                        kind == FilingEvent.Kind.DECIDED || kind == FilingEvent.Kind.RECALLED
                                ? desks.decider(filing)
                                : event.actorName(),
                        event.at()))
                .orElseGet(() -> new ConflictException(
                        filing.decidedAt() != null ? "filing.already-decided" : "filing.not-in-review"));
    }
}
