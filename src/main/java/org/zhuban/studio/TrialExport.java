package org.zhuban.studio;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.zhuban.audit.Audit;
import org.zhuban.common.ListSheet;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;

/** What a trial brought to light, as an Excel file. */
@Service
public class TrialExport {

    private final ProcessAdmins admins;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    TrialExport(ProcessAdmins admins, Texts texts, Audit audit, Clock clock) {
        this.admins = admins;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws org.zhuban.common.DeniedException {@code studio.not-process-admin}, before anything is written */
    public void write(CurrentAccount account, Trial.Report report, OutputStream out) throws IOException {
        String object = "process:" + report.model().key();
        admins.require(account, "export", object);
        var words = new TrialWords(report.model(), texts);
        try (var sheet = new ListSheet(out, texts.text("trial.title"), clock.getZone())) {
            sheet.head(
                    List.of(
                            texts.text("review.number"),
                            texts.text("trial.kind"),
                            texts.text("trial.end"),
                            texts.text("trial.reason")),
                    28,
                    16,
                    30,
                    80);
            for (Trial.Outcome one : report.different()) {
                sheet.row()
                        .text(one.number())
                        .text(texts.text("trial.kind." + one.kind()))
                        .text(words.ends(one))
                        .text(words.reason(one));
            }
        }
        audit.done("export", object, Map.of("rows", report.different().size()));
    }
}
