package org.zhuban.filing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhuban.filing.form.TestForms;

class FeelConditionsTests {

    private final FeelConditions conditions = new FeelConditions(TestForms.TEXTS);

    @Test
    void a_condition_compares_fields_with_fixed_values() {
        assertThat(conditions.holds("=longTerm = true", Map.of("longTerm", true)))
                .isTrue();
        assertThat(conditions.holds("longTerm", Map.of("longTerm", true))).isTrue();
        assertThat(conditions.holds("=kind = \"LABOUR\" and workers >= 50", Map.of("kind", "LABOUR", "workers", 50)))
                .isTrue();
        assertThat(conditions.holds("=workers > 50", Map.of("workers", new BigDecimal("50"))))
                .isFalse();
        assertThat(conditions.holds("=list contains(trades, \"01\")", Map.of("trades", List.of("01", "02"))))
                .isTrue();
        assertThat(conditions.holds("=date(until) < date(\"2026-12-31\")", Map.of("until", "2026-11-30")))
                .isTrue();
        assertThat(conditions.holds("=person.age < 18", Map.of("person", Map.of("age", 17))))
                .isTrue();
    }

    @Test
    void what_is_missing_makes_no_condition_hold() {
        assertThat(conditions.holds("=longTerm = true", Map.of())).isFalse();
        assertThat(conditions.holds("=workers > 50", Map.of("workers", "many"))).isFalse();
        assertThat(conditions.holds("=name", Map.of("name", "text"))).isFalse();
        assertThat(conditions.holds("=not(longTerm = true)", Map.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=for x in [1,2,3] return x",
                "=some x in rows satisfies x > 1",
                "=every x in rows satisfies x > 1",
                "=x in [1..1000000]",
                "=rows[item > 1]",
                "=matches(name, \"(a+)+$\")",
                "=replace(name, \"a\", \"b\") = \"b\"",
                "=function(x) x + 1",
                "=function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"getRuntime()\" } }",
                "=2 ** 999999999 > 1",
                "={a: 1}.a = 1",
                "=now() > date(\"2026-01-01\")",
                "=x instance of number",
                "=if a then (for x in [1] return x) else true",
                "=not(matches(name, \"a\"))",
                "=list contains([name, replace(name, \"a\", \"b\")], \"b\")"
            })
    void what_repeats_or_reaches_further_is_refused_and_never_holds(String feel) {
        assertThat(conditions.faults(feel)).isNotEmpty().allMatch(fault -> !fault.startsWith("form.fault"));
        assertThat(conditions.holds(feel, Map.of("name", "b", "a", true, "x", 1)))
                .isFalse();
    }

    @Test
    void what_an_expression_or_a_cell_asks_for_is_known_by_name() {
        assertThat(conditions.names("=kind = \"LABOUR\" and not(person.age < limit)"))
                .hasValueSatisfying(names -> assertThat(names).containsExactly("kind", "limit", "person"));
        assertThat(conditions.names("workers"))
                .hasValueSatisfying(names -> assertThat(names).containsExactly("workers"));
        assertThat(conditions.namesInTest("not(\"A\", null)"))
                .hasValueSatisfying(names -> assertThat(names).isEmpty());
        assertThat(conditions.namesInTest("> date(\"2026-01-01\")"))
                .hasValueSatisfying(names -> assertThat(names).isEmpty());
        assertThat(conditions.namesInTest("\"A\", ? = other"))
                .hasValueSatisfying(names -> assertThat(names).containsExactly("other"));
        assertThat(conditions.namesInTest("starts with(project, \"A\")"))
                .hasValueSatisfying(names -> assertThat(names).containsExactly("project"));
        assertThat(conditions.namesInTest("[1..5], < 0"))
                .hasValueSatisfying(names -> assertThat(names).isEmpty());
        assertThat(conditions.names("a +")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "=a +", "=)", "= = ="})
    void what_is_no_expression_is_refused(String feel) {
        assertThat(conditions.faults(feel)).hasSize(1);
        assertThat(conditions.holds(feel, Map.of())).isFalse();
    }

    @Test
    void an_overlong_condition_is_refused() {
        assertThat(conditions.faults("=a" + " and a".repeat(400))).hasSize(1);
    }

    @Test
    void no_java_object_can_be_reached() {
        var leak = new Object() {
            @SuppressWarnings("unused")
            public boolean getSecret() {
                return true;
            }
        };
        assertThat(conditions.holds("=leak.secret = true", Map.of("leak", leak)))
                .isFalse();
        assertThat(conditions.holds("=box.leak.secret = true", Map.of("box", Map.of("leak", leak))))
                .isFalse();
    }
}
