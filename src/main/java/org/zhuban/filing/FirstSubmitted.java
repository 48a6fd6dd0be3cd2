package org.zhuban.filing;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.ConflictException;
import org.zhuban.filing.FilingService.Applicant;

/** Of two submissions about the same the one that was first, as the second is told of it. */
@Component
class FirstSubmitted {

    private final Filings filings;
    private final FilingLists lists;
    private final FilingData data;
    private final FilingTypes types;

    FirstSubmitted(Filings filings, FilingLists lists, FilingData data, FilingTypes types) {
        this.filings = filings;
        this.lists = lists;
        this.data = data;
        this.types = types;
    }

    /**
     * With the way to it, if it is his own. Reads in a transaction of its own: that of the second submission is spoilt, since the database
     * refused it.
     *
     * @param id of the second
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public ConflictException of(Applicant applicant, UUID id) {
        Filings.Row row = filings.find(id).orElseThrow(FilingOffice::notFound);
        Filing draft = row.filing();
        Map<String, Object> answers = data.open(id, row.data());
        String subject = types.subject(types.model(draft), draft.organisation(), answers);
        return lists.openLike(draft.submitted(draft.region(), subject, draft.title(), draft.project(), draft.decider()))
                .filter(other -> FilingOffice.owns(applicant, other))
                .map(Filings.Row::filing)
                .<ConflictException>map(other -> new OpenAlreadyException(other.id(), other.title(), other.number()))
                .orElseGet(() -> new ConflictException("filing.open-elsewhere", draft.title()));
    }
}
