package org.zhuban.studio.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form file as its editor changes it: whatever the editor does not know stays as it is. */
final class FormDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPONENTS = "components";
    private static final List<String> NAMES = List.of("key", "path", "id", "label", "dateLabel", "text");

    private final ObjectNode root;

    /**
     * An element.
     *
     * @param siblings it stands among
     * @param depth    0 = of the form itself
     */
    record Row(ObjectNode node, ArrayNode siblings, int index, int depth) {

        String type() {
            return node.path("type").asText();
        }

        boolean holds() {
            return "group".equals(type()) || "dynamiclist".equals(type());
        }

        /** What people read; its key where it has none. */
        String label() {
            for (String name : List.of("label", "dateLabel", "text", "key", "path", "id")) {
                if (!node.path(name).asText().isBlank()) {
                    return node.path(name).asText();
                }
            }
            return type();
        }
    }

    private FormDocument(ObjectNode root) {
        this.root = root;
    }

    /** Empty if it is no JSON object. */
    static Optional<FormDocument> of(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode object
                    ? Optional.of(new FormDocument(object))
                    : Optional.empty();
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    /** All elements as they follow each other. */
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        collect(root, 0, rows);
        return rows;
    }

    private static void collect(ObjectNode parent, int depth, List<Row> rows) {
        if (parent.path(COMPONENTS) instanceof ArrayNode siblings) {
            for (int i = 0; i < siblings.size(); i++) {
                if (siblings.get(i) instanceof ObjectNode node) {
                    rows.add(new Row(node, siblings, i, depth));
                    collect(node, depth + 1, rows);
                }
            }
        }
    }

    /** The element of a key, else of an id, else of a label; empty if there is none. */
    Optional<ObjectNode> find(String name) {
        return name.isEmpty()
                ? Optional.empty()
                : NAMES.stream()
                        .flatMap(property -> rows().stream()
                                .map(Row::node)
                                .filter(node -> name.equals(node.path(property).asText())))
                        .findFirst();
    }

    private Optional<Row> find(@Nullable ObjectNode node) {
        return rows().stream().filter(row -> row.node() == node).findFirst();
    }

    /** Behind the chosen element, or at the end of the chosen group; at the end of the form if nothing is chosen. */
    ObjectNode add(String type, String label, @Nullable ObjectNode chosen) {
        int number = 1;
        while (used("field" + number)) {
            number++;
        }
        ObjectNode made = JSON.createObjectNode();
        made.put("type", type);
        made.put("id", "Field_" + number + "_" + type);
        switch (type) {
            case "group" -> made.put("label", label).put("showOutline", true).putArray(COMPONENTS);
            case "separator" -> {}
            case "text" -> made.put("text", label);
            case "dynamiclist" ->
                made.put("path", "field" + number).put("label", label).putArray(COMPONENTS);
            case "datetime" ->
                made.put("key", "field" + number).put("dateLabel", label).put("subtype", "date");
            default -> made.put("key", "field" + number).put("label", label);
        }
        if (List.of("select", "radio", "checklist", "taglist").contains(type)) {
            made.putArray("values").addObject().put("label", label + " 1").put("value", "ONE");
        }
        Optional<Row> at = find(chosen);
        if (at.isEmpty()) {
            root.withArray(COMPONENTS).add(made);
        } else if (at.get().holds() && !"group".equals(type)) {
            at.get().node().withArray(COMPONENTS).add(made);
        } else {
            at.get().siblings().insert(at.get().index() + 1, made);
        }
        return made;
    }

    private boolean used(String key) {
        return rows().stream()
                .anyMatch(row -> key.equals(row.node().path("key").asText())
                        || key.equals(row.node().path("path").asText()));
    }

    /** @return where it stood */
    Optional<Row> remove(ObjectNode node) {
        Optional<Row> row = find(node);
        row.ifPresent(each -> each.siblings().remove(each.index()));
        return row;
    }

    /** Puts a removed element where it stood; at the end of the form if that place is gone too. */
    void restore(Row row) {
        boolean there = root.path(COMPONENTS) == row.siblings()
                || rows().stream().anyMatch(each -> each.node().path(COMPONENTS) == row.siblings());
        ArrayNode place = there ? row.siblings() : root.withArray(COMPONENTS);
        place.insert(Math.min(row.index(), place.size()), row.node());
    }

    /** Among its own; at the edge of a group into the next one, or out. */
    void move(ObjectNode node, int by) {
        find(node).ifPresent(row -> {
            int to = row.index() + by;
            if (to >= 0 && to < row.siblings().size()) {
                JsonNode neighbour = row.siblings().get(to);
                row.siblings().remove(row.index());
                if (neighbour instanceof ObjectNode group
                        && "group".equals(group.path("type").asText())
                        && !"group".equals(row.type())) {
                    ArrayNode inside = group.withArray(COMPONENTS);
                    inside.insert(by > 0 ? 0 : inside.size(), node);
                } else {
                    row.siblings().insert(to, node);
                }
            } else {
                parent(row).ifPresent(parent -> {
                    row.siblings().remove(row.index());
                    parent.siblings().insert(parent.index() + (by > 0 ? 1 : 0), node);
                });
            }
        });
    }

    private Optional<Row> parent(Row row) {
        return rows().stream()
                .filter(each -> each.node().path(COMPONENTS) == row.siblings())
                .findFirst();
    }

    /** Sets what is not empty, removes what is; a path like {@code validate.required} makes its object. */
    static void set(ObjectNode node, String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        if (dot > 0) {
            String first = path.substring(0, dot);
            ObjectNode inner = node.withObject("/" + first);
            set(inner, path.substring(dot + 1), value);
            if (inner.isEmpty()) {
                node.remove(first);
            }
        } else if (value == null || value.equals("") || value.equals(false)) {
            node.remove(path);
        } else {
            node.set(path, JSON.valueToTree(value));
        }
    }

    static String get(ObjectNode node, String path) {
        return node.at("/" + path.replace('.', '/')).asText();
    }

    String text() {
        var printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        try {
            return JSON.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
