package org.zhuban.filing.ui;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Times;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.Picker;
import org.zhuban.filing.PrintedForms;
import org.zhuban.filing.Synchronisation;
import org.zhuban.identity.OneTimeCodes;
import org.zhuban.identity.PublicRates;
import org.zhuban.message.FilingMessages;

/** What a filing's page works with. */
@Component
record PageServices(
        FilingService filings,
        FilingTypes types,
        FormServices forms,
        FilingMessages messages,
        ObjectProvider<PrintedForms> printed,
        List<Picker> pickers,
        List<Synchronisation> synchronisations,
        List<BesideFiling> besides,
        OneTimeCodes codes,
        PublicRates rates,
        VisitorFiles visitorFiles,
        Times times,
        DueMark dueMark) {

    Picker picker(String name) {
        return pickers.stream()
                .filter(picker -> picker.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("filing.picker-unknown", name));
    }

    Synchronisation synchronisation(String name) {
        return synchronisations.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("filing.sync-unknown", name));
    }
}
