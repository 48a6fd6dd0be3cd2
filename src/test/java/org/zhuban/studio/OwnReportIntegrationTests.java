package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ApartTest;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.document.Documents;
import org.zhuban.document.ScannedPaper;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessRefusedException;
import org.zhuban.filing.engine.gate.GateFault;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Reviewers;

/** A filing type without Java brings its own printed form: each filing is printed by the version it ran on, and no form runs code. */
@ApartTest
class OwnReportIntegrationTests {

    private static final String FORM = "reports/night-work.jrxml";

    private static final String TEMPLATE =
            """
            <jasperReport name="夜间施工" language="java" pageWidth="595" pageHeight="842" columnWidth="495" leftMargin="50" rightMargin="50" topMargin="40" bottomMargin="28">
              <style name="body" default="true" fontName="Noto Sans SC"/>
              <parameter name="number" class="java.lang.String"/>
              <parameter name="answers" class="java.util.Map"/>
              <title height="90">
                <element kind="staticText" x="0" y="0" width="400" height="30"><text>@HEAD@</text></element>
                <element kind="textField" x="0" y="30" width="400" height="30"><expression><![CDATA["编号 " + $P{number}]]></expression></element>
                <element kind="textField" x="0" y="60" width="400" height="30" markup="styled"><expression><![CDATA["工程 " + (String) $P{answers}.get("projectName")]]></expression></element>
              </title>
            </jasperReport>
            """;

    private static final String ATTACK = "Runtime.getRuntime().exec(\"id\")";

    @Autowired
    private Drafts drafts;

    @Autowired
    private Releases releases;

    @Autowired
    private ContractChecks contract;

    @Autowired
    private ReportPreview preview;

    @Autowired
    private Documents documents;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private NightWorks works;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    private NightWorkFolders folders;
    private CurrentAccount wu;

    @BeforeEach
    void an_administrator() {
        folders = new NightWorkFolders(deployments, transaction);
        wu = reviewers.processAdmin("report-wu", "吴工");
    }

    @AfterEach
    void the_packaged_version_again() {
        folders.deploy(folders.reworded("没有打印模板 " + UUID.randomUUID()));
    }

    private SortedMap<String, byte[]> folder(String template) {
        var files = new TreeMap<>(NightWorkFolders.edited(
                folders.packaged(),
                "<camunda:property name=\"timeLimit\"",
                "<camunda:property name=\"report\" value=\"night-work\" /><camunda:property name=\"timeLimit\""));
        files.put(FORM, template.getBytes(UTF_8));
        return files;
    }

    private static String headed(String head) {
        return TEMPLATE.replace("@HEAD@", head);
    }

    private static String attacked() {
        return headed("一").replace("\"编号 \" + $P{number}", ATTACK);
    }

    private UUID approved(String project) {
        UUID filing = works.submit(works.enterprise("LABOUR"), project).id();
        works.decide(filing, "approved");
        return filing;
    }

    private String printed(UUID filing) throws IOException {
        return ScannedPaper.text(documents.pdf(filing));
    }

    private long denied(String action) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and result = 'DENIED'")
                .param(action)
                .query(Long.class)
                .single();
    }

    @Test
    void a_filing_is_printed_by_the_form_of_the_version_it_ran_on() throws IOException {
        String first = "模板甲" + UUID.randomUUID();
        folders.deploy(folder(headed(first)));
        UUID old = approved("元和安置房一期");
        String number = documents.of(old).orElseThrow().number();
        assertThat(printed(old)).contains(first, "编号 " + number, "工程 元和安置房一期");

        UUID running = works.submit(works.enterprise("LABOUR"), "在办工程").id();
        String second = "模板乙" + UUID.randomUUID();
        folders.deploy(folder(headed(second)));
        UUID young = approved("元和安置房二期");
        works.decide(running, "approved");

        assertThat(printed(young)).contains(second, "工程 元和安置房二期").doesNotContain(first);
        assertThat(printed(old)).contains(first, "工程 元和安置房一期").doesNotContain(second);
        assertThat(printed(running)).contains(first, "工程 在办工程").doesNotContain(second);
    }

    @Test
    void a_new_form_is_a_change_that_is_told_in_words() {
        SortedMap<String, byte[]> before = folder(headed("一"));
        assertThat(Difference.of(before, folder(headed("二")), texts).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.sentence()).contains("打印模板", "night-work"));
    }

    @Test
    void what_jasper_cannot_compile_is_refused_at_the_check() {
        SortedMap<String, byte[]> files = folder(headed("一").replace("\"编号 \" + $P{number}", "!$P{number}"));
        assertThat(deployments.check(NightWorks.KEY, files)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("gate.report-broken");
            assertThat(texts.text(fault.code(), fault.args().toArray())).contains(FORM, "不能打印");
        });
    }

    @Test
    void a_form_that_nobody_uses_or_that_stays_empty_is_told() {
        SortedMap<String, byte[]> files = folder(
                headed("一")
                        .replace(
                                "<title",
                                "<parameter name=\"nobody\" class=\"java.lang.String\"/><field name=\"kind\" class=\"java.lang.String\"/><title"));
        files.put("reports/night-work-annex.jrxml", headed("二").getBytes(UTF_8));
        assertThat(deployments.check(NightWorks.KEY, files)).isEmpty();
        assertThat(contract.check(wu, NightWorks.KEY, files).stream()
                        .filter(fault -> fault.code().startsWith("studio.contract.report"))
                        .map(fault -> fault.level() + " " + fault.resource() + " " + fault.code()))
                .containsExactlyInAnyOrder(
                        "WARNING reports/night-work-annex.jrxml studio.contract.report-unused",
                        "WARNING " + FORM + " studio.contract.report-row",
                        "WARNING " + FORM + " studio.contract.report-parameter");
    }

    @Test
    void a_form_that_runs_code_is_refused_by_zip_by_release_and_by_deployment_and_that_is_kept() {
        SortedMap<String, byte[]> files = folder(attacked());
        Draft draft = drafts.begin(wu, NightWorks.KEY);
        Draft uploaded = drafts.upload(wu, draft.id(), draft.version(), FolderZip.write(files));
        assertThat(drafts.check(wu, uploaded.id()))
                .extracting(GateFault::code)
                .as("it lies in the draft as a text; nothing compiles it")
                .containsExactly("gate.report-expression");
        assertThatThrownBy(() -> preview.of(wu, NightWorks.KEY, files, FORM)).hasMessage("studio.report.faulty");

        String newest = deployments.versions(NightWorks.KEY).get(0).definition();
        assertThat(catchThrowable(() -> releases.ask(wu, uploaded.id(), new Release.Wish("换模板", false, Map.of()))))
                .isInstanceOf(ProcessRefusedException.class);
        long before = denied("process-deploy");
        assertThatThrownBy(() -> folders.deploy(files)).isInstanceOf(ProcessRefusedException.class);
        assertThat(denied("process-deploy")).isEqualTo(before + 1);
        assertThat(deployments.versions(NightWorks.KEY).get(0).definition()).isEqualTo(newest);
    }

    @Test
    void a_form_leads_out_of_no_folder_by_its_name() {
        Draft draft = drafts.begin(wu, NightWorks.KEY);
        for (String name : new String[] {"reports/../night-work.jrxml", "reports/x.jasper", "night-work.jrxml"}) {
            var files = folder(headed("一"));
            files.put(name, new byte[] {1});
            long before = denied("draft-upload");
            assertThatThrownBy(() -> drafts.upload(wu, draft.id(), draft.version(), FolderZip.write(files)))
                    .as(name)
                    .isInstanceOf(ZhubanException.class);
            assertThat(denied("draft-upload")).isEqualTo(before + 1);
        }
    }

    @Test
    void only_a_process_admin_looks_at_a_sample() {
        SortedMap<String, byte[]> files = folder(headed("一"));
        assertThat(preview.of(wu, NightWorks.KEY, files, FORM)).hasSize(1);
        assertThatThrownBy(() -> preview.of(NightWorks.reviewer(), NightWorks.KEY, files, FORM))
                .isInstanceOf(DeniedException.class);
    }
}
