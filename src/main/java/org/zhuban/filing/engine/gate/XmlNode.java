package org.zhuban.filing.engine.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element as the gate sees it. Tags and attributes are written with the prefix this package gives their namespace
 * ({@code camunda:formRef}); of an unknown namespace {@code ?:name}.
 */
final class XmlNode {

    final String tag;
    final int line;
    final @Nullable XmlNode parent;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<XmlNode> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    XmlNode(String tag, int line, @Nullable XmlNode parent) {
        this.tag = tag;
        this.line = line;
        this.parent = parent;
    }

    String id() {
        return attributes.getOrDefault("id", "");
    }

    /** Its id, or where it stands. */
    String shown() {
        return id().isEmpty() ? "<" + tag + "> (" + line + ")" : id();
    }

    @Nullable
    String attribute(String name) {
        return attributes.get(name);
    }

    String content() {
        return text.toString().strip();
    }

    Stream<XmlNode> children(String childTag) {
        return children.stream().filter(child -> child.tag.equals(childTag));
    }

    @Nullable
    XmlNode child(String childTag) {
        return children(childTag).findFirst().orElse(null);
    }

    /** Itself and all below. */
    Stream<XmlNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
    }
}
