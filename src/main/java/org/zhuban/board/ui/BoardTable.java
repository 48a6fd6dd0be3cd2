package org.zhuban.board.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plain table: numbers to the right, the first column names the row. */
final class BoardTable extends Div {

    private final Element body = new Element("tbody");

    BoardTable(String caption, List<String> heads) {
        addClassName("board-table");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", caption);
        var table = new Table();
        var row = new Element("tr");
        heads.forEach(head ->
                row.appendChild(new Element("th").setAttribute("scope", "col").setText(head)));
        table.getElement().appendChild(new Element("thead").appendChild(row), body);
        add(table);
    }

    @Tag("table")
    private static final class Table extends Component {}

    /** @param cells the first names the row */
    void row(Cell... cells) {
        var row = new Element("tr");
        for (int i = 0; i < cells.length; i++) {
            var cell = new Element(i == 0 ? "th" : "td");
            if (i == 0) {
                cell.setAttribute("scope", "row");
            }
            if (cells[i].link() == null) {
                cell.setText(cells[i].text());
            } else {
                cell.appendChild(new Element("a")
                        .setAttribute("href", cells[i].link())
                        .setAttribute("router-link", "")
                        .setText(cells[i].text()));
            }
            row.appendChild(cell);
        }
        body.appendChild(row);
    }

    /** A text that may lead somewhere. */
    record Cell(String text, @Nullable String link) {

        static Cell of(String text) {
            return new Cell(text, null);
        }

        /** Zero leads nowhere. */
        static Cell of(long number, @Nullable String link) {
            return new Cell(String.format(Locale.ROOT, "%,d", number), number == 0 ? null : link);
        }

        static Cell percent(@Nullable Double number) {
            return of(number == null ? "–" : String.format(Locale.ROOT, "%.1f%%", number));
        }

        static Cell days(@Nullable Double number) {
            return of(number == null ? "–" : String.format(Locale.ROOT, number % 1 == 0 ? "%.0f" : "%.1f", number));
        }
    }
}
