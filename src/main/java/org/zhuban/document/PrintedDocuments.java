package org.zhuban.document;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingRecords;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.PrintedForms;

/** The button at a filing, none once it is revoked; asks no database, so that a list may ask for every row. */
@Component
class PrintedDocuments implements PrintedForms {

    private static final Set<FilingState> PRINTED =
            EnumSet.of(FilingState.APPROVED, FilingState.SUPERSEDED, FilingState.EXPIRED);

    private final FilingRecords records;

    PrintedDocuments(FilingRecords records) {
        this.records = records;
    }

    @Override
    public boolean printable(Filing filing) {
        return PRINTED.contains(filing.state()) && records.printed(filing);
    }

    @Override
    public String link(Filing filing) {
        return "/files/" + filing.id() + "/document.pdf";
    }
}
