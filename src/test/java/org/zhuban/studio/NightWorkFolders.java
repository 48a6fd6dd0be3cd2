package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;

/** Versions of {@code night-work} as somebody might edit them. */
public record NightWorkFolders(ProcessDeployments deployments, TransactionTemplate transaction) {

    private static final String BPMN = "night-work.bpmn";

    public Map<String, byte[]> packaged() {
        return new TreeMap<>(deployments.packaged(NightWorks.KEY).orElseThrow());
    }

    /** Another guide sentence, so that it differs. */
    public Map<String, byte[]> reworded(String guide) {
        return edited(packaged(), "连续浇筑等确需夜间施工的，提前申报。", guide);
    }

    /** A second review after the first. */
    public Map<String, byte[]> confirmed() {
        Map<String, byte[]> files = edited(
                packaged(),
                "sourceRef=\"night-work-reviewed\" targetRef=\"examination-approved\"",
                "sourceRef=\"night-work-reviewed\" targetRef=\"confirm-night-work\"");
        files = edited(
                files,
                "<bpmn:incoming>review-approved</bpmn:incoming>",
                "<bpmn:incoming>confirm-approved</bpmn:incoming>");
        return edited(
                files,
                "<bpmn:sequenceFlow id=\"to-review\"",
                """
                <bpmn:userTask id="confirm-night-work" name="复核夜间施工">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="desk" value="authority" /></camunda:properties></bpmn:extensionElements>
                  <bpmn:incoming>review-approved</bpmn:incoming>
                  <bpmn:outgoing>to-confirm-outcome</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:exclusiveGateway id="night-work-confirmed" name="复核意见？">
                  <bpmn:incoming>to-confirm-outcome</bpmn:incoming>
                  <bpmn:outgoing>confirm-approved</bpmn:outgoing>
                  <bpmn:outgoing>confirm-returned</bpmn:outgoing>
                </bpmn:exclusiveGateway>
                <bpmn:sequenceFlow id="to-confirm-outcome" sourceRef="confirm-night-work" targetRef="night-work-confirmed" />
                <bpmn:sequenceFlow id="confirm-approved" name="通过" sourceRef="night-work-confirmed" targetRef="examination-approved">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approved'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="confirm-returned" name="退回补正" sourceRef="night-work-confirmed" targetRef="notify-returned">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'returned'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="to-review\"""");
    }

    /** The review has another id. */
    public Map<String, byte[]> renamed() {
        return edited(packaged(), "review-night-work", "examine-night-work");
    }

    static Map<String, byte[]> edited(Map<String, byte[]> files, String from, String to) {
        var edited = new TreeMap<>(files);
        String before = new String(files.get(BPMN), UTF_8);
        if (!before.contains(from)) {
            throw new IllegalArgumentException("the diagram has no " + from);
        }
        edited.put(BPMN, before.replace(from, to).getBytes(UTF_8));
        return edited;
    }

    /** Deploys without asking anybody. */
    public String deploy(Map<String, byte[]> files) {
        return Objects.requireNonNull(
                transaction.execute(status -> deployments.deploy(NightWorks.KEY, files, "studio:test")));
    }
}
