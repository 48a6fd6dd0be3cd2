package org.zhuban.filing.engine.gate;

import java.util.Map;

/** The BPMN of filing types: what the studio offers and nothing else. */
final class BpmnVocabulary {

    static final Map<String, String> PREFIXES = Map.of(
            "http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn",
            "http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi",
            "http://www.omg.org/spec/DD/20100524/DC", "dc",
            "http://www.omg.org/spec/DD/20100524/DI", "di",
            "http://camunda.org/schema/1.0/bpmn", "camunda",
            "http://camunda.org/schema/modeler/1.0", "modeler",
            "http://www.w3.org/2001/XMLSchema-instance", "xsi",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color");

    private static final String LINES =
            """
            bpmn:definitions: id name targetNamespace exporter exporterVersion modeler:executionPlatform modeler:executionPlatformVersion > bpmn:process bpmn:message bpmn:collaboration bpmn:category bpmndi:BPMNDiagram
            bpmn:collaboration: id name > bpmn:participant bpmn:documentation bpmn:textAnnotation bpmn:association bpmn:group
            bpmn:participant: id name processRef > bpmn:documentation
            bpmn:category: id name > bpmn:categoryValue
            bpmn:categoryValue: id value >
            bpmn:message: id name > bpmn:documentation
            bpmn:process: id name isExecutable processType isClosed camunda:historyTimeToLive camunda:versionTag camunda:isStartableInTasklist > @flow bpmn:laneSet
            bpmn:laneSet: id name > bpmn:lane
            bpmn:lane: id name > bpmn:flowNodeRef bpmn:childLaneSet bpmn:documentation
            bpmn:childLaneSet: id name > bpmn:lane
            bpmn:flowNodeRef: > +text
            bpmn:startEvent: id name camunda:formRef camunda:formRefBinding > @node
            bpmn:endEvent: id name > @node bpmn:terminateEventDefinition
            bpmn:terminateEventDefinition: id >
            bpmn:userTask: id name camunda:formRef camunda:formRefBinding @template > @node bpmn:multiInstanceLoopCharacteristics
            bpmn:serviceTask: id name camunda:delegateExpression @async @template > @node bpmn:multiInstanceLoopCharacteristics
            bpmn:exclusiveGateway: id name default gatewayDirection > @node
            bpmn:parallelGateway: id name gatewayDirection > @node
            bpmn:eventBasedGateway: id name gatewayDirection > @node
            bpmn:subProcess: id name triggeredByEvent > @node @flow bpmn:multiInstanceLoopCharacteristics
            bpmn:boundaryEvent: id name attachedToRef cancelActivity > @node bpmn:messageEventDefinition bpmn:timerEventDefinition
            bpmn:intermediateCatchEvent: id name > @node bpmn:messageEventDefinition bpmn:timerEventDefinition
            bpmn:intermediateThrowEvent: id name > @node
            bpmn:messageEventDefinition: id messageRef >
            bpmn:timerEventDefinition: id > bpmn:timeDuration bpmn:timeCycle
            bpmn:timeDuration: id xsi:type > +text
            bpmn:timeCycle: id xsi:type > +text
            bpmn:multiInstanceLoopCharacteristics: id isSequential > bpmn:loopCardinality bpmn:completionCondition
            bpmn:loopCardinality: id xsi:type > +text
            bpmn:completionCondition: id xsi:type > +text
            bpmn:sequenceFlow: id name sourceRef targetRef > bpmn:conditionExpression bpmn:documentation
            bpmn:conditionExpression: id xsi:type > +text
            bpmn:documentation: id textFormat > +text
            bpmn:incoming: > +text
            bpmn:outgoing: > +text
            bpmn:textAnnotation: id textFormat > bpmn:text
            bpmn:text: > +text
            bpmn:association: id sourceRef targetRef associationDirection >
            bpmn:group: id categoryValueRef >
            bpmn:extensionElements: > camunda:properties camunda:failedJobRetryTimeCycle
            camunda:properties: > camunda:property
            camunda:property: id name value >
            camunda:failedJobRetryTimeCycle: > +text
            bpmndi:BPMNDiagram: id name documentation resolution > bpmndi:BPMNPlane bpmndi:BPMNLabelStyle
            bpmndi:BPMNPlane: id bpmnElement > bpmndi:BPMNShape bpmndi:BPMNEdge
            bpmndi:BPMNShape: id bpmnElement isExpanded isHorizontal isMarkerVisible @colour > dc:Bounds bpmndi:BPMNLabel
            bpmndi:BPMNEdge: id bpmnElement @colour > di:waypoint bpmndi:BPMNLabel
            bpmndi:BPMNLabel: id color:color > dc:Bounds
            bpmndi:BPMNLabelStyle: id > dc:Font
            dc:Font: name size isBold isItalic isUnderline isStrikeThrough >
            dc:Bounds: x y width height >
            di:waypoint: x y >
            """;

    private static final String ID = "[\\p{L}_][\\p{L}\\p{N}_.-]{0,99}";
    private static final String NUMBER = "-?[0-9]{1,7}([.][0-9]{1,15})?";
    private static final String FLAG = "true|false";
    private static final String COLOUR = "#[0-9a-fA-F]{3,8}|[a-zA-Z]{1,30}|rgb\\([0-9, ]{5,15}\\)";

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("id", ID),
            Map.entry("sourceRef", ID),
            Map.entry("targetRef", ID),
            Map.entry("messageRef", ID),
            Map.entry("attachedToRef", ID),
            Map.entry("processRef", ID),
            Map.entry("default", ID),
            Map.entry("bpmnElement", ID),
            Map.entry("x", NUMBER),
            Map.entry("y", NUMBER),
            Map.entry("width", NUMBER),
            Map.entry("height", NUMBER),
            Map.entry("isExecutable", FLAG),
            Map.entry("cancelActivity", FLAG),
            Map.entry("isSequential", FLAG),
            Map.entry("triggeredByEvent", "false"),
            Map.entry("xsi:type", "([\\w-]+:)?tFormalExpression"),
            Map.entry("camunda:formRef", ID),
            Map.entry("camunda:formRefBinding", "deployment"),
            Map.entry("camunda:delegateExpression", "\\$\\{[a-zA-Z][a-zA-Z0-9]{0,63}}"),
            Map.entry("camunda:asyncBefore", FLAG),
            Map.entry("camunda:exclusive", "true"),
            Map.entry("camunda:historyTimeToLive", "P[1-9][0-9]{0,4}D"),
            Map.entry("camunda:isStartableInTasklist", FLAG),
            Map.entry("camunda:versionTag", Vocabulary.VERSION_TAG),
            Map.entry("targetNamespace", Vocabulary.NAMESPACE),
            Map.entry("bpmn:message name", "[a-z][a-z0-9.-]{0,63}"),
            Map.entry("camunda:property name", "[a-z][a-zA-Z0-9]{0,63}"),
            Map.entry("bioc:stroke", COLOUR),
            Map.entry("bioc:fill", COLOUR),
            Map.entry("color:background-color", COLOUR),
            Map.entry("color:border-color", COLOUR),
            Map.entry("color:color", COLOUR));

    /** Names and descriptions: the engine would evaluate an expression in them. */
    private static final String PLAIN = "(?!.*[$#]\\{).{0,500}";

    static final Vocabulary WORDS = new Vocabulary(
            "bpmn:definitions",
            LINES.replace(
                            "@template",
                            "camunda:modelerTemplate camunda:modelerTemplateVersion camunda:modelerTemplateIcon")
                    .replace("@async", "camunda:asyncBefore camunda:exclusive")
                    .replace("@colour", "bioc:stroke bioc:fill color:background-color color:border-color"),
            Map.of(
                    "@node",
                    "bpmn:incoming bpmn:outgoing bpmn:documentation bpmn:extensionElements",
                    "@flow",
                    "bpmn:startEvent bpmn:endEvent bpmn:userTask bpmn:serviceTask bpmn:exclusiveGateway bpmn:parallelGateway"
                            + " bpmn:eventBasedGateway bpmn:subProcess bpmn:boundaryEvent bpmn:intermediateCatchEvent"
                            + " bpmn:intermediateThrowEvent bpmn:sequenceFlow bpmn:documentation bpmn:extensionElements"
                            + " bpmn:textAnnotation bpmn:association bpmn:group"),
            VALUES,
            PLAIN);

    private BpmnVocabulary() {}
}
