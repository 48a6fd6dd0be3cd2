package org.zhuban.studio.ui;

/** What a file holds that was just added: the smallest that its editor can show. */
final class NewFile {

    private NewFile() {}

    static String of(FolderTree.Kind kind, String type, String name) {
        return switch (kind) {
            case DIAGRAM -> "";
            case TABLE -> TABLE.formatted(type, name, type, name, name);
            case FORM -> FORM.formatted(type, name);
            case SCENARIO -> SCENARIO;
        };
    }

    private static final String TABLE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="%s-%s-definitions" name="decisions" namespace="https://zhuban.org/processes">
              <decision id="%s.%s" name="%s" camunda:historyTimeToLive="P365D">
                <decisionTable id="table" hitPolicy="COLLECT">
                  <input id="input-1" label="name">
                    <inputExpression id="expression-1" typeRef="string">
                      <text>name</text>
                    </inputExpression>
                  </input>
                  <output id="output-1" name="rule" label="rule" typeRef="string" />
                  <output id="output-2" name="result" label="result" typeRef="string" />
                  <output id="output-3" name="field" label="field" typeRef="string" />
                  <output id="output-4" name="message" label="message" typeRef="string" />
                  <output id="output-5" name="source" label="source" typeRef="string" />
                </decisionTable>
              </decision>
            </definitions>
            """;

    private static final String FORM =
            """
            {
              "type": "default",
              "id": "%s.%s",
              "schemaVersion": 19,
              "executionPlatform": "Camunda Platform",
              "executionPlatformVersion": "7.24.0",
              "components": []
            }
            """;

    private static final String SCENARIO =
            """
            name: 一次通过
            applicant: {kind: LABOUR, name: 苏州相城试办甲申建筑有限公司, creditCode: 91320507MA9R00016X}
            submit:
              subject: 试办事项
            steps:
            - at: review-filing
              decide: approved
              opinion: 材料齐全。
            expect:
              state: APPROVED
            """;
}
