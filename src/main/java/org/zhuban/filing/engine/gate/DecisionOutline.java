package org.zhuban.filing.engine.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file of decision tables without its drawing; see {@link ProcessOutline}.
 *
 * @param facts   of the file as a whole
 * @param drawing a line each, sorted
 */
public record DecisionOutline(List<Table> tables, Map<String, String> facts, List<String> drawing) {

    /**
     * A decision and its table.
     *
     * @param hitPolicy UNIQUE where the file says none
     * @param facts     what else is said of it
     */
    public record Table(
            String id,
            String name,
            String hitPolicy,
            List<Column> inputs,
            List<Column> outputs,
            List<Row> rows,
            Map<String, String> facts) {

        /** Does it build on other tables? Then their answers are among what it asks. */
        public boolean required() {
            return facts.keySet().stream().anyMatch(fact -> fact.startsWith("informationRequirement"));
        }
    }

    /**
     * An input or output.
     *
     * @param key   its id, else what it asks or answers; unique among its like
     * @param label for people, never empty
     * @param asks  expression of an input, name of an output
     * @param type  e.g. {@code string}; empty if the file says none
     * @param values what it may be, as the file says it; empty if it does not
     * @param facts all that is said of it
     */
    public record Column(
            String key, String label, String asks, String type, String values, Map<String, String> facts) {}

    /**
     * A rule.
     *
     * @param key     its id, else what it says; unique in its table
     * @param tests   a cell for each input, {@code ""} = whatever it is
     * @param results a cell for each output
     * @param facts   what else is said of it, e.g. its description
     */
    public record Row(String key, List<String> tests, List<String> results, Map<String, String> facts) {}

    private static final Set<String> ENTRIES = Set.of("dmn:inputEntry", "dmn:outputEntry");

    /** @throws IllegalArgumentException if the gate would not read it */
    public static DecisionOutline of(byte[] dmn) {
        XmlNode document;
        try {
            document = SafeXml.parse(ProcessGate.cleaned(".dmn", dmn), DmnGate.PREFIXES);
        } catch (SafeXml.UnreadableException broken) {
            throw new IllegalArgumentException(broken);
        }
        List<String> drawing = document.children("dmndi:DMNDI")
                .flatMap(XmlNode::all)
                .filter(node -> Set.of("dmndi:DMNShape", "dmndi:DMNEdge").contains(node.tag))
                .map(Facts::drawn)
                .sorted()
                .toList();
        return new DecisionOutline(
                document.children("dmn:decision").map(DecisionOutline::table).toList(),
                Facts.unchanging(Facts.of(
                        document, child -> Set.of("dmn:decision", "dmndi:DMNDI").contains(child.tag))),
                drawing);
    }

    private static Table table(XmlNode decision) {
        List<XmlNode> tables = decision.children("dmn:decisionTable").toList();
        Set<String> apart = Set.of("dmn:input", "dmn:output", "dmn:rule");
        var facts = Facts.of(decision, child -> apart.contains(child.tag));
        facts.remove("name");
        facts.remove("decisionTable.hitPolicy");
        return new Table(
                decision.id(),
                Objects.requireNonNullElse(decision.attribute("name"), ""),
                tables.stream()
                        .map(table -> Objects.requireNonNullElse(table.attribute("hitPolicy"), "UNIQUE"))
                        .findFirst()
                        .orElse(""),
                columns(within(tables, "dmn:input")),
                columns(within(tables, "dmn:output")),
                rows(within(tables, "dmn:rule").toList()),
                Facts.unchanging(facts));
    }

    private static Stream<XmlNode> within(List<XmlNode> tables, String tag) {
        return tables.stream().flatMap(table -> table.children(tag));
    }

    private static List<Column> columns(Stream<XmlNode> nodes) {
        var columns = new ArrayList<Column>();
        var taken = new HashSet<String>();
        nodes.forEach(node -> {
            XmlNode expression = node.child("dmn:inputExpression");
            String asks =
                    expression == null ? Objects.requireNonNullElse(node.attribute("name"), "") : text(expression);
            String label =
                    Objects.requireNonNullElse(node.attribute("label"), "").strip();
            XmlNode typed = expression == null ? node : expression;
            XmlNode values = Stream.of("dmn:inputValues", "dmn:outputValues")
                    .map(node::child)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            columns.add(new Column(
                    free(taken, node.id().isEmpty() ? asks : node.id()),
                    label.isEmpty() ? asks : label,
                    asks,
                    Objects.requireNonNullElse(typed.attribute("typeRef"), ""),
                    values == null ? "" : text(values),
                    Facts.unchanging(Facts.of(node, child -> false))));
        });
        return List.copyOf(columns);
    }

    private static List<Row> rows(List<XmlNode> nodes) {
        var rows = new ArrayList<Row>();
        var taken = new HashSet<String>();
        for (XmlNode node : nodes) {
            List<String> tests =
                    node.children("dmn:inputEntry").map(DecisionOutline::text).toList();
            List<String> results =
                    node.children("dmn:outputEntry").map(DecisionOutline::text).toList();
            var facts = Facts.of(node, child -> ENTRIES.contains(child.tag));
            node.children.stream().filter(child -> ENTRIES.contains(child.tag)).forEach(entry -> {
                String language = entry.attribute("expressionLanguage");
                if (language != null) {
                    facts.merge("entry.expressionLanguage", language, (one, other) -> one + " " + other);
                }
            });
            rows.add(new Row(
                    free(taken, node.id().isEmpty() ? tests + " " + results : node.id()),
                    tests,
                    results,
                    Facts.unchanging(facts)));
        }
        return List.copyOf(rows);
    }

    private static String free(Set<String> taken, String key) {
        String free = key;
        for (int more = 2; !taken.add(free); more++) {
            free = key + "#" + more;
        }
        return free;
    }

    private static String text(XmlNode holder) {
        XmlNode text = holder.child("dmn:text");
        String content = text == null ? "" : text.content();
        return "-".equals(content) ? "" : content;
    }
}
