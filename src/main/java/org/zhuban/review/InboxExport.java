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
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.Regions;

/** The inbox as an Excel file, written while it is read: at most {@value #MOST} rows, a page of them in memory. Audited. */
@Component
public class InboxExport {

    private static final int MOST = 100_000;
    private static final int PAGE = 500;
    private static final int[] WIDTHS = {26, 36, 22, 22, 18, 26, 10, 18, 18, 14};
    private static final List<String> HEADS = List.of(
            "review.number",
            "review.title",
            "review.credit-code",
            "review.type",
            "review.step",
            "review.region",
            "review.revision",
            "review.created",
            "review.due",
            "review.assignee");

    private final Inbox inbox;
    private final FilingWorkflow workflow;
    private final Regions regions;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    InboxExport(Inbox inbox, FilingWorkflow workflow, Regions regions, Texts texts, Audit audit, Clock clock) {
        this.inbox = inbox;
        this.workflow = workflow;
        this.regions = regions;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes what the list shows, all pages of it.
     *
     * @throws org.zhuban.common.DeniedException {@code review.no-desk} without a reviewing role, before anything is written
     */
    public void write(CurrentAccount account, InboxQuery query, OutputStream out) throws IOException {
        Page<OpenTask> first = inbox.page(account, query, null, PAGE);
        int rows;
        try (var sheet =
                new ListSheet(out, texts.text("review.box." + query.box().key()), clock.getZone())) {
            sheet.head(HEADS.stream().map(head -> texts.text(head)).toList(), WIDTHS);
            sheet.pages(first, cursor -> inbox.page(account, query, cursor, PAGE), task -> write(task, sheet), MOST);
            rows = sheet.rows();
        }
        audit.done("inbox-export", "inbox:" + query.box().key(), Map.of("rows", rows));
    }

    private void write(OpenTask task, ListSheet sheet) {
        sheet.text(task.number())
                .text(task.title())
                .text(task.subject())
                .text(workflow.model(task.definition()).name())
                .text(task.name())
                .text(regions.path(task.region()))
                .number(task.revision())
                .time(task.createdAt())
                .limit(task.dueAt())
                .text(task.assigneeName());
    }
}
