package org.zhuban.filing.engine.gate;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingState;

/** The diagram: beyond the words it may use, what they say and how they hang together. */
final class BpmnGate {

    static final Pattern OUTCOME = Pattern.compile("\\$\\{outcome == '([a-z][a-z0-9-]{0,39})'}");
    private static final Pattern COMPLETION =
            Pattern.compile("\\$\\{nrOfCompletedInstances (==|>=) [1-9][0-9]?}|" + OUTCOME.pattern());
    private static final Pattern CYCLE = Pattern.compile("R([1-9][0-9]?)/(.+)");
    private static final Pattern RETRY = Pattern.compile("R[1-9]/PT[1-9][0-9]?M");
    private static final String PUBLISH = "publish";
    private static final int MOST_INSTANCES = 50;
    private static final int MOST_NODES = 300;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final XmlNode document;
    private final String key;
    private final Set<String> steps;
    private final Set<String> desks;
    private final Faults faults;
    private final Set<String> formsNamed = new TreeSet<>();
    private final Set<String> decisionsNamed = new TreeSet<>();

    BpmnGate(XmlNode document, String key, Set<String> steps, Set<String> desks, Faults faults) {
        this.document = document;
        this.key = key;
        this.steps = steps;
        this.desks = desks;
        this.faults = faults;
    }

    Set<String> formsNamed() {
        return formsNamed;
    }

    /** The extension properties that name fields name some of the start form. */
    void fieldsNamed(ProcessGate.FormCheck start) {
        document.children("bpmn:process").forEach(process -> {
            Map<String, String> properties = properties(process);
            for (String property : List.of("title", "subject", "validUntil")) {
                String named = properties.get(property);
                boolean days = property.equals("validUntil");
                Set<String> fields = days ? start.dates() : start.fields();
                if (named != null
                        && !fields.contains(named)
                        && !(property.equals("subject") && named.equals("organisation"))) {
                    faults.add(
                            process,
                            days ? "gate.day-unknown" : "gate.field-unknown",
                            property,
                            named,
                            String.join(" ", new TreeSet<>(fields)));
                }
            }
        });
        document.all()
                .filter(node -> ("${" + PUBLISH + "}").equals(node.attribute("camunda:delegateExpression")))
                .forEach(task -> publishes(task, start.fields()));
    }

    Set<String> decisionsNamed() {
        return decisionsNamed;
    }

    void check() {
        BpmnVocabulary.WORDS.check(document, faults);
        if (!faults.none()) {
            return; // the rest reads what the words say
        }
        ids();
        expressions();
        List<XmlNode> processes = document.children("bpmn:process").toList();
        if (processes.size() != 1) {
            faults.add("", "gate.one-process", processes.size());
            return;
        }
        XmlNode process = processes.get(0);
        process(process);
        document.all().forEach(this::node);
        document.all().forEach(this::workingDays);
        var flows = new FlowGate(process, faults);
        flows.check();
        if (faults.none()) {
            new ReviewGate(process, flows::reaches, faults).check();
        }
    }

    private void ids() {
        var seen = new HashSet<String>();
        document.all().filter(node -> node.tag.startsWith("bpmn:")).forEach(node -> {
            if (!node.id().isEmpty() && !seen.add(node.id())) {
                faults.add(node, "gate.id-twice");
            }
            if (node.id().isEmpty() && FlowGate.NODES.contains(node.tag)) {
                faults.add(node, "gate.id-missing");
            }
        });
        if (document.all().filter(node -> FlowGate.NODES.contains(node.tag)).count() > MOST_NODES) {
            faults.add("", "gate.too-many-nodes", MOST_NODES);
        }
    }

    /** The engine evaluates names and descriptions too; an expression stands where it is looked for and nowhere else. */
    private void expressions() {
        document.all().forEach(node -> {
            String text = node.content();
            if ((text.contains("${") || text.contains("#{"))
                    && !"bpmn:conditionExpression".equals(node.tag)
                    && !"bpmn:completionCondition".equals(node.tag)) {
                faults.add(node, "gate.expression", Vocabulary.abbreviated(text));
            }
        });
    }

    private void process(XmlNode process) {
        if (!key.equals(process.id())) {
            faults.add(process, "gate.key", key);
        }
        if (!"true".equals(process.attribute("isExecutable"))) {
            faults.add(process, "gate.not-executable");
        }
        if (process.attribute("camunda:historyTimeToLive") == null) {
            faults.add(process, "gate.history");
        }
        if (Objects.requireNonNullElse(process.attribute("name"), "").isBlank()) {
            faults.add(process, "gate.name-missing");
        }
        Map<String, String> properties = properties(process);
        Set<String> programmes = java.util.Arrays.stream(Programme.values())
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!programmes.contains(properties.getOrDefault("programme", ""))) {
            faults.add(process, "gate.programme", String.join(" ", programmes));
        }
        timeLimit(process, properties);
        sample(process, properties);
        String routing = properties.get("routing");
        if (routing != null) {
            decisionsNamed.add(routing);
        }
        List<XmlNode> starts = process.children("bpmn:startEvent").toList();
        if (starts.size() != 1) {
            faults.add(process, "gate.one-start", starts.size());
        } else if (!(key + ".submit").equals(starts.get(0).attribute("camunda:formRef"))) {
            faults.add(starts.get(0), "gate.start-form", key + ".submit");
        }
        Set<String> ends = ends();
        process.children("bpmn:endEvent")
                .filter(end -> !ends.contains(end.id()))
                .forEach(end -> faults.add(end, "gate.end-unknown", String.join(" ", ends)));
    }

    /** Ids of end events = the states they leave a filing in. */
    private static Set<String> ends() {
        return java.util.stream.Stream.of(
                        FilingState.APPROVED, FilingState.REJECTED, FilingState.WITHDRAWN, FilingState.ABANDONED)
                .map(state -> state.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void node(XmlNode node) {
        switch (node.tag) {
            case "bpmn:userTask" -> userTask(node);
            case "bpmn:serviceTask" -> serviceTask(node);
            case "bpmn:startEvent" -> form(node);
            case "bpmn:boundaryEvent", "bpmn:intermediateCatchEvent" -> waits(node);
            case "bpmn:messageEventDefinition" -> message(node);
            case "bpmn:timeDuration" -> duration(node, node.content());
            case "bpmn:timeCycle" -> cycle(node);
            case "bpmn:multiInstanceLoopCharacteristics" -> multiInstance(node);
            case "bpmn:conditionExpression" -> matches(node, OUTCOME);
            case "camunda:failedJobRetryTimeCycle" -> matches(node, RETRY);
            default -> {}
        }
    }

    private void matches(XmlNode node, Pattern pattern) {
        if (!pattern.matcher(node.content()).matches()) {
            XmlNode holder = node.parent == null ? node : node.parent;
            faults.add(holder, "gate.expression", Vocabulary.abbreviated(node.content()));
        }
    }

    private void userTask(XmlNode task) {
        Map<String, String> properties = properties(task);
        String desk = properties.getOrDefault("desk", "");
        if (!desks.contains(desk)) {
            faults.add(task, "gate.desk", desk, String.join(" ", new TreeSet<>(desks)));
        }
        timeLimit(task, properties);
        form(task);
    }

    private void serviceTask(XmlNode task) {
        String expression = task.attribute("camunda:delegateExpression");
        String step = expression == null ? "" : expression.substring(2, expression.length() - 1);
        if (!steps.contains(step)) {
            faults.add(task, "gate.step", step, String.join(" ", new TreeSet<>(steps)));
        }
        Map<String, String> properties = properties(task);
        String decision = properties.get("decision");
        if (decision != null) {
            decisionsNamed.add(decision);
        }
        if (PUBLISH.equals(step)) {
            String days = properties.getOrDefault("days", "").strip();
            if (!days.isEmpty()
                    && (!days.matches("[1-9][0-9]{0,2}") || Integer.parseInt(days) > WorkingDaysRule.MOST)) {
                faults.add(task, "gate.publish-days", Vocabulary.abbreviated(days), WorkingDaysRule.MOST);
            }
        }
    }

    /** Fields that a step publishes 公示 are asked in the start form. */
    private void publishes(XmlNode task, Set<String> fields) {
        String named = properties(task).getOrDefault("fields", "").strip();
        for (String key : named.isEmpty() ? new String[0] : named.split("[,\\s]+")) {
            if (!fields.contains(key)) {
                faults.add(
                        task,
                        "gate.publish-field",
                        Vocabulary.abbreviated(key),
                        String.join(" ", new TreeSet<>(fields)));
            }
        }
    }

    private void form(XmlNode node) {
        String form = node.attribute("camunda:formRef");
        if (form != null) {
            formsNamed.add(form);
            if (node.attribute("camunda:formRefBinding") == null) {
                faults.add(node, "gate.form-binding");
            }
        }
    }

    private void waits(XmlNode event) {
        if (event.child("bpmn:messageEventDefinition") == null && event.child("bpmn:timerEventDefinition") == null) {
            faults.add(event, "gate.event-definition");
        }
        XmlNode timer = event.child("bpmn:timerEventDefinition");
        if (timer != null) {
            if (timer.children.size() != 1) {
                faults.add(event, "gate.timer", "");
            } else if (timer.child("bpmn:timeCycle") != null && !"false".equals(event.attribute("cancelActivity"))) {
                faults.add(event, "gate.timer", "timeCycle");
            }
        }
    }

    /** 等待工作日: see {@link WorkingDaysRule}. */
    private void workingDays(XmlNode node) {
        String flag = properties(node).get(WorkingDaysRule.PROPERTY);
        if (flag == null) {
            return;
        }
        XmlNode timer = node.child("bpmn:timerEventDefinition");
        XmlNode duration = timer == null ? null : timer.child("bpmn:timeDuration");
        if (!flag.matches("true|false")) {
            faults.add(node, "gate.working-days", Vocabulary.abbreviated(flag));
        } else if (timer == null
                || "true".equals(flag) && WorkingDaysRule.days(flag, duration == null ? "" : duration.content()) == 0) {
            faults.add(node, "gate.working-days-timer", WorkingDaysRule.MOST);
        }
    }

    private void message(XmlNode definition) {
        boolean known = document.children("bpmn:message")
                .anyMatch(message ->
                        message.id().equals(definition.attribute("messageRef")) && message.attribute("name") != null);
        if (!known) {
            faults.add(definition.parent == null ? definition : definition.parent, "gate.message");
        }
    }

    private void cycle(XmlNode node) {
        Matcher cycle = CYCLE.matcher(node.content());
        if (cycle.matches()) {
            duration(node, cycle.group(2));
        } else {
            faults.add(node, "gate.timer", Vocabulary.abbreviated(node.content()));
        }
    }

    private void duration(XmlNode node, String text) {
        Duration duration = parsed(text);
        if (duration == null || duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            faults.add(node, "gate.timer", Vocabulary.abbreviated(text));
        }
    }

    private static @Nullable Duration parsed(String text) {
        if (text.contains("-") || text.contains(".") || text.length() > 30) {
            return null;
        }
        try {
            int time = text.indexOf('T');
            String date = time < 0 ? text : text.substring(0, time);
            Duration days = "P".equals(date)
                    ? Duration.ZERO
                    : Duration.ofDays(Period.parse(date).toTotalMonths() * 30
                            + Period.parse(date).getDays());
            return time < 0 ? days : days.plus(Duration.parse("P" + text.substring(time)));
        } catch (DateTimeParseException | ArithmeticException broken) {
            return null;
        }
    }

    /** Of steps of the program; what several people sign is {@link ReviewGate}'s. */
    private void multiInstance(XmlNode loop) {
        if (loop.parent != null && "bpmn:userTask".equals(loop.parent.tag)) {
            return;
        }
        loop.children("bpmn:completionCondition").forEach(condition -> matches(condition, COMPLETION));
        XmlNode cardinality = loop.child("bpmn:loopCardinality");
        String text = cardinality == null ? "" : cardinality.content();
        boolean bounded = text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= MOST_INSTANCES;
        if (!bounded) {
            faults.add(
                    loop.parent == null ? loop : loop.parent,
                    "gate.cardinality",
                    Vocabulary.abbreviated(text),
                    MOST_INSTANCES);
        }
    }

    private void timeLimit(XmlNode node, Map<String, String> properties) {
        String limit = properties.get("timeLimit");
        if (limit != null && !limit.matches("[1-9][0-9]{0,2}")) {
            faults.add(node, "gate.time-limit", Vocabulary.abbreviated(limit));
        }
    }

    /** 抽查比例 of what the automated review approves. */
    private void sample(XmlNode process, Map<String, String> properties) {
        String percent = properties.get("sample");
        if (percent != null && !percent.matches("[1-9]?[0-9]|100")) {
            faults.add(process, "gate.sample", Vocabulary.abbreviated(percent));
        }
    }

    static Map<String, String> properties(XmlNode node) {
        var properties = new java.util.LinkedHashMap<String, String>();
        node.children("bpmn:extensionElements")
                .flatMap(extensions -> extensions.children("camunda:properties"))
                .flatMap(group -> group.children("camunda:property"))
                .forEach(property -> properties.put(
                        Objects.requireNonNullElse(property.attribute("name"), ""),
                        Objects.requireNonNullElse(property.attribute("value"), "")));
        return properties;
    }

    static List<XmlNode> inScope(XmlNode scope, Set<String> tags) {
        return new ArrayList<>(scope.children.stream()
                .filter(child -> tags.contains(child.tag))
                .toList());
    }
}
