package org.zhuban.review;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.ListSheet;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;

/** The answers of a batch as an Excel file. */
@Component
public class BatchExport {

    private static final List<String> HEADS =
            List.of("batch.position", "review.number", "review.title", "batch.result", "batch.reason");
    private static final int[] WIDTHS = {8, 26, 36, 14, 60};

    private final DecisionBatches batches;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    BatchExport(DecisionBatches batches, Texts texts, Audit audit, Clock clock) {
        this.batches = batches;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws org.zhuban.common.NotFoundException {@code batch.unknown}, before anything is written */
    public void write(CurrentAccount account, UUID id, OutputStream out) throws IOException {
        List<DecisionBatch.Item> items = batches.items(account, id);
        try (var sheet = new ListSheet(out, texts.text("batch.results"), clock.getZone())) {
            sheet.head(HEADS.stream().map(head -> texts.text(head)).toList(), WIDTHS);
            for (DecisionBatch.Item item : items) {
                sheet.row()
                        .number(item.position())
                        .text(item.number())
                        .text(item.title())
                        .text(texts.text("batch.state." + item.state()))
                        .text(item.reason());
            }
        }
        audit.done("decision-batch-export", "batch:" + id, Map.of("rows", items.size()));
    }
}
