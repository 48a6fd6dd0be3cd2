package org.zhuban.filing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.TestClock;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;

/**
 * Filings of {@code public-work}, the type of {@code src/test/resources/types/published} that is published and waits five working days before
 * it is registered.
 */
@TestComponent
public class PublicWorks {

    public static final String KEY = "public-work";

    private static final String BPMN = KEY + ".bpmn";

    private final FilingService filings;
    private final ProcessDeployments deployments;
    private final ManagementService jobs;
    private final TransactionTemplate transaction;
    private final TestClock clock;

    PublicWorks(
            FilingService filings,
            ProcessDeployments deployments,
            ManagementService jobs,
            TransactionTemplate transaction,
            TestClock clock) {
        this.filings = filings;
        this.deployments = deployments;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Filing submit(CurrentAccount account, String project) {
        return submit(Applicant.of(account), Map.of("projectName", project));
    }

    /** @param answers beside the usual ones */
    public Filing submit(Applicant applicant, Map<String, Object> answers) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("startsOn", today.plusDays(1).toString());
        data.put("endsOn", today.plusDays(3).toString());
        data.put("works", List.of("CONCRETE"));
        data.put("budget", "12,000.50");
        data.put("shifts", List.of(Map.of("leader", "李班长", "people", 12)));
        data.put("equipment", List.of(Map.of("machine", "25 吨吊车", "pieces", 2)));
        data.putAll(answers);
        FilingService.Opened opened = filings.open(applicant, KEY, null, data);
        String token = opened.token();
        return filings.submit(
                token == null ? applicant : Applicant.visitor(token, applicant.name()),
                opened.details().filing().id());
    }

    /** What the engine would do by now: the timers of the type whose time has come. @return how many there were */
    public int timers() {
        ClockUtil.setCurrentTime(java.util.Date.from(clock.instant()));
        try {
            List<Job> due = jobs.createJobQuery()
                    .processDefinitionKey(KEY)
                    .timers()
                    .executable()
                    .list();
            due.forEach(job -> jobs.executeJob(job.getId()));
            return due.size();
        } finally {
            ClockUtil.reset();
        }
    }

    /** When the timers of a filing fire, by BPMN id. */
    public Map<String, Instant> due(UUID filing) {
        String instance = filings.forReview(filing).filing().processInstance();
        Map<String, Instant> due = new TreeMap<>();
        jobs.createJobQuery()
                .processInstanceId(Objects.requireNonNull(instance))
                .timers()
                .list()
                .forEach(job -> due.put(
                        jobs.createJobDefinitionQuery()
                                .jobDefinitionId(job.getJobDefinitionId())
                                .singleResult()
                                .getActivityId(),
                        job.getDuedate().toInstant()));
        return due;
    }

    public SortedMap<String, byte[]> packaged() {
        return new TreeMap<>(deployments.packaged(KEY).orElseThrow());
    }

    /** The packaged folder with another diagram. */
    public SortedMap<String, byte[]> edited(String... fromTo) {
        SortedMap<String, byte[]> files = packaged();
        String diagram = new String(Objects.requireNonNull(files.get(BPMN)), UTF_8);
        for (int i = 0; i < fromTo.length; i += 2) {
            if (!diagram.contains(fromTo[i])) {
                throw new IllegalArgumentException("the diagram has no " + fromTo[i]);
            }
            diagram = diagram.replace(fromTo[i], fromTo[i + 1]);
        }
        files.put(BPMN, diagram.getBytes(UTF_8));
        return files;
    }

    /** The packaged folder with three working days more before the register, 异议期, in which nobody can take it back. */
    public SortedMap<String, byte[]> waitingTwice() {
        return edited(
                "<bpmn:incoming>decided-approved</bpmn:incoming>\n      <bpmn:outgoing>to-document",
                "<bpmn:incoming>to-register</bpmn:incoming>\n      <bpmn:outgoing>to-document",
                "targetRef=\"enter-register\"",
                "targetRef=\"objections\"",
                "<bpmn:sequenceFlow id=\"to-document\"",
                """
                <bpmn:intermediateCatchEvent id="objections" name="异议期">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="workingDays" value="true" /></camunda:properties></bpmn:extensionElements>
                  <bpmn:incoming>decided-approved</bpmn:incoming>
                  <bpmn:outgoing>to-register</bpmn:outgoing>
                  <bpmn:timerEventDefinition id="objections-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P3D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="to-register" sourceRef="objections" targetRef="enter-register" />
                <bpmn:sequenceFlow id="to-document\"""");
    }

    /** The packaged folder with a step more before the register, 登记复核, at which nobody can take it back. */
    public SortedMap<String, byte[]> recorded() {
        return edited(
                "<bpmn:incoming>decided-approved</bpmn:incoming>",
                "<bpmn:incoming>record-approved</bpmn:incoming>",
                "<bpmn:incoming>decided-rejected</bpmn:incoming>",
                "<bpmn:incoming>decided-rejected</bpmn:incoming>\n      <bpmn:incoming>record-rejected</bpmn:incoming>",
                "targetRef=\"enter-register\"",
                "targetRef=\"record-result\"",
                "<bpmn:sequenceFlow id=\"to-document\"",
                """
                <bpmn:userTask id="record-result" name="登记复核">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="desk" value="authority" /></camunda:properties></bpmn:extensionElements>
                  <bpmn:incoming>decided-approved</bpmn:incoming>
                  <bpmn:outgoing>to-recorded</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:exclusiveGateway id="result-recorded" name="复核意见？">
                  <bpmn:incoming>to-recorded</bpmn:incoming>
                  <bpmn:outgoing>record-approved</bpmn:outgoing>
                  <bpmn:outgoing>record-rejected</bpmn:outgoing>
                </bpmn:exclusiveGateway>
                <bpmn:sequenceFlow id="to-recorded" sourceRef="record-result" targetRef="result-recorded" />
                <bpmn:sequenceFlow id="record-approved" name="通过" sourceRef="result-recorded" targetRef="enter-register">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approved'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="record-rejected" name="不予通过" sourceRef="result-recorded" targetRef="notify-rejected">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'rejected'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="to-document\"""");
    }

    /** The packaged folder with a term of ten days for the whole examination, after which it is rejected. */
    public SortedMap<String, byte[]> withTerm() {
        return edited(
                "<bpmn:incoming>decided-rejected</bpmn:incoming>",
                "<bpmn:incoming>decided-rejected</bpmn:incoming>\n      <bpmn:incoming>term-over</bpmn:incoming>",
                "<bpmn:boundaryEvent id=\"withdrawal\"",
                """
                <bpmn:boundaryEvent id="term" name="审查期满" attachedToRef="examination">
                  <bpmn:outgoing>term-over</bpmn:outgoing>
                  <bpmn:timerEventDefinition id="term-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P10D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="term-over" sourceRef="term" targetRef="notify-rejected" />
                <bpmn:boundaryEvent id="withdrawal\"""");
    }

    /** Deploys without asking anybody. @return its definition */
    public String deploy(Map<String, byte[]> files) {
        return Objects.requireNonNull(transaction.execute(status -> deployments.deploy(KEY, files, "studio:test")));
    }
}
