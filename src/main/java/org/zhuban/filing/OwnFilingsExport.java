package org.zhuban.filing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.Page;
import org.zhuban.common.SpreadsheetText;
import org.zhuban.common.Texts;

/** 我的办件 as an Excel file, written while it is read: at most {@value #MOST} rows, a page of them in memory. Audited. */
@Component
public class OwnFilingsExport {

    private static final int MOST = 100_000;
    private static final int PAGE = 200;
    private static final String TIME = "yyyy-mm-dd hh:mm";
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
        int row = 0;
        try (var book = new Workbook(out, "Zhuban", "1.0")) {
            var sheet = book.newWorksheet(texts.text("menu.filings"));
            head(sheet);
            Page<OwnFilings.Row> page = filings.page(applicant, query, PAGE);
            while (true) {
                for (OwnFilings.Row one : page.items()) {
                    row(sheet, ++row, one);
                }
                sheet.flush();
                if (page.next() == null || row >= MOST) {
                    break;
                }
                page = filings.page(applicant, query.after(FilingQuery.After.of(page.next())), PAGE);
            }
        }
        audit.done("filings-export", "filings:own", Map.of("rows", row));
    }

    private void head(Worksheet sheet) {
        int[] widths = {26, 22, 36, 12, 30, 20, 18, 18, 18};
        for (int column = 0; column < HEADS.size(); column++) {
            sheet.value(0, column, texts.text(HEADS.get(column)));
            sheet.style(0, column).bold().set();
            sheet.width(column, widths[column]);
        }
        sheet.freezePane(0, 1);
    }

    private void row(Worksheet sheet, int row, OwnFilings.Row one) {
        Filing filing = one.filing();
        text(sheet, row, 0, filing.number());
        text(sheet, row, 1, one.type());
        text(sheet, row, 2, filing.title());
        text(sheet, row, 3, texts.text("filing.state." + filing.state()));
        text(sheet, row, 4, one.holder() == null ? "" : one.holder());
        text(sheet, row, 5, one.onDesk() == null ? "" : one.onDesk().name());
        // a limit that ends at 24:00 belongs to its own day
        time(sheet, row, 6, filing.dueAt() == null ? null : filing.dueAt().minusSeconds(60));
        time(sheet, row, 7, filing.submittedAt());
        time(sheet, row, 8, filing.changedAt());
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, SpreadsheetText.neutral(text));
    }

    private void time(Worksheet sheet, int row, int column, @Nullable Instant at) {
        if (at != null) {
            sheet.value(row, column, LocalDateTime.ofInstant(at, clock.getZone()));
            sheet.style(row, column).format(TIME).set();
        }
    }
}
