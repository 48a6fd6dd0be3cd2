package org.zhuban.filing.engine.gate;

/** A small sound folder for the attacks to change. */
public final class Samples {

    public static final String BPMN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="sample" targetNamespace="https://zhuban.org/processes">
              <bpmn:process id="sample-type" name="样例" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:extensionElements>
                  <camunda:properties>
                    <camunda:property name="programme" value="ZZ" />
                  </camunda:properties>
                </bpmn:extensionElements>
                <bpmn:startEvent id="submitted" name="提交" camunda:formRef="sample-type.submit" camunda:formRefBinding="deployment">
                  <bpmn:outgoing>to-examination</bpmn:outgoing>
                </bpmn:startEvent>
                <bpmn:subProcess id="examination" name="审查" triggeredByEvent="false">
                  <bpmn:startEvent id="started" name="开始" />
                  <bpmn:serviceTask id="run-checks" name="自动审查" camunda:delegateExpression="${runChecks}">
                    <bpmn:extensionElements>
                      <camunda:properties>
                        <camunda:property name="decision" value="sample-type.checks" />
                      </camunda:properties>
                    </bpmn:extensionElements>
                  </bpmn:serviceTask>
                  <bpmn:userTask id="review-sample" name="审核">
                    <bpmn:extensionElements>
                      <camunda:properties>
                        <camunda:property name="desk" value="authority" />
                      </camunda:properties>
                    </bpmn:extensionElements>
                  </bpmn:userTask>
                  <bpmn:exclusiveGateway id="sample-reviewed" name="审核意见？" />
                  <bpmn:userTask id="correct-filing" name="补正">
                    <bpmn:extensionElements>
                      <camunda:properties>
                        <camunda:property name="desk" value="applicant" />
                      </camunda:properties>
                    </bpmn:extensionElements>
                  </bpmn:userTask>
                  <bpmn:exclusiveGateway id="corrected" name="是否补正？" />
                  <bpmn:endEvent id="examined" name="审结" />
                  <bpmn:sequenceFlow id="f1" sourceRef="started" targetRef="run-checks" />
                  <bpmn:sequenceFlow id="f2" sourceRef="run-checks" targetRef="review-sample" />
                  <bpmn:sequenceFlow id="f3" sourceRef="review-sample" targetRef="sample-reviewed" />
                  <bpmn:sequenceFlow id="f4" name="通过" sourceRef="sample-reviewed" targetRef="examined">
                    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approved'}</bpmn:conditionExpression>
                  </bpmn:sequenceFlow>
                  <bpmn:sequenceFlow id="f5" name="不予通过" sourceRef="sample-reviewed" targetRef="examined">
                    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'rejected'}</bpmn:conditionExpression>
                  </bpmn:sequenceFlow>
                  <bpmn:sequenceFlow id="f6" name="退回补正" sourceRef="sample-reviewed" targetRef="correct-filing">
                    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'returned'}</bpmn:conditionExpression>
                  </bpmn:sequenceFlow>
                  <bpmn:sequenceFlow id="f7" sourceRef="correct-filing" targetRef="corrected" />
                  <bpmn:sequenceFlow id="f8" name="重新提交" sourceRef="corrected" targetRef="run-checks">
                    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'resubmitted'}</bpmn:conditionExpression>
                  </bpmn:sequenceFlow>
                  <bpmn:sequenceFlow id="f9" name="放弃" sourceRef="corrected" targetRef="examined">
                    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'abandoned'}</bpmn:conditionExpression>
                  </bpmn:sequenceFlow>
                </bpmn:subProcess>
                <bpmn:boundaryEvent id="withdrawal" name="撤回" attachedToRef="examination">
                  <bpmn:messageEventDefinition id="withdrawal-received" messageRef="withdraw" />
                </bpmn:boundaryEvent>
                <bpmn:exclusiveGateway id="sample-decided" name="结论？" />
                <bpmn:endEvent id="approved" name="通过" />
                <bpmn:endEvent id="rejected" name="不予通过" />
                <bpmn:endEvent id="abandoned" name="已放弃" />
                <bpmn:sequenceFlow id="to-examination" sourceRef="submitted" targetRef="examination" />
                <bpmn:sequenceFlow id="to-decided" sourceRef="examination" targetRef="sample-decided" />
                <bpmn:sequenceFlow id="withdrawn-rejected" sourceRef="withdrawal" targetRef="rejected" />
                <bpmn:sequenceFlow id="decided-approved" name="通过" sourceRef="sample-decided" targetRef="approved">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approved'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="decided-rejected" name="不予通过" sourceRef="sample-decided" targetRef="rejected">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'rejected'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="decided-abandoned" name="放弃" sourceRef="sample-decided" targetRef="abandoned">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'abandoned'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
              </bpmn:process>
              <bpmn:message id="withdraw" name="filing.withdraw" />
            </bpmn:definitions>
            """;

    public static final String DMN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="sample" name="样例" namespace="https://zhuban.org/processes">
              <decision id="sample-type.checks" name="自动审查" camunda:historyTimeToLive="P30D">
                <decisionTable id="table" hitPolicy="COLLECT">
                  <input id="i1"><inputExpression id="e" typeRef="string"><text>creditCode</text></inputExpression></input>
                  <output id="o1" name="rule" typeRef="string" />
                  <rule id="r1">
                    <inputEntry id="r1i"><text>"VALID"</text></inputEntry>
                    <outputEntry id="r1o"><text>"credit-code"</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private Samples() {}
}
