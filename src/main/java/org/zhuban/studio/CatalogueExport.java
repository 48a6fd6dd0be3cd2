package org.zhuban.studio;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.zhuban.audit.Audit;
import org.zhuban.common.ListSheet;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;

/** The catalogue of processes as an Excel file. */
@Service
public class CatalogueExport {

    private final ProcessCatalogue catalogue;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    CatalogueExport(ProcessCatalogue catalogue, Texts texts, Audit audit, Clock clock) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws org.zhuban.common.DeniedException {@code studio.not-process-admin}, before anything is written */
    public void write(CurrentAccount account, OutputStream out) throws IOException {
        List<ProcessCatalogue.Line> lines = catalogue.types(account);
        try (var sheet = new ListSheet(out, texts.text("menu.studio"), clock.getZone())) {
            sheet.head(
                    List.of(
                            texts.text("catalogue.studio.programme"),
                            texts.text("catalogue.studio.type"),
                            texts.text("catalogue.studio.key"),
                            texts.text("catalogue.studio.newest"),
                            texts.text("catalogue.studio.since"),
                            texts.text("catalogue.studio.running"),
                            texts.text("catalogue.studio.failed"),
                            texts.text("catalogue.studio.paused")),
                    20,
                    36,
                    30,
                    18,
                    18,
                    12,
                    12,
                    40);
            for (ProcessCatalogue.Line line : lines) {
                sheet.row()
                        .text(texts.text("programme." + line.programme()))
                        .text(line.name())
                        .text(line.type());
                if (line.newest() == null) {
                    sheet.text(texts.text("catalogue.studio.unreleased")).text("");
                } else {
                    sheet.number(line.newest().version()).time(line.newest().at());
                }
                sheet.number(line.running())
                        .number(line.incidents())
                        .text(line.suspension() == null ? "" : line.suspension().reason());
            }
        }
        audit.done("export", "process:*", java.util.Map.of("rows", lines.size()));
    }
}
