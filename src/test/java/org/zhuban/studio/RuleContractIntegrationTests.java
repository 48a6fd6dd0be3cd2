package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhuban.studio.CheckedFolders.BPMN;
import static org.zhuban.studio.CheckedFolders.FORM;
import static org.zhuban.studio.CheckedFolders.SCENARIO;
import static org.zhuban.studio.CheckedFolders.TABLE;
import static org.zhuban.studio.CheckedFolders.TYPE;
import static org.zhuban.studio.Folders.changed;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.ZhubanTest;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.gate.GateFault;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings;

/** No rule of a table 规则表 and no step is lost without a word. */
@ZhubanTest
class RuleContractIntegrationTests {

    @Autowired
    private ContractChecks checks;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private ScenarioCases scenarios;

    @Autowired
    private Texts texts;

    private final CurrentAccount admin = SubmittedFilings.account("process-admin", Grant.of(Role.PROCESS_ADMIN));
    private final SortedMap<String, byte[]> folder = CheckedFolders.folder();

    private List<ContractFault> faults(SortedMap<String, byte[]> files) {
        assertThat(deployments.check(TYPE, files)).as("the gate").isEmpty();
        return checks.check(admin, TYPE, files).stream()
                .filter(fault -> !Set.of("studio.contract.desk", "studio.contract.scenario-unreached")
                        .contains(fault.code()))
                .toList();
    }

    private List<String> told(SortedMap<String, byte[]> files) {
        return faults(files).stream()
                .map(fault -> fault.level() + " " + fault.sentence(texts))
                .toList();
    }

    private List<String> refused(SortedMap<String, byte[]> files) {
        return deployments.check(TYPE, files).stream()
                .map(fault -> texts.text(fault.code(), fault.args().toArray()))
                .toList();
    }

    private SortedMap<String, byte[]> with(String file, String content) {
        var files = new TreeMap<>(folder);
        files.put(file, content.getBytes(UTF_8));
        return files;
    }

    @Test
    void a_new_type_with_an_automated_review_fits() {
        assertThat(told(folder)).isEmpty();
    }

    @Test
    void a_field_that_the_table_asks_for_is_not_removed_or_renamed() {
        assertThat(faults(changed(folder, FORM, "\"key\": \"workers\"", "\"key\": \"people\"")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.refuses()).isTrue();
                    assertThat(fault.resource()).isEqualTo(TABLE);
                    assertThat(fault.element()).isEqualTo("input-1");
                    assertThat(fault.sentence(texts))
                            .isEqualTo(
                                    "规则表“塔吊审查”的条件“人数”要用到 workers，但表单里没有这个字段，系统也不提供它，用到它的规则不会起作用。请在表单里恢复字段 workers，或在规则表里改用：people regionCode remarks subject");
                });
        assertThat(told(with(TABLE, CheckedFolders.table("COLLECT", "workers * 2 + cranes"))))
                .singleElement()
                .asString()
                .startsWith("ERROR")
                .contains("要用到 cranes");
    }

    @Test
    void what_is_kept_from_the_table_is_told_apart() {
        assertThat(told(changed(
                        folder,
                        FORM,
                        "\"key\": \"workers\"",
                        "\"properties\": {\"personal\": \"true\"}, \"key\": \"workers\"")))
                .singleElement()
                .asString()
                .contains("要用到字段“人数”（workers），但自动审查得不到它");
    }

    @Test
    void a_cell_that_speaks_of_no_field_or_cannot_be_read_is_named_by_row_and_column() {
        assertThat(told(changed(folder, TABLE, "&gt; 50", "many")))
                .anyMatch(fault -> fault.startsWith("ERROR 规则表“塔吊审查”第 2 行“人数”列的 many 提到 many，表单里没有这个字段。"));
        assertThat(told(changed(folder, TABLE, "\"人数较多。\"", "\"a\" \"b\"")))
                .anyMatch(fault -> fault.startsWith("ERROR 规则表“塔吊审查”第 2 行“说明”列的 \"a\" \"b\" 读不懂"));
        assertThat(refused(changed(folder, TABLE, "&gt; 50", "for x in [1] return x")))
                .containsExactly("“checks.dmn”中规则表“塔吊审查”第 2 行“人数”列不允许“for”。请只用比较、区间、加减乘除和常用函数，文字加英文双引号。");
    }

    @Test
    void a_result_is_one_of_the_words_there_are_whether_anybody_uses_the_table_or_not() {
        String wrong = CheckedFolders.table("COLLECT", "workers").replace("\"FAIL\"", "\"BAD\"");
        assertThat(refused(with(TABLE, wrong)))
                .containsExactly(
                        "“checks.dmn”中规则表“塔吊审查”第 1 行的结果 \"BAD\" 不能识别。请改为 \"PASS\"（通过）、\"WARN\"（提醒）、\"FAIL\"（不通过）、\"UNCHECKED\"（未能核对）之一，连同英文双引号。");
        assertThat(refused(with("more.dmn", wrong.replace("crane-work.checks", "crane-work.more"))))
                .anyMatch(fault -> fault.contains("第 1 行的结果 \"BAD\" 不能识别"));
    }

    @Test
    void a_condition_names_a_field_that_there_is() {
        assertThat(faults(changed(
                        folder,
                        FORM,
                        "\"key\": \"workers\"",
                        "\"conditional\": {\"hide\": \"=cranes > 3\"}, \"key\": \"workers\"")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.refuses()).isTrue();
                    assertThat(fault.resource()).isEqualTo(FORM);
                    assertThat(fault.element()).isEqualTo("workers");
                    assertThat(fault.sentence(texts)).startsWith("字段“人数”的隐藏条件提到 cranes，表单里没有这个字段");
                });
        assertThat(told(changed(
                        folder,
                        FORM,
                        "\"key\": \"workers\"",
                        "\"properties\": {\"requiredIf\": \"=cranes > 3\"}, \"key\": \"workers\"")))
                .singleElement()
                .asString()
                .contains("必填条件提到 cranes");
        assertThat(deployments.check(TYPE, changed(folder, BPMN, "${outcome == 'approved'}", "${cranes > 3}")))
                .extracting(GateFault::code, GateFault::element)
                .contains(org.assertj.core.groups.Tuple.tuple("gate.expression", "review-approved"));
    }

    @Test
    void without_a_field_for_the_region_the_applicants_own_is_told() {
        assertThat(told(changed(folder, FORM, "\"format\": \"region\",", "")))
                .containsExactly("WARNING 表单里没有地区字段（格式为“行政区划”），办件将由申请人自己所在地区的主管部门办理。要按填报的地区办理，请在表单里恢复或增加这个字段。");
    }

    @Test
    void what_is_submitted_again_is_checked_again() {
        assertThat(faults(changed(
                        folder,
                        BPMN,
                        "sourceRef=\"filing-corrected\" targetRef=\"run-checks\"",
                        "sourceRef=\"filing-corrected\" targetRef=\"review-filing\"")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.refuses()).isFalse();
                    assertThat(fault.element()).isEqualTo("correction-resubmitted");
                    assertThat(fault.sentence(texts))
                            .startsWith("补正后重新提交不再经过自动审查：")
                            .contains("“审核申报”", "“自动审查”");
                });
    }

    @Test
    void two_reviews_in_a_row_are_two_peoples_or_it_is_told() {
        var twice = changed(
                folder,
                BPMN,
                "sourceRef=\"filing-reviewed\" targetRef=\"examination-approved\"",
                "sourceRef=\"filing-reviewed\" targetRef=\"confirm-filing\"");
        twice = changed(
                twice,
                BPMN,
                "<bpmn:sequenceFlow id=\"to-correction\"",
                """
                <bpmn:userTask id="confirm-filing" name="复核">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="desk" value="authority" /></camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:exclusiveGateway id="filing-confirmed" name="复核意见？" />
                <bpmn:sequenceFlow id="to-confirmed" sourceRef="confirm-filing" targetRef="filing-confirmed" />
                <bpmn:sequenceFlow id="confirm-approved" name="通过" sourceRef="filing-confirmed" targetRef="examination-approved">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approved'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="confirm-rejected" name="不予通过" sourceRef="filing-confirmed" targetRef="examination-rejected">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'rejected'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="to-correction\"""");
        assertThat(faults(twice))
                .filteredOn(fault -> fault.code().equals("studio.contract.four-eyes"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.refuses()).isFalse();
                    assertThat(fault.element()).isEqualTo("confirm-filing");
                    assertThat(fault.sentence(texts)).contains("“复核”", "“审核申报”", "四眼");
                });
        var eyes = changed(
                twice,
                BPMN,
                "name=\"复核\">\n  <bpmn:extensionElements><camunda:properties>",
                "name=\"复核\"><bpmn:extensionElements><camunda:properties><camunda:property name=\"fourEyes\" value=\"review-filing\" />");
        assertThat(faults(eyes)).noneMatch(fault -> fault.code().equals("studio.contract.four-eyes"));
    }

    private Trial.Rehearsal unplayed(SortedMap<String, byte[]> files) {
        ScenarioCases.Case one =
                scenarios.of(deployments.read(TYPE, files), files).get(0);
        return new Trial.Rehearsal(
                one.file(), one.scenario().name(), one.unfit(), List.of(), java.util.Map.of(), one.assumed());
    }

    @Test
    void a_scenario_submits_what_the_form_takes() {
        assertThat(unplayed(folder).problem()).isNull();
        var asking = changed(
                folder, FORM, "\"key\": \"workers\"", "\"validate\": {\"required\": true}, \"key\": \"workers\"");
        assertThat(Objects.requireNonNull(unplayed(asking).problem())).contains("人数");
        assertThat(unplayed(changed(asking, SCENARIO, "  remarks:", "  workers: 12\n  remarks:"))
                        .problem())
                .isNull();
        assertThat(unplayed(changed(folder, SCENARIO, "  remarks:", "  workers: 许多\n  remarks:"))
                        .problem())
                .isNotNull();
        assertThat(unplayed(changed(folder, SCENARIO, "  remarks:", "  nmae: 甲\n  remarks:"))
                        .problem())
                .isEqualTo("场景填报的“nmae”，表单中没有这个字段，请改为表单字段的标识。");
        var papered = changed(
                folder,
                FORM,
                "\"type\": \"number\"",
                "\"type\": \"filepicker\", \"key\": \"plan\", \"label\": \"方案\", \"validate\": {\"required\": true}}, {\"type\": \"number\"");
        assertThat(unplayed(papered).problem()).isNull();
        assertThat(unplayed(papered).assumed()).containsExactly("附件按已上传处理：方案。");
        assertThat(unplayed(changed(papered, SCENARIO, "steps:", "uploads: []\nsteps:"))
                        .problem())
                .contains("方案");
        assertThat(unplayed(changed(papered, SCENARIO, "steps:", "uploads: [plan]\nsteps:"))
                        .problem())
                .isNull();
    }
}
