package org.zhuban.board;

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
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.Regions;

/** The board and what stands behind its numbers, as Excel files. Audited. */
@Component
public class BoardExport {

    private static final int MOST = 100_000;
    private static final int PAGE = 500;
    private static final List<String> NUMBERS = List.of(
            "board.received",
            "board.automatic",
            "board.decided",
            "board.returned",
            "board.return-rate",
            "board.late",
            "board.overdue",
            "board.median");

    private final Board board;
    private final ReviewQuality quality;
    private final BoardFilings filings;
    private final Regions regions;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    BoardExport(
            Board board,
            ReviewQuality quality,
            BoardFilings filings,
            Regions regions,
            Texts texts,
            Audit audit,
            Clock clock) {
        this.board = board;
        this.quality = quality;
        this.filings = filings;
        this.regions = regions;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** A sheet a cut. @throws org.zhuban.common.DeniedException {@code board.not-supervisor}, before anything is written */
    public void write(CurrentAccount account, BoardQuery query, OutputStream out) throws IOException {
        BoardLine total = board.total(account, query);
        try (var book = new Workbook(out, "Zhuban", "1.0")) {
            for (Board.Cut cut : Board.Cut.values()) {
                Worksheet sheet = book.newWorksheet(texts.text("board.cut." + cut));
                head(sheet, "board.key." + cut, NUMBERS);
                int row = 0;
                for (BoardLine line : board.lines(account, query, cut)) {
                    line(sheet, ++row, line);
                }
                line(sheet, row + 1, total);
            }
            rules(account, query, book.newWorksheet(texts.text("board.rules")));
            spots(account, query, book.newWorksheet(texts.text("board.spots")));
        }
        audit.done("board-export", "region:" + query.region(), Map.of("weeks", query.weeks()));
    }

    private static void line(Worksheet sheet, int row, BoardLine line) {
        text(sheet, row, 0, line.name());
        sheet.value(row, 1, line.received());
        sheet.value(row, 2, line.automatic());
        sheet.value(row, 3, line.decided());
        sheet.value(row, 4, line.returned());
        number(sheet, row, 5, line.returnRate());
        sheet.value(row, 6, line.late());
        sheet.value(row, 7, line.overdue());
        number(sheet, row, 8, line.median());
    }

    private void rules(CurrentAccount account, BoardQuery query, Worksheet sheet) {
        head(sheet, "board.type", List.of("board.rule", "board.failed", "board.overridden", "board.override-rate"));
        int row = 0;
        for (ReviewQuality.RuleLine line : quality.rules(account, query)) {
            text(sheet, ++row, 0, line.name());
            text(sheet, row, 1, line.said());
            sheet.value(row, 2, line.failed());
            sheet.value(row, 3, line.overridden());
            number(sheet, row, 4, line.rate());
        }
    }

    private void spots(CurrentAccount account, BoardQuery query, Worksheet sheet) {
        head(
                sheet,
                "board.type",
                List.of("board.automatic", "board.drawn", "board.looked", "board.faulty", "board.faulty-rate"));
        int row = 0;
        for (ReviewQuality.SpotLine line : quality.spots(account, query)) {
            text(sheet, ++row, 0, line.name());
            sheet.value(row, 1, line.approved());
            sheet.value(row, 2, line.drawn());
            sheet.value(row, 3, line.looked());
            sheet.value(row, 4, line.faulty());
            number(sheet, row, 5, line.rate());
        }
    }

    /** At most {@value #MOST} rows, a page of them in memory. */
    public void write(CurrentAccount account, BoardFilter filter, OutputStream out) throws IOException {
        Page<BoardFiling> page = filings.page(account, filter, null, PAGE);
        int row = 0;
        try (var book = new Workbook(out, "Zhuban", "1.0")) {
            Worksheet sheet = book.newWorksheet(texts.text("board.filings"));
            head(
                    sheet,
                    "review.number",
                    List.of(
                            "review.title",
                            "review.type",
                            "review.region",
                            "board.what",
                            "board.at",
                            "board.person",
                            "board.waited",
                            "board.is-late",
                            "review.present-state"));
            while (true) {
                for (BoardFiling filing : page.items()) {
                    row(sheet, ++row, filing);
                }
                sheet.flush();
                if (page.next() == null || row >= MOST) {
                    break;
                }
                page = filings.page(account, filter, page.next(), PAGE);
            }
        }
        audit.done("board-export", "region:" + filter.query().region(), Map.of("rows", row));
    }

    private void row(Worksheet sheet, int row, BoardFiling filing) {
        text(sheet, row, 0, filing.number());
        text(sheet, row, 1, filing.title());
        text(sheet, row, 2, filing.typeName());
        text(sheet, row, 3, regions.path(filing.region()));
        text(sheet, row, 4, texts.text("board.kind." + filing.kind()));
        sheet.value(row, 5, LocalDateTime.ofInstant(filing.at(), clock.getZone()));
        sheet.style(row, 5).format("yyyy-mm-dd hh:mm").set();
        text(sheet, row, 6, filing.person());
        sheet.value(row, 7, filing.waited());
        text(sheet, row, 8, filing.late() ? texts.text("board.yes") : "");
        text(sheet, row, 9, texts.text("filing.state." + filing.state()));
    }

    private void head(Worksheet sheet, String first, List<String> others) {
        text(sheet, 0, 0, texts.text(first));
        sheet.width(0, 30);
        for (int column = 0; column < others.size(); column++) {
            text(sheet, 0, column + 1, texts.text(others.get(column)));
            sheet.width(column + 1, 18);
        }
        for (int column = 0; column <= others.size(); column++) {
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable Double number) {
        if (number != null) {
            sheet.value(row, column, Math.round(number * 10) / 10.0);
        }
    }

    private static void text(Worksheet sheet, int row, int column, @Nullable String text) {
        sheet.value(row, column, SpreadsheetText.neutral(Objects.requireNonNullElse(text, "")));
    }
}
