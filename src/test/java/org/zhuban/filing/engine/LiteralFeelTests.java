package org.zhuban.filing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiteralFeelTests {

    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            "VALID",
            "",
            "a, b",
            "\\",
            "\"",
            "true",
            "null",
            true,
            false,
            5,
            5L,
            0,
            90,
            91L,
            -3,
            5.5,
            List.of("VALID"));

    private static final FeelEngine WHOLE = new ScalaFeelEngineFactory().createInstance();

    private static VariableContext variables(@Nullable Object value) {
        return Variables.putValue("cellInput", value).putValue("fact", value).asVariableContext();
    }

    static Stream<String> cells() {
        return Stream.of(
                "\"VALID\"",
                " \"VALID\" ",
                "\"\"",
                "\"a, b\"",
                "\"MATCH\", \"VALID\"",
                "\"VALID\",\"MATCH\"",
                "\"VALID\" ,\n\"MATCH\"",
                "\"\\\"\"",
                "\"\\\\\"",
                "not(\"VALID\")",
                "true",
                "false",
                "null",
                "not(null)",
                "5",
                "-3",
                "<5",
                "<= 5",
                "> 5",
                ">=90",
                "[0..90)",
                "[ -3 .. 90 ]",
                "(0..90]",
                "]0..90[",
                "[90..0]",
                "< 5, > 90",
                "5, 6",
                "5.5",
                "< 5.5",
                "05",
                "\"true\"",
                "not(\"VALID\")",
                "not( \"VALID\" , \"MATCH\" )",
                "not(\"a\", \"b\\\"\")",
                "not(null)",
                "not(\"VALID\") , \"VALID\"");
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_cell_holds_for_the_same_inputs_as_with_the_engines_own_feel(String cell) {
        var ours = new ArrayList<Object>();
        var theirs = new ArrayList<Object>();
        for (Object value : VALUES) {
            ours.add(test(new LiteralFeel(WHOLE), cell, value));
            theirs.add(test(WHOLE, cell, value));
        }
        assertThat(ours).isEqualTo(theirs);
    }

    private static Object test(FeelEngine feel, String cell, @Nullable Object value) {
        try {
            return feel.evaluateSimpleUnaryTests(cell, "cellInput", variables(value));
        } catch (RuntimeException refused) {
            return refused.getClass();
        }
    }

    @Test
    void an_expression_gives_the_same_as_with_the_engines_own_feel() {
        for (Object value : VALUES) {
            for (String expression : List.of(
                    "fact", " fact ", "unknown", "\"text\"", "\"a\" + \"b\"", "\"\\\"\"", "true", "null", "1 + 1")) {
                Object ours = new LiteralFeel(WHOLE).evaluateSimpleExpression(expression, variables(value));
                Object theirs = WHOLE.evaluateSimpleExpression(expression, variables(value));
                assertThat(ours).as("%s with %s", expression, value).isEqualTo(theirs);
            }
        }
    }

    @Test
    void text_truth_and_whole_numbers_need_no_feel_at_all() {
        var alone = new LiteralFeel(new NoFeel());
        assertThat(alone.evaluateSimpleUnaryTests("\"MATCH\", \"VALID\"", "cellInput", variables("VALID")))
                .isTrue();
        assertThat(alone.evaluateSimpleUnaryTests("false", "cellInput", variables(null)))
                .isFalse();
        assertThat(alone.evaluateSimpleUnaryTests("[0..90)", "cellInput", variables(89)))
                .isTrue();
        assertThat(alone.evaluateSimpleUnaryTests("not(\"MATCH\")", "cellInput", variables("VALID")))
                .isTrue();
        assertThat((Object) alone.evaluateSimpleExpression("fact", variables(89)))
                .isEqualTo(89L);
        assertThat((Object) alone.evaluateSimpleExpression("unknown", variables(89)))
                .isNull();
        assertThat((Object) alone.evaluateSimpleExpression("\"PASS\"", variables(null)))
                .isEqualTo("PASS");
    }

    private static final class NoFeel implements FeelEngine {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
            throw new UnsupportedOperationException(expression);
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
            throw new UnsupportedOperationException(tests);
        }
    }
}
