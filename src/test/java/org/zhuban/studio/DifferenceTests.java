package org.zhuban.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zhuban.studio.Difference.Change;
import org.zhuban.studio.Difference.Kind;

/** A packaged folder changed by hand, and what a person is told. */
class DifferenceTests {

    private static final String BPMN = "enterprise-profile.bpmn";
    private static final String FORM = "forms/submit.form";
    private static final String TABLE = "checks.dmn";

    private final SortedMap<String, byte[]> folder = Folders.read(Folders.PROFILE);

    private Difference to(SortedMap<String, byte[]> after) {
        return Difference.of(folder, after, Folders.texts(), Locale.SIMPLIFIED_CHINESE);
    }

    private List<String> told(String file, String from, String to) {
        return sentences(to(Folders.changed(folder, file, from, to)));
    }

    private static List<String> sentences(Difference difference) {
        return difference.changes().stream().map(Change::sentence).toList();
    }

    private SortedMap<String, byte[]> withConfirmation() {
        var step =
                """
                <bpmn:userTask id="confirm-profile" name="复核">
                  <bpmn:extensionElements>
                    <camunda:properties>
                      <camunda:property name="desk" value="authority" />
                      <camunda:property name="timeLimit" value="5" />
                    </camunda:properties>
                  </bpmn:extensionElements>
                  <bpmn:incoming>review-approved</bpmn:incoming>
                  <bpmn:outgoing>to-confirmed</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:exclusiveGateway id="profile-confirmed" name="复核意见？">
                  <bpmn:incoming>to-confirmed</bpmn:incoming>
                  <bpmn:outgoing>confirm-approved</bpmn:outgoing>
                  <bpmn:outgoing>confirm-rejected</bpmn:outgoing>
                </bpmn:exclusiveGateway>
                <bpmn:sequenceFlow id="to-confirmed" sourceRef="confirm-profile" targetRef="profile-confirmed" />
                <bpmn:sequenceFlow id="confirm-approved" name="通过" sourceRef="profile-confirmed" targetRef="examination-approved">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approved'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="confirm-rejected" name="不予通过" sourceRef="profile-confirmed" targetRef="examination-rejected">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'rejected'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="to-checks\"""";
        SortedMap<String, byte[]> after = Folders.changed(folder, BPMN, "<bpmn:sequenceFlow id=\"to-checks\"", step);
        return Folders.changed(
                after,
                BPMN,
                "sourceRef=\"profile-reviewed\" targetRef=\"examination-approved\"",
                "sourceRef=\"profile-reviewed\" targetRef=\"confirm-profile\"");
    }

    @Test
    void a_new_step_is_told_with_its_desk_its_days_and_its_place() {
        Difference difference = to(withConfirmation());
        assertThat(sentences(difference))
                .contains(
                        "新增环节“复核”（主管部门办理、办理时限：5 个工作日），在“审核企业基本信息”结果“通过”之后。",
                        "新增判断“复核意见？”，在“复核”之后。",
                        "“审核企业基本信息”结果“通过”之后原到“审核通过”，现到“复核”。",
                        "新增流向：“复核”结果“不予通过”之后到“审核不通过”。");
        assertThat(difference.colours())
                .containsEntry("confirm-profile", Kind.ADDED)
                .containsEntry("review-approved", Kind.CHANGED)
                .doesNotContainKey("review-profile");
    }

    @Test
    void the_way_back_tells_what_goes() {
        Difference difference = Difference.of(withConfirmation(), folder, Folders.texts(), Locale.SIMPLIFIED_CHINESE);
        assertThat(sentences(difference)).contains("删除环节“复核”。", "“审核企业基本信息”结果“通过”之后原到“复核”，现到“审核通过”。");
        assertThat(difference.colours()).containsEntry("confirm-profile", Kind.REMOVED);
    }

    @Test
    void the_same_in_english() {
        assertThat(Difference.of(folder, withConfirmation(), Folders.texts(), Locale.ENGLISH)
                        .changes())
                .extracting(Change::sentence)
                .contains(
                        "New: step “复核” (at the desk of the authority, time limit: 5 working days), after “审核企业基本信息” with outcome “通过”.",
                        "After “审核企业基本信息” with outcome “通过” it went to “审核通过” and now goes to “复核”.");
    }

    @Test
    void names_desks_days_and_conditions() {
        assertThat(told(BPMN, "name=\"审核企业基本信息\"", "name=\"核对企业基本信息\"")).containsExactly("环节“审核企业基本信息”改名为“核对企业基本信息”。");
        assertThat(told(BPMN, "name=\"desk\" value=\"authority\"", "name=\"desk\" value=\"counterpart\""))
                .containsExactly("环节“审核企业基本信息”的办理岗位由“主管部门”改为“对方”。");
        assertThat(told(BPMN, "name=\"timeLimit\" value=\"5\"", "name=\"timeLimit\" value=\"3\""))
                .containsExactly("整个流程的办理时限由“5 个工作日”改为“3 个工作日”。");
        assertThat(told(BPMN, "${outcome == 'rejected'}", "${outcome == 'refused'}"))
                .containsExactly("“审核企业基本信息”结果“不予通过”到“审核不通过”的流向的走向条件由“不予通过”改为“拒绝”。");
        assertThat(told(BPMN, "${enterRegister}", "${runChecks}")).containsExactly("自动步骤“登入企业库”的自动操作由“登入库”改为“自动审查”。");
        assertThat(told(BPMN, "value=\"filing-returned\"", "value=\"filing-rejected\""))
                .containsExactly("自动步骤“通知申请人补正”的通知模板由“filing-returned”改为“filing-rejected”。");
    }

    @Test
    void properties_of_the_whole_process() {
        assertThat(told(BPMN, "value=\"enterprise:LABOUR\"", "value=\"enterprise:LABOUR, visitor\""))
                .containsExactly("整个流程的可以申请的对象由“企业（劳务分包）”改为“企业（劳务分包）、访客（没有账号的单位）”。");
        assertThat(told(BPMN, "<camunda:property name=\"report\" value=\"enterprise-profile\" />", ""))
                .containsExactly("整个流程取消了打印模板（原为“enterprise-profile”）。");
        assertThat(told(BPMN, "name=\"企业基本信息归集\"", "name=\"企业信息归集\"")).containsExactly("事项名称由“企业基本信息归集”改为“企业信息归集”。");
        assertThat(told(
                        BPMN,
                        "<camunda:property name=\"report\"",
                        "<camunda:property name=\"newHint\" value=\"x\" /><camunda:property name=\"report\""))
                .containsExactly("整个流程设置了newHint：“x”。");
    }

    @Test
    void the_order_of_the_buttons() {
        assertThat(
                        told(
                                BPMN,
                                "<bpmn:outgoing>review-approved</bpmn:outgoing>\n        <bpmn:outgoing>review-returned</bpmn:outgoing>",
                                "<bpmn:outgoing>review-returned</bpmn:outgoing>\n        <bpmn:outgoing>review-approved</bpmn:outgoing>"))
                .containsExactly("判断“审核意见？”之后各结果（按钮）的顺序改为：退回补正、通过、不予通过。");
    }

    @Test
    void a_moved_shape_is_no_change_but_a_note() {
        String text = new String(folder.get(BPMN), java.nio.charset.StandardCharsets.UTF_8);
        String bounds = text.substring(text.indexOf("<dc:Bounds"), text.indexOf("/>", text.indexOf("<dc:Bounds")));
        Difference difference = to(Folders.changed(folder, BPMN, bounds, bounds.replaceFirst("x=\"", "x=\"1")));
        assertThat(sentences(difference)).containsExactly("只调整了图形位置，内容没有变化。");
        assertThat(difference.onlyDrawing()).isTrue();
        assertThat(difference.isEmpty()).isFalse();
        assertThat(difference.colours()).isEmpty();
    }

    @Test
    void fields_of_a_form() {
        assertThat(told(FORM, "\"label\": \"企业名称\"", "\"label\": \"单位名称\"")).containsExactly("字段“企业名称”改名为“单位名称”。");
        assertThat(told(FORM, "\"maxLength\": 100", "\"maxLength\": 60")).containsExactly("字段“企业名称”的最多字数由“100”改为“60”。");
        assertThat(told(FORM, "\"required\": true", "\"required\": false")).containsExactly("字段“企业名称”的必填由“是”改为“否”。");
        assertThat(told(FORM, "\"key\": \"name\"", "\"key\": \"unitName\""))
                .containsExactly("新增字段“企业名称”，在“企业基本信息”中（单行文字，必填）。", "删除字段“企业名称”。");
        assertThat(told(
                        FORM,
                        "\"type\": \"textfield\",\n          \"id\": \"Field_name\"",
                        "\"type\": \"textarea\",\n          \"id\": \"Field_name\""))
                .containsExactly("字段“企业名称”的填写方式由“单行文字”改为“多行文字”。");
        assertThat(told(FORM, "与营业执照一致；", "请与营业执照一致；"))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("字段“企业名称”的填写说明由“与营业执照一致；");
        assertThat(told(FORM, "\"format\": \"region\"", "\"format\": \"phone\""))
                .containsExactly("字段“注册地区”的格式由“region”改为“phone”。");
        assertThat(told(FORM, "\"label\": \"企业基本信息\"", "\"label\": \"基本信息\"")).contains("分组“企业基本信息”改名为“基本信息”。");
    }

    @Test
    void options_of_a_choice() {
        var before = new TreeMap<String, byte[]>();
        before.put(FORM, choice("{\"label\":\"甲\",\"value\":\"A\"},{\"label\":\"乙\",\"value\":\"B\"}"));
        var after = new TreeMap<String, byte[]>();
        after.put(FORM, choice("{\"label\":\"丙\",\"value\":\"C\"},{\"label\":\"甲类\",\"value\":\"A\"}"));
        assertThat(sentences(Difference.of(before, after, Folders.texts(), Locale.SIMPLIFIED_CHINESE)))
                .containsExactly("字段“类别”新增选项“丙”。", "字段“类别”的选项“甲”改为“甲类”。", "字段“类别”删除选项“乙”。");
        after.put(FORM, choice("{\"label\":\"乙\",\"value\":\"B\"},{\"label\":\"甲\",\"value\":\"A\"}"));
        assertThat(sentences(Difference.of(before, after, Folders.texts(), Locale.SIMPLIFIED_CHINESE)))
                .containsExactly("字段“类别”的选项顺序改为：乙、甲。");
    }

    private static byte[] choice(String options) {
        return ("{\"id\":\"x.submit\",\"schemaVersion\":19,\"components\":[{\"type\":\"select\",\"key\":\"kind\",\"label\":\"类别\",\"values\":["
                        + options + "]}]}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void rows_of_a_table() {
        assertThat(told(TABLE, "<text>&lt; 0</text>", "<text>&lt; 30</text>"))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .matches("第 \\d+ 行：安全生产许可证剩余天数由 < 0 改为 < 30。");
        assertThat(told(TABLE, "<text>\"MATCH\"</text>", "<text></text>"))
                .containsExactly("第 1 行：企业登记核对结果由 “MATCH” 改为 （不限）。");
        assertThat(told(TABLE, "hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\""))
                .containsExactly("规则表“企业基本信息归集自动审查”的命中方式由“取所有符合的行”改为“取第一个符合的行”。");
        assertThat(told(TABLE, "label=\"资质证书号格式\"", "label=\"证书号格式\""))
                .containsExactly("列“资质证书号格式”的名称由“资质证书号格式”改为“证书号格式”。");
        String text = new String(folder.get(TABLE), java.nio.charset.StandardCharsets.UTF_8);
        String first = text.substring(text.indexOf("<rule id"), text.indexOf("</rule>") + "</rule>".length());
        assertThat(told(TABLE, first, ""))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("删除原第 1 行：企业登记核对结果 “MATCH”时，规则 “registry-match”、结果 “PASS”");
        SortedMap<String, byte[]> moved = Folders.changed(folder, TABLE, first, "");
        moved = Folders.changed(moved, TABLE, "</decisionTable>", first + "</decisionTable>");
        assertThat(sentences(to(moved)))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("原第 1 行移到第 ");
    }

    @Test
    void a_changed_scenario_is_told_in_words_without_its_answers() {
        String scenario = "scenarios/abandoned.yaml";
        assertThat(told(scenario, "opinion: 请补正。", "opinion: 请补。")).containsExactly("测试场景“退回后放弃”中各环节的意见或补正内容有改动。");
        assertThat(told(scenario, "decide: abandoned", "decide: resubmitted"))
                .singleElement(STRING)
                .contains("走法由", "申请人补正材料（放弃）”改为", "申请人补正材料（重新提交）");
        assertThat(told(scenario, "state: ABANDONED", "state: REJECTED"))
                .containsExactly("测试场景“退回后放弃”的预期结果由“已放弃”改为“不予通过”。");
        assertThat(told(scenario, "contactPhone: '13862188104'", "contactPhone: '13862188999'"))
                .singleElement(STRING)
                .contains("填报内容有改动")
                .doesNotContain("13862188", "contactPhone");
        assertThat(told(scenario, "name: 退回后放弃", "name: 放弃")).containsExactly("测试场景“退回后放弃”改名为“放弃”。");
        assertThat(told(scenario, "path: [review-profile, ", "path: ["))
                .containsExactly("测试场景“退回后放弃”的这些内容有改动：预期经过的环节。");
        assertThat(told(scenario, "steps:\n- at", "# 依次办理\nsteps:\n- at")).containsExactly("只调整了写法，内容没有变化。");
        assertThat(told(scenario, "steps:\n- at", "steps: [\n- at")).containsExactly("测试场景“退回后放弃”的内容有改动。");
    }

    @Test
    void scenarios_and_whole_files() {
        var after = new TreeMap<>(folder);
        after.remove("scenarios/abandoned.yaml");
        assertThat(sentences(to(after))).containsExactly("删除测试场景“退回后放弃”。");
        assertThat(sentences(Difference.of(new TreeMap<>(), folder, Folders.texts(), Locale.SIMPLIFIED_CHINESE)))
                .contains(
                        "新增测试场景“退回后放弃”。",
                        "场景走法：审核企业基本信息（退回补正） → 申请人补正材料（放弃）；预期结果：已放弃。",
                        "新增流程图“enterprise-profile.bpmn”。",
                        "新增规则表“企业基本信息归集自动审查”。".replace("规则表", "审查规则表"))
                .as("who does what, what is asked, what is checked")
                .anyMatch(sentence -> sentence.startsWith("新增环节“") && sentence.contains("办理"))
                .anyMatch(sentence -> sentence.startsWith("新增字段“") && sentence.contains("（编码 "))
                .anyMatch(sentence -> sentence.startsWith("规则表“") && sentence.contains("第 1 行："));
    }

    @Test
    void what_is_published_and_how_long_one_waits_is_told_in_words() {
        String file = "public-work.bpmn";
        SortedMap<String, byte[]> before =
                Folders.read(java.nio.file.Path.of("src/test/resources/types/published/public-work"));
        java.util.function.BinaryOperator<String> told = (from, to) -> String.join(
                "",
                sentences(Difference.of(
                        before, Folders.changed(before, file, from, to), Folders.texts(), Locale.SIMPLIFIED_CHINESE)));
        assertThat(told.apply("projectName,works,startsOn,endsOn,equipment", "projectName,equipment"))
                .isEqualTo("自动步骤“公示办理结果”的公示的内容由“工程名称、施工内容、开始日期、结束日期、进场设备”改为“工程名称、进场设备”。");
        assertThat(told.apply("name=\"days\" value=\"5\"", "name=\"days\" value=\"10\""))
                .isEqualTo("自动步骤“公示办理结果”的公示期由“5 个工作日”改为“10 个工作日”。");
        assertThat(told.apply(">P5D<", ">P7D<")).isEqualTo("等待“公示期”的等待时间由“5 个工作日”改为“7 个工作日”。");
        assertThat(told.apply("<camunda:property name=\"workingDays\" value=\"true\" />", ""))
                .isEqualTo("等待“公示期”的等待时间由“5 个工作日”改为“5 天”。");
        assertThat(sentences(Difference.of(new TreeMap<>(), before, Folders.texts(), Locale.SIMPLIFIED_CHINESE)))
                .anyMatch(sentence -> sentence.startsWith("新增自动步骤“公示办理结果”（自动操作：公示、公示的内容：工程名称、施工内容")
                        && sentence.contains("公示期：5 个工作日"))
                .anyMatch(sentence -> sentence.startsWith("新增等待“公示期”（等待时间：5 个工作日）"));
    }
}
