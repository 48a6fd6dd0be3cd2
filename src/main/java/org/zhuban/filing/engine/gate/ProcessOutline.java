package org.zhuban.filing.engine.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A diagram without its drawing: every element and all that is said of it. For comparing two versions that the gate let pass, in words or by
 * machine.
 *
 * @param elements by id, in the file's order; one without an id is numbered within its kind
 * @param drawing  shapes and edges, a line each, sorted; says nothing about what the process does
 */
public record ProcessOutline(Map<String, Element> elements, List<String> drawing) {

    public static final String FLOW = "sequenceFlow";
    public static final String USER_TASK = "userTask";

    private static final Set<String> CARRIERS = Set.of(
            "bpmn:definitions",
            "bpmn:process",
            "bpmn:message",
            "bpmn:collaboration",
            "bpmn:participant",
            "bpmn:laneSet",
            "bpmn:lane",
            "bpmn:category",
            "bpmn:textAnnotation",
            "bpmn:association",
            "bpmn:group",
            "bpmn:sequenceFlow");

    /**
     * An element.
     *
     * @param kind   its tag without prefix, e.g. {@code userTask}
     * @param name   empty if it has none
     * @param parent id of the subprocess or process that it lies in; empty for what lies in none
     * @param facts  what else is said of it, by path: attributes, {@code property.desk}, {@code conditionExpression},
     *               {@code timerEventDefinition.timeDuration} …; {@code outgoing} in order
     */
    public record Element(String id, String kind, String name, String parent, Map<String, String> facts) {

        public String fact(String path) {
            return facts.getOrDefault(path, "");
        }

        public boolean isFlow() {
            return FLOW.equals(kind);
        }

        /** The outcome that a flow is taken for; null if it has no such condition. */
        public @Nullable String outcome() {
            var matcher = BpmnGate.OUTCOME.matcher(fact("conditionExpression"));
            return matcher.matches() ? matcher.group(1) : null;
        }
    }

    /** @throws IllegalArgumentException if the gate would not read it */
    public static ProcessOutline of(byte[] bpmn) {
        XmlNode document;
        try {
            document = SafeXml.parse(ProcessGate.cleaned(".bpmn", bpmn), BpmnVocabulary.PREFIXES);
        } catch (SafeXml.UnreadableException broken) {
            throw new IllegalArgumentException(broken);
        }
        List<XmlNode> flows = document.all()
                .filter(node -> "bpmn:sequenceFlow".equals(node.tag))
                .toList();
        var elements = new LinkedHashMap<String, Element>();
        document.all()
                .filter(node -> !node.tag.startsWith("bpmndi:") && carries(node))
                .forEach(node -> {
                    String id = node.id();
                    for (int more = 1; id.isEmpty() || elements.containsKey(id); more++) {
                        id = node.tag + "#" + more;
                    }
                    elements.put(id, element(id, node, flows));
                });
        List<String> drawing = document.children("bpmndi:BPMNDiagram")
                .flatMap(XmlNode::all)
                .filter(node -> Set.of("bpmndi:BPMNShape", "bpmndi:BPMNEdge").contains(node.tag))
                .map(Facts::drawn)
                .sorted()
                .toList();
        return new ProcessOutline(java.util.Collections.unmodifiableMap(elements), drawing);
    }

    private static boolean carries(XmlNode node) {
        return CARRIERS.contains(node.tag) || FlowGate.NODES.contains(node.tag);
    }

    private static Element element(String id, XmlNode node, List<XmlNode> flows) {
        SortedMap<String, String> facts = Facts.of(
                node,
                child -> carries(child)
                        || child.tag.startsWith("bpmndi:")
                        || Set.of("bpmn:incoming", "bpmn:outgoing").contains(child.tag));
        XmlNode parent = node.parent;
        List<String> outgoing = listed(node, "bpmn:outgoing");
        if (!outgoing.isEmpty()) {
            facts.put("outgoing", String.join(" ", outgoing));
        }
        // What a node lists of its flows says nothing new, unless it contradicts them.
        contradicts(outgoing, ending(flows, "sourceRef", node)).ifPresent(said -> facts.put("outgoing.listed", said));
        contradicts(listed(node, "bpmn:incoming"), ending(flows, "targetRef", node))
                .ifPresent(said -> facts.put("incoming.listed", said));
        facts.remove("name");
        return new Element(
                id,
                node.tag.replaceFirst(".*:", ""),
                Facts.spaced(Objects.requireNonNullElse(node.attribute("name"), "")),
                parent == null || !Set.of("bpmn:process", "bpmn:subProcess").contains(parent.tag) ? "" : parent.id(),
                Facts.unchanging(facts));
    }

    private static List<String> listed(XmlNode node, String tag) {
        return node.children(tag).map(XmlNode::content).toList();
    }

    private static List<String> ending(List<XmlNode> flows, String end, XmlNode node) {
        return flows.stream()
                .filter(flow -> node.id().equals(flow.attribute(end)))
                .map(XmlNode::id)
                .toList();
    }

    private static java.util.Optional<String> contradicts(List<String> listed, List<String> flows) {
        List<String> sorted = listed.stream().sorted().toList();
        return sorted.equals(flows.stream().sorted().toList())
                ? java.util.Optional.empty()
                : java.util.Optional.of(String.join(" ", sorted));
    }

    /** Of the kind {@link #FLOW}, {@link #USER_TASK} … */
    public Stream<Element> all(String kind) {
        return elements.values().stream().filter(element -> element.kind().equals(kind));
    }

    public @Nullable Element element(String id) {
        return elements.get(id);
    }

    /** The process itself. */
    public Element process() {
        return all("process").findFirst().orElseThrow();
    }

    public List<Element> into(String node) {
        return all(FLOW).filter(flow -> flow.fact("targetRef").equals(node)).toList();
    }

    public List<Element> outOf(String node) {
        return all(FLOW).filter(flow -> flow.fact("sourceRef").equals(node)).toList();
    }

    /** The flows behind the gateways that follow a task: its outcomes. */
    public List<Element> decisions(String task) {
        var flows = new ArrayList<Element>();
        outOf(task).forEach(flow -> flows.addAll(outOf(flow.fact("targetRef"))));
        return flows.stream().filter(flow -> flow.outcome() != null).collect(Collectors.toUnmodifiableList());
    }
}
