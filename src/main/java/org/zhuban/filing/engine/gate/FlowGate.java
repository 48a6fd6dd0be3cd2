package org.zhuban.filing.engine.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * How the nodes hang together: flows join nodes of one scope; a user task is followed by the gateway whose flows are its outcomes; a gateway
 * has a way for each outcome that can reach it; no circle without a wait.
 */
final class FlowGate {

    static final Set<String> NODES = Set.of(
            "bpmn:startEvent",
            "bpmn:endEvent",
            "bpmn:userTask",
            "bpmn:serviceTask",
            "bpmn:exclusiveGateway",
            "bpmn:parallelGateway",
            "bpmn:eventBasedGateway",
            "bpmn:subProcess",
            "bpmn:boundaryEvent",
            "bpmn:intermediateCatchEvent",
            "bpmn:intermediateThrowEvent");

    private static final Set<String> WAITS =
            Set.of("bpmn:userTask", "bpmn:boundaryEvent", "bpmn:intermediateCatchEvent", "bpmn:eventBasedGateway");

    /** Steps that decide, and as what: behind them stands a gateway, as behind a user task. */
    private static final Map<String, Set<String>> DECIDING = Map.of("${decideByChecks}", Set.of("approved", "review"));

    /** Before anybody decided. */
    private static final String UNDECIDED = "";

    private record Flow(String id, String from, String to, @Nullable String outcome, XmlNode node) {}

    private final XmlNode process;
    private final Faults faults;
    private final Map<String, XmlNode> nodes = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();

    FlowGate(XmlNode process, Faults faults) {
        this.process = process;
        this.faults = faults;
    }

    void check() {
        process.all().filter(node -> NODES.contains(node.tag)).forEach(node -> nodes.put(node.id(), node));
        process.all().filter(node -> "bpmn:sequenceFlow".equals(node.tag)).forEach(this::flow);
        if (!faults.none()) {
            return;
        }
        nodes.values().forEach(this::node);
        if (faults.none()) {
            circles();
            coverage();
        }
    }

    private void flow(XmlNode flow) {
        XmlNode from = nodes.get(Objects.requireNonNullElse(flow.attribute("sourceRef"), ""));
        XmlNode to = nodes.get(Objects.requireNonNullElse(flow.attribute("targetRef"), ""));
        if (flow.id().isEmpty()
                || from == null
                || to == null
                || from.parent != flow.parent
                || to.parent != flow.parent) {
            faults.add(flow, "gate.flow-ends");
            return;
        }
        XmlNode condition = flow.child("bpmn:conditionExpression");
        String outcome = null;
        if (condition != null) {
            if (!"bpmn:exclusiveGateway".equals(from.tag)) {
                faults.add(flow, "gate.condition-place");
            }
            Matcher matcher = BpmnGate.OUTCOME.matcher(condition.content());
            outcome = matcher.matches() ? matcher.group(1) : null;
        }
        flows.add(new Flow(flow.id(), from.id(), to.id(), outcome, flow));
    }

    private List<Flow> outOf(String id) {
        return flows.stream().filter(flow -> flow.from().equals(id)).toList();
    }

    private void node(XmlNode node) {
        List<Flow> out = outOf(node.id());
        boolean end = "bpmn:endEvent".equals(node.tag);
        if (end != out.isEmpty()) {
            faults.add(node, end ? "gate.after-end" : "gate.dead-end");
        }
        boolean fork = node.tag.endsWith("Gateway");
        if (!fork && out.size() > 1) {
            faults.add(node, "gate.implicit-fork");
        }
        switch (node.tag) {
            case "bpmn:userTask" -> outcomes(node, out);
            case "bpmn:serviceTask" -> {
                if (!decided(node).isEmpty()) {
                    outcomes(node, out);
                }
            }
            case "bpmn:exclusiveGateway" -> conditions(node, out);
            case "bpmn:subProcess" -> {
                if (node.children("bpmn:startEvent").count() != 1) {
                    faults.add(
                            node,
                            "gate.one-start",
                            node.children("bpmn:startEvent").count());
                }
            }
            case "bpmn:boundaryEvent" -> {
                XmlNode host = nodes.get(Objects.requireNonNullElse(node.attribute("attachedToRef"), ""));
                if (host == null
                        || host.parent != node.parent
                        || !host.tag.matches("bpmn:(userTask|serviceTask|subProcess)")) {
                    faults.add(node, "gate.boundary-host");
                }
            }
            case "bpmn:eventBasedGateway" ->
                out.stream()
                        .filter(flow ->
                                !"bpmn:intermediateCatchEvent".equals(Objects.requireNonNull(nodes.get(flow.to())).tag))
                        .forEach(flow -> faults.add(flow.node(), "gate.event-gateway"));
            default -> {}
        }
    }

    /** The buttons of a task are the outcomes of the gateway behind it. */
    private void outcomes(XmlNode task, List<Flow> out) {
        XmlNode gateway = out.size() == 1 ? nodes.get(out.get(0).to()) : null;
        if (gateway == null || !"bpmn:exclusiveGateway".equals(gateway.tag)) {
            faults.add(task, "gate.outcomes");
        } else if (outOf(gateway.id()).stream().allMatch(flow -> flow.outcome() == null)) {
            faults.add(gateway, "gate.outcomes");
        }
    }

    private void conditions(XmlNode gateway, List<Flow> out) {
        String otherwise = Objects.requireNonNullElse(gateway.attribute("default"), "");
        if (!otherwise.isEmpty() && out.stream().noneMatch(flow -> flow.id().equals(otherwise))) {
            faults.add(gateway, "gate.default-unknown", otherwise);
        }
        if (out.size() == 1 && out.get(0).outcome() != null) {
            faults.add(out.get(0).node(), "gate.condition-single");
        }
        var seen = new HashSet<String>();
        for (Flow flow : out) {
            boolean isDefault = flow.id().equals(otherwise);
            if (out.size() > 1 && isDefault == (flow.outcome() != null)) {
                faults.add(flow.node(), "gate.condition-missing");
            }
            if (flow.outcome() != null && !seen.add(flow.outcome())) {
                faults.add(flow.node(), "gate.outcome-twice", flow.outcome());
            }
        }
    }

    // A subprocess is two points: <id>, where it begins, and <id>/, where it is left.

    private static String exit(XmlNode node) {
        return "bpmn:subProcess".equals(node.tag) ? node.id() + "/" : node.id();
    }

    private Map<String, Set<String>> edges() {
        var edges = new HashMap<String, Set<String>>();
        for (Flow flow : flows) {
            add(edges, exit(Objects.requireNonNull(nodes.get(flow.from()))), flow.to());
        }
        for (XmlNode node : nodes.values()) {
            XmlNode scope = node.parent;
            if (scope != null && "bpmn:subProcess".equals(scope.tag)) {
                if ("bpmn:startEvent".equals(node.tag)) {
                    add(edges, scope.id(), node.id());
                } else if ("bpmn:endEvent".equals(node.tag)) {
                    add(edges, node.id(), scope.id() + "/");
                }
            }
            if ("bpmn:boundaryEvent".equals(node.tag)) {
                XmlNode host = Objects.requireNonNull(nodes.get(node.attribute("attachedToRef")));
                host.all()
                        .filter(inner -> nodes.containsKey(inner.id()))
                        .forEach(inner -> add(edges, inner.id(), node.id()));
            }
        }
        return edges;
    }

    /** Does a way lead from the one node to the other? */
    boolean reaches(String from, String to) {
        Map<String, Set<String>> edges = edges();
        var seen = new HashSet<String>();
        var work = new ArrayDeque<>(List.of(from));
        while (!work.isEmpty()) {
            for (String next : edges.getOrDefault(work.poll(), Set.of())) {
                if (next.equals(to)) {
                    return true;
                }
                if (seen.add(next)) {
                    work.add(next);
                }
            }
        }
        return false;
    }

    private static void add(Map<String, Set<String>> edges, String from, String to) {
        edges.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
    }

    /** Kahn's way: what cannot be taken away, waits aside, lies on a circle or behind one. */
    private void circles() {
        var edges = new HashMap<>(edges());
        edges.keySet().removeIf(this::waits);
        var incoming = new HashMap<String, Integer>();
        edges.forEach((from, targets) -> {
            incoming.putIfAbsent(from, 0);
            targets.forEach(to -> incoming.merge(to, 1, Integer::sum));
        });
        var free = new ArrayDeque<String>();
        incoming.forEach((point, count) -> {
            if (count == 0) {
                free.add(point);
            }
        });
        while (!free.isEmpty()) {
            String point = free.poll();
            incoming.remove(point);
            for (String to : edges.getOrDefault(point, Set.of())) {
                if (incoming.merge(to, -1, Integer::sum) == 0) {
                    free.add(to);
                }
            }
        }
        if (!incoming.isEmpty()) {
            // Those behind the circle drop off from the other side.
            boolean shrunk = true;
            while (shrunk) {
                shrunk = incoming.keySet().removeIf(point -> edges.getOrDefault(point, Set.of()).stream()
                        .noneMatch(incoming::containsKey));
            }
            String circle = String.join(" → ", new TreeSet<>(incoming.keySet()));
            faults.add(process, "gate.circle", circle);
        }
    }

    private boolean waits(String point) {
        XmlNode node = nodes.get(point);
        return node != null && WAITS.contains(node.tag);
    }

    /** Which outcome may be the last one where: a gateway without a way for it would stop the filing for good. */
    private void coverage() {
        Map<String, Set<String>> edges = edges();
        var reaching = new HashMap<String, Set<String>>();
        var work = new ArrayDeque<String>();
        process.children("bpmn:startEvent").forEach(start -> {
            add(reaching, start.id(), UNDECIDED);
            work.add(start.id());
        });
        while (!work.isEmpty()) {
            String point = work.poll();
            Set<String> here = reaching.getOrDefault(point, Set.of());
            for (String to : edges.getOrDefault(point, Set.of())) {
                Set<String> there = reaching.computeIfAbsent(to, key -> new TreeSet<>());
                if (there.addAll(passed(point, to, here))) {
                    work.add(to);
                }
            }
        }
        nodes.values().stream()
                .filter(node -> "bpmn:exclusiveGateway".equals(node.tag))
                .forEach(gateway -> covered(gateway, reaching.getOrDefault(gateway.id(), Set.of())));
    }

    private static Set<String> decided(XmlNode node) {
        return DECIDING.getOrDefault(
                Objects.requireNonNullElse(node.attribute("camunda:delegateExpression"), ""), Set.of());
    }

    private Set<String> passed(String from, String to, Set<String> outcomes) {
        XmlNode node = nodes.get(from);
        XmlNode next = nodes.get(to);
        if (node != null
                && next != null
                && "bpmn:userTask".equals(node.tag)
                && !next.tag.equals("bpmn:boundaryEvent")) {
            var decided = new TreeSet<String>();
            outOf(to).forEach(flow -> {
                if (flow.outcome() != null) {
                    decided.add(flow.outcome());
                }
            });
            return decided;
        }
        if (node != null && !decided(node).isEmpty()) {
            return decided(node);
        }
        if (node != null && ReviewGate.lapses(node)) {
            return Set.of(ReviewGate.LAPSED);
        }
        if (node != null && "bpmn:exclusiveGateway".equals(node.tag)) {
            var kept = new TreeSet<String>();
            for (Flow flow : outOf(from)) {
                if (flow.to().equals(to)) {
                    outcomes.stream().filter(outcome -> takes(flow, outcome)).forEach(kept::add);
                }
            }
            return kept;
        }
        return outcomes;
    }

    /** A default takes what no other takes. */
    private boolean takes(Flow flow, String outcome) {
        return flow.outcome() != null
                ? flow.outcome().equals(outcome)
                : outOf(flow.from()).stream().noneMatch(other -> outcome.equals(other.outcome()));
    }

    private void covered(XmlNode gateway, Set<String> outcomes) {
        List<Flow> out = outOf(gateway.id());
        if (out.stream().anyMatch(flow -> flow.outcome() == null)) {
            return; // a default, or only joined
        }
        for (String outcome : outcomes) {
            if (out.stream().noneMatch(flow -> outcome.equals(flow.outcome()))) {
                faults.add(gateway, "gate.outcome-uncovered", outcome.isEmpty() ? "-" : outcome);
            }
        }
    }
}
