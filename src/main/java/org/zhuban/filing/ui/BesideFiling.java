package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService.Applicant;

/** What another module offers an applicant beside his submitted filing. */
public interface BesideFiling {

    /** @param reload shows the filing anew */
    Optional<Component> of(Applicant applicant, FilingDetails details, Runnable reload);
}
