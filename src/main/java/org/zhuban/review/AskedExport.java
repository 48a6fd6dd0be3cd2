package org.zhuban.review;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.ListSheet;
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
        try (var sheet = new ListSheet(out, texts.text("team.asked"), clock.getZone())) {
            sheet.head(HEADS.stream().map(head -> texts.text(head)).toList(), WIDTHS);
            for (AskedTask one : asked) {
                TaskRequest request = one.request();
                sheet.row()
                        .text(texts.text("team.kind." + request.kind()))
                        .text(one.number())
                        .text(one.title())
                        .text(request.askerName())
                        .text(request.askedName())
                        .text(request.question())
                        .time(request.askedAt());
            }
        }
        audit.done("asked-export", "asked:" + account.id(), Map.of("rows", asked.size()));
    }
}
