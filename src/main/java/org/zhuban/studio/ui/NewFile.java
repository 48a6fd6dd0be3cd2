package org.zhuban.studio.ui;

import java.util.Map;

/** What a file holds that was just added: the smallest that its editor can show. */
final class NewFile {

    private NewFile() {}

    /** @param fields labels of what the applicant fills in, by key */
    static String of(FolderTree.Kind kind, String type, String name, Map<String, String> fields) {
        return switch (kind) {
            case DIAGRAM -> "";
            case TABLE -> TABLE.formatted(type, name, type, name, name);
            case FORM -> FORM.formatted(type, name);
            case SCENARIO -> SCENARIO;
            case REPORT -> REPORT.replace("@ROWS@", rows(fields));
        };
    }

    /** A printed form's name begins with its type's key. */
    static String named(FolderTree.Kind kind, String type, String name) {
        boolean other = kind == FolderTree.Kind.REPORT && !name.equals(type) && !name.startsWith(type + "-");
        return other ? type + "-" + name : name;
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

    private static final String REPORT =
            """
            <jasperReport name="申报表" language="java" pageWidth="595" pageHeight="842" columnWidth="495" leftMargin="50" rightMargin="50" topMargin="40" bottomMargin="28">
              <style name="body" default="true" fontName="Noto Sans SC" fontSize="10.0" vTextAlign="Middle"/>
              <style name="cell" fontSize="9.5" vTextAlign="Middle">
                <box topPadding="2" leftPadding="6" bottomPadding="2" rightPadding="5"><pen lineWidth="0.6"/></box>
              </style>
              <style name="label" style="cell" mode="Opaque" backcolor="#F4F4F1" hTextAlign="Center"/>
              <parameter name="title" class="java.lang.String"/>
              <parameter name="number" class="java.lang.String"/>
              <parameter name="holder" class="java.lang.String"/>
              <parameter name="answers" class="java.util.Map"/>
              <parameter name="meta" class="java.util.Map"/>
              <parameter name="approval" class="net.sf.jasperreports.engine.JasperReport"/>
              <title height="62">
                <element kind="textField" x="0" y="0" width="495" height="34" textAdjust="ScaleFont" markup="styled" fontSize="22.0" bold="true" hTextAlign="Center">
                  <expression><![CDATA[$P{title}]]></expression>
                </element>
                <element kind="textField" x="0" y="40" width="290" height="18">
                  <expression><![CDATA["文书编号：" + $P{number}]]></expression>
                </element>
              </title>
              <detail>
            @ROWS@  </detail>
              <summary height="252" splitType="Prevent">
                <element kind="subreport" x="0" y="0" width="495" height="250">
                  <parametersMapExpression><![CDATA[$P{meta}]]></parametersMapExpression>
                  <dataSourceExpression><![CDATA[new net.sf.jasperreports.engine.JREmptyDataSource()]]></dataSourceExpression>
                  <expression><![CDATA[$P{approval}]]></expression>
                </element>
              </summary>
            </jasperReport>
            """;

    private static final String ROW =
            """
                <band height="22">
                  <element kind="staticText" style="label" x="0" y="0" width="120" height="22" stretchType="ContainerHeight">
                    <text>%s</text>
                  </element>
                  <element kind="textField" style="cell" blankWhenNull="true" x="120" y="0" width="375" height="22" textAdjust="StretchHeight" stretchType="ContainerHeight" markup="styled">
                    <expression>%s</expression>
                  </element>
                </band>
            """;

    /** Who files, then what is asked, each in a row. */
    private static String rows(Map<String, String> fields) {
        var rows = new StringBuilder(ROW.formatted("申报单位", "$P{holder}"));
        fields.forEach((key, label) -> rows.append(ROW.formatted(
                label.replace("&", "&amp;").replace("<", "＜"), "(String) $P{answers}.get(\"" + key + "\")")));
        return rows.toString();
    }
}
