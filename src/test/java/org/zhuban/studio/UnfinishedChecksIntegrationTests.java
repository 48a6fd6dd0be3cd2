package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ZhubanTest;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;

/** An automated review 自动审查 whose table cannot be asked says so to the reviewer and approves nothing. */
@ZhubanTest(properties = {NightWorks.FOLDER, "zhuban.tested=unfinished-checks"})
class UnfinishedChecksIntegrationTests {

    private static final String SAID = "checks-incomplete UNCHECKED 自动审查未能完成，请人工核对";

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private FilingService filings;

    @Autowired
    private NightWorks works;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    /** Past the contract, as a version of before it was. */
    private List<String> found(SortedMap<String, byte[]> folder, int workers) {
        transaction.executeWithoutResult(status -> deployments.deploy(CheckedFolders.TYPE, folder, "test"));
        CurrentAccount account = works.enterprise("LABOUR");
        Filing draft = filings.open(
                        Applicant.of(account),
                        CheckedFolders.TYPE,
                        null,
                        Map.of("subject", "塔吊", "regionCode", "320506", "workers", workers))
                .details()
                .filing();
        Filing filing = filings.submit(Applicant.of(account), draft.id());
        assertThat(filing.state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(filing.region()).as("whose desk the form's region names").isEqualTo("320506");
        return jdbc.sql(
                        "select rule || ' ' || result || ' ' || message from filing_finding where filing = :id order by rule")
                .param("id", filing.id())
                .query(String.class)
                .list();
    }

    @Test
    void a_table_that_can_be_asked_finds_what_it_finds() {
        assertThat(found(CheckedFolders.folder(), 70)).containsExactly("some WARN 人数较多。");
    }

    @Test
    void a_question_that_nobody_answers_is_told_and_written_down() {
        var folder = new TreeMap<>(CheckedFolders.folder());
        folder.put(
                CheckedFolders.TABLE, CheckedFolders.table("COLLECT", "cranes").getBytes(UTF_8));
        assertThat(found(folder, 70)).containsExactly(SAID);
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'checks-incomplete'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void a_table_that_contradicts_itself_is_told_and_the_submission_stands() {
        var folder = new TreeMap<>(CheckedFolders.folder());
        folder.put(
                CheckedFolders.TABLE, CheckedFolders.table("UNIQUE", "workers").getBytes(UTF_8));
        assertThat(found(folder, 700)).containsExactly(SAID);
    }
}
