package org.zhuban.studio;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a decision table, understood: a list of texts, truth values, comparisons and ranges, or none of them.
 *
 * @param pieces empty = whatever it is
 */
record CellTest(boolean negated, List<Piece> pieces) {

    private static final String SCALAR = "(-?[0-9]+(?:\\.[0-9]+)?|date\\(\\s*\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"\\s*\\))";
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)?\\s*" + SCALAR);
    private static final Pattern RANGE =
            Pattern.compile("([\\[(\\]])\\s*" + SCALAR + "\\s*\\.\\.\\s*" + SCALAR + "\\s*([\\])\\[])");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern NONE_OF = Pattern.compile("not\\((.*)\\)", Pattern.DOTALL);
    /** Commas that stand between pieces, not in a text, a date or a range. */
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    /** One of its alternatives. */
    sealed interface Piece {

        boolean holds(Object value);

        /** What sort of value it is about; empty = of any. */
        String kind();
    }

    /** A text, {@code true}, {@code false} or {@link #NULL}. */
    record Same(Object value) implements Piece {

        @Override
        public boolean holds(Object other) {
            return value.equals(other);
        }

        @Override
        public String kind() {
            return value == NULL ? "" : value.getClass().getSimpleName();
        }
    }

    /** Numbers, or days as their number; null = without end. */
    record Span(@Nullable BigDecimal low, boolean lowIn, @Nullable BigDecimal high, boolean highIn, boolean days)
            implements Piece {

        @Override
        public boolean holds(Object other) {
            if (!(other instanceof BigDecimal number)) {
                return false;
            }
            int above = low == null ? 1 : number.compareTo(low);
            int below = high == null ? -1 : number.compareTo(high);
            return (above > 0 || above == 0 && lowIn) && (below < 0 || below == 0 && highIn);
        }

        @Override
        public String kind() {
            return days ? "day" : "number";
        }
    }

    /** The value that nobody gave. */
    static final Object NULL = new Object();

    /** @return null if it is beyond this */
    static @Nullable CellTest of(String cell) {
        String text = cell.strip();
        if (text.isEmpty() || "-".equals(text)) {
            return new CellTest(false, List.of());
        }
        Matcher none = NONE_OF.matcher(text);
        boolean negated = none.matches();
        var pieces = new ArrayList<Piece>();
        for (String part : COMMA.split(negated ? none.group(1) : text, -1)) {
            Piece piece = piece(part.strip());
            if (piece == null) {
                return null;
            }
            pieces.add(piece);
        }
        return new CellTest(negated, pieces);
    }

    private static @Nullable Piece piece(String part) {
        Matcher text = TEXT.matcher(part);
        if (text.matches()) {
            return new Same(text.group(1));
        }
        if ("true".equals(part) || "false".equals(part)) {
            return new Same(Boolean.valueOf(part));
        }
        if ("null".equals(part)) {
            return new Same(NULL);
        }
        Matcher comparison = COMPARISON.matcher(part);
        if (comparison.matches()) {
            return compared(String.valueOf(comparison.group(1)), comparison.group(2));
        }
        Matcher range = RANGE.matcher(part);
        if (range.matches()) {
            BigDecimal low = number(range.group(2));
            BigDecimal high = number(range.group(3));
            return low == null || high == null
                    ? null
                    : new Span(low, "[".equals(range.group(1)), high, "]".equals(range.group(4)), day(range.group(2)));
        }
        return null;
    }

    private static @Nullable Piece compared(String sign, String scalar) {
        BigDecimal bound = number(scalar);
        if (bound == null) {
            return null;
        }
        boolean days = day(scalar);
        return switch (sign) {
            case "<" -> new Span(null, false, bound, false, days);
            case "<=" -> new Span(null, false, bound, true, days);
            case ">" -> new Span(bound, false, null, false, days);
            case ">=" -> new Span(bound, true, null, false, days);
            default -> new Span(bound, true, bound, true, days);
        };
    }

    private static boolean day(String scalar) {
        return scalar.startsWith("date");
    }

    private static @Nullable BigDecimal number(String scalar) {
        if (!day(scalar)) {
            return new BigDecimal(scalar);
        }
        try {
            return BigDecimal.valueOf(
                    LocalDate.parse(scalar.replaceAll("[^0-9-]", "")).toEpochDay());
        } catch (DateTimeException none) {
            return null;
        }
    }

    boolean holds(Object value) {
        return pieces.isEmpty() || negated != pieces.stream().anyMatch(piece -> piece.holds(value));
    }
}
