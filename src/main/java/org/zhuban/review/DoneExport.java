package org.zhuban.review;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.Page;
import org.zhuban.common.SpreadsheetText;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.Regions;

/** What somebody decided 已办, as an Excel file, written while it is read: at most {@value #MOST} rows, a page of them in memory. Audited. */
@Component
public class DoneExport {

    private static final int MOST = 100_000;
    private static final int PAGE = 500;
    private static final List<String> HEADS = List.of(
            "review.number",
            "review.title",
            "review.credit-code",
            "review.type",
            "review.step",
            "review.region",
            "review.revision",
            "review.outcome",
            "review.decided-at",
            "review.present-state");

    private final DoneTasks done;
    private final FilingWorkflow workflow;
    private final Regions regions;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    DoneExport(DoneTasks done, FilingWorkflow workflow, Regions regions, Texts texts, Audit audit, Clock clock) {
        this.done = done;
        this.workflow = workflow;
        this.regions = regions;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws org.zhuban.common.DeniedException {@code review.no-desk} without a reviewing role, before anything is written */
    public void write(CurrentAccount account, DoneQuery query, OutputStream out) throws IOException {
        Page<DoneTask> page = done.page(account, query, null, PAGE);
        int row = 0;
        try (var book = new Workbook(out, "Zhuban", "1.0")) {
            var sheet = book.newWorksheet(texts.text("review.box.done"));
            head(sheet);
            while (true) {
                for (DoneTask task : page.items()) {
                    row(sheet, ++row, task);
                }
                sheet.flush();
                if (page.next() == null || row >= MOST) {
                    break;
                }
                page = done.page(account, query, page.next(), PAGE);
            }
        }
        audit.done("inbox-export", "inbox:done", Map.of("rows", row));
    }

    private void head(Worksheet sheet) {
        int[] widths = {26, 36, 22, 22, 18, 26, 10, 14, 18, 14};
        for (int column = 0; column < HEADS.size(); column++) {
            sheet.value(0, column, texts.text(HEADS.get(column)));
            sheet.style(0, column).bold().set();
            sheet.width(column, widths[column]);
        }
        sheet.freezePane(0, 1);
    }

    private void row(Worksheet sheet, int row, DoneTask task) {
        ProcessModel model = workflow.model(task.definition());
        ProcessModel.UserTask step = model.tasks().get(task.task());
        text(sheet, row, 0, task.number());
        text(sheet, row, 1, task.title());
        text(sheet, row, 2, task.subject());
        text(sheet, row, 3, model.name());
        text(sheet, row, 4, step == null ? task.task() : step.name());
        text(sheet, row, 5, regions.path(task.region()));
        sheet.value(row, 6, task.revision());
        text(sheet, row, 7, texts.text("outcome." + task.outcome() + ".done"));
        sheet.value(row, 8, LocalDateTime.ofInstant(task.at(), clock.getZone()));
        sheet.style(row, 8).format("yyyy-mm-dd hh:mm").set();
        text(sheet, row, 9, texts.text("filing.state." + task.state()));
    }

    private static void text(Worksheet sheet, int row, int column, @Nullable String text) {
        sheet.value(row, column, SpreadsheetText.neutral(Objects.requireNonNullElse(text, "")));
    }
}
