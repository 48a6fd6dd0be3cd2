package org.zhuban.board.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhuban.board.Board.Cut;
import org.zhuban.board.BoardFilter;
import org.zhuban.board.BoardFilter.Kind;
import org.zhuban.board.BoardLine;
import org.zhuban.board.BoardQuery;
import org.zhuban.board.ui.BoardChart.Drawing;
import org.zhuban.board.ui.BoardChart.Series;
import org.zhuban.board.ui.BoardTable.Cell;
import org.zhuban.common.Texts;

/** Lines of one cut as a chart, and beside it as a table whose numbers lead to the filings behind them. */
final class BoardCard extends Div {

    /** More bars are not read. */
    private static final int MOST_BARS = 15;

    private final Texts texts;
    private final BoardQuery query;
    private final Cut cut;

    BoardCard(Cut cut, BoardQuery query, List<BoardLine> lines, Texts texts) {
        this.cut = cut;
        this.query = query;
        this.texts = texts;
        addClassNames("zb-panel", "board-card");
        setId("board-" + cut.name().toLowerCase(java.util.Locale.ROOT));
        add(new H3(texts.text("board.cut." + cut)));
        if (lines.isEmpty()) {
            var none = new Span(texts.text("board.none"));
            none.addClassName("zb-sub");
            add(none);
            return;
        }
        var both = new Div(new BoardChart(drawing(lines)), table(lines));
        both.addClassName("board-both");
        add(both);
    }

    private Drawing drawing(List<BoardLine> lines) {
        List<BoardLine> few = cut == Cut.WEEK || lines.size() <= MOST_BARS ? lines : lines.subList(0, MOST_BARS);
        boolean across = cut != Cut.WEEK;
        return new Drawing(
                few.stream().map(this::label).toList(),
                across,
                List.of(
                        series("board.received", false, few, line -> (double) line.received()),
                        series("board.done", false, few, line -> (double) (line.decided() + line.automatic())),
                        series("board.late", false, few, line -> (double) line.late()),
                        series("board.median", true, few, BoardLine::median)));
    }

    private Series series(
            String name, boolean line, List<BoardLine> lines, Function<BoardLine, @Nullable Double> value) {
        List<@Nullable Double> values = new java.util.ArrayList<>();
        lines.forEach(each -> values.add(value.apply(each)));
        return new Series(texts.text(name), line, values);
    }

    private String label(BoardLine line) {
        return cut == Cut.WEEK ? line.key().substring(5) : line.name();
    }

    private BoardTable table(List<BoardLine> lines) {
        var heads = new java.util.ArrayList<String>();
        for (String head : List.of(
                "board.key." + cut,
                "board.received",
                "board.automatic",
                "board.decided",
                "board.return-rate",
                "board.late",
                "board.overdue",
                "board.median.short")) {
            heads.add(texts.text(head));
        }
        var table = new BoardTable(texts.text("board.cut." + cut), heads);
        for (BoardLine line : cut == Cut.WEEK ? newestFirst(lines) : lines) {
            table.row(
                    name(line),
                    Cell.of(line.received(), link(line, Kind.RECEIVED)),
                    Cell.of(line.automatic(), link(line, Kind.AUTOMATIC)),
                    Cell.of(line.decided(), link(line, Kind.DECIDED)),
                    new Cell(
                            Cell.percent(line.returnRate()).text(),
                            line.returned() == 0 ? null : link(line, Kind.RETURNED)),
                    Cell.of(line.late(), link(line, Kind.LATE)),
                    cut == Cut.WEEK ? Cell.of("") : Cell.of(line.overdue(), null),
                    Cell.days(line.median()));
        }
        return table;
    }

    private static List<BoardLine> newestFirst(List<BoardLine> weeks) {
        List<BoardLine> turned = new java.util.ArrayList<>(weeks);
        java.util.Collections.reverse(turned);
        return turned;
    }

    private Cell name(BoardLine line) {
        boolean deeper = cut == Cut.DESK && line.key().length() < 6;
        boolean district =
                cut == Cut.DESK && line.key().length() == 6 && query.region().length() < 6;
        return deeper || district
                ? new Cell(line.name(), BoardAddress.link(new BoardQuery(line.key(), query.weeks())))
                : Cell.of(line.name());
    }

    private @Nullable String link(BoardLine line, Kind kind) {
        return BoardAddress.link(
                switch (cut) {
                    case WEEK -> new BoardFilter(query, LocalDate.parse(line.key()), kind, null, null);
                    case TYPE -> new BoardFilter(query, null, kind, line.key(), null);
                    case DESK -> new BoardFilter(new BoardQuery(line.key(), query.weeks()), null, kind, null, null);
                    case PERSON -> new BoardFilter(query, null, kind, null, UUID.fromString(line.key()));
                });
    }
}
