package org.zhuban.studio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.engine.gate.DecisionOutline.Column;

/** The cases that a column of a decision table tells apart: each text it names and any other, each bound and what lies between. */
final class ColumnCases {

    /** Any text that the column does not name. */
    private static final String OTHER = "\u0000";

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Column column;
    private final List<CellTest> tests;
    private final List<Object> samples = new ArrayList<>();
    private final List<BigDecimal> bounds;
    private final boolean days;

    private ColumnCases(Column column, List<CellTest> tests) {
        this.column = column;
        this.tests = tests;
        var found = new TreeSet<BigDecimal>();
        var same = new LinkedHashSet<Object>();
        boolean dated = "date".equals(column.type());
        for (CellTest test : tests) {
            for (CellTest.Piece piece : test.pieces()) {
                if (piece instanceof CellTest.Span span) {
                    dated |= span.days();
                    if (span.low() != null) {
                        found.add(span.low());
                    }
                    if (span.high() != null) {
                        found.add(span.high());
                    }
                } else if (piece instanceof CellTest.Same one) {
                    same.add(one.value());
                }
            }
        }
        this.days = dated;
        this.bounds = List.copyOf(found);
        if (!bounds.isEmpty()) {
            axis(dated || Set.of("integer", "long").contains(column.type()));
        } else if (same.stream().anyMatch(Boolean.class::isInstance)) {
            samples.addAll(List.of(true, false));
        } else if (same.stream().anyMatch(String.class::isInstance)) {
            texts(same);
        }
        if (same.contains(CellTest.NULL)) {
            if (samples.isEmpty()) {
                samples.add(OTHER);
            }
            samples.add(CellTest.NULL);
        }
        if (samples.isEmpty()) {
            samples.add(OTHER);
        }
    }

    /** @return null if a cell, or the mix of them, is beyond this */
    static @Nullable ColumnCases of(Column column, List<String> cells) {
        var tests = new ArrayList<CellTest>();
        for (String cell : cells) {
            CellTest test = CellTest.of(cell);
            if (test == null) {
                return null;
            }
            tests.add(test);
        }
        long kinds = tests.stream()
                .flatMap(test -> test.pieces().stream())
                .map(CellTest.Piece::kind)
                .filter(kind -> !kind.isEmpty())
                .distinct()
                .count();
        return kinds > 1 ? null : new ColumnCases(column, tests);
    }

    private void texts(Set<Object> named) {
        CellTest declared = column.values().isEmpty() ? null : CellTest.of(column.values());
        var all = new LinkedHashSet<Object>();
        if (declared != null) {
            declared.pieces().forEach(piece -> {
                if (piece instanceof CellTest.Same same) {
                    all.add(same.value());
                }
            });
        }
        all.addAll(named);
        all.remove(CellTest.NULL);
        samples.addAll(all);
        if (declared == null) {
            samples.add(OTHER);
        }
    }

    private void axis(boolean whole) {
        for (int i = 0; i < bounds.size(); i++) {
            BigDecimal bound = bounds.get(i);
            BigDecimal previous = i == 0 ? bound.subtract(TWO) : bounds.get(i - 1);
            BigDecimal gap = bound.subtract(previous);
            if (i == 0 || !whole || gap.compareTo(BigDecimal.ONE) > 0) {
                samples.add(previous.add(gap.divide(TWO, gap.scale() + 1, RoundingMode.HALF_UP)));
            }
            samples.add(bound);
        }
        samples.add(bounds.get(bounds.size() - 1).add(BigDecimal.ONE));
    }

    int count() {
        return samples.size();
    }

    /** The cases that the cell of a row covers. */
    BitSet covered(int row) {
        var covered = new BitSet(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            covered.set(i, tests.get(row).holds(samples.get(i)));
        }
        return covered;
    }

    /** Some of its cases as a person reads them; empty if it is all of them. */
    String said(BitSet cases, DifferenceWords words) {
        if (cases.cardinality() == samples.size()) {
            return "";
        }
        var parts = new ArrayList<String>();
        for (int i = cases.nextSetBit(0); i >= 0; i = cases.nextSetBit(i)) {
            Object sample = samples.get(i);
            int end = i;
            while (sample instanceof BigDecimal && cases.get(end + 1) && samples.get(end + 1) instanceof BigDecimal) {
                end++;
            }
            parts.add(sample instanceof BigDecimal ? span(i, end, words) : one(sample, words));
            i = end + 1;
        }
        return words.text("studio.pair", column.label(), words.joined(parts));
    }

    private static String one(Object sample, DifferenceWords words) {
        if (sample instanceof Boolean) {
            return words.text("studio." + sample);
        }
        return sample == CellTest.NULL
                ? words.text("studio.cover.null")
                : OTHER.equals(sample) ? words.text("studio.cover.other") : words.quoted(String.valueOf(sample));
    }

    private String span(int from, int to, DifferenceWords words) {
        BigDecimal first = (BigDecimal) samples.get(from);
        BigDecimal last = (BigDecimal) samples.get(to);
        if (from == to && bounds.contains(first)) {
            return "= " + shown(first);
        }
        BigDecimal low = bounds.contains(first) ? first : neighbour(first, false);
        BigDecimal high = bounds.contains(last) ? last : neighbour(last, true);
        String begin = low == null ? "" : (bounds.contains(first) ? "≥ " : "> ") + shown(low);
        String end = high == null ? "" : (bounds.contains(last) ? "≤ " : "< ") + shown(high);
        return begin.isEmpty() || end.isEmpty() ? begin + end : words.text("studio.cover.span", begin, end);
    }

    private @Nullable BigDecimal neighbour(BigDecimal sample, boolean above) {
        var sorted = new TreeSet<>(bounds);
        return above ? sorted.higher(sample) : sorted.lower(sample);
    }

    private String shown(BigDecimal number) {
        return days ? LocalDate.ofEpochDay(number.longValue()).toString() : number.toPlainString();
    }
}
