package org.zhuban.board.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
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
        List<Series> series = new ArrayList<>();
        if (cut != Cut.PERSON) {
            series.add(series("board.received", false, few, line -> (double) line.received()));
        }
        series.addAll(List.of(
                series(cut == Cut.PERSON ? "board.decided" : "board.done", false, few, line ->
                        (double) (line.decided() + line.automatic())),
                series("board.late", false, few, line -> (double) line.late()),
                series("board.median", true, few, BoardLine::median)));
        return new Drawing(few.stream().map(this::label).toList(), across, series, cut == Cut.PERSON ? 1 : 0);
    }

    private Series series(
            String name, boolean line, List<BoardLine> lines, Function<BoardLine, @Nullable Double> value) {
        List<@Nullable Double> values = new ArrayList<>();
        lines.forEach(each -> values.add(value.apply(each)));
        return new Series(texts.text(name), line, values);
    }

    private String label(BoardLine line) {
        return switch (cut) {
            case WEEK -> line.key().substring(5);
            case PERSON -> line.name().substring(line.name().lastIndexOf(' ') + 1); // behind the office
            default -> line.name();
        };
    }

    /** A column, unless nothing can stand there: no reviewer receives filings or approves by himself, no week is overdue now. */
    private record Column(String head, Function<BoardLine, Cell> cell) {}

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("board.key." + cut, this::name));
        if (cut != Cut.PERSON) {
            columns.add(new Column("board.received", line -> Cell.of(line.received(), link(line, Kind.RECEIVED))));
            columns.add(new Column("board.automatic", line -> Cell.of(line.automatic(), link(line, Kind.AUTOMATIC))));
        }
        columns.add(new Column("board.decided", line -> Cell.of(line.decided(), link(line, Kind.DECIDED))));
        columns.add(new Column("board.return-rate", this::returnRate));
        columns.add(new Column("board.late", line -> Cell.of(line.late(), link(line, Kind.LATE))));
        if (cut != Cut.WEEK) {
            columns.add(new Column("board.overdue", line -> Cell.of(line.overdue(), null)));
        }
        columns.add(new Column("board.median.short", line -> Cell.days(line.median())));
        return columns;
    }

    private Cell returnRate(BoardLine line) {
        return new Cell(
                Cell.percent(line.returnRate()).text(), line.returned() == 0 ? null : link(line, Kind.RETURNED));
    }

    private BoardTable table(List<BoardLine> lines) {
        List<Column> columns = columns();
        var table = new BoardTable(
                texts.text("board.cut." + cut),
                columns.stream().map(column -> texts.text(column.head())).toList());
        for (BoardLine line : cut == Cut.WEEK ? newestFirst(lines) : lines) {
            table.row(columns.stream().map(column -> column.cell().apply(line)).toArray(Cell[]::new));
        }
        return table;
    }

    private static List<BoardLine> newestFirst(List<BoardLine> weeks) {
        List<BoardLine> turned = new ArrayList<>(weeks);
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
