package org.zhuban.filing.engine.gate;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An allow-list of elements, what they may hold, their attributes and what those may say. Written as lines
 * {@code element: attributes > children}; {@code +text} among the children allows text; {@code @name} stands for a group.
 */
final class Vocabulary {

    /** The engine keeps them in columns of 64 and 255 characters. */
    static final String VERSION_TAG = "(?!.*[$#]\\{).{0,64}";

    static final String NAMESPACE = "(?!.*[$#]\\{).{0,255}";

    private static final String TEXT = "+text";
    private static final int LONGEST_NAME = 100;

    private final String root;
    private final Map<String, Set<String>> attributes = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();
    private final Map<String, Pattern> values;
    private final Pattern anyValue;

    /**
     * @param groups   children by group name
     * @param values   patterns by {@code attribute} or {@code element attribute}
     * @param anyValue what an attribute without a pattern may say
     */
    Vocabulary(String root, String lines, Map<String, String> groups, Map<String, String> values, String anyValue) {
        this.root = root;
        this.values = new HashMap<>();
        values.forEach((name, pattern) -> this.values.put(name, Pattern.compile(pattern, Pattern.DOTALL)));
        this.anyValue = Pattern.compile(anyValue, Pattern.DOTALL);
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String element = line.substring(0, line.indexOf(": ")).strip();
            String[] rest = line.substring(line.indexOf(": ") + 2).split(">", 2);
            attributes.put(element, words(rest[0]));
            var within = new LinkedHashSet<String>();
            for (String word : words(rest[1])) {
                if (word.startsWith("@")) {
                    within.addAll(words(groups.getOrDefault(word, "")));
                } else {
                    within.add(word);
                }
            }
            children.put(element, within);
        });
    }

    private static Set<String> words(String text) {
        return new LinkedHashSet<>(List.of(text.strip().split("\\s+")));
    }

    /** Every element, attribute, value and text that is not on the list; stops below an unknown element. */
    void check(XmlNode document, Faults faults) {
        if (!document.tag.equals(root)) {
            faults.add(document, "gate.element-unknown", document.tag);
            return;
        }
        visit(document, faults);
    }

    private void visit(XmlNode node, Faults faults) {
        node.attributes.forEach((name, value) -> checkAttribute(node, name, value, faults));
        Set<String> within = children.getOrDefault(node.tag, Set.of());
        if (!within.contains(TEXT) && !node.content().isEmpty()) {
            faults.add(node, "gate.text-unexpected", node.tag);
        }
        for (XmlNode child : node.children) {
            if (within.contains(child.tag) && attributes.containsKey(child.tag)) {
                visit(child, faults);
            } else {
                faults.add(child, "gate.element-unknown", child.tag);
            }
        }
    }

    private void checkAttribute(XmlNode node, String name, String value, Faults faults) {
        if (!attributes.getOrDefault(node.tag, Set.of()).contains(name)) {
            faults.add(node, "gate.attribute-unknown", node.tag, name);
            return;
        }
        Pattern own = values.get(node.tag + " " + name);
        if (own == null && "name".equals(name) && value.length() > LONGEST_NAME) {
            faults.add(node, "gate.name-long", value.length(), LONGEST_NAME);
            return;
        }
        Pattern pattern = own != null ? own : values.getOrDefault(name, anyValue);
        if (!pattern.matcher(value).matches()) {
            faults.add(node, "gate.attribute-value", node.tag, name, abbreviated(value));
        }
    }

    static String abbreviated(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }
}
