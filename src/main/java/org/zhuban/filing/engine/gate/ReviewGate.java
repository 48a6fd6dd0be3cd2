package org.zhuban.filing.engine.gate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a model says about reviewing: who signs together 会签, who may not decide twice 四眼, where a step sends back to 退回上一环节, and what
 * becomes of one that nobody decides in time 逾期.
 */
final class ReviewGate {

    /** Outcome of a step whose time limit ended. Nobody presses it. */
    static final String LAPSED = "lapsed";

    private static final String USER_TASK = "bpmn:userTask";
    private static final String SENT_BACK = "sent-back";
    /** What several may say together. */
    private static final Set<String> SIGNED = Set.of("approved", "returned", "rejected", SENT_BACK, LAPSED);

    private static final String APPLICANT = "applicant";
    /** Where several sit. */
    private static final String AUTHORITY = "authority";
    /** Of a process that says none. */
    private static final String TIME_LIMIT = "5";

    private static final Pattern DAYS = Pattern.compile("P([1-9][0-9]{0,2})D");

    private final XmlNode process;
    private final BiPredicate<String, String> reaches;
    private final Faults faults;
    private final Map<String, XmlNode> tasks;

    /** @param reaches whether a way leads from the one node to the other */
    ReviewGate(XmlNode process, BiPredicate<String, String> reaches, Faults faults) {
        this.process = process;
        this.reaches = reaches;
        this.faults = faults;
        this.tasks = process.all()
                .filter(node -> USER_TASK.equals(node.tag))
                .collect(Collectors.toMap(XmlNode::id, node -> node, (one, same) -> one));
    }

    void check() {
        tasks.values().forEach(task -> {
            fourEyes(task);
            XmlNode loop = task.child("bpmn:multiInstanceLoopCharacteristics");
            if (loop != null) {
                countersign(task, loop);
            }
        });
        process.all().filter(ReviewGate::lapses).forEach(this::lapse);
        process.all().filter(node -> "bpmn:subProcess".equals(node.tag)).forEach(this::oneStep);
        process.all()
                .filter(node -> "bpmn:sequenceFlow".equals(node.tag) && SENT_BACK.equals(outcome(node)))
                .forEach(this::sentBack);
    }

    /** An interrupting timer on a user task. */
    static boolean lapses(XmlNode node) {
        return "bpmn:boundaryEvent".equals(node.tag)
                && node.child("bpmn:timerEventDefinition") != null
                && !"false".equals(node.attribute("cancelActivity"))
                && node.parent != null
                && node.parent.children(USER_TASK).anyMatch(task -> task.id().equals(node.attribute("attachedToRef")));
    }

    private static String desk(XmlNode task) {
        return BpmnGate.properties(task).getOrDefault("desk", "");
    }

    private void countersign(XmlNode task, XmlNode loop) {
        XmlNode cardinality = loop.child("bpmn:loopCardinality");
        String number = cardinality == null ? "" : cardinality.content();
        int of = CountersignRule.of(number);
        if (of == 0) {
            faults.add(
                    task,
                    "gate.countersign-number",
                    Vocabulary.abbreviated(number),
                    CountersignRule.FEWEST,
                    CountersignRule.MOST);
            return;
        }
        XmlNode condition = loop.child("bpmn:completionCondition");
        String text = condition == null ? "" : condition.content();
        if (CountersignRule.needed(text, of) == 0) {
            faults.add(task, "gate.countersign-rule", Vocabulary.abbreviated(text), of);
        }
        if (!AUTHORITY.equals(desk(task))) {
            faults.add(task, "gate.countersign-desk", desk(task));
        }
        Set<String> outcomes = flowsBehind(task).stream()
                .map(ReviewGate::outcome)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (!outcomes.contains("approved") || !SIGNED.containsAll(outcomes)) {
            faults.add(task, "gate.countersign-outcomes", String.join(" ", new TreeSet<>(SIGNED)));
        }
    }

    /** A filing stands at one step, and its steps are counted by those who sign them, not by subprocesses. */
    private void oneStep(XmlNode scope) {
        if (scope.child("bpmn:multiInstanceLoopCharacteristics") != null
                && scope.all().anyMatch(node -> USER_TASK.equals(node.tag))) {
            faults.add(scope, "gate.countersign-scope");
        }
    }

    private void fourEyes(XmlNode task) {
        String named = BpmnGate.properties(task).get("fourEyes");
        if (named == null) {
            return;
        }
        List<String> ids = List.of(named.strip().split("[,\\s]+"));
        for (String id : ids) {
            XmlNode former = tasks.get(id);
            if (former == null || former == task || APPLICANT.equals(desk(former)) || !reaches.test(id, task.id())) {
                faults.add(task, "gate.four-eyes", Vocabulary.abbreviated(id));
            }
        }
    }

    /** Its days are the working days of the step's time limit, which both sides see. */
    private void lapse(XmlNode timer) {
        XmlNode task = Objects.requireNonNull(tasks.get(timer.attribute("attachedToRef")));
        String limit = BpmnGate.properties(task)
                .getOrDefault("timeLimit", BpmnGate.properties(process).getOrDefault("timeLimit", TIME_LIMIT));
        XmlNode duration =
                Objects.requireNonNull(timer.child("bpmn:timerEventDefinition")).child("bpmn:timeDuration");
        Matcher days = DAYS.matcher(duration == null ? "" : duration.content());
        if (!days.matches() || !days.group(1).equals(limit.strip())) {
            faults.add(timer, "gate.lapse-days", limit.strip());
        }
        if (APPLICANT.equals(desk(task))) {
            faults.add(timer, "gate.lapse-applicant");
        }
        if (Objects.requireNonNullElse(timer.attribute("name"), "").isBlank()) {
            faults.add(timer, "gate.name-missing");
        }
        if (process.all()
                        .filter(ReviewGate::lapses)
                        .filter(other -> task.id().equals(other.attribute("attachedToRef")))
                        .count()
                > 1) {
            faults.add(timer, "gate.lapse-twice");
        }
    }

    /** From the gateway behind a task straight to a reviewing task before it. */
    private void sentBack(XmlNode flow) {
        String gateway = Objects.requireNonNullElse(flow.attribute("sourceRef"), "");
        XmlNode target = tasks.get(Objects.requireNonNullElse(flow.attribute("targetRef"), ""));
        boolean back = target != null
                && !APPLICANT.equals(desk(target))
                && tasks.values().stream()
                        .filter(task -> task != target && flowsBehind(task).contains(flow))
                        .anyMatch(task -> reaches.test(target.id(), task.id()));
        if (!back) {
            faults.add(flow, "gate.sent-back", gateway);
        }
    }

    private List<XmlNode> flowsBehind(XmlNode task) {
        Set<String> next = flows().filter(flow -> task.id().equals(flow.attribute("sourceRef")))
                .map(flow -> Objects.requireNonNullElse(flow.attribute("targetRef"), ""))
                .collect(Collectors.toSet());
        return flows().filter(flow -> next.contains(Objects.requireNonNullElse(flow.attribute("sourceRef"), "")))
                .toList();
    }

    private java.util.stream.Stream<XmlNode> flows() {
        return process.all().filter(node -> "bpmn:sequenceFlow".equals(node.tag));
    }

    private static @Nullable String outcome(XmlNode flow) {
        XmlNode condition = flow.child("bpmn:conditionExpression");
        Matcher matcher = BpmnGate.OUTCOME.matcher(condition == null ? "" : condition.content());
        return matcher.matches() ? matcher.group(1) : null;
    }
}
