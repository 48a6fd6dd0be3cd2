package org.zhuban.common;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A list as an Excel file: a bold head that stays in sight, then row by row, cell by cell from the left. What is written
 * leaves memory with every page.
 */
public final class ListSheet implements Closeable {

    private static final String TIME = "yyyy-mm-dd hh:mm";
    private static final String DAY = "yyyy-mm-dd";

    private final Workbook book;
    private final ZoneId zone;
    private Worksheet sheet;
    private int row;
    private int column;

    /** @param name of the sheet */
    public ListSheet(OutputStream out, String name, ZoneId zone) {
        book = new Workbook(out, "Zhuban", "1.0");
        sheet = book.newWorksheet(name);
        this.zone = zone;
    }

    /** What follows stands on another sheet. */
    public ListSheet sheet(String name) throws IOException {
        sheet.flush();
        sheet = book.newWorksheet(name);
        row = 0;
        return this;
    }

    /** @param widths of the columns in characters, as many as labels */
    public ListSheet head(List<String> labels, int... widths) {
        for (int at = 0; at < labels.size(); at++) {
            sheet.value(0, at, labels.get(at));
            sheet.style(0, at).bold().set();
            sheet.width(at, widths[at]);
        }
        sheet.freezePane(0, 1);
        return this;
    }

    /** @param width of every column in characters */
    public ListSheet head(List<String> labels, int width) {
        int[] widths = new int[labels.size()];
        Arrays.fill(widths, width);
        return head(labels, widths);
    }

    public ListSheet row() {
        row++;
        column = 0;
        return this;
    }

    /** Never taken for a formula (SECURITY 12). */
    public ListSheet text(@Nullable String text) {
        sheet.value(row, column++, SpreadsheetText.neutral(Objects.requireNonNullElse(text, "")));
        return this;
    }

    public ListSheet number(@Nullable Number number) {
        if (number != null) {
            sheet.value(row, column, number);
        }
        column++;
        return this;
    }

    public ListSheet time(@Nullable Instant at) {
        if (at != null) {
            sheet.value(row, column, LocalDateTime.ofInstant(at, zone));
            sheet.style(row, column).format(TIME).set();
        }
        column++;
        return this;
    }

    /** A time limit: one that ends at 24:00 belongs to its own day. */
    public ListSheet limit(@Nullable Instant until) {
        return time(until == null ? null : until.minusSeconds(60));
    }

    public ListSheet day(@Nullable LocalDate day) {
        if (day != null) {
            sheet.value(row, column, day);
            sheet.style(row, column).format(DAY).set();
        }
        column++;
        return this;
    }

    /**
     * Writes page after page until none follows.
     *
     * @param next the page that stands behind a cursor
     * @param each writes the cells of one row
     * @param most rows, rounded up to a page
     */
    public <T> void pages(Page<T> first, Function<String, Page<T>> next, Consumer<T> each, int most)
            throws IOException {
        Page<T> page = first;
        while (true) {
            for (T item : page.items()) {
                row();
                each.accept(item);
            }
            sheet.flush();
            if (page.next() == null || row >= most) {
                return;
            }
            page = next.apply(page.next());
        }
    }

    /** @return rows written to this sheet, without the head */
    public int rows() {
        return row;
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
