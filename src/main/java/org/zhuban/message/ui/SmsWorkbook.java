package org.zhuban.message.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.zhuban.common.ListSheet;
import org.zhuban.common.Texts;
import org.zhuban.message.OutgoingSms;

/** The outbox as an Excel file. */
final class SmsWorkbook {

    private static final List<String> HEADS = List.of(
            "message.created",
            "message.number",
            "message.template",
            "message.state",
            "message.attempts",
            "message.next",
            "message.sent",
            "message.error");

    private final Texts texts;
    private final Clock clock;

    SmsWorkbook(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    byte[] of(List<OutgoingSms> messages) {
        var out = new ByteArrayOutputStream();
        try (var sheet = new ListSheet(out, texts.text("message.sheet"), clock.getZone())) {
            sheet.head(HEADS.stream().map(head -> texts.text(head)).toList(), 20);
            for (OutgoingSms sms : messages) {
                sheet.row()
                        .time(sms.createdAt())
                        .text(sms.masked())
                        .text(SmsListView.title(texts, sms.template()))
                        .text(texts.text("message.state." + sms.state()))
                        .number(sms.attempts())
                        .time(sms.state() == OutgoingSms.State.WAITING ? sms.nextAt() : null)
                        .time(sms.sentAt())
                        .text(sms.lastError());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }
}
