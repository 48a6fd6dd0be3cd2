package org.zhuban.message.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.SpreadsheetText;
import org.zhuban.common.Texts;
import org.zhuban.message.OutgoingSms;

/** The outbox as an Excel file. Cells that a spreadsheet could take for a formula are neutralised (SECURITY 12). */
final class SmsWorkbook {

    private static final String TIME = "yyyy-mm-dd hh:mm:ss";

    private final Texts texts;
    private final Clock clock;

    SmsWorkbook(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    byte[] of(List<OutgoingSms> messages) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Zhuban", "1.0")) {
            var sheet = book.newWorksheet(texts.text("message.sheet"));
            var heads = List.of(
                    "message.created",
                    "message.number",
                    "message.template",
                    "message.state",
                    "message.attempts",
                    "message.next",
                    "message.sent",
                    "message.error");
            for (int column = 0; column < heads.size(); column++) {
                sheet.value(0, column, texts.text(heads.get(column)));
                sheet.style(0, column).bold().set();
                sheet.width(column, 20);
            }
            for (int i = 0; i < messages.size(); i++) {
                row(sheet, i + 1, messages.get(i));
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private void row(Worksheet sheet, int row, OutgoingSms sms) {
        time(sheet, row, 0, sms.createdAt());
        sheet.value(row, 1, SpreadsheetText.neutral(sms.masked()));
        sheet.value(row, 2, SpreadsheetText.neutral(SmsListView.title(texts, sms.template())));
        sheet.value(row, 3, texts.text("message.state." + sms.state()));
        sheet.value(row, 4, sms.attempts());
        time(sheet, row, 5, sms.state() == OutgoingSms.State.WAITING ? sms.nextAt() : null);
        time(sheet, row, 6, sms.sentAt());
        var error = sms.lastError();
        if (error != null) {
            sheet.value(row, 7, SpreadsheetText.neutral(error));
        }
    }

    private void time(Worksheet sheet, int row, int column, @Nullable Instant at) {
        if (at != null) {
            sheet.value(row, column, LocalDateTime.ofInstant(at, clock.getZone()));
            sheet.style(row, column).format(TIME).set();
        }
    }
}
