package org.zhuban.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ApartTest;
import org.zhuban.common.DeniedException;
import org.zhuban.filing.Fault;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.Finding;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessRefusedException;
import org.zhuban.filing.engine.ProcessRehearsals.Act;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.ReviewService;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.Verdict;

/** A draft is tried on filings of the past, and nothing of the trial remains. */
@ApartTest
class TrialsIntegrationTests {

    private static final String TYPE = "enterprise-certification";
    private static final String DIAGRAM = TYPE + ".bpmn";
    private static final String REGION = "320507";

    @Autowired
    private Trials trials;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private FilingService filings;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final CurrentAccount reviewer = SubmittedFilings.reviewer("试审员", REGION);
    private final CurrentAccount admin = SubmittedFilings.account("试流程员", new Grant(Role.PROCESS_ADMIN, null, null));

    private SortedMap<String, byte[]> folder() {
        return deployments.packaged(TYPE).orElseThrow();
    }

    private Submitted decided(String outcome) {
        Submitted one = submitted.submit(REGION);
        reviews.decide(reviewer, one.taskId(), new Verdict(outcome, "说明理由", List.of()));
        return one;
    }

    private Submitted correctedThenApproved() {
        Submitted one = submitted.submit(REGION);
        reviews.decide(reviewer, one.taskId(), new Verdict("returned", "请补正", List.of(new Fault("name", "请填全称"))));
        filings.submit(one.applicant(), one.filing().id());
        jdbc.sql("update filing_finding set result = 'WARN' where filing = :id and result = 'FAIL'")
                .param("id", one.filing().id())
                .update();
        reviews.decide(reviewer, submitted.task(one.filing().id()), new Verdict("approved", "同意", List.of()));
        return one;
    }

    private Trial played(SortedMap<String, byte[]> files) {
        Trial trial = trials.start(admin, TYPE, files, Trials.USUAL);
        await().atMost(Duration.ofMinutes(1)).until(trial::over);
        return trial;
    }

    private Trial.Report report(SortedMap<String, byte[]> files) {
        Trial trial = played(files);
        assertThat(trial.failure()).isNull();
        return Objects.requireNonNull(trial.report());
    }

    private Map<String, Object> everything() {
        return jdbc.sql(
                        """
                        select (select count(*) from act_re_procdef) as versions, (select count(*) from act_ru_execution) as running,
                               (select count(*) from act_ru_task) as tasks, (select count(*) from open_task) as inbox,
                               (select count(*) from filing_event) as events, (select count(*) from filing_trace) as steps,
                               (select count(*) from filing_finding) as findings, (select count(*) from sms_outbox) as messages,
                               (select count(*) from document) as papers, (select sum(version) from filing) as changes""")
                .query()
                .singleRow();
    }

    @Test
    void a_trial_under_way_holds_up_no_release() {
        int versions = deployments.versions(TYPE).size();
        transaction.executeWithoutResult(trying -> {
            trying.setRollbackOnly();
            String tried = deployments.tryOut(TYPE, folder());
            String released = CompletableFuture.supplyAsync(() -> Objects.requireNonNull(
                            transaction.execute(status -> deployments.deploy(TYPE, folder(), "studio:meanwhile"))))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            assertThat(released).isNotEqualTo(tried);
        });
        assertThat(deployments.versions(TYPE)).hasSize(versions + 1);
    }

    @Test
    void an_unchanged_folder_leads_every_filing_the_same_way_to_the_same_end_and_leaves_nothing_behind() {
        decided("approved");
        decided("rejected");
        correctedThenApproved();
        Map<String, Object> before = everything();
        Trial.Report report = report(folder());
        assertThat(report.played()).isGreaterThanOrEqualTo(3);
        assertThat(report.blind()).isZero();
        assertThat(report.different())
                .as("the fixture turns what failed into a warning")
                .allMatch(one -> one.kind() == Trial.Kind.CHECKS);
        assertThat(everything()).isEqualTo(before);
        Trial.Report again = report(folder());
        assertThat(again.played()).isEqualTo(report.played());
    }

    @Test
    void a_step_that_nobody_was_asked_for_is_taken_for_favourable_and_said_so() {
        Submitted approved = decided("approved");
        Submitted rejected = decided("rejected");
        Trial.Report report = report(DraftedFolders.secondReview(folder()));
        assertThat(report.count(Trial.Kind.END)).isZero();
        Trial.Outcome other = of(report, approved);
        assertThat(other.kind()).isEqualTo(Trial.Kind.PATH);
        assertThat(other.assumed()).containsExactly(new Act("recheck-certification", "approved"));
        assertThat(other.path()).contains("recheck-certification").endsWith("approved");
        assertThat(of(report, rejected).kind()).isEqualTo(Trial.Kind.CHECKS);
    }

    @Test
    void what_would_have_ended_otherwise_comes_first() {
        Submitted approved = decided("approved");
        Submitted rejected = decided("rejected");
        var turned = DraftedFolders.replaced(
                folder(),
                DIAGRAM,
                "sourceRef=\"certification-reviewed\" targetRef=\"examination-rejected\"",
                "sourceRef=\"certification-reviewed\" targetRef=\"notify-returned\"");
        turned = DraftedFolders.replaced(
                turned, DIAGRAM, "        <bpmn:incoming>review-rejected</bpmn:incoming>\n", "");
        turned = DraftedFolders.replaced(
                turned,
                DIAGRAM,
                "<bpmn:incoming>review-returned</bpmn:incoming>",
                "<bpmn:incoming>review-returned</bpmn:incoming><bpmn:incoming>review-rejected</bpmn:incoming>");
        Trial trial = played(turned);
        if (trial.failure() instanceof ProcessRefusedException refused) {
            assertThat(refused.faults()).isEmpty();
        }
        Trial.Report report = Objects.requireNonNull(trial.report());
        assertThat(report.different().get(0).kind()).isEqualTo(Trial.Kind.END);
        assertThat(of(report, rejected).kind()).isEqualTo(Trial.Kind.END);
        assertThat(of(report, rejected).formerEnd()).isEqualTo("rejected");
        assertThat(of(report, approved).end()).isEqualTo("approved");
    }

    @Test
    void a_changed_table_is_asked_with_what_was_known_then() {
        Submitted one = submitted.submit(REGION);
        reviews.decide(reviewer, one.taskId(), new Verdict("approved", "同意", List.of()));
        String rule = jdbc.sql(
                        "select rule from filing_finding where filing = :id and result = 'PASS' order by rule limit 1")
                .param("id", one.filing().id())
                .query(String.class)
                .single();
        var folder = folder();
        String table = new String(folder.get("checks.dmn"), java.nio.charset.StandardCharsets.UTF_8);
        folder.put(
                "checks.dmn", table.replace("\"PASS\"", "\"WARN\"").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Trial.Outcome other = of(report(folder), one);
        assertThat(other.kind()).isEqualTo(Trial.Kind.CHECKS);
        assertThat(other.rules().get(rule)).containsExactly(Finding.Result.PASS, Finding.Result.WARN);
    }

    @Test
    void its_scenarios_are_played_and_one_that_goes_otherwise_says_where() {
        Trial.Report report = report(folder());
        assertThat(report.scenarios()).hasSizeGreaterThan(4).allMatch(one -> one.problem() == null);
        Trial.Report changed = report(DraftedFolders.secondReview(folder()));
        assertThat(changed.scenarios())
                .filteredOn(one -> one.file().equals("scenarios/approved.yaml"))
                .singleElement()
                .satisfies(one -> assertThat(one.problem()).contains("recheck-certification"));
        var broken = folder();
        broken.put("scenarios/approved.yaml", "a: [".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(report(broken).scenarios())
                .filteredOn(one -> one.file().equals("scenarios/approved.yaml"))
                .singleElement()
                .satisfies(one -> assertThat(one.problem()).contains("scenarios/approved.yaml"));
    }

    @Test
    void a_folder_that_the_gate_refuses_is_not_played() {
        var broken = folder();
        broken.put(DIAGRAM, "<x/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(played(broken).failure()).isInstanceOf(ProcessRefusedException.class);
    }

    @Test
    void only_process_admins_try_drafts() {
        assertThatThrownBy(() -> trials.start(reviewer, TYPE, folder(), 10)).isInstanceOf(DeniedException.class);
    }

    private static Trial.Outcome of(Trial.Report report, Submitted one) {
        return report.different().stream()
                .filter(other -> other.filing().equals(one.filing().id()))
                .findFirst()
                .orElseThrow();
    }
}
