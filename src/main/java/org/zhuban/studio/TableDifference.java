package org.zhuban.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.engine.gate.DecisionOutline;
import org.zhuban.filing.engine.gate.DecisionOutline.Column;
import org.zhuban.filing.engine.gate.DecisionOutline.Row;
import org.zhuban.filing.engine.gate.DecisionOutline.Table;
import org.zhuban.studio.Difference.Kind;

/** The decision tables' part of a {@link Difference}, row by row. */
final class TableDifference {

    private final Changes changes;
    private final DifferenceWords words;

    TableDifference(Changes changes, DifferenceWords words) {
        this.changes = changes;
        this.words = words;
    }

    void compare(DecisionOutline before, DecisionOutline after) {
        changes.facts("", words.text("studio.table.file"), before.facts(), after.facts(), path -> false, words::value);
        Map<String, Table> former = byKey(before.tables(), Table::id);
        Map<String, Table> present = byKey(after.tables(), Table::id);
        present.forEach((id, table) -> {
            Table was = former.get(id);
            if (was == null) {
                changes.add(
                        id,
                        Kind.ADDED,
                        "studio.change.table.added",
                        table.name(),
                        table.rows().size());
            } else if (!was.equals(table)) {
                compare(was, table);
            }
        });
        former.forEach((id, table) -> {
            if (!present.containsKey(id)) {
                changes.add(id, Kind.REMOVED, "studio.change.table.removed", table.name());
            }
        });
        if (!before.drawing().equals(after.drawing())) {
            changes.drawing("studio.change.drawing");
        }
    }

    /** Of a file that is new. */
    void rows(DecisionOutline added) {
        for (Table table : added.tables()) {
            int number = 0;
            for (Row row : table.rows()) {
                number++;
                changes.add(
                        row.key(),
                        Kind.ADDED,
                        "studio.change.row.new",
                        words.text("studio.table", table.name()),
                        number,
                        told(table, row));
            }
        }
    }

    private static <T> Map<String, T> byKey(List<T> things, Function<T, String> key) {
        return things.stream().collect(Collectors.toMap(key, thing -> thing, (one, same) -> one, LinkedHashMap::new));
    }

    private void compare(Table was, Table is) {
        String subject = words.text("studio.table", is.name());
        if (!was.name().equals(is.name())) {
            changes.add(
                    is.id(), Kind.CHANGED, "studio.change.renamed", words.text("studio.table", was.name()), is.name());
        }
        if (!was.hitPolicy().equals(is.hitPolicy())) {
            changes.add(
                    is.id(),
                    Kind.CHANGED,
                    "studio.change.fact",
                    subject,
                    words.text("studio.fact.hitPolicy"),
                    policy(was.hitPolicy()),
                    policy(is.hitPolicy()));
        }
        changes.facts(is.id(), subject, was.facts(), is.facts(), path -> false, words::value);
        columns(was.inputs(), is.inputs(), "input");
        columns(was.outputs(), is.outputs(), "output");
        rows(was, is);
    }

    private String policy(String policy) {
        return words.text("studio.policy." + policy.replace(" ", "-"));
    }

    private void columns(List<Column> before, List<Column> after, String side) {
        Map<String, Column> former = byKey(before, Column::key);
        Map<String, Column> present = byKey(after, Column::key);
        present.forEach((key, column) -> {
            Column was = former.get(key);
            if (was == null) {
                changes.add(key, Kind.ADDED, "studio.change." + side + ".added", column.label());
            } else {
                changes.facts(
                        key,
                        words.text("studio.column", was.label()),
                        was.facts(),
                        column.facts(),
                        path -> false,
                        words::value);
            }
        });
        former.forEach((key, column) -> {
            if (!present.containsKey(key)) {
                changes.add(key, Kind.REMOVED, "studio.change." + side + ".removed", column.label());
            }
        });
        Changes.moved(List.copyOf(former.keySet()), List.copyOf(present.keySet()))
                .forEach(key -> changes.add(
                        key,
                        Kind.MOVED,
                        "studio.change.column.moved",
                        Objects.requireNonNull(present.get(key)).label()));
    }

    private void rows(Table was, Table is) {
        Map<String, Row> former = byKey(was.rows(), Row::key);
        Map<String, Row> present = byKey(is.rows(), Row::key);
        List<String> keys = List.copyOf(present.keySet());
        List<String> old = List.copyOf(former.keySet());
        present.forEach((key, row) -> {
            int number = keys.indexOf(key) + 1;
            Row before = former.get(key);
            if (before == null) {
                changes.add(key, Kind.ADDED, "studio.change.row.added", number, told(is, row));
            } else {
                row(was, before, is, row, number);
            }
        });
        former.forEach((key, row) -> {
            if (!present.containsKey(key)) {
                changes.add(key, Kind.REMOVED, "studio.change.row.removed", old.indexOf(key) + 1, told(was, row));
            }
        });
        Changes.moved(old, keys)
                .forEach(key -> changes.add(
                        key,
                        Kind.MOVED,
                        "studio.change.row.moved",
                        old.indexOf(key) + 1,
                        keys.indexOf(key) + 1,
                        told(is, Objects.requireNonNull(present.get(key)))));
    }

    /** Cell by cell, by the column's identity: a new column is no change of the cells beside it. */
    private void row(Table wasTable, Row was, Table isTable, Row is, int number) {
        cells(wasTable.inputs(), was.tests(), isTable.inputs(), is.tests(), is.key(), number, "studio.any");
        cells(wasTable.outputs(), was.results(), isTable.outputs(), is.results(), is.key(), number, "studio.empty");
        changes.facts(is.key(), words.text("studio.row", number), was.facts(), is.facts(), path -> false, words::value);
    }

    private void cells(
            List<Column> formerColumns,
            List<String> former,
            List<Column> columns,
            List<String> cells,
            String row,
            int number,
            String nothing) {
        List<String> keys = formerColumns.stream().map(Column::key).toList();
        for (int i = 0; i < columns.size(); i++) {
            int at = keys.indexOf(columns.get(i).key());
            String was = at < 0 ? "" : cell(former, at);
            String is = cell(cells, i);
            if (!was.equals(is)) {
                changes.add(
                        row,
                        Kind.CHANGED,
                        "studio.change.cell",
                        number,
                        columns.get(i).label(),
                        said(was, nothing),
                        said(is, nothing));
            }
        }
    }

    private static String cell(List<String> cells, int at) {
        return at < cells.size() ? cells.get(at) : "";
    }

    private String said(String cell, String nothing) {
        return cell.isEmpty() ? words.text(nothing) : Cells.said(cell, words);
    }

    /** What a row says: what must hold, and what follows. */
    private String told(Table table, Row row) {
        String tests = pairs(table.inputs(), row.tests());
        String results = pairs(table.outputs(), row.results());
        return words.text("studio.row.told", tests.isEmpty() ? words.text("studio.always") : tests, results);
    }

    private String pairs(List<Column> columns, List<String> cells) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cell(cells, i);
            if (!cell.isEmpty()) {
                pairs.add(words.text("studio.pair", columns.get(i).label(), Cells.said(cell, words)));
            }
        }
        return words.joined(pairs);
    }

    /** Cells as people read them. */
    static final class Cells {

        private Cells() {}

        static String said(String cell, DifferenceWords words) {
            String text = text(cell);
            if (text != null) {
                return words.quoted(text);
            }
            return "true".equals(cell) || "false".equals(cell) ? words.text("studio." + cell) : cell;
        }

        /** The text that a cell is; null if it is something else. */
        static @Nullable String text(String cell) {
            boolean one = cell.length() > 1
                    && cell.startsWith("\"")
                    && cell.endsWith("\"")
                    && cell.indexOf('"', 1) == cell.length() - 1;
            return one ? cell.substring(1, cell.length() - 1) : null;
        }
    }
}
