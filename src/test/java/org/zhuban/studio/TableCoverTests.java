package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhuban.filing.engine.gate.DecisionOutline;

/** Tables that leave a case out or answer one twice, in words. */
class TableCoverTests {

    private static List<String> told(String policy, String types, String... rows) {
        var dmn = new StringBuilder(
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                <decision id="x.t" name="分派"><decisionTable hitPolicy="%s">"""
                        .formatted(policy));
        String[] each = types.split(" ");
        for (int i = 0; i < each.length; i++) {
            dmn.append(
                    "<input id=\"i%d\" label=\"%s\"><inputExpression typeRef=\"%s\"><text>v%d</text></inputExpression></input>"
                            .formatted(i, "甲乙丙".charAt(i), each[i], i));
        }
        dmn.append("<output id=\"o\" name=\"person\" label=\"人员\" typeRef=\"string\" />");
        for (String row : rows) {
            String[] cells = row.split("\\|");
            dmn.append("<rule>");
            for (int i = 0; i < each.length; i++) {
                dmn.append("<inputEntry><text>")
                        .append(cells[i].strip().replace("<", "&lt;"))
                        .append("</text></inputEntry>");
            }
            dmn.append("<outputEntry><text>\"")
                    .append(cells[each.length].strip())
                    .append("\"</text></outputEntry></rule>");
        }
        dmn.append("</decisionTable></decision></definitions>");
        var faults = new ContractFaults();
        new TableCover(
                        DecisionOutline.of(dmn.toString().getBytes(UTF_8))
                                .tables()
                                .get(0),
                        new DifferenceWords(Folders.texts(), Locale.SIMPLIFIED_CHINESE))
                .check("t.dmn", faults);
        return faults.found().stream()
                .map(fault -> fault.sentence(Folders.texts()))
                .toList();
    }

    @Test
    void a_whole_table_is_left_in_peace() {
        assertThat(told("UNIQUE", "integer string", "< 30 | \"A\" | a", "< 30 | not(\"A\") | b", ">= 30 | - | c"))
                .isEmpty();
        assertThat(told("UNIQUE", "boolean", "true | a", "false | b")).isEmpty();
        assertThat(told("UNIQUE", "date", "< date(\"2026-01-01\") | a", ">= date(\"2026-01-01\") | b"))
                .isEmpty();
        assertThat(told("FIRST", "string", "\"A\", \"B\" | a", "- | b")).isEmpty();
        assertThat(told("COLLECT", "string", "\"A\" | a")).isEmpty();
    }

    @Test
    void what_is_left_out_is_told_in_few_words() {
        assertThat(told("UNIQUE", "integer", "< 30 | a", "> 60 | b"))
                .containsExactly("规则表“分派”没有写这种情况怎么办：甲 ≥ 30 且 ≤ 60。请增加一行。");
        assertThat(told("FIRST", "string boolean", "\"A\" | true | a", "not(\"A\") | - | b"))
                .containsExactly("规则表“分派”没有写这种情况怎么办：甲 “A”、乙 否。请增加一行。");
        assertThat(told("UNIQUE", "string", "\"A\" | a")).containsExactly("规则表“分派”没有写这种情况怎么办：甲 其他值。请增加一行。");
        assertThat(told("UNIQUE", "date", "<= date(\"2026-01-01\") | a"))
                .containsExactly("规则表“分派”没有写这种情况怎么办：甲 > 2026-01-01。请增加一行。");
    }

    @Test
    void whole_numbers_leave_no_gap_between_neighbours() {
        assertThat(told("UNIQUE", "integer", "< 30 | a", "30 | b", "> 30 | c")).isEmpty();
        assertThat(told("UNIQUE", "integer", "<= 30 | a", ">= 31 | b")).isEmpty();
        assertThat(told("UNIQUE", "number", "<= 30 | a", ">= 31 | b"))
                .containsExactly("规则表“分派”没有写这种情况怎么办：甲 > 30 且 < 31。请增加一行。");
    }

    @Test
    void rows_that_apply_together() {
        assertThat(told("UNIQUE", "integer", "<= 30 | a", ">= 30 | b"))
                .containsExactly("规则表“分派”第 1 行和第 2 行同时符合这种情况：甲 = 30。请改其中一行，使每种情况只有一行符合。");
        assertThat(told("ANY", "integer", "<= 30 | a", ">= 30 | a")).isEmpty();
        assertThat(told("ANY", "integer", "<= 30 | a", ">= 30 | b"))
                .singleElement()
                .asString()
                .contains("结果不同：甲 = 30");
        assertThat(told("FIRST", "integer", "< 60 | a", "< 30 | b", "- | c"))
                .containsExactly("规则表“分派”第 2 行总被前面的行挡住，永远用不到。请删除它，或把它移到前面。");
        assertThat(told("UNIQUE", "integer", "[0..90) | a", "[90..100] | b", "(100..200] | c", "< 0 | d", "> 200 | e"))
                .isEmpty();
    }

    @Test
    void what_cannot_be_looked_at_is_told() {
        assertThat(told("UNIQUE", "integer", "< other | a"))
                .singleElement()
                .asString()
                .contains("不能自动核对");
        String[] many = new String[400];
        for (int i = 0; i < many.length; i++) {
            many[i] = "\"A" + i + "\" | \"B" + i + "\" | a";
        }
        assertThat(told("UNIQUE", "string string", many))
                .singleElement()
                .asString()
                .contains("超过");
    }
}
