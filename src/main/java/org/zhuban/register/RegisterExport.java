package org.zhuban.register;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.DeniedException;
import org.zhuban.common.ListSheet;
import org.zhuban.common.Page;
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
        Page<Entry> first = read(account, register, query, null, clear);
        int rows;
        try (var sheet = new ListSheet(out, texts.text("register." + register.key()), clock.getZone())) {
            RegisterLabels.Labels called = labels.of(register);
            sheet.head(heads(register, called), WIDTH);
            sheet.pages(
                    first,
                    cursor -> read(account, register, query, cursor, clear),
                    entry -> write(entry, register, called, sheet),
                    MOST);
            rows = sheet.rows();
        }
        audit.done("register-export", register.key(), Map.of("rows", rows, "clear", clear));
    }

    private Page<Entry> read(
            CurrentAccount account, Register register, RegisterQuery query, @Nullable String cursor, boolean clear) {
        return search.page(account, register, query, cursor, PAGE, register.columns(), clear);
    }

    private List<String> heads(Register register, RegisterLabels.Labels called) {
        List<String> heads = new ArrayList<>(List.of(
                texts.text(register.holder()), texts.text("register.enterprise-code"), texts.text("register.region")));
        register.columns().forEach(column -> heads.add(called.label(column)));
        heads.add(texts.text("register.changed"));
        if (register.expiry().isPresent()) {
            heads.add(texts.text("register.standing"));
        }
        return heads;
    }

    private void write(Entry entry, Register register, RegisterLabels.Labels called, ListSheet sheet) {
        sheet.text(entry.enterpriseName()).text(entry.enterpriseCode()).text(regions.path(entry.region()));
        for (Column column : register.columns()) {
            Object value = entry.values().get(column.field());
            if (column.kind() == Column.Kind.NUMBER && value instanceof BigDecimal number) {
                sheet.number(number);
            } else if (column.kind() == Column.Kind.DATE && value != null) {
                sheet.day(LocalDate.parse(value.toString()));
            } else {
                sheet.text(called.shown(column, entry));
            }
        }
        sheet.time(entry.changedAt());
        if (register.expiry().isPresent()) {
            sheet.text(texts.text("register.expiry." + entry.standing(register, LocalDate.now(clock))));
        }
    }
}
