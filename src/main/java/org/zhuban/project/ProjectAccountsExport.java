package org.zhuban.project;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.SpreadsheetText;
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
        try (var book = new Workbook(out, "Zhuban", "1.0")) {
            var sheet = book.newWorksheet(texts.text("menu.project-accounts"));
            int[] widths = {36, 20, 26, 14, 16, 12, 18};
            for (int column = 0; column < HEADS.size(); column++) {
                sheet.value(0, column, texts.text(HEADS.get(column)));
                sheet.style(0, column).bold().set();
                sheet.width(column, widths[column]);
            }
            sheet.freezePane(0, 1);
            int at = 0;
            for (ProjectAccountOffice.Row row : rows) {
                row(sheet, ++at, row);
            }
        }
        audit.done("project-accounts-export", "project-accounts:own", Map.of("rows", rows.size()));
    }

    private void row(Worksheet sheet, int at, ProjectAccountOffice.Row row) {
        text(sheet, at, 0, row.project().name());
        text(sheet, at, 1, row.project().code());
        text(sheet, at, 2, row.account().login());
        text(sheet, at, 3, row.administrator());
        text(sheet, at, 4, row.account().mobile());
        text(
                sheet,
                at,
                5,
                texts.text(row.account().enabled() ? "project-account.enabled" : "project-account.disabled"));
        var last = row.account().lastLoginAt();
        if (last != null) {
            sheet.value(at, 6, LocalDateTime.ofInstant(last, clock.getZone()));
            sheet.style(at, 6).format("yyyy-mm-dd hh:mm").set();
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, SpreadsheetText.neutral(text));
    }
}
