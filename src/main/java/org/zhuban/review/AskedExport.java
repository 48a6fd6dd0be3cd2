package org.zhuban.review;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.SpreadsheetText;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;

/** What the reader is asked 请我会办, as an Excel file. Audited. */
@Component
public class AskedExport {

    private static final List<String> HEADS = List.of(
            "team.kind",
            "review.number",
            "review.title",
            "team.asker",
            "team.asked-name",
            "team.question",
            "team.asked-at");
    private static final int[] WIDTHS = {16, 26, 36, 18, 18, 50, 18};

    private final Teamwork teamwork;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    AskedExport(Teamwork teamwork, Texts texts, Audit audit, Clock clock) {
        this.teamwork = teamwork;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    public void write(CurrentAccount account, OutputStream out) throws IOException {
        List<AskedTask> asked = teamwork.asked(account);
        try (var book = new Workbook(out, "Zhuban", "1.0")) {
            var sheet = book.newWorksheet(texts.text("team.asked"));
            for (int column = 0; column < HEADS.size(); column++) {
                sheet.value(0, column, texts.text(HEADS.get(column)));
                sheet.style(0, column).bold().set();
                sheet.width(column, WIDTHS[column]);
            }
            sheet.freezePane(0, 1);
            for (int row = 0; row < asked.size(); row++) {
                row(sheet, row + 1, asked.get(row));
            }
        }
        audit.done("asked-export", "asked:" + account.id(), Map.of("rows", asked.size()));
    }

    private void row(Worksheet sheet, int row, AskedTask asked) {
        TaskRequest request = asked.request();
        List<String> cells = List.of(
                texts.text("team.kind." + request.kind()),
                asked.number(),
                asked.title(),
                request.askerName(),
                request.askedName(),
                request.question());
        for (int column = 0; column < cells.size(); column++) {
            sheet.value(row, column, SpreadsheetText.neutral(cells.get(column)));
        }
        sheet.value(row, cells.size(), LocalDateTime.ofInstant(request.askedAt(), clock.getZone()));
        sheet.style(row, cells.size()).format("yyyy-mm-dd hh:mm").set();
    }
}
