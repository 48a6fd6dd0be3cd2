package org.zhuban.review;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.SpreadsheetText;
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

    BatchExport(DecisionBatches batches, Texts texts, Audit audit) {
        this.batches = batches;
        this.texts = texts;
        this.audit = audit;
    }

    /** @throws org.zhuban.common.NotFoundException {@code batch.unknown}, before anything is written */
    public void write(CurrentAccount account, UUID id, OutputStream out) throws IOException {
        List<DecisionBatch.Item> items = batches.items(account, id);
        try (var book = new Workbook(out, "Zhuban", "1.0")) {
            var sheet = book.newWorksheet(texts.text("batch.results"));
            for (int column = 0; column < WIDTHS.length; column++) {
                sheet.value(0, column, texts.text(HEADS.get(column)));
                sheet.style(0, column).bold().set();
                sheet.width(column, WIDTHS[column]);
            }
            sheet.freezePane(0, 1);
            int row = 0;
            for (DecisionBatch.Item item : items) {
                sheet.value(++row, 0, item.position());
                sheet.value(row, 1, SpreadsheetText.neutral(item.number()));
                sheet.value(row, 2, SpreadsheetText.neutral(item.title()));
                sheet.value(row, 3, texts.text("batch.state." + item.state()));
                sheet.value(row, 4, SpreadsheetText.neutral(Objects.requireNonNullElse(item.reason(), "")));
            }
        }
        audit.done("decision-batch-export", "batch:" + id, Map.of("rows", items.size()));
    }
}
