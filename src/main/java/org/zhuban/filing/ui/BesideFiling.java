package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService.Applicant;

/** What another module offers an applicant beside his submitted filing. */
public interface BesideFiling {

    /** @param reload shows the filing anew */
    Optional<Component> of(Applicant applicant, FilingDetails details, Runnable reload);

    /** What a second button says that submits and goes on with this at once; empty = there is none. */
    default Optional<String> submitting(@SuppressWarnings("unused") Applicant applicant) {
        return Optional.empty();
    }

    /** Submitted by that button just now: goes on in front of the page, as far as the filing lets it. */
    default void submitted(Applicant applicant, FilingDetails details, Runnable reload) {}
}
