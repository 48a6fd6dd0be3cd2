package org.zhuban.review.ui;

import java.util.List;
import java.util.Optional;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingEvent;

/** The return that the present submission answers 补正; there is none behind a first one, or one that its applicant withdrew himself. */
final class FormerReturn {

    private FormerReturn() {}

    static Optional<FilingEvent> of(FilingDetails filing) {
        List<FilingEvent> events = filing.events();
        FilingEvent last = filing.lastDecision();
        return last == null
                        || !"returned".equals(last.outcome())
                        || last.revision() != filing.filing().revision() - 1
                        || events.subList(events.indexOf(last), events.size()).stream()
                                .anyMatch(event -> event.kind() == FilingEvent.Kind.WITHDRAWN)
                ? Optional.empty()
                : Optional.of(last);
    }
}
