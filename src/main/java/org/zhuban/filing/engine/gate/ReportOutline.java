package org.zhuban.filing.engine.gate;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a 打印模板 wants to be handed; see {@link ProcessOutline}. */
public record ReportOutline(SortedSet<String> parameters, SortedSet<String> fields) {

    /** @throws IllegalArgumentException if the gate would not read it */
    public static ReportOutline of(byte[] jrxml) {
        try {
            XmlNode document = SafeXml.parse(jrxml, Map.of());
            return new ReportOutline(names(document, "parameter"), names(document, "field"));
        } catch (SafeXml.UnreadableException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static SortedSet<String> names(XmlNode document, String tag) {
        return document.children(tag)
                .map(node -> node.attributes.getOrDefault("name", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
