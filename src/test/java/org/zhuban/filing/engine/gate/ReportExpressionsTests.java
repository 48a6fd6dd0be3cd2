package org.zhuban.filing.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhuban.filing.engine.gate.ReportSamples.EXPRESSION;
import static org.zhuban.filing.engine.gate.ReportSamples.codes;
import static org.zhuban.filing.engine.gate.ReportSamples.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression of a printed form becomes Java; none reaches further than the paper. */
class ReportExpressionsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$F{kind}",
                "\"第 \" + $V{PAGE_NUMBER} + \" 页\"",
                "$V{PAGE_NUMBER} > 1 && !$F{kind}.isEmpty() || $P{title} == null",
                "(String) $P{answers}.get(\"name\")",
                "$P{answers}.get(\"kind\").equals(\"01\") ? \"是\" : \"否\"",
                "($P{title}.isEmpty() ? \"\\u00A0\".repeat(40) : $P{title})",
                "\"<style isUnderline=\\\"true\\\">\" + $P{title} + \"</style>\"",
                "$P{title}.length() >= 20"
            })
    void what_a_paper_needs_to_say_is_allowed(String expression) {
        assertThat(codes(with(EXPRESSION, expression))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runtime.getRuntime().exec(\"id\")",
                "java.lang.Runtime.getRuntime().exec(\"id\")",
                "new java.io.File(\"/etc/passwd\").exists()",
                "new net.sf.jasperreports.engine.JREmptyDataSource()",
                "new String()",
                "String.class",
                "String.valueOf(1)",
                "\"\".getClass()",
                "$P{title}.getClass().forName(\"java.lang.Runtime\")",
                "$P{title}.isEmpty().getClass()",
                "$P{answers}.get(\"a\").getClass()",
                "$P{answers}.get(\"a\").get(\"b\")",
                "$P{answers}.put(\"a\", \"b\")",
                "$P{answers}.get($P{title})",
                "String::valueOf",
                "() -> 1",
                "(Runtime) $P{title}",
                "(java.lang.String) $P{title}",
                "(String) Runtime.getRuntime()",
                "$P{title} instanceof String",
                "$P{title} = \"x\"",
                "$P{title}; Runtime.getRuntime()",
                "$P{title}, $P{title}",
                "$P{title}[0]",
                "$P{title}++",
                "$P{title} - 1",
                "1 / 0",
                "1 << 30",
                "0x10",
                "010",
                "1L",
                "12345678",
                "'a'",
                "\"\\u0022 + Runtime.getRuntime() + \\u0022\"",
                "\"\\u0024P{title}\"",
                "\"\\uu0022\"",
                "\"\\\\u0022\"",
                "\"\\101\"",
                "\"\\",
                "\"open",
                "\\u0052untime",
                "\"\"\"text block\"\"\"",
                "\"a\" \"b\"",
                "\"$P{title}\"",
                "\"a\nb\"",
                "$P{title} /* */",
                "$P{title} // x",
                "/**/ $P{title}",
                "$P{title}}",
                "$P{title",
                "$P{}",
                "$P{title.x}",
                "$P{a b}",
                "$P!{title}",
                "$R{title}",
                "$X{IN, a, b}",
                "$$P{title}",
                "$P{title}.repeat(5)",
                "\"x\".repeat(201)",
                "\"x\".repeat(100).repeat(100)",
                "\"x\".repeat($V{PAGE_NUMBER})",
                "\"<a href=\\\"http://x\\\">\"",
                "\"<\" + \"a>\"",
                "msg(\"a\")",
                "str(\"a\")",
                "true ? 1",
                "((((((((((((((((((((((\"\"))))))))))))))))))))))",
                "!!!!!!!!!!!!!!!!!!!!!!!true",
                "$P{title} +",
                "+"
            })
    void no_expression_reaches_a_class_or_hides_what_it_says(String expression) {
        assertThat(ReportExpressions.allowed(expression)).isFalse();
        assertThat(codes(with(EXPRESSION, expression))).containsExactly("gate.report-expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$P{REPORT_CLASS_LOADER}", "$P{REPORT_CONTEXT}", "$P{REPORT_SCRIPTLET}", "$F{other}", "$V{other}"
            })
    void what_is_not_declared_here_is_not_there(String expression) {
        assertThat(codes(with(EXPRESSION, expression))).containsExactly("gate.report-reference");
    }

    @Test
    void a_condition_is_read_like_any_expression() {
        String printWhen = "<printWhenExpression>java.lang.System.exit(1) == null</printWhenExpression><expression>";
        assertThat(codes(with("<expression><![CDATA[$P{title}", printWhen + "<![CDATA[$P{title}")))
                .containsExactly("gate.report-expression");
    }

    @Test
    void a_comment_does_not_split_an_expression() {
        assertThat(codes(with("<![CDATA[$P{title}]]>", "Run<!-- -->time.getRuntime()")))
                .containsExactly("gate.report-expression");
    }
}
