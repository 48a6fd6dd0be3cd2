package org.zhuban.filing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The automated review of 企业账号认证: every rule says exactly one thing, whatever the facts. */
@EngineTest
class ChecksTableIntegrationTests {

    private static final List<String> RULES =
            List.of("credit-code", "registry-match", "certificate-valid", "live-account", "mobile-unused");

    @Autowired
    private DecisionService decisions;

    private List<Map<String, Object>> findings(Map<String, Object> facts) {
        return decisions
                .evaluateDecisionTableByKey("enterprise-certification.checks", facts)
                .getResultList();
    }

    private static Map<String, Object> facts(Object... values) {
        var facts = new HashMap<String, Object>();
        List<String> names = List.of("creditCode", "registry", "certificateDaysLeft", "liveAccount", "mobileInUse");
        for (int i = 0; i < names.size(); i++) {
            facts.put(names.get(i), values[i]);
        }
        return facts;
    }

    private String results(Object... values) {
        return String.join(
                " ",
                findings(facts(values)).stream()
                        .map(row -> row.get("result").toString())
                        .toList());
    }

    @Test
    void every_rule_says_exactly_one_thing() {
        List<List<Object>> domains = List.of(
                Arrays.asList("VALID", "ORGANISATION_CODE", "INNER_CHECK_FAILS", "INVALID", "?", null),
                Arrays.asList("MATCH", "NAME_DIFFERS", "DATE_DIFFERS", "NOT_FOUND", "NOT_ACTIVE", "DOWN", "?", null),
                Arrays.asList(-36_500L, -1L, 0L, 89L, 90L, 36_500L, null),
                Arrays.asList(true, false, null),
                Arrays.asList(true, false, null));
        for (int at = 0; at < domains.size(); at++) {
            for (Object value : domains.get(at)) {
                Object[] values = {"VALID", "MATCH", 365L, false, false};
                values[at] = value;
                List<Map<String, Object>> rows = findings(facts(values));
                assertThat(rows)
                        .as("%s", Arrays.toString(values))
                        .extracting(row -> row.get("rule"))
                        .isEqualTo(RULES);
                assertThat(rows).allSatisfy(row -> {
                    assertThat(row.get("result")).isIn("PASS", "WARN", "FAIL", "UNCHECKED");
                    assertThat(row.get("message").toString())
                            .containsPattern("\\p{IsHan}")
                            .endsWith("。");
                    assertThat(row.get("field")).isNotNull();
                    assertThat(row.get("source")).isNotNull();
                });
            }
        }
        assertThat(findings(new HashMap<>())).hasSize(RULES.size());
    }

    @Test
    void it_says_what_was_agreed() {
        var said = new ArrayList<String>();
        said.add(results("VALID", "MATCH", 90L, false, false));
        said.add(results("ORGANISATION_CODE", "NAME_DIFFERS", 89L, true, true));
        said.add(results("INNER_CHECK_FAILS", "NOT_FOUND", 0L, false, false));
        said.add(results("INVALID", "DOWN", -1L, false, false));
        said.add(results("VALID", "NOT_ACTIVE", 36_500L, false, false));
        said.add(results("VALID", "DATE_DIFFERS", 36_500L, false, false));
        assertThat(said)
                .containsExactly(
                        "PASS PASS PASS PASS PASS",
                        "WARN WARN WARN FAIL WARN",
                        "WARN FAIL WARN PASS PASS",
                        "FAIL UNCHECKED FAIL PASS PASS",
                        "PASS FAIL PASS PASS PASS",
                        "PASS WARN PASS PASS PASS");
    }
}
