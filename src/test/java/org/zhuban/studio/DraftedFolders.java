package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SortedMap;
import java.util.TreeMap;

/** Folders as a process admin might change them. */
public final class DraftedFolders {

    private DraftedFolders() {}

    /** One replacement of the only occurrence in a file. */
    public static SortedMap<String, byte[]> replaced(
            SortedMap<String, byte[]> folder, String file, String what, String by) {
        String text = new String(folder.get(file), UTF_8);
        if (text.indexOf(what) < 0 || text.indexOf(what) != text.lastIndexOf(what)) {
            throw new IllegalArgumentException(what + " is not there once");
        }
        var changed = new TreeMap<>(folder);
        changed.put(file, text.replace(what, by).getBytes(UTF_8));
        return changed;
    }

    /** {@code enterprise-certification} with a step 复核 between the review's approval and its end. */
    public static SortedMap<String, byte[]> secondReview(SortedMap<String, byte[]> folder) {
        String file = "enterprise-certification.bpmn";
        var step = replaced(
                folder,
                file,
                "sourceRef=\"certification-reviewed\" targetRef=\"examination-approved\"",
                "sourceRef=\"certification-reviewed\" targetRef=\"recheck-certification\"");
        step = replaced(
                step,
                file,
                "<bpmn:endEvent id=\"examination-approved\" name=\"审核通过\">\n        <bpmn:incoming>review-approved</bpmn:incoming>",
                """
                <bpmn:userTask id="recheck-certification" name="复核">
                        <bpmn:extensionElements>
                          <camunda:properties>
                            <camunda:property name="desk" value="authority" />
                          </camunda:properties>
                        </bpmn:extensionElements>
                        <bpmn:incoming>review-approved</bpmn:incoming>
                        <bpmn:outgoing>to-recheck-outcome</bpmn:outgoing>
                      </bpmn:userTask>
                      <bpmn:exclusiveGateway id="certification-rechecked" name="复核意见？">
                        <bpmn:incoming>to-recheck-outcome</bpmn:incoming>
                        <bpmn:outgoing>recheck-approved</bpmn:outgoing>
                        <bpmn:outgoing>recheck-rejected</bpmn:outgoing>
                      </bpmn:exclusiveGateway>
                      <bpmn:endEvent id="examination-approved" name="审核通过">
                        <bpmn:incoming>recheck-approved</bpmn:incoming>""");
        step = replaced(
                step,
                file,
                "<bpmn:incoming>review-rejected</bpmn:incoming>",
                "<bpmn:incoming>review-rejected</bpmn:incoming>\n        <bpmn:incoming>recheck-rejected</bpmn:incoming>");
        return replaced(
                step,
                file,
                "<bpmn:sequenceFlow id=\"to-correction\" ",
                """
                <bpmn:sequenceFlow id="to-recheck-outcome" sourceRef="recheck-certification" targetRef="certification-rechecked" />
                      <bpmn:sequenceFlow id="recheck-approved" name="通过" sourceRef="certification-rechecked" targetRef="examination-approved">
                        <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approved'}</bpmn:conditionExpression>
                      </bpmn:sequenceFlow>
                      <bpmn:sequenceFlow id="recheck-rejected" name="不予通过" sourceRef="certification-rechecked" targetRef="examination-rejected">
                        <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'rejected'}</bpmn:conditionExpression>
                      </bpmn:sequenceFlow>
                      <bpmn:sequenceFlow id="to-correction" \
                """);
    }
}
