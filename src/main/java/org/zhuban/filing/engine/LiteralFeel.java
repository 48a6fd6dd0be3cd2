package org.zhuban.filing.engine;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;

/**
 * FEEL of decision tables with a short way for what their cells mostly hold: texts or none of them, true, false, null, whole numbers and their ranges. The engine parses each cell anew at each
 * evaluation and builds the language's function library for it, which was a third of the processor time of a whole filing. Everything else, and
 * every input that is not text, a truth value, a whole number or null, goes the engine's way; both ways give the same answer.
 */
final class LiteralFeel implements FeelEngine {

    private static final String TEXT = "\"[^\"\\\\]*+\"";
    private static final Pattern ONE_TEXT = Pattern.compile(TEXT);
    private static final Pattern TEXTS = Pattern.compile(TEXT + "(?:\\s*,\\s*" + TEXT + ")*+");
    private static final Pattern NONE_OF = Pattern.compile("not\\(\\s*(" + TEXTS.pattern() + ")\\s*\\)");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*+");

    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)?\\s*(-?[0-9]{1,15})");
    private static final Pattern RANGE =
            Pattern.compile("([\\[(\\]])\\s*(-?[0-9]{1,15})\\s*\\.\\.\\s*(-?[0-9]{1,15})\\s*([\\])\\[])");

    private final FeelEngine whole;

    LiteralFeel(FeelEngine whole) {
        this.whole = whole;
    }

    static FeelEngineFactory factory() {
        return () -> new LiteralFeel(new ScalaFeelEngineFactory().createInstance());
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // as the engine's interface has it
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        String text = expression.strip();
        if (ONE_TEXT.matcher(text).matches()) {
            return (T) text.substring(1, text.length() - 1);
        }
        if (NAME.matcher(text).matches() && !CONSTANTS.contains(text)) {
            Object value = value(variables, text);
            if (value == null || value instanceof String || value instanceof Boolean || value instanceof Long) {
                return (T) value;
            }
            if (value instanceof Integer number) {
                return (T) (Object) number.longValue();
            }
        }
        return whole.evaluateSimpleExpression(expression, variables);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
        Object value = value(variables, input);
        if (value instanceof Integer || value instanceof Long) {
            return number(tests, input, ((Number) value).longValue(), variables);
        }
        if (value != null && !(value instanceof String) && !(value instanceof Boolean)) {
            return whole.evaluateSimpleUnaryTests(tests, input, variables);
        }
        String text = tests.strip();
        if (text.equals("null")) {
            return value == null;
        }
        if (!(value instanceof String) && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text).equals(value);
        }
        if (!(value instanceof Boolean) && TEXTS.matcher(text).matches()) {
            return value != null && holds(text, value.toString());
        }
        Matcher none = NONE_OF.matcher(text);
        if (!(value instanceof Boolean) && none.matches()) {
            return value == null || !holds(none.group(1), value.toString());
        }
        return whole.evaluateSimpleUnaryTests(tests, input, variables);
    }

    private boolean number(String tests, String input, long value, VariableContext variables) {
        String text = tests.strip();
        Matcher one = COMPARISON.matcher(text);
        if (one.matches()) {
            long bound = Long.parseLong(one.group(2));
            return switch (String.valueOf(one.group(1))) {
                case "<" -> value < bound;
                case "<=" -> value <= bound;
                case ">" -> value > bound;
                case ">=" -> value >= bound;
                default -> value == bound;
            };
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            long from = Long.parseLong(range.group(2));
            long to = Long.parseLong(range.group(3));
            return (range.group(1).equals("[") ? value >= from : value > from)
                    && (range.group(4).equals("]") ? value <= to : value < to);
        }
        return whole.evaluateSimpleUnaryTests(tests, input, variables);
    }

    private static boolean holds(String texts, String value) {
        Matcher each = ONE_TEXT.matcher(texts);
        while (each.find()) {
            if (each.end() - each.start() - 2 == value.length() && texts.startsWith(value, each.start() + 1)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object value(VariableContext variables, String name) {
        var typed = variables.resolve(name);
        return typed == null ? null : typed.getValue();
    }
}
