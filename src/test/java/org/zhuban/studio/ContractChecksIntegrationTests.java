package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.ZhubanTest;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings;

/** A folder and the rest of the product. */
@ZhubanTest
class ContractChecksIntegrationTests {

    private static final String TYPE = "enterprise-profile";
    private static final String BPMN = TYPE + ".bpmn";
    private static final String FORM = "forms/submit.form";

    @Autowired
    private ContractChecks checks;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    private final CurrentAccount admin = SubmittedFilings.account("process-admin", Grant.of(Role.PROCESS_ADMIN));

    private SortedMap<String, byte[]> folder() {
        return Folders.read(Folders.PROFILE);
    }

    /** But for the empty desks. */
    private List<String> told(String file, String from, String to) {
        return told(TYPE, Folders.changed(folder(), file, from, to));
    }

    private List<String> told(String type, SortedMap<String, byte[]> files) {
        assertThat(deployments.check(type, files)).as("the gate").isEmpty();
        return checks.check(admin, type, files).stream()
                .filter(fault -> !fault.code().equals("studio.contract.desk"))
                .map(fault -> fault.level() + " " + fault.sentence(texts))
                .toList();
    }

    @Test
    void the_packaged_types_fit() throws IOException {
        List<Path> packaged;
        try (Stream<Path> folders = Files.walk(Path.of("processes"), 2)) {
            packaged = folders.filter(folder -> folder.getNameCount() == 3).toList();
        }
        assertThat(packaged).hasSizeGreaterThan(5).allSatisfy(folder -> {
            String type = folder.getFileName().toString();
            assertThat(told(type, deployments.packaged(type).orElseThrow()))
                    .noneMatch(fault -> fault.startsWith("ERROR"))
                    .noneMatch(fault -> fault.contains("规则表"));
        });
    }

    @Test
    void only_a_process_admin_asks() {
        assertThatThrownBy(() -> checks.check(SubmittedFilings.reviewer("核查员", "320507"), TYPE, folder()))
                .isInstanceOf(DeniedException.class);
    }

    private void nobodySitsAtAnyDesk() {
        jdbc.sql("delete from account_role").update();
    }

    @Test
    @Transactional
    void a_desk_without_people_refuses_and_with_one_does_not() {
        nobodySitsAtAnyDesk();
        assertThat(checks.check(admin, TYPE, folder()))
                .filteredOn(fault -> fault.code().equals("studio.contract.desk"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.refuses()).isTrue();
                    assertThat(fault.element()).isEqualTo("review-profile");
                    assertThat(fault.sentence(texts))
                            .isEqualTo("环节“审核企业基本信息”由主管部门办理，但“建筑产业服务”还没有在用的办理账号。请先给办理人员授权，或换一个岗位。");
                });
        accounts.ensure(
                "contract-desk",
                "契约审核员",
                "demo2026",
                "13800007777",
                null,
                List.of(new Grant(Role.REVIEWER, org.zhuban.common.Programme.XC, "320507")));
        assertThat(checks.check(admin, TYPE, folder())).noneMatch(ContractFault::refuses);
    }

    @Test
    void an_outcome_has_a_name_in_the_bundle_or_on_its_flow() {
        SortedMap<String, byte[]> invented = Folders.changed(
                folder(),
                BPMN,
                "<bpmn:outgoing>review-rejected</bpmn:outgoing>",
                "<bpmn:outgoing>review-rejected</bpmn:outgoing><bpmn:outgoing>review-forwarded</bpmn:outgoing>");
        String flow =
                "<bpmn:sequenceFlow id=\"review-forwarded\" %ssourceRef=\"profile-reviewed\" targetRef=\"notify-returned\">"
                        + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${outcome == 'forwarded'}</bpmn:conditionExpression>"
                        + "</bpmn:sequenceFlow><bpmn:sequenceFlow id=\"to-checks\"";
        String before = "<bpmn:sequenceFlow id=\"to-checks\"";
        assertThat(told(TYPE, Folders.changed(invented, BPMN, before, flow.formatted("name=\"转交\" "))))
                .isEmpty();
        assertThat(told(TYPE, Folders.changed(invented, BPMN, before, flow.formatted(""))))
                .containsExactly("ERROR 环节“审核企业基本信息”的结果“forwarded”没有名称。请给这条连线写上名称，办理人员看到的按钮就是它。");
        assertThat(texts.text("outcome.forwarded")).isEqualTo("forwarded");
        assertThat(texts.text("outcome.approved")).isEqualTo("通过");
    }

    @Test
    void messages_printed_forms_and_applicants_are_there() {
        assertThat(told(BPMN, "value=\"filing-returned\"", "value=\"no-such-message\""))
                .containsExactly(
                        "ERROR 自动步骤“通知申请人补正”的通知模板“no-such-message”没有对应的文字（缺 sms.no-such-message notice.no-such-message），请改用已有的模板。");
        assertThat(told(BPMN, "name=\"report\" value=\"enterprise-profile\"", "name=\"report\" value=\"no-such-form\""))
                .containsExactly("ERROR 打印模板“no-such-form”不存在。请选择已有的模板，或填 none 表示不打印。");
        assertThat(told(BPMN, "enterprise:LABOUR", "enterprise:LABOR"))
                .singleElement()
                .asString()
                .contains("“enterprise:LABOR”不能识别");
        assertThat(told(BPMN, "enterprise:LABOUR", "role:PROCESS_ADMIN, visitor"))
                .isEmpty();
    }

    @Test
    void what_the_class_and_the_form_need_is_there() {
        assertThat(told(FORM, "\"key\": \"foundedOn\"", "\"key\": \"begunOn\""))
                .contains("ERROR 表单缺少字段 foundedOn，登记入库时要用到它，请加回来。");
        assertThat(told(FORM, "\"format\": \"region\",", "\"codeTable\": \"no-such-table\", \"format\": \"region\","))
                .anySatisfy(fault -> assertThat(fault).contains("代码表“no-such-table”不存在"));
        assertThat(told(FORM, "\"picker\": \"region\"", "\"picker\": \"no-such-dialog\""))
                .singleElement()
                .asString()
                .contains("选择对话框“no-such-dialog”不存在");
    }

    @Test
    void running_filings_keep_their_step() {
        submitted.submit("320507");
        String type = "enterprise-certification";
        var files = new TreeMap<>(deployments.packaged(type).orElseThrow());
        String diagram = new String(files.get(type + ".bpmn"), UTF_8);
        files.put(
                type + ".bpmn",
                diagram.replace("\"review-certification\"", "\"look-at-it\"").getBytes(UTF_8));
        assertThat(told(type, files)).anySatisfy(fault -> assertThat(fault)
                .matches("WARNING \\d+ 件正停在“审核[^”]*”，新流程里没有这个环节；迁移时需指定去处，不迁移的按原流程办完。"));
    }

    @Test
    void a_new_question_of_a_table_needs_somebody_who_answers() {
        assertThat(told("checks.dmn", "<text>registerName</text>", "<text>registerTitle</text>"))
                .singleElement()
                .asString()
                .startsWith("ERROR 规则表“企业基本信息归集自动审查”的条件“名称与企业库一致”要用到 registerTitle，但表单里没有这个字段")
                .contains("请在表单里恢复字段 registerTitle，或在规则表里改用：", "registerName");
        assertThat(told("checks.dmn", "<text>registerName</text>", "<text>qualificationNo</text>"))
                .singleElement()
                .asString()
                .contains("自动审查得不到它");
    }

    @Test
    void scenarios_speak_of_what_there_is() {
        String file = "scenarios/abandoned.yaml";
        assertThat(told(file, "- at: review-profile", "- at: look-at-it"))
                .singleElement()
                .asString()
                .startsWith("WARNING 测试场景 " + file + " 提到的环节 look-at-it 在流程图里没有。请改为现有的环节：")
                .contains("“审核企业基本信息”（review-profile）");
        assertThat(told(file, "decide: returned", "decide: thrown"))
                .singleElement()
                .asString()
                .contains("选的结果 thrown 不存在");
        assertThat(told(file, "steps:", "steps: ["))
                .singleElement()
                .asString()
                .startsWith("WARNING 测试场景 " + file + " 第 31 行第 1 列读不出来");
        var none = new TreeMap<>(folder());
        none.keySet().removeIf(name -> name.endsWith(".yaml"));
        assertThat(told(TYPE, none)).contains("WARNING 没有测试场景经过环节“审核企业基本信息”，请补一个。");
    }

    @Test
    @Transactional
    void a_step_that_several_sign_needs_as_many_people() {
        nobodySitsAtAnyDesk();
        String type = "any-sign-work";
        var files = Folders.read(Path.of("src/test/resources/types/signed/" + type));
        reviewer(1);
        assertThat(checks.check(admin, type, files))
                .filteredOn(fault -> fault.code().equals("studio.contract.signers"))
                .first()
                .satisfies(fault -> {
                    assertThat(fault.refuses()).isTrue();
                    assertThat(fault.element()).isEqualTo("review-any-sign-work");
                    assertThat(fault.sentence(texts))
                            .contains("要 3 人会签，由主管部门办理，但“", "”只有 1 个在用的办理账号。请先给办理人员授权，或减少会签人数。");
                });
        reviewer(2);
        reviewer(3);
        assertThat(checks.check(admin, type, files))
                .noneMatch(fault -> fault.code().equals("studio.contract.signers"));
    }

    private void reviewer(int number) {
        accounts.ensure(
                "contract-signer-" + number,
                "会签员" + number,
                "demo2026",
                "1380000888" + number,
                null,
                List.of(new Grant(Role.REVIEWER, org.zhuban.common.Programme.JM, "320507")));
    }

    @Test
    void what_a_scenario_answers_is_asked_in_the_form_and_told_at_its_line() {
        String file = "scenarios/abandoned.yaml";
        String text = new String(folder().get(file), UTF_8);
        int line = (int) text.substring(0, text.indexOf("submit:")).lines().count() + 2;
        assertThat(checks.check(admin, TYPE, Folders.changed(folder(), file, "submit:", "submit:\n  nmae: 甲")))
                .filteredOn(fault -> fault.code().equals("studio.contract.scenario-field"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.resource()).isEqualTo(file);
                    assertThat(fault.element()).isEqualTo("nmae");
                    assertThat(fault.sentence(texts))
                            .startsWith("测试场景 " + file + " 第 " + line + " 行填报的字段 nmae 表单里没有，请改为：");
                });
    }

    @Test
    void nothing_personal_is_published_and_the_cure_is_said() {
        SortedMap<String, byte[]> files = Folders.read(Path.of("src/test/resources/types/published/public-work"));
        String named = "\"projectName,works,startsOn,endsOn,equipment\"";
        assertThat(refused(files)).isEmpty();
        assertThat(refused(Folders.changed(files, "public-work.bpmn", named, "\"projectName contactMobile,shifts\"")))
                .containsExactly(
                        "ERROR 自动步骤“公示办理结果”要公示的“联系手机”（contactMobile）是个人信息，不能公示。请在该步骤的“公示的内容”中去掉它。",
                        "ERROR 自动步骤“公示办理结果”要公示的“值班安排”（shifts）各行里有个人信息（“值班负责人”），不能公示。请在该步骤的“公示的内容”中去掉它，或者从列表里删去这些列。");
        assertThat(refused(Folders.changed(
                        Folders.changed(files, "public-work.bpmn", named, "\"contactMobile\""),
                        "forms/submit.form",
                        "\"personal\": \"true\"",
                        "\"personal\": \"false\"")))
                .as("a mobile is a person's, whether the form says so or not")
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("是个人信息");
    }

    private List<String> refused(SortedMap<String, byte[]> files) {
        return told("public-work", files).stream()
                .filter(fault -> fault.startsWith("ERROR"))
                .toList();
    }
}
