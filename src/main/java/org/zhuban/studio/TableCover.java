package org.zhuban.studio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhuban.filing.engine.gate.DecisionOutline.Row;
import org.zhuban.filing.engine.gate.DecisionOutline.Table;

/**
 * Does a decision table answer every case, and each once? It looks at every combination of what its columns tell apart, up to 100,000. Tables
 * that collect whatever applies leave cases out on purpose.
 */
final class TableCover {

    private static final int MOST = 100_000;
    private static final int TOLD = 5;
    private static final Set<String> LOOKED_AT = Set.of("UNIQUE", "ANY", "FIRST");

    private final Table table;
    private final DifferenceWords words;
    private final List<ColumnCases> columns = new ArrayList<>();
    /** By row, then column. */
    private final List<List<BitSet>> covered = new ArrayList<>();

    TableCover(Table table, DifferenceWords words) {
        this.table = table;
        this.words = words;
    }

    void check(String file, ContractFaults faults) {
        if (!LOOKED_AT.contains(table.hitPolicy()) || table.inputs().isEmpty()) {
            return;
        }
        long combinations = 1;
        for (int i = 0; i < table.inputs().size(); i++) {
            int column = i;
            ColumnCases cases = ColumnCases.of(
                    table.inputs().get(i),
                    table.rows().stream()
                            .map(row ->
                                    column < row.tests().size() ? row.tests().get(column) : "")
                            .toList());
            if (cases == null) {
                faults.warning(
                        file,
                        table.id(),
                        "cover-unknown",
                        table.name(),
                        table.inputs().get(i).label());
                return;
            }
            columns.add(cases);
            combinations = Math.min(combinations * cases.count(), MOST + 1L);
        }
        if (combinations > MOST) {
            faults.warning(file, table.id(), "cover-large", table.name(), MOST);
            return;
        }
        for (int row = 0; row < table.rows().size(); row++) {
            int at = row;
            covered.add(columns.stream().map(column -> column.covered(at)).toList());
        }
        look(file, (int) combinations, faults);
    }

    private void look(String file, int combinations, ContractFaults faults) {
        var missing = new BitSet(combinations);
        var first = new BitSet();
        Map<List<Integer>, Integer> overlaps = new LinkedHashMap<>();
        for (int each = 0; each < combinations; each++) {
            int[] cases = cases(each);
            int found = -1;
            for (int row = 0; row < covered.size(); row++) {
                if (!covers(row, cases)) {
                    continue;
                }
                if (found < 0) {
                    found = row;
                    first.set(row);
                } else if (overlaps.size() < TOLD && contradict(found, row)) {
                    overlaps.putIfAbsent(List.of(found, row), each);
                }
            }
            missing.set(each, found < 0);
        }
        boxes(missing).forEach(box -> faults.error(file, table.id(), "cover-missing", table.name(), box));
        overlaps.forEach((rows, each) -> faults.error(
                file,
                table.id(),
                "ANY".equals(table.hitPolicy()) ? "cover-contradiction" : "cover-overlap",
                table.name(),
                rows.get(0) + 1,
                rows.get(1) + 1,
                said(boxOf(cases(each)))));
        for (int row = first.nextClearBit(0); row < covered.size(); row = first.nextClearBit(row + 1)) {
            if ("FIRST".equals(table.hitPolicy())) {
                faults.warning(file, table.id(), "cover-unreached", table.name(), row + 1);
            }
        }
    }

    private boolean contradict(int one, int other) {
        List<Row> rows = table.rows();
        return switch (table.hitPolicy()) {
            case "UNIQUE" -> true;
            case "ANY" -> !rows.get(one).results().equals(rows.get(other).results());
            default -> false;
        };
    }

    private boolean covers(int row, int[] cases) {
        List<BitSet> cells = covered.get(row);
        for (int i = 0; i < cases.length; i++) {
            if (!cells.get(i).get(cases[i])) {
                return false;
            }
        }
        return true;
    }

    private int[] cases(int combination) {
        var cases = new int[columns.size()];
        int rest = combination;
        for (int i = 0; i < cases.length; i++) {
            cases[i] = rest % columns.get(i).count();
            rest /= columns.get(i).count();
        }
        return cases;
    }

    private int combination(int[] cases) {
        int combination = 0;
        for (int i = cases.length - 1; i >= 0; i--) {
            combination = combination * columns.get(i).count() + cases[i];
        }
        return combination;
    }

    /** What is missing in as few words as a greedy hand finds; the first few of them. */
    private List<String> boxes(BitSet missing) {
        var told = new ArrayList<String>();
        var rest = (BitSet) missing.clone();
        for (int at = rest.nextSetBit(0); at >= 0 && told.size() < TOLD; at = rest.nextSetBit(0)) {
            List<BitSet> box = boxOf(cases(at));
            List<int[]> within = new ArrayList<>(List.of(cases(at)));
            for (int column = 0; column < columns.size(); column++) {
                int own = cases(at)[column];
                var grown = new ArrayList<>(within);
                for (int other = 0; other < columns.get(column).count(); other++) {
                    List<int[]> beside = other == own ? List.of() : moved(within, column, other);
                    if (!beside.isEmpty() && beside.stream().allMatch(cases -> missing.get(combination(cases)))) {
                        box.get(column).set(other);
                        grown.addAll(beside);
                    }
                }
                within = grown;
            }
            within.forEach(cases -> rest.clear(combination(cases)));
            told.add(said(box));
        }
        return told;
    }

    private static List<int[]> moved(List<int[]> all, int column, int to) {
        return all.stream()
                .map(cases -> {
                    int[] moved = cases.clone();
                    moved[column] = to;
                    return moved;
                })
                .toList();
    }

    private List<BitSet> boxOf(int[] cases) {
        var box = new ArrayList<BitSet>();
        for (int each : cases) {
            var one = new BitSet();
            one.set(each);
            box.add(one);
        }
        return box;
    }

    private String said(List<BitSet> box) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < box.size(); i++) {
            String part = columns.get(i).said(box.get(i), words);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? words.text("studio.always") : words.joined(parts);
    }
}
