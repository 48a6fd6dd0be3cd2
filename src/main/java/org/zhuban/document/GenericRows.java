package org.zhuban.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code generic-form.jrxml}: each says by {@code kind} which band of the template prints it: {@code group}, {@code pair},
 * {@code wide}, {@code head-row1} … {@code row6} for lists, {@code head-file} and {@code file} for attachments.
 */
final class GenericRows {

    /** Columns of a list that fit beside each other; a wider list is printed entry by entry. */
    private static final int COLUMNS = 6;

    private final UnaryOperator<String> styled;
    private final List<Map<String, ?>> rows = new ArrayList<>();
    private RecordView.@Nullable Entry half;

    private GenericRows(UnaryOperator<String> styled) {
        this.styled = styled;
    }

    /**
     * The rows of a record.
     *
     * @param files each attachment: label of its slot, name, SHA-256
     * @param words headings of the attachments: of the group, then of the three columns
     */
    static List<Map<String, ?>> of(
            List<RecordView.Section> sections,
            List<List<String>> files,
            List<String> words,
            UnaryOperator<String> styled) {
        var rows = new GenericRows(styled);
        for (RecordView.Section section : sections) {
            if (!section.label().isEmpty()) {
                rows.row("group", section.label());
            }
            section.entries().forEach(rows::entry);
            rows.flush();
        }
        if (!files.isEmpty()) {
            rows.row("group", words.get(0));
            rows.file("head-file", words.subList(1, 4));
            files.forEach(file -> rows.file("file", file));
        }
        return rows.rows;
    }

    private void entry(RecordView.Entry entry) {
        if (!entry.head().isEmpty()) {
            flush();
            row("group", entry.label());
            list(entry);
        } else if (entry.wide()) {
            flush();
            wide(entry.label(), entry.value());
        } else {
            pair(entry);
        }
    }

    private void pair(RecordView.Entry entry) {
        RecordView.Entry first = half;
        if (first == null) {
            half = entry;
            return;
        }
        half = null;
        var row = row("pair", first.label());
        row.put("value", styled.apply(first.value()));
        row.put("label2", styled.apply(entry.label()));
        row.put("value2", styled.apply(entry.value()));
    }

    private void flush() {
        RecordView.Entry left = half;
        if (left != null) {
            half = null;
            wide(left.label(), left.value());
        }
    }

    private void wide(String label, String value) {
        row("wide", label).put("value", styled.apply(value));
    }

    private void list(RecordView.Entry list) {
        int columns = list.head().size();
        if (columns <= COLUMNS) {
            cells("head-row" + columns, "", list.head());
        }
        for (int i = 0; i < list.rows().size(); i++) {
            List<String> cells = list.rows().get(i);
            if (columns <= COLUMNS) {
                cells("row" + columns, String.valueOf(i + 1), cells);
            } else {
                row("group", list.label() + " " + (i + 1));
                for (int column = 0; column < columns; column++) {
                    pair(new RecordView.Entry(list.head().get(column), cells.get(column), false, List.of(), List.of()));
                }
                flush();
            }
        }
    }

    private void cells(String kind, String index, List<String> cells) {
        var row = row(kind, "");
        row.put("c0", index);
        for (int i = 0; i < cells.size(); i++) {
            row.put("c" + (i + 1), styled.apply(cells.get(i)));
        }
    }

    private void file(String kind, List<String> file) {
        var row = row(kind, file.get(0));
        row.put("value", styled.apply(file.get(1)));
        row.put("value2", styled.apply(file.get(2)));
    }

    private Map<String, String> row(String kind, String label) {
        var row = new LinkedHashMap<String, String>();
        row.put("kind", kind);
        row.put("label", styled.apply(label));
        rows.add(row);
        return row;
    }
}
