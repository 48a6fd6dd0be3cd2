package org.zhuban.filing.engine.gate;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All that is said of an element, flattened to path → value, so that nothing of it is missed when two versions are compared. */
final class Facts {

    /** Where a file was written, and how its picture is named: says nothing about what it does. */
    private static final Set<String> MEANINGLESS = Set.of(
            "exporter",
            "exporterVersion",
            "modeler:executionPlatform",
            "modeler:executionPlatformVersion",
            "biodi:width",
            "biodi:annotationsWidth");

    private final SortedMap<String, String> found = new TreeMap<>();
    private final Predicate<XmlNode> apart;

    private Facts(Predicate<XmlNode> apart) {
        this.apart = apart;
    }

    /** @param apart children that are told of elsewhere */
    static SortedMap<String, String> of(XmlNode node, Predicate<XmlNode> apart) {
        var facts = new Facts(apart);
        facts.attributes(node, "");
        facts.children(node, "");
        return facts.found;
    }

    /** Without what its tools call it: an id that nothing refers to. */
    private void attributes(XmlNode node, String path) {
        node.attributes.forEach((name, value) -> {
            if (!"id".equals(name) && !MEANINGLESS.contains(name)) {
                put(path + plain(name), "xsi:type".equals(name) ? value.replaceFirst(".*:", "") : value);
            }
        });
    }

    private void children(XmlNode node, String path) {
        for (XmlNode child : node.children) {
            if (apart.test(child)) {
                continue;
            }
            if ("camunda:property".equals(child.tag)) {
                put("property." + child.attributes.getOrDefault("name", ""), value(child));
                continue;
            }
            boolean wrapper =
                    Set.of("bpmn:extensionElements", "camunda:properties").contains(child.tag);
            String below = wrapper ? path : path + plain(child.tag);
            String text = spaced(child.content());
            if (!wrapper && (!text.isEmpty() || child.children.isEmpty())) {
                put(below, text);
            }
            attributes(child, below + (wrapper ? "" : "."));
            children(child, below + (wrapper ? "" : "."));
        }
    }

    private static String value(XmlNode property) {
        return Objects.requireNonNullElse(property.attribute("value"), "");
    }

    /** The second of a name stands beside the first. */
    private void put(String path, String value) {
        String free = path;
        for (int more = 2; found.containsKey(free); more++) {
            free = path + "#" + more;
        }
        found.put(free, value);
    }

    private static String plain(String name) {
        return name.replaceFirst("^(bpmn|camunda|dmn|xsi):", "");
    }

    static String spaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** A picture's node with all below, in one line; ids of its own left out. */
    static String drawn(XmlNode node) {
        var line = new StringBuilder(node.tag);
        new TreeMap<>(node.attributes).forEach((name, value) -> {
            if (!"id".equals(name)) {
                line.append(' ').append(name).append('=').append(value);
            }
        });
        node.children.forEach(child -> line.append(" (").append(drawn(child)).append(')'));
        return line.toString();
    }

    static Map<String, String> unchanging(SortedMap<String, String> facts) {
        return java.util.Collections.unmodifiableSortedMap(facts);
    }
}
