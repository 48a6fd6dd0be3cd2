package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.gate.GateFault;

class ScenarioSyntaxTests {

    private static List<String> codes(String yaml) {
        return ScenarioSyntax.faults(Map.of("scenarios/a.yaml", yaml.getBytes(UTF_8))).stream()
                .map(GateFault::code)
                .toList();
    }

    @Test
    void a_scenario_with_its_parts_is_fine() {
        assertThat(codes("name: 甲\nsubmit: {}\nsteps: []\nexpect: {state: APPROVED}\n"))
                .isEmpty();
    }

    @Test
    void a_part_that_is_missing_is_named() {
        assertThat(codes("name: 甲\nsubmit: {}\nsteps: []\n")).containsExactly("studio.scenario.part");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: [",
                "a: 1\na: 2",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://x\"]]]]",
                "a: &a [x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]"
            })
    void what_is_broken_or_would_run_or_swell_is_refused_with_its_line(String yaml) {
        assertThat(codes(yaml)).containsExactly("studio.scenario.broken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: [甲 | 方括号或花括号没有成对",
                "'name: 甲\nname: 乙' | 同一个键写了两次",
                "'name: \"甲' | 引号没有成对",
                "'a:\n\tb: 1' | Tab 键",
                "'name: 甲: 乙' | 冒号的位置不对",
                "'a:\n  - b\n c' | 缩进不对",
                "'a: *x' | 引用"
            })
    void what_cannot_be_read_is_told_in_chinese(String yaml, String words) {
        GateFault fault = ScenarioSyntax.faults(Map.of(
                        "scenarios/a.yaml",
                        yaml.replace("\\n", "\n").replace("\\t", "\t").getBytes(UTF_8)))
                .get(0);
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/studio", "messages/editor");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        assertThat(new Texts(messages)
                        .text(
                                Locale.SIMPLIFIED_CHINESE,
                                fault.code(),
                                fault.args().toArray()))
                .contains("列读不出来：", words)
                .doesNotContain("expected", "found");
    }

    @Test
    void a_text_of_any_length_or_depth_is_answered() {
        assertThat(codes("[".repeat(50_000))).containsExactly("studio.scenario.broken");
        assertThat(codes("- 1\n".repeat(100_000))).containsExactly("studio.scenario.broken");
        assertThat(codes("")).containsExactly("studio.scenario.shape");
    }
}
