package org.zhuban.filing.engine.gate;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of FEEL that decision tables use: comparisons, ranges, sums, lists and some functions. What could run long or reach out is not in
 * it: no {@code for}, {@code some}, {@code every}, no functions of one's own, no powers, no patterns, no property of a value (SECURITY 18).
 * So the time an expression takes is bounded by its length.
 */
final class FeelGate {

    private static final int LONGEST = 1_000;

    private static final Pattern TOKEN = Pattern.compile("\\s++"
            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*+\")"
            + "|(?<number>[0-9]++(?:\\.[0-9]++)?)"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*+)"
            + "|(?<sign>\\.\\.|<=|>=|!=|\\*\\*|[-+*/<>=(),?\\[\\]])");

    private static final Set<String> FORBIDDEN_WORDS = Set.of(
            "for", "some", "every", "function", "external", "instance", "return", "satisfies", "partial", "item");

    private static final Set<String> OPERATORS = Set.of("if", "then", "else", "and", "or", "in", "between", "not");

    private static final Set<String> FUNCTIONS = Set.of(
            "not",
            "date",
            "number",
            "string",
            "contains",
            "starts with",
            "ends with",
            "string length",
            "upper case",
            "lower case",
            "abs",
            "floor",
            "ceiling",
            "count",
            "min",
            "max",
            "sum",
            "list contains");

    private FeelGate() {}

    /** What in it is not allowed; null if all is. */
    static @Nullable String refused(String feel) {
        if (feel.length() > LONGEST) {
            return feel.substring(0, 40) + "…";
        }
        Matcher token = TOKEN.matcher(feel);
        var words = new StringBuilder();
        int at = 0;
        while (at < feel.length()) {
            if (!token.find(at) || token.start() != at) {
                return feel.substring(at, Math.min(feel.length(), at + 10));
            }
            String word = token.group("word");
            String sign = token.group("sign");
            if (word != null) {
                if (FORBIDDEN_WORDS.contains(word)) {
                    return word;
                }
                words.append(words.isEmpty() ? "" : " ").append(word);
            } else if (sign != null || token.group("string") != null || token.group("number") != null) {
                if ("(".equals(sign) && !callable(words.toString())) {
                    return words + "(";
                }
                if ("**".equals(sign)) {
                    return sign;
                }
                words.setLength(0);
            }
            at = token.end();
        }
        return null;
    }

    /** The words before an opening bracket: none, an operator, or a function's name after operators and names. */
    private static boolean callable(String words) {
        if (words.isEmpty()) {
            return true;
        }
        String rest = words;
        while (true) {
            if (FUNCTIONS.contains(rest)) {
                return true;
            }
            int space = rest.indexOf(' ');
            if (space < 0) {
                return OPERATORS.contains(rest);
            }
            rest = rest.substring(space + 1);
        }
    }
}
