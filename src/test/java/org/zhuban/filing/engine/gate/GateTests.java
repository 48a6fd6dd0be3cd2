package org.zhuban.filing.engine.gate;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Each way of SECURITY "Models", and each mistake of an honest hand, is refused with a reason. */
class GateTests {

    private static final String KEY = "sample-type";

    private final ProcessGate gate = new ProcessGate(
            Set.of("runChecks", "notifyApplicant", "decideByChecks"),
            Set.of("authority", "applicant"),
            GateTests::form,
            report -> java.util.Optional.empty());

    private static ProcessGate.FormCheck form(byte[] json) {
        var id = Pattern.compile("\"id\": *\"([^\"]*)\"").matcher(new String(json, UTF_8));
        return id.find()
                ? new ProcessGate.FormCheck(id.group(1), List.of(), Set.of("name", "endsOn"), Set.of("endsOn"))
                : new ProcessGate.FormCheck("", List.of(new ProcessGate.FormFault("", "no id")), Set.of(), Set.of());
    }

    private static TreeMap<String, byte[]> folder() {
        var folder = new TreeMap<String, byte[]>();
        folder.put(KEY + ".bpmn", Samples.BPMN.getBytes(UTF_8));
        folder.put("checks.dmn", Samples.DMN.getBytes(UTF_8));
        folder.put("forms/submit.form", "{\"id\": \"sample-type.submit\"}".getBytes(UTF_8));
        return folder;
    }

    private List<GateFault> bpmn(UnaryOperator<String> change) {
        return changed(KEY + ".bpmn", Samples.BPMN, change);
    }

    private List<GateFault> dmn(UnaryOperator<String> change) {
        return changed("checks.dmn", Samples.DMN, change);
    }

    private List<GateFault> changed(String file, String before, UnaryOperator<String> change) {
        String after = change.apply(before);
        assertThat(after).as("the change changes something").isNotEqualTo(before);
        TreeMap<String, byte[]> folder = folder();
        folder.put(file, ProcessGate.cleaned(file, after.getBytes(UTF_8)));
        return gate.check(KEY, folder);
    }

    private static List<String> codes(List<GateFault> faults) {
        return faults.stream().map(GateFault::code).toList();
    }

    @Test
    void a_sound_folder_passes() {
        assertThat(gate.check(KEY, folder())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:type=\"shell\"",
                "camunda:type=\"mail\"",
                "camunda:type=\"external\" camunda:topic=\"x\"",
                "camunda:class=\"org.zhuban.filing.RunChecks\"",
                "camunda:expression=\"${runChecks.run(execution)}\"",
                "camunda:resultVariable=\"outcome\"",
                "camunda:decisionRef=\"sample-type.checks\"",
                "implementation=\"##WebService\" operationRef=\"x\"",
                "camunda:asyncAfter=\"true\""
            })
    void a_service_task_runs_a_step_and_nothing_else(String attribute) {
        assertThat(codes(bpmn(xml -> xml.replace(
                        "<bpmn:serviceTask id=\"run-checks\"", "<bpmn:serviceTask id=\"run-checks\" " + attribute))))
                .contains("gate.attribute-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('id')}",
                "${runChecks.run(execution)}",
                "${execution.setVariable('outcome', 'approved')}",
                "${runChecks}${runChecks}",
                "#{runChecks}",
                "runChecks"
            })
    void a_delegate_expression_names_a_step_and_nothing_else(String expression) {
        assertThat(codes(bpmn(xml -> xml.replace("${runChecks}", expression)))).contains("gate.attribute-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${dataSource}", "${accounts}", "${execution}", "${task}", "${runCheck}"})
    void a_bean_that_is_no_step_is_unknown(String expression) {
        assertThat(codes(bpmn(xml -> xml.replace("${runChecks}", expression)))).containsExactly("gate.step");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime')}",
                "${outcome == 'approved' || true}",
                "${outcome != 'approved'}",
                "${execution.id == 'approved'}",
                "${currentUser() == 'x'}",
                "true",
                "${true}"
            })
    void a_condition_compares_the_outcome_and_nothing_else(String condition) {
        assertThat(codes(bpmn(xml -> xml.replace("${outcome == 'approved'}", condition))))
                .contains("gate.expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=\"审核\"|name=\"${execution.setVariable('outcome','approved')}\"",
                "name=\"filing.withdraw\"|name=\"${runChecks}\"",
                "value=\"authority\"|value=\"${outcome}\"",
                "name=\"样例\"|name=\"#{runChecks}\""
            })
    void names_and_properties_hold_no_expressions(String change) {
        String[] parts = change.split("\\|", 2);
        assertThat(codes(bpmn(xml -> xml.replace(parts[0], parts[1])))).contains("gate.attribute-value");
    }

    @Test
    void a_description_holds_no_expression() {
        assertThat(codes(bpmn(xml -> xml.replace(
                        "<bpmn:startEvent id=\"submitted\"",
                        "<bpmn:documentation>${runChecks}</bpmn:documentation><bpmn:startEvent id=\"submitted\""))))
                .contains("gate.expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:scriptTask id=\"s\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                "<bpmn:scriptTask id=\"s\" scriptFormat=\"groovy\" camunda:resource=\"classpath://x.groovy\" />",
                "<bpmn:callActivity id=\"c\" calledElement=\"other\" />",
                "<bpmn:businessRuleTask id=\"b\" camunda:decisionRef=\"x\" />",
                "<bpmn:sendTask id=\"m\" camunda:class=\"java.lang.Object\" />",
                "<bpmn:receiveTask id=\"r\" />",
                "<bpmn:adHocSubProcess id=\"a\" />",
                "<bpmn:transaction id=\"t\" />",
                "<bpmn:manualTask id=\"m\" />",
                "<bpmn:dataObject id=\"d\" />",
                "<scriptTask xmlns=\"\" id=\"s\" scriptFormat=\"javascript\"><script>1</script></scriptTask>",
                "<x:serviceTask xmlns:x=\"http://example.org/x\" id=\"s\" />",
                "<activiti:task xmlns:activiti=\"http://activiti.org/bpmn\" id=\"s\" />"
            })
    void other_elements_are_refused(String element) {
        assertThat(codes(bpmn(xml -> xml.replace("</bpmn:process>", element + "</bpmn:process>"))))
                .contains("gate.element-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<camunda:executionListener class=\"x.Y\" event=\"start\" />",
                "<camunda:executionListener expression=\"${runChecks}\" event=\"start\" />",
                "<camunda:taskListener delegateExpression=\"${runChecks}\" event=\"create\" />",
                "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"js\">1</camunda:script></camunda:executionListener>",
                "<camunda:inputOutput><camunda:inputParameter name=\"x\">${runChecks}</camunda:inputParameter></camunda:inputOutput>",
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                "<camunda:field name=\"step\"><camunda:expression>${runChecks}</camunda:expression></camunda:field>",
                "<camunda:formData><camunda:formField id=\"f\" type=\"string\" defaultValue=\"${runChecks}\" /></camunda:formData>"
            })
    void listeners_scripts_mappings_and_connectors_are_refused(String extension) {
        assertThat(codes(bpmn(xml -> xml.replace("<camunda:properties>", extension + "<camunda:properties>"))))
                .contains("gate.element-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:assignee=\"${runChecks}\"",
                "camunda:candidateGroups=\"x\"",
                "camunda:dueDate=\"${now()}\"",
                "camunda:formKey=\"embedded:app:x.html\""
            })
    void a_user_task_names_its_desk_only(String attribute) {
        assertThat(codes(bpmn(xml -> xml.replace(
                        "<bpmn:userTask id=\"review-sample\"", "<bpmn:userTask id=\"review-sample\" " + attribute))))
                .contains("gate.attribute-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"language=\"javascript\"", "camunda:resource=\"deployment://x.js\"", "evaluatesToTypeRef=\"x\""})
    void a_condition_has_no_language_and_no_resource(String attribute) {
        assertThat(codes(bpmn(xml ->
                        xml.replaceFirst("<bpmn:conditionExpression", "<bpmn:conditionExpression " + attribute))))
                .contains("gate.attribute-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "timeDuration, PT0S, false",
        "timeDuration, PT59S, false",
        "timeDuration, PT1M, true",
        "timeDuration, P3D, true",
        "timeDuration, P1DT2H, true",
        "timeDuration, P-1D, false",
        "timeDuration, P100Y, false",
        "timeDuration, ${runChecks}, false",
        "timeDuration, 2026-01-01T00:00:00, false",
        "timeCycle, R/PT0S, false",
        "timeCycle, R/PT1H, false",
        "timeCycle, R3/PT1H, true",
        "timeCycle, R3/PT10S, false",
        "timeCycle, R1000000/PT1M, false",
        "timeCycle, 0 0/1 * * * ?, false",
        "timeDate, 2026-01-01T00:00:00, false"
    })
    void timers_are_bounded(String kind, String value, boolean sound) {
        List<GateFault> faults = bpmn(xml -> xml.replace("<bpmn:message id", "<bpmn:message id")
                .replace(
                        "</bpmn:process>",
                        """
                <bpmn:boundaryEvent id="overdue" name="超时" cancelActivity="false" attachedToRef="examination">
                  <bpmn:outgoing>to-reminder</bpmn:outgoing>
                  <bpmn:timerEventDefinition id="t"><bpmn:%1$s xsi:type="bpmn:tFormalExpression">%2$s</bpmn:%1$s></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:serviceTask id="remind" name="提醒" camunda:delegateExpression="${notifyApplicant}" />
                <bpmn:endEvent id="withdrawn" name="已撤回" />
                <bpmn:sequenceFlow id="to-reminder" sourceRef="overdue" targetRef="remind" />
                <bpmn:sequenceFlow id="after-reminder" sourceRef="remind" targetRef="withdrawn" />
                </bpmn:process>
                """
                                .formatted(kind, value)));
        assertThat(faults.isEmpty()).as("%s", faults).isEqualTo(sound);
    }

    @ParameterizedTest
    @CsvSource({"50, true", "51, false", "1000000000, false", "${runChecks}, false", "-1, false", "'', false"})
    void instances_are_bounded(String cardinality, boolean sound) {
        List<GateFault> faults = bpmn(xml -> xml.replace(
                "</bpmn:serviceTask>",
                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>" + cardinality
                        + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>"));
        assertThat(faults.isEmpty()).as("%s", faults).isEqualTo(sound);
    }

    @Test
    void instances_of_a_collection_are_refused() {
        assertThat(codes(bpmn(xml -> xml.replace(
                        "</bpmn:serviceTask>",
                        "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${x}\" /></bpmn:serviceTask>"))))
                .contains("gate.attribute-unknown");
    }

    @ParameterizedTest
    @CsvSource({"样例, sample-type", "审核, review-sample", "审核意见？, sample-reviewed", "自动审查, run-checks"})
    void a_name_longer_than_the_engine_keeps_is_refused_at_its_element(String name, String element) {
        String before = "name=\"" + name + "\"";
        assertThat(bpmn(xml -> xml.replace(before, "name=\"" + "长".repeat(100) + "\"")))
                .isEmpty();
        for (int length : new int[] {101, 305, 600}) {
            assertThat(bpmn(xml -> xml.replace(before, "name=\"" + "长".repeat(length) + "\"")))
                    .as("of " + length)
                    .singleElement()
                    .isEqualTo(GateFault.of(KEY + ".bpmn", element, "gate.name-long", length, 100));
        }
    }

    @Test
    void names_and_tags_of_decisions_fit_the_engine_too() {
        assertThat(dmn(xml -> xml.replace("name=\"自动审查\"", "name=\"" + "长".repeat(300) + "\"")))
                .singleElement()
                .isEqualTo(GateFault.of("checks.dmn", "sample-type.checks", "gate.name-long", 300, 100));
        assertThat(codes(dmn(xml ->
                        xml.replace("name=\"自动审查\"", "name=\"a\" camunda:versionTag=\"" + "9".repeat(65) + "\""))))
                .containsExactly("gate.attribute-value");
        assertThat(codes(dmn(xml -> xml.replace("namespace=\"https:", "namespace=\"" + "a".repeat(255)))))
                .containsExactly("gate.attribute-value");
        assertThat(codes(bpmn(xml -> xml.replace("targetNamespace=\"https:", "targetNamespace=\"" + "a".repeat(255)))))
                .containsExactly("gate.attribute-value");
        assertThat(codes(bpmn(xml ->
                        xml.replace("isExecutable=", "camunda:versionTag=\"" + "9".repeat(65) + "\" isExecutable="))))
                .containsExactly("gate.attribute-value");
    }

    @Test
    void a_circle_without_a_wait_is_refused() {
        assertThat(
                        codes(
                                bpmn(
                                        xml -> xml.replace(
                                                        "sourceRef=\"sample-reviewed\" targetRef=\"correct-filing\"",
                                                        "sourceRef=\"sample-reviewed\" targetRef=\"run-again\"")
                                                .replace(
                                                        "<bpmn:userTask id=\"correct-filing\"",
                                                        """
                        <bpmn:serviceTask id="run-again" name="再查" camunda:delegateExpression="${runChecks}" />
                        <bpmn:exclusiveGateway id="again" name="再来" default="round" />
                        <bpmn:sequenceFlow id="to-again" sourceRef="run-again" targetRef="again" />
                        <bpmn:sequenceFlow id="round" sourceRef="again" targetRef="run-again" />
                        <bpmn:sequenceFlow id="out" sourceRef="again" targetRef="correct-filing"><bpmn:conditionExpression>${outcome == 'approved'}</bpmn:conditionExpression></bpmn:sequenceFlow>
                        <bpmn:userTask id="correct-filing\""""))))
                .containsExactly("gate.circle");
    }

    @Test
    void a_circle_through_a_subprocess_without_a_wait_is_refused() {
        assertThat(
                        codes(
                                bpmn(
                                        xml -> xml.replace(
                                                "</bpmn:process>",
                                                """
                        <bpmn:subProcess id="inner" name="内层">
                          <bpmn:startEvent id="inner-start" name="开始" />
                          <bpmn:endEvent id="inner-end" name="结束" />
                          <bpmn:sequenceFlow id="inner-flow" sourceRef="inner-start" targetRef="inner-end" />
                        </bpmn:subProcess>
                        <bpmn:serviceTask id="round" name="转" camunda:delegateExpression="${runChecks}" />
                        <bpmn:sequenceFlow id="a" sourceRef="inner" targetRef="round" />
                        <bpmn:sequenceFlow id="b" sourceRef="round" targetRef="inner" />
                        </bpmn:process>"""))))
                .containsExactly("gate.circle");
    }

    @Test
    void a_gateway_without_a_way_for_an_outcome_is_refused() {
        List<GateFault> faults = bpmn(
                xml -> xml.replaceAll("(?s)<bpmn:sequenceFlow id=\"decided-rejected\".*?</bpmn:sequenceFlow>", ""));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("gate.outcome-uncovered");
            assertThat(fault.element()).isEqualTo("sample-decided");
            assertThat(fault.args()).contains("rejected");
        });
    }

    @Test
    void a_gateway_with_one_way_has_no_condition() {
        assertThat(codes(bpmn(xml -> xml.replaceAll("(?s)<bpmn:sequenceFlow id=\"f9\".*?</bpmn:sequenceFlow>", ""))))
                .containsExactly("gate.condition-single");
    }

    /** Replaces the way from the checks to the reviewer by a step that decides, with these ways behind it. */
    private static String decidedByChecks(String bpmn, String... outcomes) {
        var ways = new StringBuilder();
        for (String outcome : outcomes) {
            ways.append(
                    """
                    <bpmn:sequenceFlow id="auto-%1$s" name="%1$s" sourceRef="auto-decided" targetRef="%2$s">
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == '%1$s'}</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
                    """
                            .formatted(outcome, "approved".equals(outcome) ? "examined" : "review-sample"));
        }
        return bpmn.replace(
                "<bpmn:sequenceFlow id=\"f2\" sourceRef=\"run-checks\" targetRef=\"review-sample\" />",
                """
                <bpmn:serviceTask id="decide" name="自动审查结论" camunda:delegateExpression="${decideByChecks}" />
                <bpmn:exclusiveGateway id="auto-decided" name="能否直接通过？" />
                <bpmn:sequenceFlow id="f2" sourceRef="run-checks" targetRef="decide" />
                <bpmn:sequenceFlow id="f2b" sourceRef="decide" targetRef="auto-decided" />
                """
                        + ways);
    }

    @Test
    void what_a_deciding_step_may_say_has_a_way_behind_it() {
        assertThat(bpmn(xml -> decidedByChecks(xml, "approved", "review"))).isEmpty();
        assertThat(codes(bpmn(xml -> decidedByChecks(xml, "approved", "refused"))))
                .contains("gate.outcome-uncovered");
        assertThat(codes(bpmn(xml -> xml.replace("${runChecks}", "${decideByChecks}"))))
                .contains("gate.outcomes");
    }

    @Test
    void a_task_without_outcomes_is_refused() {
        assertThat(codes(bpmn(xml -> xml.replace("targetRef=\"sample-reviewed\"", "targetRef=\"examined\""))))
                .contains("gate.outcomes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<bpmn:process id=\"sample-type\"|<bpmn:process id=\"other-type\"|gate.key",
                "isExecutable=\"true\"|isExecutable=\"false\"|gate.not-executable",
                " camunda:historyTimeToLive=\"P30D\"|' '|gate.history",
                "camunda:historyTimeToLive=\"P30D\"|camunda:historyTimeToLive=\"P0D\"|gate.attribute-value",
                "value=\"ZZ\"|value=\"QQ\"|gate.programme",
                "value=\"authority\"|value=\"nobody\"|gate.desk",
                "<bpmn:endEvent id=\"approved\"|<bpmn:endEvent id=\"done\"|gate.flow-ends",
                "camunda:formRefBinding=\"deployment\"|camunda:formRefBinding=\"latest\"|gate.attribute-value",
                "camunda:formRef=\"sample-type.submit\"|camunda:formRef=\"sample-type.other\"|gate.start-form",
                "value=\"sample-type.checks\"|value=\"other.checks\"|gate.decision-missing",
                "triggeredByEvent=\"false\"|triggeredByEvent=\"true\"|gate.attribute-value",
                "messageRef=\"withdraw\"|messageRef=\"nothing\"|gate.message",
                "attachedToRef=\"examination\"|attachedToRef=\"approved\"|gate.boundary-host"
            })
    void honest_mistakes_are_named(String from, String to, String code) {
        assertThat(codes(bpmn(xml -> xml.replace(from, to)))).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "title, name, ",
        "title, nane, gate.field-unknown",
        "subject, organisation, ",
        "subject, name, ",
        "subject, project, gate.field-unknown",
        "validUntil, endsOn, ",
        "validUntil, endOn, gate.day-unknown",
        "validUntil, name, gate.day-unknown",
    })
    void properties_that_name_fields_name_those_of_the_start_form(
            String property, String field, @Nullable String code) {
        List<GateFault> found = bpmn(xml -> xml.replaceFirst(
                "(<camunda:property name=\"programme\")",
                "<camunda:property name=\"" + property + "\" value=\"" + field + "\" />$1"));
        assertThat(codes(found)).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(found)
                .allSatisfy(fault -> assertThat(String.valueOf(fault.args())).contains(property, field));
    }

    @Test
    void the_message_and_timer_of_a_start_event_are_refused() {
        assertThat(
                        codes(
                                bpmn(
                                        xml -> xml.replace(
                                                "<bpmn:outgoing>to-examination</bpmn:outgoing>",
                                                "<bpmn:outgoing>to-examination</bpmn:outgoing><bpmn:timerEventDefinition id=\"t\"><bpmn:timeCycle>R/PT0S</bpmn:timeCycle></bpmn:timerEventDefinition>"))))
                .contains("gate.element-unknown");
    }

    @Test
    void a_second_process_is_refused() {
        assertThat(codes(bpmn(xml -> xml.replace(
                        "<bpmn:message id=\"withdraw\"",
                        "<bpmn:process id=\"second\" isExecutable=\"true\" /><bpmn:message id=\"withdraw\""))))
                .contains("gate.one-process");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                "<!doctype html>"
            })
    void no_doctype_no_entities(String doctype) {
        for (List<GateFault> faults : List.of(
                bpmn(xml -> xml.replaceFirst("<bpmn:definitions", doctype + "<bpmn:definitions")),
                dmn(xml -> xml.replaceFirst("<definitions", doctype + "<definitions")))) {
            assertThat(codes(faults)).containsAnyOf("gate.xml-doctype", "gate.xml-broken");
        }
    }

    @Test
    void a_billion_laughs_are_not_laughed() {
        var entities = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            entities.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String bomb = entities + "]>";
        List<GateFault> faults = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> bpmn(xml -> xml.replaceFirst("<bpmn:definitions", bomb + "<bpmn:definitions")
                        .replace("name=\"样例\"", "name=\"&l11;\"")));
        assertThat(codes(faults)).containsExactly("gate.xml-doctype");
    }

    @Test
    void deep_wide_and_blank_files_are_answered_soon() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(codes(bpmn(xml -> "<a>".repeat(300_000)))).containsExactly("gate.xml-too-much");
            assertThat(codes(bpmn(xml -> "<a>" + "<b/>".repeat(200_000) + "</a>")))
                    .containsExactly("gate.xml-too-much");
            assertThat(codes(bpmn(xml -> " ".repeat(900_000)))).containsExactly("gate.xml-broken");
            assertThat(codes(bpmn(xml -> ""))).containsExactly("gate.xml-broken");
            assertThat(codes(bpmn(xml -> xml + " ".repeat(1_000_000)))).containsExactly("gate.file-too-big");
        });
    }

    @Test
    void another_encoding_hides_nothing() {
        TreeMap<String, byte[]> folder = folder();
        folder.put(KEY + ".bpmn", Samples.BPMN.getBytes(UTF_16));
        assertThat(codes(gate.check(KEY, folder))).containsExactly("gate.xml-encoding");
        assertThat(codes(bpmn(xml -> xml.replace("encoding=\"UTF-8\"", "encoding=\"UTF-7\""))))
                .containsExactly("gate.xml-encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL http://127.0.0.1:1/x.xsd\"",
                " xsi:noNamespaceSchemaLocation='http://127.0.0.1:1/x.xsd'",
                "\n\txmlns:q=\"http://www.w3.org/2001/XMLSchema-instance\"\n q:schemaLocation =\n\"a http://127.0.0.1:1/x.xsd\""
            })
    void schema_locations_are_taken_out_before_anybody_reads_them(String attribute) {
        assertThat(bpmn(xml ->
                        xml.replaceFirst("<bpmn:definitions", "<bpmn:definitions" + attribute.replace("$", "\\$"))))
                .isEmpty();
        byte[] cleaned = ProcessGate.cleaned("x.bpmn", ("<a" + attribute + "/>").getBytes(UTF_8));
        assertThat(new String(cleaned, UTF_8)).doesNotContain("chemaLocation=").doesNotContain("x.xsd");
    }

    @Test
    void a_schema_location_that_was_not_taken_out_is_refused() {
        TreeMap<String, byte[]> folder = folder();
        folder.put(
                KEY + ".bpmn",
                Samples.BPMN
                        .replaceFirst(
                                "<bpmn:definitions",
                                "<bpmn:definitions xsi:schemaLocation=\"a http://127.0.0.1:1/x.xsd\"")
                        .getBytes(UTF_8));
        assertThat(codes(gate.check(KEY, folder))).contains("gate.attribute-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<inputExpression id=\"e\" expressionLanguage=\"juel\">",
                "<inputExpression id=\"e\" expressionLanguage=\"javascript\">",
                "<inputExpression id=\"e\" expressionLanguage=\"groovy\">"
            })
    void decision_tables_speak_feel_only(String expression) {
        assertThat(codes(dmn(xml -> xml.replaceFirst("<inputExpression[^>]*>", expression))))
                .containsExactly("gate.attribute-value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('id')}",
                "for i in 1..1000000000 return i",
                "some x in 1..1000000000 satisfies x = 0",
                "every x in [1] satisfies x = 0",
                "function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"getRuntime()\" } }",
                "creditCode.getClass()",
                "creditCode.bytes",
                "matches(creditCode, \"(a+)+$\")",
                "replace(creditCode, \"a\", \"b\")",
                "9 ** 9 ** 9 ** 9",
                "{a: 1}.a",
                "range(\"[1..10]\")",
                "@\"2026-01-01\"",
                "`name`"
            })
    void feel_that_runs_long_or_reaches_out_is_refused(String feel) {
        assertThat(codes(dmn(xml ->
                        xml.replace("<text>creditCode</text>", "<text>" + feel.replace("&", "&amp;") + "</text>"))))
                .containsExactly("gate.feel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "creditCode",
                "\"VALID\", \"OTHER\"",
                "not(\"VALID\", null)",
                "[0..90)",
                "]0..90[",
                "&lt; 0",
                "? = null or not(? in (\"a\"))",
                "if daysLeft &lt; 0 then \"x\" else \"y (ok)\"",
                "starts with(creditCode, \"91\") and string length(creditCode) = 18",
                "(daysLeft + 3) * 2 / 4 - 1.5",
                "list contains([1, 2], daysLeft)",
                "统一社会信用代码",
                "\"quoted \\\" ${not} evaluated\""
            })
    void plain_feel_passes(String feel) {
        assertThat(dmn(xml -> xml.replace("<text>creditCode</text>", "<text> " + feel + " </text>")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<literalExpression id=\"l\"><text>1</text></literalExpression>",
                "<invocation id=\"i\" />",
                "<context id=\"c\" />",
                "<extensionElements />"
            })
    void only_tables_decide(String element) {
        assertThat(codes(dmn(
                        xml -> xml.replace("<decisionTable id=\"table\"", element + "<decisionTable id=\"table\""))))
                .contains("gate.element-unknown");
    }

    @Test
    void files_that_do_not_belong_are_refused() {
        for (String name :
                List.of("x.cmmn", "run.js", "../x.bpmn", "forms/../x.form", "Checks.dmn", "x.bpmn20.xml", "a.yaml")) {
            TreeMap<String, byte[]> folder = folder();
            folder.put(name, new byte[0]);
            assertThat(codes(gate.check(KEY, folder))).as(name).contains("gate.file-unknown");
        }
        assertThat(codes(gate.check(KEY, Map.of()))).containsExactly("gate.one-bpmn");
        assertThat(codes(gate.check("No Such Key", folder()))).containsExactly("gate.folder-name");
    }

    @Test
    void forms_and_decisions_that_nobody_names_are_refused() {
        TreeMap<String, byte[]> folder = folder();
        folder.put("forms/more.form", "{\"id\": \"sample-type.more\"}".getBytes(UTF_8));
        folder.put(
                "more.dmn",
                Samples.DMN.replace("sample-type.checks", "sample-type.more").getBytes(UTF_8));
        assertThat(codes(gate.check(KEY, folder)))
                .containsExactlyInAnyOrder("gate.form-orphan", "gate.decision-orphan");
        folder = folder();
        folder.remove("forms/submit.form");
        assertThat(codes(gate.check(KEY, folder))).containsExactly("gate.form-missing");
    }

    @Test
    void every_fault_is_told_at_once_and_has_a_sentence_in_both_languages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/filing");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var seen = new ArrayList<GateFault>(bpmn(xml -> xml.replace("value=\"authority\"", "value=\"nobody\"")
                .replace("${runChecks}", "${dataSource}")
                .replace("value=\"ZZ\"", "value=\"QQ\"")));
        assertThat(codes(seen)).containsExactlyInAnyOrder("gate.desk", "gate.step", "gate.programme");
        seen.addAll(bpmn(xml -> xml.replace("${outcome == 'approved'}", "${x}")));
        for (GateFault fault : seen) {
            for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
                String sentence = messages.getMessage(fault.code(), fault.args().toArray(), locale);
                assertThat(sentence)
                        .contains(fault.element())
                        .doesNotContain("{0}")
                        .doesNotContain("''");
            }
        }
    }
}
