package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.SortedMap;
import org.zhuban.common.Programme;

/** A new filing type with an automated review, as a process admin makes it in an hour. */
final class CheckedFolders {

    static final String TYPE = "crane-work";
    static final String BPMN = TYPE + ".bpmn";
    static final String FORM = "forms/submit.form";
    static final String TABLE = "checks.dmn";
    static final String SCENARIO = "scenarios/approved.yaml";

    private CheckedFolders() {}

    /** Its table asks for the number of workers; who corrects is checked again. */
    static SortedMap<String, byte[]> folder() {
        var folder = NewTypeFolder.of(new NewType(TYPE, "塔吊作业", Programme.JM, Set.of("enterprise:LABOUR")), "请如实填写。");
        folder.put(TABLE, table("RULE ORDER", "workers").getBytes(UTF_8));
        var checked = Folders.changed(
                folder,
                BPMN,
                "sourceRef=\"examination-started\" targetRef=\"review-filing\" />",
                """
                sourceRef="examination-started" targetRef="run-checks" />
                <bpmn:serviceTask id="run-checks" name="自动审查" camunda:delegateExpression="${runChecks}">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="decision" value="crane-work.checks" /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="checked" sourceRef="run-checks" targetRef="review-filing" />""");
        checked = Folders.changed(
                checked,
                BPMN,
                "sourceRef=\"filing-corrected\" targetRef=\"review-filing\"",
                "sourceRef=\"filing-corrected\" targetRef=\"run-checks\"");
        checked = Folders.changed(
                checked,
                FORM,
                "\"key\": \"remarks\"",
                "\"key\": \"workers\", \"label\": \"人数\" }, { \"type\": \"textarea\", \"key\": \"remarks\"");
        return Folders.changed(checked, FORM, "\"type\": \"textarea\"", "\"type\": \"number\"");
    }

    /** Two rows, about many and about few. */
    static String table(String hitPolicy, String asks) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="decisions" namespace="https://zhuban.org/processes">
                  <decision id="crane-work.checks" name="塔吊审查" camunda:historyTimeToLive="P365D">
                    <decisionTable id="table" hitPolicy="%s">
                      <input id="input-1" label="人数"><inputExpression id="e1" typeRef="number"><text>%s</text></inputExpression></input>
                      <output id="o1" name="rule" label="规则" typeRef="string" />
                      <output id="o2" name="result" label="结果" typeRef="string" />
                      <output id="o3" name="message" label="说明" typeRef="string" />
                      <rule id="r1"><inputEntry id="r1i"><text>&gt; 100</text></inputEntry>
                        <outputEntry id="r1a"><text>"many"</text></outputEntry><outputEntry id="r1b"><text>"FAIL"</text></outputEntry><outputEntry id="r1c"><text>"人数过多。"</text></outputEntry></rule>
                      <rule id="r2"><inputEntry id="r2i"><text>&gt; 50</text></inputEntry>
                        <outputEntry id="r2a"><text>"some"</text></outputEntry><outputEntry id="r2b"><text>"WARN"</text></outputEntry><outputEntry id="r2c"><text>"人数较多。"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                .formatted(hitPolicy, asks);
    }
}
