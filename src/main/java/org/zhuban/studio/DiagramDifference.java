package org.zhuban.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zhuban.filing.engine.gate.ProcessOutline;
import org.zhuban.filing.engine.gate.ProcessOutline.Element;
import org.zhuban.filing.engine.gate.WorkingDaysRule;
import org.zhuban.studio.Difference.Kind;

/** The diagram's part of a {@link Difference}: steps, their facts, and where they lead. */
final class DiagramDifference {

    private static final Set<String> ENDS = Set.of("sourceRef", "targetRef");
    private static final Set<String> STEPS =
            Set.of("userTask", "serviceTask", "subProcess", "boundaryEvent", "intermediateCatchEvent");
    private static final String ORDER = "outgoing";
    private static final String DURATION = "timerEventDefinition.timeDuration";
    private static final String WORKING_DAYS = "property." + WorkingDaysRule.PROPERTY;

    private final ProcessOutline before;
    private final ProcessOutline after;
    private final Changes changes;
    private final DifferenceWords words;

    DiagramDifference(ProcessOutline before, ProcessOutline after, Changes changes, DifferenceWords words) {
        this.before = before;
        this.after = after;
        this.changes = changes;
        this.words = words;
    }

    void compare() {
        // Steps first, then the flows between them.
        for (boolean flows : new boolean[] {false, true}) {
            after.elements().values().stream()
                    .filter(element -> element.isFlow() == flows && before.element(element.id()) == null)
                    .forEach(this::added);
            before.elements().values().stream()
                    .filter(element -> element.isFlow() == flows && after.element(element.id()) == null)
                    .forEach(this::removed);
            after.elements().values().stream()
                    .filter(element -> element.isFlow() == flows)
                    .forEach(element -> {
                        Element was = before.element(element.id());
                        if (was != null && !was.equals(element)) {
                            both(was, element);
                        }
                    });
        }
        if (!before.drawing().equals(after.drawing())) {
            changes.drawing("studio.change.drawing");
        }
    }

    /** Of a diagram that is new: who does what after what. */
    void steps() {
        after.elements().values().stream()
                .filter(element -> STEPS.contains(element.kind()))
                .forEach(this::added);
    }

    private void added(Element element) {
        if (element.isFlow()) {
            changes.add(
                    element.id(),
                    Kind.ADDED,
                    "studio.change.flow.added",
                    whence(after, element),
                    target(after, element));
            return;
        }
        List<String> former = after.into(element.id()).stream()
                .map(flow -> whence(after, flow))
                .distinct()
                .toList();
        String host = element.fact("attachedToRef");
        String place = !host.isEmpty()
                ? words.text("studio.change.at", name(after, host))
                : former.isEmpty() ? "" : words.text("studio.change.after", words.joined(former));
        changes.add(element.id(), Kind.ADDED, "studio.change.added", words.called(element), traits(element), place);
    }

    /** What one wants to know of a new step at once. */
    private String traits(Element element) {
        var traits = new ArrayList<String>();
        String desk = element.fact("property.desk");
        if (!desk.isEmpty()) {
            traits.add(words.text("studio.change.by", words.desk(desk)));
        }
        Map<String, String> facts = counted(element);
        for (String path : List.of(
                "property.timeLimit",
                "delegateExpression",
                "property.fields",
                "property.days",
                "timerEventDefinition.timeDuration",
                "timerEventDefinition.timeCycle",
                "multiInstanceLoopCharacteristics.loopCardinality",
                "property.fourEyes",
                "property.template",
                "text")) {
            String value = facts.getOrDefault(path, "");
            if (!value.isEmpty()) {
                traits.add(words.text("studio.trait", words.fact(path), words.value(path, value)));
            }
        }
        return traits.isEmpty() ? "" : words.text("studio.traits", words.joined(traits));
    }

    /** What is said of an element; a timer's days with what they are counted in. */
    private static Map<String, String> counted(Element element) {
        String duration = element.fact(DURATION);
        if (WorkingDaysRule.days(element.fact(WORKING_DAYS), duration) == 0) {
            return element.facts();
        }
        var facts = new TreeMap<>(element.facts());
        facts.remove(WORKING_DAYS);
        facts.put(DURATION, duration.replace("D", DifferenceWords.WORKING));
        return facts;
    }

    private void removed(Element element) {
        if (element.isFlow()) {
            changes.add(
                    element.id(),
                    Kind.REMOVED,
                    "studio.change.flow.removed",
                    whence(before, element),
                    target(before, element));
        } else {
            changes.add(element.id(), Kind.REMOVED, "studio.change.removed", words.called(element));
        }
    }

    private void both(Element was, Element is) {
        String subject = is.isFlow()
                ? words.text("studio.flow", whence(after, is), target(after, is))
                : "process".equals(is.kind()) ? words.text("studio.whole") : words.called(is);
        if (!was.kind().equals(is.kind())) {
            changes.add(
                    is.id(),
                    Kind.CHANGED,
                    "studio.change.kind",
                    words.called(was),
                    words.kind(is.kind()).equals(words.kind(was.kind())) ? is.kind() : words.kind(is.kind()));
        }
        if (!was.name().equals(is.name())) {
            renamed(was, is);
        }
        if (!was.parent().equals(is.parent())) {
            changes.add(
                    is.id(),
                    Kind.MOVED,
                    "studio.change.parent",
                    subject,
                    name(before, was.parent()),
                    name(after, is.parent()));
        }
        ends(was, is);
        order(was, is);
        changes.facts(
                is.id(),
                subject,
                counted(was),
                counted(is),
                path -> ORDER.equals(path) || is.isFlow() && ENDS.contains(path),
                this::shown);
    }

    private void renamed(Element was, Element is) {
        if (was.name().isEmpty() || is.name().isEmpty() || "process".equals(is.kind())) {
            boolean gone = is.name().isEmpty();
            changes.add(
                    is.id(),
                    Kind.CHANGED,
                    "process".equals(is.kind())
                            ? "studio.change.title"
                            : gone ? "studio.change.unnamed" : "studio.change.named",
                    words.kind(is.kind()),
                    gone ? was.name() : is.name(),
                    was.name());
        } else {
            changes.add(is.id(), Kind.CHANGED, "studio.change.renamed", words.called(was), is.name());
        }
    }

    private String shown(String path, String value) {
        boolean reference = path.endsWith("Ref") || "default".equals(path);
        Element named = !reference ? null : after.element(value) != null ? after.element(value) : before.element(value);
        return named == null ? words.value(path, value) : words.called(named);
    }

    private void ends(Element was, Element is) {
        if (!is.isFlow()) {
            return;
        }
        boolean other = !was.fact("sourceRef").equals(is.fact("sourceRef"));
        if (other) {
            changes.add(
                    is.id(),
                    Kind.CHANGED,
                    "studio.change.flow.from",
                    target(after, is),
                    whence(before, was),
                    whence(after, is));
        }
        if (!was.fact("targetRef").equals(is.fact("targetRef"))) {
            changes.add(
                    is.id(),
                    Kind.CHANGED,
                    "studio.change.flow.to",
                    whence(after, is),
                    target(before, was),
                    target(after, is));
        }
    }

    /** The order of a gateway's flows is the order of the buttons. */
    private void order(Element was, Element is) {
        List<String> former = flows(was);
        List<String> present = flows(is);
        List<String> kept = present.stream().filter(former::contains).toList();
        if (!kept.equals(former.stream().filter(present::contains).toList())) {
            List<String> names = kept.stream()
                    .map(flow -> {
                        Element element = after.element(flow);
                        return element == null || element.name().isEmpty() ? flow : element.name();
                    })
                    .toList();
            changes.add(is.id(), Kind.MOVED, "studio.change.order", words.called(is), words.joined(names));
        }
    }

    private static List<String> flows(Element element) {
        return Arrays.stream(element.fact(ORDER).split(" ")).distinct().toList();
    }

    /** Where a flow comes from: a task's outcome where it leaves the gateway behind one. */
    private String whence(ProcessOutline outline, Element flow) {
        Element source = outline.element(flow.fact("sourceRef"));
        if (source == null) {
            return words.quoted(flow.fact("sourceRef"));
        }
        List<Element> into = outline.into(source.id());
        Element task = into.size() == 1 ? outline.element(into.get(0).fact("sourceRef")) : null;
        String outcome = flow.outcome();
        if (!"exclusiveGateway".equals(source.kind()) || task == null || outcome == null) {
            return name(outline, source.id());
        }
        return words.text("studio.outcome", name(outline, task.id()), words.outcome(flow, outcome));
    }

    private String target(ProcessOutline outline, Element flow) {
        return name(outline, flow.fact("targetRef"));
    }

    private String name(ProcessOutline outline, String id) {
        Element element = outline.element(id);
        if (element == null) {
            return id.isEmpty() ? words.text("studio.whole") : words.quoted(id);
        }
        return element.name().isEmpty() ? words.called(element) : words.quoted(element.name());
    }
}
