package org.zhuban.project;

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

/** 项目账号 as an Excel file, mobiles masked. Audited. */
@Component
public class ProjectAccountsExport {

    private static final List<String> HEADS = List.of(
            "project-account.project",
            "project-account.project-code",
            "project-account.login",
            "project-account.administrator",
            "project-account.mobile",
            "project-account.state",
            "project-account.last-login");

    private static final int[] WIDTHS = {36, 20, 26, 14, 16, 12, 18};

    private final ProjectAccountOffice office;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    ProjectAccountsExport(ProjectAccountOffice office, Texts texts, Audit audit, Clock clock) {
        this.office = office;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes what the enterprise's list shows. @param part of project, code, login or administrator; empty = all */
    public void write(CurrentAccount enterprise, String part, OutputStream out) throws IOException {
        List<ProjectAccountOffice.Row> rows =
                office.list(enterprise).stream().filter(row -> row.holds(part)).toList();
        try (var sheet = new ListSheet(out, texts.text("menu.project-accounts"), clock.getZone())) {
            sheet.head(HEADS.stream().map(head -> texts.text(head)).toList(), WIDTHS);
            for (ProjectAccountOffice.Row row : rows) {
                sheet.row()
                        .text(row.project().name())
                        .text(row.project().code())
                        .text(row.account().login())
                        .text(row.administrator())
                        .text(row.account().mobile())
                        .text(texts.text(
                                row.account().enabled() ? "project-account.enabled" : "project-account.disabled"))
                        .time(row.account().lastLoginAt());
            }
        }
        audit.done("project-accounts-export", "project-accounts:own", Map.of("rows", rows.size()));
    }
}
