package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ApartTest;
import org.zhuban.common.DeniedException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingMigrations;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Reviewers;

/** An automated review 自动审查 whose table cannot be asked says so to the reviewer and approves nothing. */
@ApartTest
class UnfinishedChecksIntegrationTests {

    private static final String SAID = "checks-incomplete UNCHECKED 自动审查未能完成，请人工核对";

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private FilingService filings;

    @Autowired
    private UnfinishedChecks unfinished;

    @Autowired
    private ProcessCatalogue catalogue;

    @Autowired
    private FilingMigrations moves;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private NightWorks works;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    /** Past the contract, as a version of before it was. */
    private List<String> found(SortedMap<String, byte[]> folder, int workers) {
        return findings(submitted(folder, workers));
    }

    private Filing submitted(SortedMap<String, byte[]> folder, int workers) {
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
        return filing;
    }

    private List<String> findings(Filing filing) {
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
    void it_is_listed_with_the_reason_and_reviewed_anew_once_the_table_is_mended_and_the_filing_moved() {
        CurrentAccount wu = reviewers.processAdmin("unfinished-wu", "吴工");
        var broken = new TreeMap<>(CheckedFolders.folder());
        broken.put(
                CheckedFolders.TABLE, CheckedFolders.table("COLLECT", "cranes").getBytes(UTF_8));
        Filing filing = submitted(broken, 70);
        String source = filings.forReview(filing.id()).filing().processDefinition();
        assertThat(listed(wu, filing)).singleElement().satisfies(line -> {
            assertThat(line.number()).isEqualTo(filing.number());
            assertThat(line.step()).isEqualTo("自动审查");
            assertThat(line.table()).isEqualTo("塔吊审查");
            assertThat(line.unanswered()).containsExactly("cranes");
        });
        assertThat(catalogue.types(wu))
                .filteredOn(line -> line.type().equals(CheckedFolders.TYPE))
                .singleElement()
                .satisfies(line -> assertThat(line.incidents()).isPositive());
        assertThat(unfinished.anew(wu, CheckedFolders.TYPE, filing.id()))
                .as("by the same table")
                .isFalse();
        assertThat(findings(filing)).containsExactly(SAID);
        String target =
                transaction.execute(status -> deployments.deploy(CheckedFolders.TYPE, CheckedFolders.folder(), "test"));
        transaction.executeWithoutResult(status ->
                moves.migrate(List.of(filing.id()), String.valueOf(source), String.valueOf(target), Map.of()));
        assertThat(unfinished.anew(wu, CheckedFolders.TYPE, filing.id())).isTrue();
        assertThat(findings(filing)).containsExactly("some WARN 人数较多。");
        assertThat(filings.forReview(filing.id()).filing().state())
                .as("it decides nothing")
                .isEqualTo(FilingState.IN_REVIEW);
        assertThat(listed(wu, filing)).isEmpty();
        assertThatThrownBy(() -> unfinished.anew(wu, CheckedFolders.TYPE, filing.id()))
                .hasMessage("checks.not-unfinished");
        assertThatThrownBy(() -> unfinished.of(reviewers.reviewer("unfinished-li", "李审核"), CheckedFolders.TYPE))
                .isInstanceOf(DeniedException.class);
    }

    private List<UnfinishedChecks.Line> listed(CurrentAccount wu, Filing filing) {
        return unfinished.of(wu, CheckedFolders.TYPE).stream()
                .filter(line -> line.filing().equals(filing.id()))
                .toList();
    }

    @Test
    void a_table_that_contradicts_itself_is_told_and_the_submission_stands() {
        var folder = new TreeMap<>(CheckedFolders.folder());
        folder.put(
                CheckedFolders.TABLE, CheckedFolders.table("UNIQUE", "workers").getBytes(UTF_8));
        assertThat(found(folder, 700)).containsExactly(SAID);
    }
}
