package org.zhuban.filing.engine.gate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhuban.filing.Finding;

/** A file of decision tables: FEEL in its tame part, and tables only. */
final class DmnGate {

    static final Map<String, String> PREFIXES = Map.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/", "dmn",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi",
            "http://www.omg.org/spec/DMN/20180521/DC/", "dc",
            "http://www.omg.org/spec/DMN/20180521/DI/", "di",
            "http://camunda.org/schema/1.0/dmn", "camunda",
            "http://camunda.org/schema/modeler/1.0", "modeler",
            "http://www.w3.org/2001/XMLSchema-instance", "xsi",
            "http://bpmn.io/schema/dmn/biodi/2.0", "biodi");

    private static final String LINES =
            """
            dmn:definitions: id name namespace exporter exporterVersion modeler:executionPlatform modeler:executionPlatformVersion > dmn:decision dmn:description dmndi:DMNDI
            dmn:decision: id name camunda:historyTimeToLive camunda:versionTag > dmn:description dmn:variable dmn:informationRequirement dmn:decisionTable
            dmn:variable: id name typeRef >
            dmn:informationRequirement: id > dmn:requiredDecision
            dmn:requiredDecision: href >
            dmn:decisionTable: id hitPolicy aggregation biodi:annotationsWidth > dmn:input dmn:output dmn:rule dmn:annotation
            dmn:input: id label biodi:width camunda:inputVariable > dmn:inputExpression dmn:inputValues
            dmn:inputExpression: id typeRef expressionLanguage > dmn:text
            dmn:inputValues: id > dmn:text
            dmn:output: id name label typeRef biodi:width > dmn:outputValues
            dmn:outputValues: id > dmn:text
            dmn:annotation: name >
            dmn:rule: id > dmn:description dmn:inputEntry dmn:outputEntry dmn:annotationEntry
            dmn:inputEntry: id expressionLanguage > dmn:text
            dmn:outputEntry: id expressionLanguage > dmn:text
            dmn:annotationEntry: > dmn:text
            dmn:description: > +text
            dmn:text: > +text
            dmndi:DMNDI: > dmndi:DMNDiagram
            dmndi:DMNDiagram: id name > dmndi:DMNShape dmndi:DMNEdge
            dmndi:DMNShape: id dmnElementRef isCollapsed > dc:Bounds
            dmndi:DMNEdge: id dmnElementRef > di:waypoint
            dc:Bounds: x y width height >
            di:waypoint: x y >
            """;

    private static final String ID = "[\\p{L}_][\\p{L}\\p{N}_.-]{0,99}";
    private static final String NUMBER = "-?[0-9]{1,7}([.][0-9]{1,15})?";
    private static final String NAME = "[a-z][a-zA-Z0-9]{0,63}";

    private static final Vocabulary WORDS = new Vocabulary(
            "dmn:definitions",
            LINES,
            Map.of(),
            Map.ofEntries(
                    Map.entry("id", ID),
                    Map.entry("dmnElementRef", ID),
                    Map.entry("href", "#" + ID),
                    Map.entry("dmn:output name", NAME),
                    Map.entry("camunda:inputVariable", NAME),
                    Map.entry("typeRef", "string|number|integer|long|double|boolean|date"),
                    Map.entry("expressionLanguage", "feel|https://www\\.omg\\.org/spec/DMN/20191111/FEEL/"),
                    Map.entry("hitPolicy", "UNIQUE|FIRST|ANY|RULE ORDER|COLLECT"),
                    Map.entry("aggregation", "SUM|MIN|MAX|COUNT"),
                    Map.entry("camunda:historyTimeToLive", "P[1-9][0-9]{0,4}D"),
                    Map.entry("camunda:versionTag", Vocabulary.VERSION_TAG),
                    Map.entry("namespace", Vocabulary.NAMESPACE),
                    Map.entry("x", NUMBER),
                    Map.entry("y", NUMBER),
                    Map.entry("width", NUMBER),
                    Map.entry("height", NUMBER),
                    Map.entry("biodi:width", NUMBER),
                    Map.entry("biodi:annotationsWidth", NUMBER)),
            "(?!.*[$#]\\{).{0,500}");

    private static final Set<String> FEEL =
            Set.of("dmn:inputExpression", "dmn:inputValues", "dmn:outputValues", "dmn:inputEntry", "dmn:outputEntry");

    /** What a rule of the automated review may say. */
    private static final Set<String> RESULTS = Arrays.stream(Finding.Result.values())
            .map(result -> "\"" + result + "\"")
            .collect(Collectors.toUnmodifiableSet());

    private DmnGate() {}

    /** @return ids of the decisions it holds, without those that only feed another */
    static Set<String> check(XmlNode document, String key, Faults faults) {
        WORDS.check(document, faults);
        var decisions = new TreeSet<String>();
        var required = new HashSet<String>();
        document.children("dmn:decision").forEach(decision -> {
            if (!decision.id().startsWith(key + ".")) {
                faults.add(decision, "gate.decision-id", key);
            }
            if (decision.attribute("camunda:historyTimeToLive") == null) {
                faults.add(decision, "gate.history");
            }
            if (decision.children("dmn:decisionTable").count() != 1) {
                faults.add(decision, "gate.decision-table");
            }
            decisions.add(decision.id());
            decision.all()
                    .filter(node -> "dmn:requiredDecision".equals(node.tag))
                    .forEach(node -> required.add(Objects.requireNonNullElse(node.attribute("href"), "")));
        });
        document.all().filter(node -> FEEL.contains(node.tag)).forEach(node -> feel(node, faults));
        document.all().filter(node -> "dmn:decisionTable".equals(node.tag)).forEach(table -> results(table, faults));
        decisions.removeIf(decision -> required.contains("#" + decision));
        return decisions;
    }

    private static void feel(XmlNode node, Faults faults) {
        XmlNode text = node.child("dmn:text");
        String refused = text == null ? null : FeelGate.refused(text.content());
        XmlNode holder = node.parent;
        if (refused == null || holder == null) {
            return;
        }
        if ("dmn:rule".equals(holder.tag) && holder.parent != null) {
            int column = holder.children(node.tag).toList().indexOf(node);
            faults.add(
                    node,
                    "gate.feel-cell",
                    name(holder.parent),
                    row(holder),
                    column(holder.parent, node.tag.replace("Entry", ""), column),
                    refused);
        } else {
            faults.add(node, "gate.feel", label(holder), refused);
        }
    }

    /** Each row of a table of the automated review says what came of it in one of the words that there are. */
    private static void results(XmlNode table, Faults faults) {
        List<String> outputs = table.children("dmn:output")
                .map(output -> Objects.requireNonNullElse(output.attribute("name"), ""))
                .toList();
        int at = outputs.indexOf("result");
        if (at < 0 || !outputs.contains("rule")) {
            return;
        }
        table.children("dmn:rule").forEach(rule -> {
            List<XmlNode> cells = rule.children("dmn:outputEntry").toList();
            XmlNode text = at < cells.size() ? cells.get(at).child("dmn:text") : null;
            String said = text == null ? "" : text.content();
            if (!RESULTS.contains(said) && !said.startsWith("if ")) {
                faults.add(
                        at < cells.size() ? cells.get(at) : rule,
                        "gate.result",
                        name(table),
                        row(rule),
                        said.isEmpty() ? "-" : Vocabulary.abbreviated(said));
            }
        });
    }

    private static String name(XmlNode table) {
        String name = table.parent == null ? null : table.parent.attribute("name");
        return Objects.requireNonNullElse(name, table.shown());
    }

    /** As people count. */
    private static int row(XmlNode rule) {
        return rule.parent == null
                ? 0
                : rule.parent.children("dmn:rule").toList().indexOf(rule) + 1;
    }

    private static String column(XmlNode table, String tag, int at) {
        List<XmlNode> columns = table.children(tag).toList();
        return at < columns.size() ? label(columns.get(at)) : String.valueOf(at + 1);
    }

    /** What heads a column, else what it asks or is called. */
    private static String label(XmlNode column) {
        XmlNode expression = column.child("dmn:inputExpression");
        XmlNode text = expression == null ? null : expression.child("dmn:text");
        return Stream.of(column.attribute("label"), column.attribute("name"), text == null ? null : text.content())
                .filter(word -> word != null && !word.isBlank())
                .map(Objects::requireNonNull)
                .findFirst()
                .orElse(column.shown());
    }
}
