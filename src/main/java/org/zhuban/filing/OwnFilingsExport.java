package org.zhuban.filing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.ListSheet;
import org.zhuban.common.Texts;

/** 我的办件 as an Excel file, written while it is read: at most {@value #MOST} rows, a page of them in memory. Audited. */
@Component
public class OwnFilingsExport {

    private static final int MOST = 100_000;
    private static final int PAGE = 200;
    private static final int[] WIDTHS = {26, 22, 36, 12, 30, 20, 18, 18, 18};
    private static final List<String> HEADS = List.of(
            "filing.number",
            "filing.type",
            "filing.about",
            "filing.state",
            "filing.holder",
            "filing.step",
            "filing.due",
            "filing.submitted",
            "filing.changed");

    private final OwnFilings filings;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    OwnFilingsExport(OwnFilings filings, Texts texts, Audit audit, Clock clock) {
        this.filings = filings;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes what the list shows, all pages of it. */
    public void write(FilingService.Applicant applicant, FilingQuery query, OutputStream out) throws IOException {
        int rows;
        try (var sheet = new ListSheet(out, texts.text("menu.filings"), clock.getZone())) {
            sheet.head(HEADS.stream().map(head -> texts.text(head)).toList(), WIDTHS);
            sheet.pages(
                    filings.page(applicant, query, PAGE),
                    cursor -> filings.page(applicant, query.after(FilingQuery.After.of(cursor)), PAGE),
                    one -> write(one, sheet),
                    MOST);
            rows = sheet.rows();
        }
        audit.done("filings-export", "filings:own", Map.of("rows", rows));
    }

    private void write(OwnFilings.Row one, ListSheet sheet) {
        Filing filing = one.filing();
        sheet.text(filing.number())
                .text(one.type())
                .text(filing.title())
                .text(texts.text("filing.state." + filing.state()))
                .text(one.holder())
                .text(one.step())
                .limit(filing.dueAt())
                .time(filing.submittedAt())
                .time(filing.changedAt());
    }
}
