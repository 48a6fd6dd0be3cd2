package org.zhuban.filing;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose a filing is, where that is known only at its end. */
@Component
public class FilingOwners {

    private final Filings filings;

    FilingOwners(Filings filings) {
        this.filings = filings;
    }

    /** A visitor's filing belongs to this enterprise from now on: its approval brought the enterprise here. The visitor's link stays good. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(Filing filing, UUID organisation) {
        filings.handOver(filing.id(), organisation);
    }
}
