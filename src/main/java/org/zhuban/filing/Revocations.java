package org.zhuban.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Ids;

/** What becomes of a filing when what was issued for it is taken back 撤销: its state, its timeline, and what its applicant is told. */
@Service
public class Revocations {

    private final Filings filings;
    private final FilingData data;
    private final FilingHistory history;
    private final NotifyApplicant notify;
    private final Desks desks;
    private final FilingTypes types;
    private final Clock clock;

    Revocations(
            Filings filings,
            FilingData data,
            FilingHistory history,
            NotifyApplicant notify,
            Desks desks,
            @Lazy FilingTypes types,
            Clock clock) {
        this.filings = filings;
        this.data = data;
        this.history = history;
        this.notify = notify;
        this.desks = desks;
        this.types = types;
        this.clock = clock;
    }

    /**
     * Makes an approved filing, also one superseded or expired since, {@link FilingState#REVOKED}. The caller has checked the right and the reason.
     *
     * @param by     account of the supervisor
     * @param region of the authority that revokes; the applicant reads its name, not the supervisor's
     * @param reason shown to the applicant
     * @throws IllegalStateException if it was never approved, or is revoked already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(UUID id, UUID by, String region, String reason) {
        Filings.Row row = filings.lock(id).orElseThrow(FilingOffice::notFound);
        Filing filing = row.filing();
        Instant now = clock.instant();
        if (!filings.revoke(id, now)) {
            throw new IllegalStateException("nothing to revoke: filing " + filing.number() + " is " + filing.state());
        }
        history.addEvent(
                id,
                new FilingEvent(
                        Ids.next(),
                        now,
                        FilingEvent.Kind.REVOKED,
                        by.toString(),
                        desks.authority(region, Locale.SIMPLIFIED_CHINESE),
                        filing.revision(),
                        null,
                        null,
                        reason,
                        List.of()),
                null);
        types.type(filing.type()).revoked(filing);
        notify.tell(filing, data.open(id, row.data()), "filing-revoked", NotifyApplicant.open(reason));
    }
}
