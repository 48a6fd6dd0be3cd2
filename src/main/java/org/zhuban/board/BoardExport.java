package org.zhuban.board;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.ListSheet;
import org.zhuban.common.Page;
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
        Board.Cut[] cuts = Board.Cut.values();
        try (var sheet = new ListSheet(out, texts.text("board.cut." + cuts[0]), clock.getZone())) {
            for (Board.Cut cut : cuts) {
                if (cut != cuts[0]) {
                    sheet.sheet(texts.text("board.cut." + cut));
                }
                head(sheet, "board.key." + cut, NUMBERS);
                board.lines(account, query, cut).forEach(line -> write(line, sheet.row()));
                write(total, sheet.row());
            }
            rules(account, query, sheet.sheet(texts.text("board.rules")));
            spots(account, query, sheet.sheet(texts.text("board.spots")));
        }
        audit.done("board-export", "region:" + query.region(), Map.of("weeks", query.weeks()));
    }

    private static void write(BoardLine line, ListSheet sheet) {
        sheet.text(line.name())
                .number(line.received())
                .number(line.automatic())
                .number(line.decided())
                .number(line.returned())
                .number(rounded(line.returnRate()))
                .number(line.late())
                .number(line.overdue())
                .number(rounded(line.median()));
    }

    private void rules(CurrentAccount account, BoardQuery query, ListSheet sheet) {
        head(sheet, "board.type", List.of("board.rule", "board.failed", "board.overridden", "board.override-rate"));
        quality.rules(account, query).forEach(line -> sheet.row()
                .text(line.name())
                .text(line.said())
                .number(line.failed())
                .number(line.overridden())
                .number(rounded(line.rate())));
    }

    private void spots(CurrentAccount account, BoardQuery query, ListSheet sheet) {
        head(
                sheet,
                "board.type",
                List.of("board.automatic", "board.drawn", "board.looked", "board.faulty", "board.faulty-rate"));
        quality.spots(account, query).forEach(line -> sheet.row()
                .text(line.name())
                .number(line.approved())
                .number(line.drawn())
                .number(line.looked())
                .number(line.faulty())
                .number(rounded(line.rate())));
    }

    /** At most {@value #MOST} rows, a page of them in memory. */
    public void write(CurrentAccount account, BoardFilter filter, OutputStream out) throws IOException {
        Page<BoardFiling> first = filings.page(account, filter, null, PAGE);
        int rows;
        try (var sheet = new ListSheet(out, texts.text("board.filings"), clock.getZone())) {
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
            sheet.pages(
                    first, cursor -> filings.page(account, filter, cursor, PAGE), filing -> write(filing, sheet), MOST);
            rows = sheet.rows();
        }
        audit.done("board-export", "region:" + filter.query().region(), Map.of("rows", rows));
    }

    private void write(BoardFiling filing, ListSheet sheet) {
        sheet.text(filing.number())
                .text(filing.title())
                .text(filing.typeName())
                .text(regions.path(filing.region()))
                .text(texts.text(filing.what()))
                .time(filing.at())
                .text(filing.person())
                .number(filing.waited())
                .text(filing.late() ? texts.text("board.yes") : "")
                .text(texts.text("filing.state." + filing.state()));
    }

    private void head(ListSheet sheet, String first, List<String> others) {
        List<String> labels = new ArrayList<>(List.of(texts.text(first)));
        others.forEach(other -> labels.add(texts.text(other)));
        int[] widths = new int[labels.size()];
        Arrays.fill(widths, 18);
        widths[0] = 30;
        sheet.head(labels, widths);
    }

    private static @Nullable Double rounded(@Nullable Double number) {
        return number == null ? null : Math.round(number * 10) / 10.0;
    }
}
