package org.zhuban.review;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.ListSheet;
import org.zhuban.common.Page;
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
    private static final int[] WIDTHS = {26, 36, 22, 22, 18, 26, 10, 14, 18, 14};
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
        Page<DoneTask> first = done.page(account, query, null, PAGE);
        int rows;
        try (var sheet = new ListSheet(out, texts.text("review.box.done"), clock.getZone())) {
            sheet.head(HEADS.stream().map(head -> texts.text(head)).toList(), WIDTHS);
            sheet.pages(first, cursor -> done.page(account, query, cursor, PAGE), task -> write(task, sheet), MOST);
            rows = sheet.rows();
        }
        audit.done("inbox-export", "inbox:done", Map.of("rows", rows));
    }

    private void write(DoneTask task, ListSheet sheet) {
        ProcessModel model = workflow.model(task.definition());
        ProcessModel.UserTask step = model.tasks().get(task.task());
        sheet.text(task.number())
                .text(task.title())
                .text(task.subject())
                .text(model.name())
                .text(step == null ? task.task() : step.name())
                .text(regions.path(task.region()))
                .number(task.revision())
                .text(texts.text("outcome." + task.outcome() + ".done")
                        + (task.recalled() ? " · " + texts.text("review.recalled") : ""))
                .time(task.at())
                .text(texts.text("filing.state." + task.state()));
    }
}
