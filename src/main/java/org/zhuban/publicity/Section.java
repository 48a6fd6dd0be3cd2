package org.zhuban.publicity;

import java.util.List;

/**
 * Part of a notice: labelled rows, or a small table. One of the two is empty.
 *
 * @param columns heads of the table
 * @param cells   its rows, each as long as {@code columns}
 */
public record Section(String title, List<Row> rows, List<String> columns, List<List<String>> cells) {

    /** A label and what it says. */
    public record Row(String label, String value) {}

    public Section {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (cells.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("a row that does not fit its columns: " + title);
        }
    }

    public static Section rows(String title, List<Row> rows) {
        return new Section(title, rows, List.of(), List.of());
    }

    public static Section table(String title, List<String> columns, List<List<String>> cells) {
        return new Section(title, List.of(), columns, cells);
    }
}
