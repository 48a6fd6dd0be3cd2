package org.zhuban.register;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Page;
import org.zhuban.common.SpreadsheetText;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.Regions;

/** A register's list as an Excel file, written while it is read: at most {@value #MOST} rows, a page of them in memory. Audited. */
@Component
public class RegisterExport {

    private static final int MOST = 100_000;
    private static final int PAGE = 500;
    private static final int WIDTH = 20;

    private final RegisterSearch search;
    private final RegisterLabels labels;
    private final Regions regions;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    RegisterExport(
            RegisterSearch search, RegisterLabels labels, Regions regions, Texts texts, Audit audit, Clock clock) {
        this.search = search;
        this.labels = labels;
        this.regions = regions;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes what the list shows, all pages and all columns of it.
     *
     * @param clear personal numbers in clear
     * @throws DeniedException {@code register.no-right}, {@code register.no-clear-export}, before anything is written
     */
    public void write(CurrentAccount account, Register register, RegisterQuery query, boolean clear, OutputStream out)
            throws IOException {
        if (clear && !RegisterSearch.mayExportClear(account, register)) {
            audit.denied("register-export", register.key(), Map.of("clear", true));
            throw new DeniedException("register.no-clear-export");
        }
        Page<Entry> page = read(account, register, query, null, clear);
        int row = 0;
        try (var book = new Workbook(out, "Zhuban", "1.0")) {
            var sheet = book.newWorksheet(texts.text("register." + register.key()));
            RegisterLabels.Labels called = labels.of(register);
            head(sheet, register, called);
            while (true) {
                for (Entry entry : page.items()) {
                    row(sheet, ++row, register, entry, called);
                }
                sheet.flush();
                if (page.next() == null || row >= MOST) {
                    break;
                }
                page = read(account, register, query, page.next(), clear);
            }
        }
        audit.done("register-export", register.key(), Map.of("rows", row, "clear", clear));
    }

    private Page<Entry> read(
            CurrentAccount account, Register register, RegisterQuery query, @Nullable String cursor, boolean clear) {
        return search.page(account, register, query, cursor, PAGE, register.columns(), clear);
    }

    private void head(Worksheet sheet, Register register, RegisterLabels.Labels called) {
        cell(sheet, 0, 0, texts.text(register.holder()));
        cell(sheet, 0, 1, texts.text("register.enterprise-code"));
        cell(sheet, 0, 2, texts.text("register.region"));
        int column = 3;
        for (Column each : register.columns()) {
            cell(sheet, 0, column++, called.label(each));
        }
        cell(sheet, 0, column, texts.text("register.changed"));
        if (register.expiry().isPresent()) {
            cell(sheet, 0, ++column, texts.text("register.standing"));
        }
        for (int i = 0; i <= column; i++) {
            sheet.style(0, i).bold().set();
            sheet.width(i, WIDTH);
        }
        sheet.freezePane(0, 1);
    }

    private void row(Worksheet sheet, int row, Register register, Entry entry, RegisterLabels.Labels called) {
        cell(sheet, row, 0, entry.enterpriseName());
        cell(sheet, row, 1, entry.enterpriseCode());
        cell(sheet, row, 2, regions.path(entry.region()));
        int at = 3;
        for (Column column : register.columns()) {
            Object value = entry.values().get(column.field());
            if (column.kind() == Column.Kind.NUMBER && value instanceof BigDecimal number) {
                sheet.value(row, at, number);
            } else if (column.kind() == Column.Kind.DATE && value != null) {
                sheet.value(row, at, LocalDate.parse(value.toString()));
                sheet.style(row, at).format("yyyy-mm-dd").set();
            } else {
                cell(sheet, row, at, called.shown(column, entry));
            }
            at++;
        }
        sheet.value(row, at, LocalDateTime.ofInstant(entry.changedAt(), clock.getZone()));
        sheet.style(row, at).format("yyyy-mm-dd hh:mm").set();
        if (register.expiry().isPresent()) {
            cell(sheet, row, ++at, texts.text("register.expiry." + entry.standing(register, LocalDate.now(clock))));
        }
    }

    private static void cell(Worksheet sheet, int row, int column, @Nullable String text) {
        sheet.value(row, column, SpreadsheetText.neutral(Objects.requireNonNullElse(text, "")));
    }
}
